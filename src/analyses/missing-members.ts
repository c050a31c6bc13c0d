import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import { someGlobalClassHas } from '../types/engine.js';
import { isInferenceReliable, isJavaScript } from '../types/js-inference.js';
import { hasMember, memberNames, partsOf, withBases } from '../types/members.js';
import { withoutCasts } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { seeThrough } from '../types/see-through.js';
import { suppressionsIn } from '../types/suppressions.js';
import { isPresenceTest, presenceTestsIn, variableInitialisedWith } from '../types/use.js';
import { contraryEvidence, type Evidence } from './contrary-evidence.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { isWriteTarget } from './program-mentions.js';

/** A use of a member that the value's own type does not declare. */
export interface MissingMember {
  readonly name: string;
  /** The name where it is used. */
  readonly at: ts.Node;
  readonly type: ts.Type;
  /** What keeps the compiler from seeing it. */
  readonly hiddenBy: 'nothing' | 'cast' | { readonly line: number; readonly directive: string };
  readonly compilerSees: boolean;
  readonly isCall: boolean;
  readonly evidence: Evidence;
  /** The member whose value has the missing one: `constants` for `http2.HTTP2_HEADER_PATH`. */
  readonly foundIn: string | undefined;
  /** Names of members that the type has; where the missing one is called, only those that can be. */
  readonly candidates: readonly string[];
}

/** `_private`, vendor prefixes and what the language itself looks up. */
const BY_CONVENTION = /^(?:_|#|webkit|moz|ms[A-Z]|constructor$|prototype$|then$|default$|toJSON$|\$\$)/;

/** Uses of members that do not exist, with what was asked to be sure. Presence tests and write targets are no uses. */
export const missingMembers = defineFileAnalysis('missingMembers', (pass): readonly MissingMember[] => {
  const { sourceFile, checker } = pass;
  const found: MissingMember[] = [];
  let tested: ReadonlySet<string> | undefined;

  /** `receiver` is the value that is asked for the member, or a declaration whose type says what the value is. */
  const consider = (name: string, at: ts.Node, receiver: ts.Expression | Declaration, isCall: boolean): void => {
    const { expression, casts } = isDeclaration(receiver) ? { expression: receiver, casts: [] } : seeThrough(receiver, checker);
    if (isNamespaceImport(expression, checker)) return;
    const outer = casts.at(-1);
    if (outer && !isDeclaration(expression) && !hidesMember(outer, expression, name, isCall, checker)) return;
    const type = checker.getTypeAtLocation(expression);
    if (type.flags & ts.TypeFlags.Any) return;
    if (hasMember(type, name, checker) !== 'no') return;
    tested ??= presenceTestsIn(sourceFile);
    const variable = ts.isBindingElement(at.parent) ? at.parent.name : variableInitialisedWith(at.parent);
    if (tested.has(name) || (variable && ts.isIdentifier(variable) && tested.has(variable.text))) return;

    const javaScript = isJavaScript(sourceFile);
    const suppression = javaScript ? undefined : suppressionsIn(sourceFile).at(ts.getLineAndCharacterOfPosition(sourceFile, at.getStart()).line);
    if (suppression && isTestFile(sourceFile.fileName)) return;
    const compilerSees = !casts.length && !suppression && !javaScript && !(ts.isStringLiteralLike(at) && ts.isElementAccessExpression(at.parent) && !isStrictAboutAny(pass.program));
    if ((javaScript || suppression?.directive === '@ts-nocheck') && !isInferenceReliable(expression, checker)) return;
    if (javaScript && isMisdocumented(expression, type, name, isCall, pass)) return;
    if (isOpen(type, expression, compilerSees, checker) || isMisread(type, pass.program)) return;
    if (!compilerSees && fillsItself(type, checker)) return;
    const evidence = contraryEvidence({ name, type, compilerSees, isCall }, pass);
    if (evidence.contrary === 'yes' && !evidence.undocumented) return;
    if (evidence.contrary === 'unknown' && !evidence.onlyDomUnknown) return;
    found.push({
      name,
      at,
      type,
      hiddenBy: casts.length ? 'cast' : (suppression ?? 'nothing'),
      compilerSees: compilerSees || (javaScript && isCheckedJavaScript(pass) && !casts.length),
      isCall,
      evidence,
      foundIn: memberWith(name, type, at, checker),
      candidates: candidates(type, isCall, at, checker),
    });
  };

  for (const node of nodesOf(pass, ts.SyntaxKind.PropertyAccessExpression, ts.SyntaxKind.ElementAccessExpression, ts.SyntaxKind.ObjectBindingPattern, ts.SyntaxKind.BinaryExpression)) {
    if (ts.isPropertyAccessExpression(node)) {
      if (ts.isIdentifier(node.name) && isUse(node, node.name.text) && mayBeMissing(node.name, node.expression, checker)) consider(node.name.text, node.name, node.expression, isCallee(node));
    } else if (ts.isElementAccessExpression(node)) {
      const key = node.argumentExpression;
      if (ts.isStringLiteralLike(key) && isUse(node, key.text) && mayBeMissing(key, node.expression, checker)) consider(key.text, key, node.expression, isCallee(node));
    } else if (ts.isObjectBindingPattern(node)) {
      if (isRequire(node.parent)) continue;
      const source = ts.isVariableDeclaration(node.parent) && !node.parent.type && node.parent.initializer ? node.parent.initializer : node.parent;
      for (const element of node.elements) {
        const key = element.propertyName ?? element.name;
        if (!element.initializer && !element.dotDotDotToken && isConstantKey(key) && !BY_CONVENTION.test(key.text)) consider(key.text, key, source, false);
      }
    } else if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isObjectLiteralExpression(node.left)) {
      for (const property of node.left.properties) {
        if (ts.isShorthandPropertyAssignment(property) ? property.objectAssignmentInitializer : !ts.isPropertyAssignment(property) || ts.isBinaryExpression(property.initializer)) continue;
        const key = property.name;
        if (key && isConstantKey(key) && !BY_CONVENTION.test(key.text)) consider(key.text, key, node.right, false);
      }
    }
  }
  return found;
});

type Declaration = ts.ParameterDeclaration | ts.VariableDeclaration | ts.BindingElement;

function isDeclaration(node: ts.Expression | Declaration): node is Declaration {
  return ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node);
}

/** Cheap: the checker resolves nearly every name. Behind a cast what it resolves is the cast's word. */
function mayBeMissing(name: ts.Node, receiver: ts.Expression, checker: ts.TypeChecker): boolean {
  return isAssertion(receiver) || !checker.getSymbolAtLocation(name);
}

function isAssertion(node: ts.Expression): boolean {
  return ts.isParenthesizedExpression(node) ? isAssertion(node.expression) || !!ts.getJSDocTypeTag(node) : ts.isAsExpression(node) || ts.isTypeAssertionExpression(node) || (ts.isNonNullExpression(node) && isAssertion(node.expression));
}

function isUse(access: ts.PropertyAccessExpression | ts.ElementAccessExpression, name: string): boolean {
  if (BY_CONVENTION.test(name) || !/^[\w$]+$/.test(name)) return false;
  if (ts.isExpressionWithTypeArguments(access.parent) && !ts.isClassLike(access.parent.parent.parent)) return false;
  return !isWriteTarget(access) && !isPresenceTest(access);
}

function isCallee(access: ts.Expression): boolean {
  let node: ts.Node = access;
  while (ts.isParenthesizedExpression(node.parent) || ts.isNonNullExpression(node.parent)) node = node.parent;
  return (ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)) && node.parent.expression === node;
}

/**
 * Whether an assertion hides that the member is not there. One to a type that has the member is somebody's word that the
 * value is more than its type says: only a double assertion between unrelated types, and a call on it, is doubted.
 */
function hidesMember(cast: ts.Expression, expression: ts.Expression, name: string, isCall: boolean, checker: ts.TypeChecker): boolean {
  const claimed = checker.getTypeAtLocation(cast);
  if (claimed.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
  if (hasMember(claimed, name, checker) !== 'yes') return hasMember(claimed, name, checker) === 'no';
  if (claimed.getStringIndexType() && !claimed.getProperty(name)) return true;
  const isDouble = (ts.isAsExpression(cast) || ts.isTypeAssertionExpression(cast)) && isAssertion(cast.expression);
  return isDouble && isCall && !checker.isTypeAssignableTo?.(claimed, checker.getTypeAtLocation(expression));
}

/**
 * Values that code from elsewhere adds to as a matter of course: the global object, `import.meta`; and a generic parameter,
 * unless the compiler itself objects.
 */
function isOpen(type: ts.Type, expression: ts.Node, compilerSees: boolean, checker: ts.TypeChecker): boolean {
  if (expression.kind === ts.SyntaxKind.ThisKeyword && isPartOfUntyped(expression, checker)) return true;
  if (type.flags & ts.TypeFlags.TypeParameter || expression.kind === ts.SyntaxKind.ThisKeyword) return !compilerSees && !isThisOfClass(type, expression);
  if (ts.isMetaProperty(expression)) return true;
  // `Pick<any, 'id'>`: of what could not be resolved.
  if ((type.isUnionOrIntersection() ? type.types : [type]).some(isMappedFromAny)) return true;
  const name = (type.symbol as ts.Symbol | undefined)?.name ?? '';
  const written = ts.isIdentifier(expression) ? expression.text : '';
  if (/^(?:globalThis|Window|ImportMeta|Global)$/.test(name) || /^(?:globalThis|window|self|global)$/.test(written)) return true;
  return !compilerSees && (/^(?:Process|ProcessEnv)$/.test(name) || /^(?:document|navigator)$/.test(written));
}

const filling = new WeakMap<ts.Node, boolean>();

/** Whether a class that the type has its members of gives its instances members by names that it does not write: `this[key] = …`, `Object.assign(this, options)`. */
function fillsItself(type: ts.Type, checker: ts.TypeChecker): boolean {
  return (partsOf(type, checker) ?? []).some(part => [...withBases(part, checker)].some(({ symbol }) => (symbol as ts.Symbol | undefined)?.declarations?.some(declaration => ts.isClassLike(declaration) && isFilling(declaration))));
}

function isFilling(declaration: ts.ClassLikeDeclaration): boolean {
  let answer = filling.get(declaration);
  if (answer === undefined) {
    const visit = (node: ts.Node): boolean => {
      if (ts.isElementAccessExpression(node) && isWriteTarget(node) && withoutCasts(node.expression).kind === ts.SyntaxKind.ThisKeyword && !ts.isLiteralExpression(node.argumentExpression)) return true;
      if (ts.isCallExpression(node) && node.expression.getText() === 'Object.assign') {
        const [target, ...sources] = node.arguments;
        if (target && withoutCasts(target).kind === ts.SyntaxKind.ThisKeyword && !sources.every(ts.isObjectLiteralExpression)) return true;
      }
      return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
    };
    filling.set(declaration, (answer = visit(declaration)));
  }
  return answer;
}

function isMappedFromAny({ aliasSymbol, aliasTypeArguments }: ts.Type): boolean {
  const declaration = aliasSymbol?.declarations?.[0];
  return declaration !== undefined && ts.isTypeAliasDeclaration(declaration) && ts.isMappedTypeNode(declaration.type) && (aliasTypeArguments ?? []).some(argument => argument.flags & ts.TypeFlags.Any);
}

/**
 * Whether the type is only what the comment of an unchecked parameter says, a text or a number, and the member is one that other
 * values of the language have: then it is the comment that is wrong, as `@param {string} pattern` above `pattern.exec(text)`. Or a list
 * of texts that is split, or a `Map`, and the member is one that no value of the language has: objects by name are called so too.
 */
function isMisdocumented(expression: ts.Node, type: ts.Type, name: string, isCall: boolean, pass: FilePass): boolean {
  if (!isCheckedJavaScript(pass) && isUsedAsList(expression, type, name, pass)) return true;
  const declaration = documentedParameter(expression, pass.checker);
  if (!declaration || isCheckedJavaScript(pass)) return false;
  if (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) return someGlobalClassHas(name);
  if (pass.checker.isArrayType(type)) return isCall && name in String.prototype;
  const className = (type.symbol as ts.Symbol | undefined)?.name ?? '';
  return className === 'Map' ? !someGlobalClassHas(name) : /^(?:Big)?(?:Uint|Int|Float)\d+(?:Clamped)?Array$/.test(className) && someGlobalClassHas(name);
}

/** Whether the code takes a parameter for a list, which the comment that gives it a type has forgotten to say: it asks for more than one member that lists have and the type has not. */
function isUsedAsList(expression: ts.Node, type: ts.Type, name: string, { checker }: FilePass): boolean {
  const symbol = name in Array.prototype && ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression) : undefined;
  const declaration = symbol?.valueDeclaration;
  const owner = declaration && ts.findAncestor(declaration, ts.isParameter)?.parent;
  if (!symbol || !owner || !isJavaScript(owner)) return false;
  const asked = referencesTo(symbol, owner, checker).map(({ parent }) => (ts.isPropertyAccessExpression(parent) ? parent.name.text : ''));
  return new Set(asked.filter(each => each in Array.prototype && hasMember(type, each, checker) === 'no')).size > 1;
}

/** The parameter of which a comment says what a variable is: itself, or the list that the variable goes through. */
function documentedParameter(node: ts.Node, checker: ts.TypeChecker): ts.ParameterDeclaration | undefined {
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  if (declaration && ts.isParameter(declaration)) return isJavaScript(declaration) && ts.getJSDocType(declaration) ? declaration : undefined;
  const loop = declaration && ts.isVariableDeclaration(declaration) ? declaration.parent.parent : undefined;
  return loop && ts.isForOfStatement(loop) && ts.isIdentifier(loop.expression) ? documentedParameter(loop.expression, checker) : undefined;
}

/** Declared in a file that the parser stumbles over: JavaScript with the types of another language. */
function isMisread(type: ts.Type, program: ts.Program): boolean {
  return ((type.symbol as ts.Symbol | undefined)?.declarations ?? []).some(declaration => isJavaScript(declaration.getSourceFile()) && program.getSyntacticDiagnostics(declaration.getSourceFile()).length > 0);
}

/** Inside an object literal that is given to something without a type: whoever takes it decides what `this` is. */
function isPartOfUntyped(node: ts.Node, checker: ts.TypeChecker): boolean {
  for (let outer: ts.Node | undefined = node; outer && !ts.isClassLike(outer) && !ts.isFunctionDeclaration(outer); outer = outer.parent) {
    if (ts.isObjectLiteralExpression(outer) && checker.getContextualType(outer)?.flags === ts.TypeFlags.Any) return true;
  }
  return false;
}

function isThisOfClass(type: ts.Type, expression: ts.Node): boolean {
  return expression.kind === ts.SyntaxKind.ThisKeyword && (type.isClass() || !!(type as { isThisType?: boolean }).isThisType);
}

/** `const { name } = require('module')` names exports, as an import does. */
function isRequire(node: ts.Node): boolean {
  const value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  return !!value && ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === 'require';
}

/** Members of `import * as ns` are exports; no-unknown-export speaks of them. */
function isNamespaceImport(expression: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isAwaitExpression(expression)) return ts.isCallExpression(expression.expression) && expression.expression.expression.kind === ts.SyntaxKind.ImportKeyword;
  if (!ts.isIdentifier(expression)) return false;
  const declaration = checker.getSymbolAtLocation(expression)?.declarations?.[0];
  if (!declaration) return false;
  if (ts.isNamespaceImport(declaration) || ts.isImportEqualsDeclaration(declaration)) return true;
  return ts.isVariableDeclaration(declaration) && !!declaration.initializer && ts.isAwaitExpression(declaration.initializer) && isNamespaceImport(declaration.initializer, checker);
}

function isConstantKey(key: ts.Node): key is ts.Identifier | ts.StringLiteralLike {
  return ts.isIdentifier(key) || ts.isStringLiteralLike(key);
}

function isCheckedJavaScript({ program, sourceFile }: FilePass): boolean {
  return !!program.getCompilerOptions().checkJs || /^\s*\/\/\s*@ts-check\b/m.test(sourceFile.text.slice(0, 2000));
}

/** Otherwise `value['name']` is how one gets at what the types do not tell. */
function isStrictAboutAny(program: ts.Program): boolean {
  const { strict, noImplicitAny } = program.getCompilerOptions();
  return noImplicitAny ?? strict ?? false;
}

const MAX_MEMBERS = 300;

function memberWith(name: string, type: ts.Type, at: ts.Node, checker: ts.TypeChecker): string | undefined {
  const found = checker
    .getPropertiesOfType(checker.getApparentType(type))
    .slice(0, MAX_MEMBERS)
    .filter(property => !BY_CONVENTION.test(property.name) && !property.name.startsWith('__') && property.flags & (ts.SymbolFlags.Property | ts.SymbolFlags.Variable | ts.SymbolFlags.Module))
    .filter(property => {
      const value = checker.getTypeOfSymbolAtLocation(property, at);
      return value.flags & ts.TypeFlags.Object && !checker.isArrayLikeType(value) && value.getCallSignatures().length === 0 && value.getProperty(name);
    });
  return found.length === 1 ? found[0]?.name : undefined;
}

function candidates(type: ts.Type, isCall: boolean, at: ts.Node, checker: ts.TypeChecker): string[] {
  const names = memberNames(type, checker);
  if (!isCall) return names;
  const callable = (name: string): boolean => {
    const property = checker.getApparentType(type).getProperty(name);
    return !!property && checker.getTypeOfSymbolAtLocation(property, at).getCallSignatures().length > 0;
  };
  return names.filter(callable);
}
