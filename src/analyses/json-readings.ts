import ts from 'typescript';
import { jsonReaders, type JsonReader } from '../catalogue/json.js';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { isCallOf } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { partsFor, type Kind, type Part } from './json-parts.js';
import { nodesOf } from './nodes.js';
import { mentionsInProgram } from './program-mentions.js';

/** What comes back as a text, a number or an empty object. */
export type Unrevived = Exclude<Kind, 'Promise'>;

/** A value made of JSON that is taken for a type with a part that JSON does not give. */
export interface JsonReading {
  readonly call: ts.CallExpression;
  /** The type that it is taken for. */
  readonly type: ts.Type;
  readonly part: Part<Unrevived> & { readonly property: ts.Symbol };
  /** Where the program uses the part as what it is not: the access to its method. */
  readonly use: ts.PropertyAccessExpression;
}

const UNREVIVED: ReadonlySet<Unrevived> = new Set(['Map', 'Set', 'RegExp', 'bigint', 'Date']);
const READS = /\bJSON\s*\.\s*parse\b|\.json\(\)/;

/**
 * Values of `JSON.parse()` and the like, taken for a type by an annotation or a cast, with a part that the program uses by a
 * method which what JSON gives does not have. Silent where the program converts that part anywhere.
 */
export const jsonReadings = defineFileAnalysis('jsonReadings', (pass): readonly JsonReading[] => {
  if (!READS.test(pass.sourceFile.text)) return [];
  return nodesOf(pass, ts.SyntaxKind.CallExpression).flatMap(call => {
    const typeOf = namesReading(call) ? takenFor(call) : undefined;
    const type = typeOf && isReading(call, pass) ? typeOf(pass.checker) : undefined;
    for (const part of type ? partsFor(type, UNREVIVED, pass) : []) {
      const { property } = part;
      const use = property && useOf(property, part.kind, pass);
      if (type && use) return [{ call, type, part: { ...part, property }, use }];
    }
    return [];
  });
});

const READERS: ReadonlySet<string> = new Set(jsonReaders.map(({ callee }) => callee.name));

function namesReading({ expression }: ts.CallExpression): boolean {
  const callee = withoutCasts(expression);
  return ts.isPropertyAccessExpression(callee) && READERS.has(callee.name.text);
}

function isReading(call: ts.CallExpression, { program }: FilePass): boolean {
  return (jsonReaders as readonly JsonReader[]).some(({ callee, origin, reviver }) => (reviver === undefined || call.arguments.length <= reviver) && isCallOf(call, callee, origin, program));
}

/** How to ask for the type that is written down for the value: of the variable that gets it, of the function that returns it, or in a cast. */
function takenFor(call: ts.CallExpression): ((checker: ts.TypeChecker) => ts.Type | undefined) | undefined {
  let value: ts.Expression = call;
  while (ts.isParenthesizedExpression(value.parent) || ts.isAwaitExpression(value.parent) || ts.isNonNullExpression(value.parent)) value = value.parent;
  const { parent } = value;
  if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) return checker => checker.getTypeFromTypeNode(parent.type);
  const isGiven = (ts.isVariableDeclaration(parent) && parent.type !== undefined) || ts.isReturnStatement(parent) || (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken);
  return isGiven ? checker => checker.getContextualType(value) : undefined;
}

/** A use of the property by a method of its own kind; none where something of the program converts what is in it. */
function useOf(property: ts.Symbol, kind: Unrevived, { program, checker }: FilePass): ts.PropertyAccessExpression | undefined {
  let use: ts.PropertyAccessExpression | undefined;
  for (const mention of mentionsInProgram(program, property.name)) {
    const { parent } = mention;
    if (isConverted(mention)) return undefined;
    if (use || !ts.isPropertyAccessExpression(parent) || parent.name !== mention || !isSame(checker.getSymbolAtLocation(mention), property)) continue;
    const access = outermost(parent).parent;
    if (ts.isPropertyAccessExpression(access) && isOfKindOnly(access, kind, program, checker)) use = access;
  }
  return use;
}

/** Whether a mention is part of a conversion: `new Date(x.at)`, `x.at = …` from a text, `at: new Date(…)` with the name in it. */
function isConverted(mention: ts.Node): boolean {
  const { parent } = mention;
  const value = ts.isPropertyAccessExpression(parent) ? outermost(parent) : mention;
  if (isCall(value.parent) && value.parent.expression !== value) return /(?:^|\.)(?:Date|Map|Set|RegExp|BigInt|parse\w*|dayjs|moment|entries|from\w*|to[A-Z]\w*|revive\w*|deserialize\w*|hydrate\w*)$/.test(value.parent.expression.getText());
  const written = ts.isPropertyAssignment(parent) && parent.name === mention ? parent.initializer : ts.isBinaryExpression(value.parent) && value.parent.left === value && value.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? value.parent.right : undefined;
  return written !== undefined && new RegExp(`\\b${(mention as ts.Identifier).text.replaceAll('$', '\\$')}\\b`).test(written.getText()) && someCall(written);
}

function someCall(node: ts.Node): boolean {
  return isCall(node) || (ts.forEachChild(node, child => someCall(child) || undefined) ?? false);
}

function outermost(access: ts.Expression): ts.Expression {
  let node = access;
  while (ts.isNonNullExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) node = node.parent;
  return node;
}

function isSame(a: ts.Symbol | undefined, b: ts.Symbol): boolean {
  return a === b || (a?.valueDeclaration !== undefined && a.valueDeclaration === b.valueDeclaration);
}

/** Whether a member is one that the language's class has and what JSON gives in its place has not. */
function isOfKindOnly({ name, parent }: ts.PropertyAccessExpression, kind: Unrevived, program: ts.Program, checker: ts.TypeChecker): boolean {
  if (!isOfDefaultLibrary(checker.getSymbolAtLocation(name), program)) return false;
  const instead = kind === 'Date' ? checker.getStringType() : kind === 'bigint' ? checker.getNumberType() : undefined;
  const has = instead ? checker.getApparentType(instead).getProperty(name.text) : /^(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$/.test(name.text);
  return !has && ts.isCallExpression(parent);
}
