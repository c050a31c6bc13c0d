import ts from 'typescript';
import { INDEXED } from '../catalogue/foreign-idioms.js';
import { isOfDefaultLibrary, libraryTypes } from '../types/default-library.js';
import { hasMember } from '../types/members.js';
import { withoutCasts } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { runAround } from './foreign-idiom.js';
import { nodesOf } from './nodes.js';
import { isWriteTarget } from './program-mentions.js';

/** A lookup that finds nothing, whatever the data. */
export type ImpossibleLookup =
  /** `xs[-1]`: an index does not count from the end. */
  | { readonly kind: 'negativeIndex'; readonly at: ts.ElementAccessExpression; readonly object: ts.Expression; readonly index: string; readonly hasAt: boolean }
  /** `text.substring(0, -1)`, `text.charAt(-1)`: a negative position is none, or counts as 0. */
  | { readonly kind: 'negativePosition'; readonly at: ts.CallExpression; readonly method: ts.Identifier; readonly position: string }
  /** `seen.has([x, y])`: what is made here is equal to nothing else. */
  | { readonly kind: 'newKey'; readonly at: ts.Expression; readonly call: ts.CallExpression; readonly method: string; readonly made: 'array' | 'object' | 'function' }
  /** `Object.keys(map)`, `for (const key in map)`: what a collection holds is no property of it. */
  | { readonly kind: 'noProperties'; readonly at: ts.Node; readonly collection: ts.Expression; readonly type: 'Map' | 'Set'; readonly asks: Asks };

type Asks = 'keys' | 'values' | 'entries' | 'for…in';

const NEGATIVE_POSITIONS: ReadonlySet<string> = new Set(['charAt', 'charCodeAt', 'codePointAt', 'substring']);
const BY_IDENTITY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['Map', 'ReadonlyMap', 'WeakMap'].map(name => [name, new Set(['delete', 'get', 'has'])] as const),
  ...['Set', 'ReadonlySet', 'WeakSet'].map(name => [name, new Set(['delete', 'has'])] as const),
  ...['Array', 'ReadonlyArray'].map(name => [name, new Set(['includes', 'indexOf', 'lastIndexOf'])] as const),
]);
const IDENTITY_METHODS: ReadonlySet<string> = new Set([...BY_IDENTITY.values()].flatMap(names => [...names]));
const COLLECTIONS: ReadonlyMap<string, 'Map' | 'Set'> = new Map([['Map', 'Map'], ['ReadonlyMap', 'Map'], ['Set', 'Set'], ['ReadonlySet', 'Set']]);

export const impossibleLookups = defineFileAnalysis('impossibleLookups', (pass): readonly ImpossibleLookup[] => {
  const calls = nodesOf(pass, ts.SyntaxKind.CallExpression).map(call => negativePosition(call, pass) ?? newKey(call, pass) ?? propertiesOf(call, pass));
  const loops = nodesOf(pass, ts.SyntaxKind.ForInStatement).map(loop => noProperties(loop.expression, 'for…in', loop, pass));
  return [...nodesOf(pass, ts.SyntaxKind.ElementAccessExpression).map(access => negativeIndex(access, pass)), ...calls, ...loops].filter(lookup => lookup !== undefined);
});

function negativeIndex(at: ts.ElementAccessExpression, pass: FilePass): ImpossibleLookup | undefined {
  const index = negative(at.argumentExpression);
  if (index === undefined || isWriteTarget(at)) return undefined;
  const object = withoutCasts(at.expression) as ts.Expression;
  const names = libraryTypes(object, pass.program);
  if (!names?.every(name => INDEXED.test(name)) || isWrittenNegatively(pass)) return undefined;
  return { kind: 'negativeIndex', at, object: at.expression, index, hasAt: hasMember(pass.checker.getTypeAtLocation(object), 'at', pass.checker) === 'yes' };
}

/** Whether the file keeps something under a negative index, which is then a property like any other. */
function isWrittenNegatively(pass: FilePass): boolean {
  return nodesOf(pass, ts.SyntaxKind.ElementAccessExpression).some(access => negative(access.argumentExpression) !== undefined && isWriteTarget(access));
}

function negativePosition(at: ts.CallExpression, pass: FilePass): ImpossibleLookup | undefined {
  const callee = withoutCasts(at.expression);
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.name) || !NEGATIVE_POSITIONS.has(callee.name.text)) return undefined;
  const position = at.arguments.map(negative).find(text => text !== undefined);
  return position !== undefined && libraryTypes(callee.expression, pass.program)?.every(name => name === 'String') ? { kind: 'negativePosition', at, method: callee.name, position } : undefined;
}

function newKey(call: ts.CallExpression, pass: FilePass): ImpossibleLookup | undefined {
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !IDENTITY_METHODS.has(callee.name.text)) return undefined;
  const [at] = call.arguments;
  const made = at && (kindOfNew(withoutCasts(at)) ?? kindOfNewConstant(withoutCasts(at), pass));
  if (!at || !made) return undefined;
  const method = callee.name.text;
  return libraryTypes(callee.expression, pass.program)?.every(name => BY_IDENTITY.get(name)?.has(method)) ? { kind: 'newKey', at, call, method, made } : undefined;
}

function kindOfNew(node: ts.Node): 'array' | 'object' | 'function' | undefined {
  if (ts.isArrayLiteralExpression(node)) return 'array';
  if (ts.isObjectLiteralExpression(node) || ts.isNewExpression(node)) return 'object';
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? 'function' : undefined;
}

/** A constant that was given something new just before, and that nothing else has had in its hands by then. */
function kindOfNewConstant(name: ts.Node, { checker }: FilePass): ReturnType<typeof kindOfNew> {
  const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer || !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return undefined;
  const made = kindOfNew(withoutCasts(declaration.initializer));
  if (!made || made === 'function' || runAround(declaration) !== runAround(name)) return undefined;
  return referencesTo(symbol, runAround(declaration), checker).every(mention => mention.pos >= name.pos) ? made : undefined;
}

function propertiesOf(call: ts.CallExpression, pass: FilePass): ImpossibleLookup | undefined {
  const callee = withoutCasts(call.expression);
  const [collection] = call.arguments;
  const asks = ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && callee.expression.text === 'Object' ? /^(?:keys|values|entries)$/.exec(callee.name.text)?.[0] : undefined;
  if (!collection || !asks || !isOfDefaultLibrary(pass.checker.getSymbolAtLocation((callee as ts.PropertyAccessExpression).name), pass.program)) return undefined;
  return noProperties(collection, asks as Asks, call, pass);
}

function noProperties(collection: ts.Expression, asks: Asks, at: ts.Node, pass: FilePass): ImpossibleLookup | undefined {
  const [type, ...others] = libraryTypes(collection, pass.program)?.map(name => COLLECTIONS.get(name)) ?? [];
  return type && others.every(other => other === type) ? { kind: 'noProperties', at, collection, type, asks } : undefined;
}

/** `-1`, as it is written. */
function negative(node: ts.Node): string | undefined {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand) && Number(node.operand.text) > 0 ? node.getText() : undefined;
}
