import ts from 'typescript';
import { widerResults } from '../catalogue/index.js';
import { isComponentFile } from '../types/embedded.js';
import { withoutCasts, type Call } from '../types/origin.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { defineFact } from './define.js';
import { isAssignment } from '../types/syntax.js';

/** What a value is at run time, one bit each, so that a number stands for a set of them. */
export const Kind = {
  undefined: 1,
  null: 2,
  boolean: 4,
  number: 8,
  bigint: 16,
  string: 32,
  symbol: 64,
  function: 128,
  array: 256,
  /** An object literal or an instance of a class of the language: no proxy, no accessor of somebody else. */
  plain: 512,
  /** Any other object. */
  object: 1024,
} as const;

export const NULLISH = Kind.undefined | Kind.null;
export const ANY_KIND = 2047;
export const PRIMITIVE = NULLISH | Kind.boolean | Kind.number | Kind.bigint | Kind.string | Kind.symbol;
export const NOT_PRIMITIVE = ANY_KIND & ~PRIMITIVE;
const NUMERIC = Kind.number | Kind.bigint;

/** Variables that are written more often are not looked into. */
const MAX_WRITES = 100;

/**
 * The kinds of value that an expression can have, as far as the code in sight makes the value: by literals, operators,
 * built-in functions and functions of the program, kept in variables all of whose assignments are in sight. Declared types are
 * asked for one thing only: which built-in function a call runs. What comes from anywhere else may be of any kind.
 */
export function kindsOf(expression: ts.Node, program: ts.Program): number {
  return kinds(expression, { program, checker: program.getTypeChecker(), of: declaration => kindsOfDeclaration(declaration, program) });
}

interface Scope {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly of: (declaration: ts.Node) => number;
}

/** What a variable or parameter can hold, or a call of a function return. */
const kindsOfDeclaration = defineFact<ts.Node, number>({
  name: 'valueKinds',
  bottom: 0,
  equals: (a, b) => a === b,
  compute(declaration, program, of) {
    const scope = { program, checker: program.getTypeChecker(), of };
    if (ts.isVariableDeclaration(declaration)) return kindsHeld(declaration, scope);
    return ts.isParameter(declaration) ? kindsReceived(declaration, scope) : kindsReturned(declaration as ts.FunctionLikeDeclaration, scope);
  },
});

function kinds(expression: ts.Node, scope: Scope): number {
  const node = withoutCasts(expression);
  switch (node.kind) {
    case ts.SyntaxKind.NumericLiteral:
      return Kind.number;
    case ts.SyntaxKind.BigIntLiteral:
      return Kind.bigint;
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.TemplateExpression:
    case ts.SyntaxKind.TypeOfExpression:
      return Kind.string;
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.DeleteExpression:
      return Kind.boolean;
    case ts.SyntaxKind.NullKeyword:
      return Kind.null;
    case ts.SyntaxKind.VoidExpression:
      return Kind.undefined;
    case ts.SyntaxKind.ArrayLiteralExpression:
      return Kind.array;
    case ts.SyntaxKind.RegularExpressionLiteral:
      return Kind.plain;
    case ts.SyntaxKind.ObjectLiteralExpression:
      return (node as ts.ObjectLiteralExpression).properties.some(property => ts.isAccessor(property) || property.name?.getText() === '__proto__') ? Kind.object : Kind.plain;
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.ClassExpression:
      return Kind.function;
    case ts.SyntaxKind.Identifier:
      return kindsOfName(node as ts.Identifier, scope);
    case ts.SyntaxKind.ConditionalExpression:
      return kinds((node as ts.ConditionalExpression).whenTrue, scope) | kinds((node as ts.ConditionalExpression).whenFalse, scope);
    case ts.SyntaxKind.PrefixUnaryExpression:
      return kindsOfPrefix(node as ts.PrefixUnaryExpression, scope);
    case ts.SyntaxKind.PostfixUnaryExpression:
      return numeric(kinds((node as ts.PostfixUnaryExpression).operand, scope));
    case ts.SyntaxKind.BinaryExpression:
      return kindsOfBinary(node as ts.BinaryExpression, scope);
    case ts.SyntaxKind.NewExpression:
      return kindsOfNew(node as ts.NewExpression, scope);
    case ts.SyntaxKind.CallExpression:
      return kindsOfCall(node as ts.CallExpression, scope);
    case ts.SyntaxKind.PropertyAccessExpression: {
      const { name, expression: receiver } = node as ts.PropertyAccessExpression;
      return name.text === 'length' && hasOnly(kinds(receiver, scope), Kind.string | Kind.array) ? Kind.number : ANY_KIND;
    }
    case ts.SyntaxKind.AwaitExpression: {
      const awaited = kinds((node as ts.AwaitExpression).expression, scope);
      return hasOnly(awaited, PRIMITIVE | Kind.array) ? awaited : ANY_KIND;
    }
    default:
      return ANY_KIND;
  }
}

/** Whether a set of kinds is not empty and has no others than these. */
export function isIn(set: number, others: number): boolean {
  return set !== 0 && (set & ~others) === 0;
}

/** The same for sets that may still grow, and are empty until then: an answer that only turns from yes to no. */
function hasOnly(set: number, others: number): boolean {
  return (set & ~others) === 0;
}

/** What `-x`, `x * y`, `x++` make of operands of these kinds. */
function numeric(operands: number): number {
  if (operands === 0) return 0;
  if (hasOnly(operands, PRIMITIVE & ~Kind.bigint)) return Kind.number;
  return operands === Kind.bigint ? Kind.bigint : NUMERIC;
}

function kindsOfPrefix({ operator, operand }: ts.PrefixUnaryExpression, scope: Scope): number {
  if (operator === ts.SyntaxKind.ExclamationToken) return Kind.boolean;
  return operator === ts.SyntaxKind.PlusToken ? Kind.number : numeric(kinds(operand, scope));
}

function kindsOfBinary({ left, operatorToken, right }: ts.BinaryExpression, scope: Scope): number {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return kinds(right, scope);
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
      return (kinds(left, scope) & ~NULLISH) | kinds(right, scope);
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return (kinds(left, scope) & ~NULLISH) | kinds(right, scope);
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      return (kinds(left, scope) & ~(NOT_PRIMITIVE | Kind.symbol)) | kinds(right, scope);
    case ts.SyntaxKind.PlusToken:
    case ts.SyntaxKind.PlusEqualsToken:
      return sum(kinds(left, scope), kinds(right, scope));
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
    case ts.SyntaxKind.InKeyword:
    case ts.SyntaxKind.InstanceOfKeyword:
      return Kind.boolean;
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken:
      return Kind.number;
    default:
      // Numbers and bigints do not mix.
      return numeric(kinds(left, scope)) & numeric(kinds(right, scope));
  }
}

function sum(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  if (a === Kind.string || b === Kind.string) return Kind.string;
  if (isIn(a, NULLISH | Kind.boolean | Kind.number) && isIn(b, NULLISH | Kind.boolean | Kind.number)) return Kind.number;
  return Kind.string | NUMERIC;
}

function kindsOfName(name: ts.Identifier, { checker, of }: Scope): number {
  if (name.text === 'undefined') return Kind.undefined;
  if (name.text === 'NaN' || name.text === 'Infinity') return Kind.number;
  const symbol = checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || symbol.declarations?.length !== 1 || declaration.getSourceFile() !== name.getSourceFile()) return ANY_KIND;
  if (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration)) return of(declaration);
  const isNamed = (ts.isFunctionDeclaration(declaration) && bodyOf(declaration) !== undefined) || (ts.isClassDeclaration(declaration) && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) === 0);
  return isNamed && isOfModule(declaration) && !referencesTo(symbol, name.getSourceFile(), checker).some(writtenBy) ? Kind.function : ANY_KIND;
}

/** Names at the top of a script are global: other scripts may have their say. */
function isOfModule(declaration: ts.Declaration): boolean {
  const file = declaration.getSourceFile();
  return ts.isExternalModule(file) || isCommonJs(file) || ts.findAncestor(declaration.parent, node => ts.isFunctionLike(node) || ts.isBlock(node)) !== undefined;
}

/** TypeScript counts a file with `require()` or `module.exports` as a module, but keeps to itself that it does. */
function isCommonJs(file: ts.SourceFile): boolean {
  return file.fileName.endsWith('.cjs') || /\bmodule\.exports\b|\bexports\.\w|\brequire\(/.test(file.text);
}

/** In components, the markup and whoever uses them write variables as well. */

function kindsHeld(declaration: ts.VariableDeclaration, scope: Scope): number {
  const { initializer, parent } = declaration;
  const symbol = ts.isIdentifier(declaration.name) ? scope.checker.getSymbolAtLocation(declaration.name) : undefined;
  if (!symbol || !ts.isVariableDeclarationList(parent) || (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0) return ANY_KIND;
  if (ts.isForInStatement(parent.parent)) return Kind.string;
  if (ts.isForOfStatement(parent.parent)) return hasOnly(kinds(parent.parent.expression, scope), Kind.string) && !parent.parent.awaitModifier ? Kind.string : ANY_KIND;
  const isBlockScoped = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) !== 0;
  let held = initializer ? kinds(initializer, scope) : Kind.undefined;
  if (!isBlockScoped) held |= Kind.undefined;
  if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) return held;
  if (isComponentFile(declaration.getSourceFile()) || (!isBlockScoped && !isOfModule(declaration))) return ANY_KIND;
  return held | kindsWritten(symbol, declaration.getSourceFile(), scope);
}

function kindsWritten(variable: ts.Symbol, file: ts.SourceFile, scope: Scope): number {
  const writes = referencesTo(variable, file, scope.checker).flatMap(mention => writtenBy(mention) ?? []);
  if (writes.length > MAX_WRITES) return ANY_KIND;
  let written = 0;
  for (const write of writes) {
    written |= write === 'unknown' ? ANY_KIND : kinds(write, scope);
    if (written === ANY_KIND) break;
  }
  return written;
}

/** What the calls of a function give a parameter, if they are all in sight, and what its type admits besides: a function that says it takes anything is there to find out. */
function kindsReceived(parameter: ts.ParameterDeclaration, scope: Scope): number {
  const calls = callsInSight(parameter.parent, scope.checker);
  const symbol = ts.isIdentifier(parameter.name) ? scope.checker.getSymbolAtLocation(parameter.name) : undefined;
  if (!calls || !symbol || (parameter.parent as ts.FunctionLikeDeclaration).body === undefined) return ANY_KIND;
  const index = parameter.parent.parameters.filter(({ name }) => name.getText() !== 'this').indexOf(parameter);
  if (!parameter.type) return ANY_KIND;
  let received = kindsWritten(symbol, parameter.getSourceFile(), scope) | kindsAdmitted(scope.checker.getTypeAtLocation(parameter.name), scope.checker);
  if (parameter.dotDotDotToken) return received | Kind.array;
  for (const call of calls) {
    if (received === ANY_KIND) break;
    const argument = call.arguments[index];
    if (call.arguments.slice(0, index + 1).some(ts.isSpreadElement)) return ANY_KIND;
    const given = argument ? kinds(argument, scope) : Kind.undefined;
    received |= parameter.initializer && given & Kind.undefined ? (given & ~Kind.undefined) | kinds(parameter.initializer, scope) : given;
  }
  return received;
}

/** Every call of a function that is called by its name only, and not from other files; `undefined` for all others. */
export function callsInSight(callee: ts.Node, checker: ts.TypeChecker): readonly ts.CallExpression[] | undefined {
  const file = callee.getSourceFile();
  const holder = ts.isFunctionDeclaration(callee) ? callee : (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)) && ts.isVariableDeclaration(callee.parent) && callee.parent.initializer === callee ? callee.parent : undefined;
  if (!holder?.name || !ts.isIdentifier(holder.name) || isComponentFile(file) || !isOfModule(holder) || (ts.getCombinedModifierFlags(holder) & (ts.ModifierFlags.Export | ts.ModifierFlags.Ambient)) !== 0) return undefined;
  if (functionNamedBy(holder.name, checker) !== callee || /\barguments\b/.test(callee.getText())) return undefined;
  const symbol = checker.getSymbolAtLocation(holder.name);
  const mentions = symbol ? referencesTo(symbol, file, checker) : [];
  if (mentions.length > MAX_WRITES) return undefined;
  const calls = mentions.map(({ parent }) => parent).filter(ts.isCallExpression);
  return calls.length === mentions.length && calls.every(({ expression }) => mentions.includes(expression as ts.Identifier)) ? calls : undefined;
}

/** The expression whose value a mention of a variable writes to it, if it does. */
function writtenBy(mention: ts.Identifier): ts.Expression | 'unknown' | undefined {
  let node: ts.Node = mention;
  while (ts.isParenthesizedExpression(node.parent) || ts.isNonNullExpression(node.parent) || ts.isAsExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && isAssignment(parent) && parent.left === node) return parent;
  if ((ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) && (parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken)) return parent;
  if ((ts.isForInStatement(parent) || ts.isForOfStatement(parent)) && parent.initializer === node) return 'unknown';
  return isInPattern(node) ? 'unknown' : undefined;
}

function isInPattern(node: ts.Node): boolean {
  for (let at = node; ; at = at.parent) {
    const { parent } = at;
    if (ts.isBinaryExpression(parent)) {
      if (parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken || parent.left !== at) return false;
      if (ts.isArrayLiteralExpression(at) || ts.isObjectLiteralExpression(at)) return true;
    } else if ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === at) return true;
    else if (!ts.isArrayLiteralExpression(parent) && !ts.isObjectLiteralExpression(parent) && !ts.isPropertyAssignment(parent) && !ts.isShorthandPropertyAssignment(parent) && !ts.isSpreadElement(parent) && !ts.isSpreadAssignment(parent)) return false;
  }
}

function kindsOfNew({ expression, arguments: given }: ts.NewExpression, { checker, program }: Scope): number {
  const callee = withoutCasts(expression);
  const symbol = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee) : undefined;
  if (!symbol?.declarations?.every(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()))) return NOT_PRIMITIVE;
  if (symbol.name === 'Array') return Kind.array;
  if (symbol.name === 'Function') return Kind.function;
  return symbol.name === 'Proxy' || (symbol.name === 'Object' && given?.length) || !isOfLanguage(symbol.declarations[0]) ? NOT_PRIMITIVE : Kind.plain;
}

/** Whether a declaration is one of ECMAScript rather than of a browser. */
export function isOfLanguage(declaration: ts.Node | undefined): boolean {
  return declaration !== undefined && /\blib\.(?:es\w+|decorators)(?:\.[\w.]+)?\.d\.ts$/.test(declaration.getSourceFile().fileName);
}

/** The function that an identifier stands for once and for all, as calls by another name and of members do not. */
export function functionNamedBy(callee: ts.Node, checker: ts.TypeChecker): ts.FunctionLikeDeclaration | undefined {
  const name = withoutCasts(callee);
  if (!ts.isIdentifier(name)) return undefined;
  const local = checker.getSymbolAtLocation(name);
  const symbol = local && local.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(local) : local;
  const bodies = (symbol?.declarations ?? []).filter(declaration => !ts.isFunctionDeclaration(declaration) || declaration.body !== undefined);
  const [declaration] = bodies;
  if (!symbol || !declaration || bodies.length !== 1 || declaration.getSourceFile().isDeclarationFile) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return isOfModule(declaration) && !referencesTo(symbol, declaration.getSourceFile(), checker).some(writtenBy) ? declaration : undefined;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer || (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0) return undefined;
  const value = withoutCasts(declaration.initializer);
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value) ? value : undefined;
}

export function isAsync(callee: ts.FunctionLikeDeclaration): boolean {
  return ts.canHaveModifiers(callee) && (ts.getModifiers(callee)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);
}

function kindsReturned(callee: ts.FunctionLikeDeclaration, scope: Scope): number {
  const body = bodyOf(callee);
  if (!body) return ANY_KIND;
  if (callee.asteriskToken) return Kind.plain;
  if (isAsync(callee)) return Kind.plain;
  if (!ts.isBlock(body)) return kinds(body, scope);
  const isBare = returnsOf(body).some(({ expression }) => expression === undefined);
  return returnedExpressions(callee).reduce((all, returned) => all | kinds(returned, scope), endsBefore(body) && !isBare ? 0 : Kind.undefined);
}

/** The expressions whose values a function returns. */
export function returnedExpressions(callee: ts.FunctionLikeDeclaration): readonly ts.Expression[] {
  const body = bodyOf(callee);
  if (!body) return [];
  return ts.isBlock(body) ? returnsOf(body).flatMap(({ expression }) => expression ?? []) : [body as ts.Expression];
}

function returnsOf(node: ts.Node): readonly ts.ReturnStatement[] {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return [];
  if (ts.isReturnStatement(node)) return [node];
  const found: ts.ReturnStatement[] = [];
  ts.forEachChild(node, child => void found.push(...returnsOf(child)));
  return found;
}

/** Whether control surely never gets past a statement. */
function endsBefore(statement: ts.Statement | undefined): boolean {
  if (!statement) return false;
  if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
  if (ts.isBlock(statement)) return endsBefore(statement.statements.at(-1));
  if (ts.isIfStatement(statement)) return endsBefore(statement.thenStatement) && endsBefore(statement.elseStatement);
  if (!ts.isTryStatement(statement)) return false;
  return endsBefore(statement.finallyBlock) || (endsBefore(statement.tryBlock) && (!statement.catchClause || endsBefore(statement.catchClause.block)));
}

function kindsOfCall(call: ts.CallExpression, scope: Scope): number {
  const { checker, of } = scope;
  const callee = functionNamedBy(call.expression, checker);
  const made = callee ? of(callee) : kindsOfBuiltIn(call, scope);
  return ts.isOptionalChain(call) ? made | Kind.undefined : made;
}

/** What the language's own declaration of a function says that it returns. */
function kindsOfBuiltIn(call: ts.CallExpression, scope: Scope): number {
  const signature = builtInSignature(call, scope);
  if (!signature?.type) return ANY_KIND;
  const declared = kindsOfType(signature.type);
  const owner = signature.parent;
  const name = signature.name?.getText();
  if (declared === ANY_KIND || !ts.isInterfaceDeclaration(owner) || name === undefined) return declared;
  if (owner.name.text === 'Object' || owner.name.text === 'Function') return ANY_KIND;
  const { expression: receiver } = withoutCasts(call.expression) as ts.PropertyAccessExpression;
  // Anything may have a `toString` of its own.
  if (name in Object.prototype) return hasOnly(kinds(receiver, scope), PRIMITIVE & ~NULLISH) ? declared : ANY_KIND;
  // `concat`, `slice` and the like are on texts and on arrays, and a type may take one for the other.
  if (/^(?:String|(?:Readonly)?Array)$/.test(owner.name.text) && name in String.prototype && name in Array.prototype && !isIn(declared, Kind.boolean | Kind.number)) {
    const received = kinds(receiver, scope);
    if (!hasOnly(received, Kind.string) && !hasOnly(received, Kind.array)) return ANY_KIND;
  }
  const wider = widerResults.find(row => row.type === owner.name.text && row.name === name);
  if (!wider) return declared;
  const [argument] = call.arguments;
  return argument && call.arguments.length === 1 && hasOnly(kinds(argument, scope), Kind.string | Kind.number | Kind.boolean | Kind.null | Kind.array) ? declared : declared | Kind[wider.also];
}

/** The declaration of the function of the language that a call runs, methods of `String` and functions such as `String()` alike. */
function builtInSignature(call: Call, { checker, program }: Pick<Scope, 'checker' | 'program'>): (ts.SignatureDeclaration & { readonly name?: ts.PropertyName }) | undefined {
  const callee = withoutCasts(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  const declarations = symbol?.declarations ?? [];
  // A method of two types is whatever the value at hand has by that name.
  const owners = new Set(declarations.map(({ parent }) => (ts.isInterfaceDeclaration(parent) ? parent.name.text.replace(/^Readonly/, '') : '')));
  // Node's types add to the interface that has the name of the function `String`.
  const isOfLibrary = (declaration: ts.Declaration): boolean => program.isSourceFileDefaultLibrary(declaration.getSourceFile()) || (ts.isInterfaceDeclaration(declaration) && declaration.getSourceFile().isDeclarationFile);
  if (owners.size !== 1 || !declarations.every(isOfLibrary) || !declarations.some(isOfLanguage)) return undefined;
  const signature = checker.getResolvedSignature(call)?.declaration;
  return signature && isOfLanguage(signature) && !ts.isJSDocSignature(signature) ? (signature as ts.SignatureDeclaration & { readonly name?: ts.PropertyName }) : undefined;
}

/** What values of a type of the language are; a type that the call gives, such as `T`, says nothing. */
function kindsOfType(type: ts.TypeNode): number {
  if (ts.isUnionTypeNode(type)) return type.types.reduce((all, part) => all | kindsOfType(part), 0);
  if (ts.isParenthesizedTypeNode(type)) return kindsOfType(type.type);
  if (ts.isTypeOperatorNode(type)) return type.operator === ts.SyntaxKind.ReadonlyKeyword ? kindsOfType(type.type) : type.operator === ts.SyntaxKind.UniqueKeyword ? Kind.symbol : ANY_KIND;
  if (ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)) return Kind.array;
  if (ts.isTypePredicateNode(type)) return type.assertsModifier ? Kind.undefined : Kind.boolean;
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return KIND_OF_NAME.get(type.typeName.text) ?? ANY_KIND;
  if (ts.isLiteralTypeNode(type)) return type.literal.kind === ts.SyntaxKind.NullKeyword ? Kind.null : ANY_KIND;
  return KIND_OF_KEYWORD.get(type.kind) ?? ANY_KIND;
}

const KIND_OF_KEYWORD: ReadonlyMap<ts.SyntaxKind, number> = new Map([
  [ts.SyntaxKind.StringKeyword, Kind.string],
  [ts.SyntaxKind.NumberKeyword, Kind.number],
  [ts.SyntaxKind.BooleanKeyword, Kind.boolean],
  [ts.SyntaxKind.BigIntKeyword, Kind.bigint],
  [ts.SyntaxKind.SymbolKeyword, Kind.symbol],
  [ts.SyntaxKind.UndefinedKeyword, Kind.undefined],
  [ts.SyntaxKind.VoidKeyword, Kind.undefined],
]);

const KIND_OF_NAME: ReadonlyMap<string, number> = new Map([
  ...['Array', 'ReadonlyArray', 'RegExpMatchArray', 'RegExpExecArray'].map(name => [name, Kind.array] as const),
  ...['Map', 'Set', 'Date', 'RegExp', 'Promise', 'WeakMap', 'WeakSet'].map(name => [name, Kind.plain] as const),
]);

/** The kinds of value that a type takes. An interface may be implemented by whatever has its members, functions and arrays included. */
export function kindsAdmitted(type: ts.Type, checker: ts.TypeChecker): number {
  if (type.isUnion()) return type.types.reduce((all, part) => all | kindsAdmitted(part, checker), 0);
  const found = KINDS_OF_FLAGS.find(([flags]) => (type.flags & flags) !== 0);
  if (found) return found[1];
  if ((type.flags & ts.TypeFlags.Object) === 0) return ANY_KIND;
  if (checker.isArrayType(type) || checker.isTupleType(type)) return Kind.array;
  if (type.getCallSignatures().length > 0) return Kind.function;
  return checker.getPropertiesOfType(type).length === 0 ? ANY_KIND : NOT_PRIMITIVE;
}

const KINDS_OF_FLAGS: readonly (readonly [ts.TypeFlags, number])[] = [
  [ts.TypeFlags.StringLike, Kind.string],
  [ts.TypeFlags.NumberLike, Kind.number],
  [ts.TypeFlags.BooleanLike, Kind.boolean],
  [ts.TypeFlags.BigIntLike, Kind.bigint],
  [ts.TypeFlags.ESSymbolLike, Kind.symbol],
  [ts.TypeFlags.Undefined | ts.TypeFlags.Void, Kind.undefined],
  [ts.TypeFlags.Null, Kind.null],
];
