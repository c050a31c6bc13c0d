import ts from 'typescript';
import type { ResourceEntry } from '../catalogue/schema.js';
import { withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { isMemberMentionedElsewhere } from './mentioned-elsewhere.js';
import { ownershipOfArgument } from './parameter-ownership.js';
import { useOf, valueAround, type Surroundings, type Use } from './resource-uses.js';

/** What becomes of the value that a registration returns. */
export type HandleFate =
  /** Nothing keeps it. */
  | { readonly kind: 'discarded' }
  /** It is kept under a name; `releases` are the places that give it back. */
  | { readonly kind: 'kept'; readonly name: string; readonly isField: boolean; readonly releases: readonly ts.Node[]; readonly isUsed: boolean }
  /** Somebody else may give it back. */
  | { readonly kind: 'unknown' };

const UNKNOWN: HandleFate = { kind: 'unknown' };

/** Follows the handle that `call` returns through the file, and through the program where it is kept in a field that others can see. */
export function fateOfHandle(call: Call, resource: ResourceEntry, program: ts.Program): HandleFate {
  const checker = program.getTypeChecker();
  const value = valueAround(call);
  const { parent } = value;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return { kind: 'discarded' };
  if (ts.isArrowFunction(parent) && parent.body === value) return isResultIgnored(parent, checker) ? { kind: 'discarded' } : UNKNOWN;
  // `using` gives it back.
  if (ts.isVariableDeclaration(parent) && (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Using) !== 0) return UNKNOWN;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return ofVariable(parent.name, call, resource, program);
  if (ts.isPropertyDeclaration(parent) && parent.initializer === value) return ofMember(parent.name, call, resource, program);
  if (!ts.isBinaryExpression(parent) || parent.right !== value || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return UNKNOWN;
  if (!ts.isExpressionStatement(parent.parent) && !(ts.isParenthesizedExpression(parent.parent) && ts.isExpressionStatement(parent.parent.parent))) return UNKNOWN;
  const target = withoutCasts(parent.left);
  if (ts.isIdentifier(target)) return ofVariable(target, call, resource, program);
  if (!ts.isPropertyAccessExpression(target)) return UNKNOWN;
  if (target.expression.kind === ts.SyntaxKind.ThisKeyword) return ofMember(target.name, call, resource, program);
  return target.name.text === 'current' && ts.isIdentifier(target.expression) ? ofRef(target.expression, call, resource, program) : UNKNOWN;
}

/** A function whose result the callee does not look at: the callback of `forEach`. */
function isResultIgnored(arrow: ts.ArrowFunction, checker: ts.TypeChecker): boolean {
  const { parent } = arrow;
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression) || parent.expression.name.text !== 'forEach') return false;
  return checker.getNonNullableType(checker.getTypeAtLocation(parent.expression.expression)).getProperty('forEach') !== undefined;
}

function surroundings(call: Call, resource: ResourceEntry, program: ts.Program): Surroundings {
  return { resource, program, acquiredBy: call, ownership: (callee, index) => ownershipOfArgument(callee, index, resource, program) };
}

function ofVariable(name: ts.Identifier, call: Call, resource: ResourceEntry, program: ts.Program): HandleFate {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || isExported(declaration)) return UNKNOWN;
  const mentions = referencesTo(symbol, enclosingFunction(declaration), checker);
  return judge(name.text, false, mentions, surroundings(call, resource, program));
}

function isExported(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

/** `ref.current`, of which the ref is a variable. */
function ofRef(ref: ts.Identifier, call: Call, resource: ResourceEntry, program: ts.Program): HandleFate {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(ref);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || isExported(declaration)) return UNKNOWN;
  const mentions: ts.Expression[] = [];
  for (const mention of referencesTo(symbol, enclosingFunction(declaration), checker)) {
    const { parent } = mention;
    if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'current') mentions.push(parent);
    // Lists of dependencies name the ref without using it.
    else if (!ts.isArrayLiteralExpression(parent)) return UNKNOWN;
  }
  return judge(`${ref.text}.current`, false, mentions, surroundings(call, resource, program));
}

function ofMember(name: ts.PropertyName | ts.MemberName, call: Call, resource: ResourceEntry, program: ts.Program): HandleFate {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const text = name.getText();
  if (!symbol || ts.isComputedPropertyName(name)) return UNKNOWN;
  const file = call.getSourceFile();
  const mentions = mentionsOfMember(text, symbol, file, checker);
  if (!mentions) return UNKNOWN;
  const fate = judge(`this.${text}`, true, mentions, surroundings(call, resource, program));
  return fate.kind === 'kept' && !ts.isPrivateIdentifier(name) && isMemberMentionedElsewhere(text, symbol, file, program) ? UNKNOWN : fate;
}

/** Accesses of a member in a file; undefined when it is taken apart or named in a text. */
function mentionsOfMember(text: string, symbol: ts.Symbol, file: ts.SourceFile, checker: ts.TypeChecker): readonly ts.PropertyAccessExpression[] | undefined {
  const found: ts.PropertyAccessExpression[] = [];
  let isPlain = true;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text === text) isPlain = false;
    if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === text) isPlain = false;
    if (ts.isPropertyAccessExpression(node) && node.name.text === text) {
      const mentioned = checker.getSymbolAtLocation(node.name);
      if (mentioned === undefined || mentioned === symbol || mentioned.name === symbol.name) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return isPlain ? found : undefined;
}

function judge(name: string, isField: boolean, mentions: readonly ts.Expression[], known: Surroundings): HandleFate {
  const releases: ts.Node[] = [];
  let isUsed = false;
  for (const mention of mentions) {
    const uses = usesAt(mention, known);
    if (!uses) return UNKNOWN;
    for (const use of uses) {
      if (use.does === 'release' || use.does === 'consume' || (use.does === 'use' && use.method === 'unobserve')) releases.push(mention);
      else if (use.does === 'use' || use.does === 'activate') isUsed = true;
      else if (use.does === 'escape' || use.does === 'alias' || use.does === 'iterate') return UNKNOWN;
    }
  }
  return { kind: 'kept', name, isField, releases, isUsed };
}

/** What is done where the handle is mentioned, and with a constant that gets its value there. */
function usesAt(mention: ts.Expression, known: Surroundings): readonly Use[] | undefined {
  const checker = known.program.getTypeChecker();
  const { parent } = valueAround(mention);
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) !== 0) {
    const symbol = checker.getSymbolAtLocation(parent.name);
    return symbol && referencesTo(symbol, enclosingFunction(parent), checker).map(alias => useOf(alias, known).use);
  }
  return [useOf(mention, known).use];
}
