import ts from 'typescript';
import { namedSymbol, outOfCasts, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo, valueSymbol } from '../types/references.js';
import { isAssignment, isWithin } from '../types/syntax.js';
import { byteSourceOf, withoutChain, type ByteSource } from './byte-streams.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isExampleFile, isScriptFile } from './example-files.js';
import { isTestCode } from './execution-context.js';
import { callsOf, nodesOf } from './nodes.js';

/** Text that is put together from chunks of bytes, each decoded by itself. */
export type SplitCharacter =
  | {
      readonly kind: 'stream';
      /** What adds the text of a chunk: `body += chunk`. */
      readonly at: ts.Expression;
      readonly stream: ts.Expression;
      readonly source: ByteSource;
      /** Whether the chunk is used as text alone, so that the stream may as well give text. */
      readonly isTextOnly: boolean;
      /** The statement in whose block the stream is listened to or looped over. */
      readonly statement: ts.Statement | undefined;
    }
  | {
      readonly kind: 'decoder';
      /** The call of `decode()`. */
      readonly at: ts.CallExpression;
      /** Whether the decoder outlives the chunk, so that it can keep what is left of it. */
      readonly isKept: boolean;
    };

/** In order of appearance. Silent in tests, examples and scripts, where a stream's chunks may be text, and where what is added up is read for nothing but ASCII. */
export const splitCharacters = defineFileAnalysis('splitCharacters', (pass): readonly SplitCharacter[] => {
  const { text } = pass.sourceFile;
  const hasListener = /['"`]data['"`]/.test(text);
  const hasLoop = /\bfor\s+await\b/.test(text);
  const hasDecoder = text.includes('TextDecoder') && text.includes('decode(');
  if ((!hasListener && !hasLoop && !hasDecoder) || isExampleFile(pass) || isScriptFile(pass)) return [];
  const found: SplitCharacter[] = [
    ...(hasListener ? nodesOf(pass, ts.SyntaxKind.CallExpression).flatMap(call => listened(call, pass) ?? []) : []),
    ...(hasLoop ? nodesOf(pass, ts.SyntaxKind.ForOfStatement).flatMap(loop => looped(loop, pass) ?? []) : []),
    ...(hasDecoder ? callsOf(pass).flatMap(call => (ts.isCallExpression(call) ? (decoded(call, pass) ?? []) : [])) : []),
  ];
  return found.filter(({ at }) => !isTestCode(at)).sort((a, b) => a.at.pos - b.at.pos);
});

type Listener = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** `stream.on('data', chunk => { body += chunk; })`. */
function listened(call: ts.CallExpression, pass: FilePass): SplitCharacter | undefined {
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || (callee.name.text !== 'on' && callee.name.text !== 'addListener')) return undefined;
  const [event, handler] = call.arguments;
  if (!event || !handler || !ts.isStringLiteralLike(event) || event.text !== 'data') return undefined;
  const listener = listenerOf(handler, pass);
  const chunk = listener?.parameters[0]?.name;
  if (!listener?.body || !chunk || !ts.isIdentifier(chunk)) return undefined;
  return addedUp(chunk, listener.body, callee.expression, call, pass);
}

function listenerOf(handler: ts.Expression, { checker }: FilePass): Listener | undefined {
  const node = withoutCasts(handler);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node;
  const declaration = ts.isIdentifier(node) ? valueSymbol(node, checker)?.valueDeclaration : undefined;
  if (!declaration || declaration.getSourceFile() !== node.getSourceFile()) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const value = ts.isVariableDeclaration(declaration) && declaration.initializer ? withoutCasts(declaration.initializer) : undefined;
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined;
}

/** `for await (const chunk of stream) text += chunk`. */
function looped(loop: ts.ForOfStatement, pass: FilePass): SplitCharacter | undefined {
  const chunk = loop.awaitModifier && ts.isVariableDeclarationList(loop.initializer) ? loop.initializer.declarations[0]?.name : undefined;
  return chunk && ts.isIdentifier(chunk) ? addedUp(chunk, loop.statement, loop.expression, loop, pass) : undefined;
}

function addedUp(chunk: ts.Identifier, body: ts.Node, stream: ts.Expression, reading: ts.Node, pass: FilePass): SplitCharacter | undefined {
  const { checker } = pass;
  const symbol = checker.getSymbolAtLocation(chunk);
  const uses = symbol ? referencesTo(symbol, body, checker) : [];
  const texts = uses.map(use => textOf(use));
  for (const [index, text] of texts.entries()) {
    const use = uses[index];
    const at = use && additionOf(text ?? use, text === undefined, body, pass);
    if (!at) continue;
    const source = byteSourceOf(stream, pass);
    // A terminal in raw mode gives one key at a time.
    if (!source || (source === 'input' && pass.sourceFile.text.includes('setRawMode'))) return undefined;
    const isTextOnly = texts.every((each, place) => each !== undefined || (uses[place] !== undefined && additionOf(uses[place], true, body, pass) !== undefined));
    const itself = withoutChain(stream);
    return { kind: 'stream', at, stream: itself, source, isTextOnly, statement: statementOf(reading, itself) };
  }
  return undefined;
}

/** The statement that a stream is read in, when the stream has its name before it. */
function statementOf(reading: ts.Node, stream: ts.Expression): ts.Statement | undefined {
  const statement = ts.findAncestor(reading, node => ts.isStatement(node) || ts.isFunctionLike(node));
  if (!statement || !ts.isStatement(statement) || !(ts.isBlock(statement.parent) || ts.isSourceFile(statement.parent) || ts.isCaseOrDefaultClause(statement.parent))) return undefined;
  if (!ts.isExpressionStatement(statement) && statement !== reading) return undefined;
  let root: ts.Node = withoutCasts(stream);
  while (ts.isPropertyAccessExpression(root)) root = withoutCasts(root.expression);
  return ts.isIdentifier(root) || root.kind === ts.SyntaxKind.ThisKeyword ? statement : undefined;
}

const UTF8 = /^utf-?8$/i;

/** The text that is made of a chunk by UTF-8: `chunk.toString()`, `String(chunk)`, `` `${chunk}` ``. */
function textOf(chunk: ts.Identifier): ts.Expression | undefined {
  const value = outOfCasts(chunk);
  const { parent } = value;
  if (ts.isTemplateSpan(parent)) return parent.parent;
  if (ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text === 'String' && parent.arguments[0] === value) return parent;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== value || parent.name.text !== 'toString') return undefined;
  const call = parent.parent;
  if (!ts.isCallExpression(call) || call.expression !== parent || call.arguments.length > 1) return undefined;
  const [encoding] = call.arguments;
  return !encoding || (ts.isStringLiteralLike(encoding) && UTF8.test(encoding.text)) ? call : undefined;
}

/**
 * What adds a text to what was there before the chunk came: `text += …`, `text = text + …`, `parts.push(…)` of an array that is joined,
 * `set(before => before + …)`. `isRaw`: the text is the chunk itself, which only an addition to a string makes text.
 */
function additionOf(text: ts.Expression, isRaw: boolean, body: ts.Node, pass: FilePass, depth = 0): ts.Expression | undefined {
  const { checker } = pass;
  const value = outOfCasts(text);
  const { parent } = value;
  if (ts.isTemplateSpan(parent)) return additionOf(parent.parent, false, body, pass, depth);
  if (ts.isBinaryExpression(parent)) {
    const { operatorToken, left, right } = parent;
    if (right === value && operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) return isText(left, checker) && isOutside(left, body, checker) && isRead(left, pass) ? parent : undefined;
    if (right === value && operatorToken.kind === ts.SyntaxKind.EqualsToken) return !isRaw && mentionsBefore(left, value, checker) && isOutside(left, body, checker) && isRead(left, pass) ? parent : undefined;
    if (operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
    const other = right === value ? left : right;
    return isRaw && !isText(other, checker) ? undefined : additionOf(parent, false, body, pass, depth);
  }
  if (isRaw) return undefined;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) {
    const call = parent.parent;
    return ts.isCallExpression(call) && call.expression === parent && TEXT_METHODS.has(parent.name.text) ? additionOf(call, false, body, pass, depth) : undefined;
  }
  if (ts.isArrowFunction(parent) && parent.body === value) return isUpdater(parent, value, checker) ? value : undefined;
  if (ts.isCallExpression(parent)) return parent.arguments.includes(value) ? pushedTo(parent, body, pass) : undefined;
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== value || !ts.isIdentifier(parent.name) || depth > 2) return undefined;
  const symbol = checker.getSymbolAtLocation(parent.name);
  for (const mention of symbol ? referencesTo(symbol, body, checker) : []) {
    const at = additionOf(mention, false, body, pass, depth + 1);
    if (at) return at;
  }
  return undefined;
}

/** Methods of texts that keep the characters that are not of one byte. */
const TEXT_METHODS: ReadonlySet<string> = new Set(['replace', 'replaceAll', 'slice', 'substring', 'toString', 'trim', 'trimEnd', 'trimStart', 'normalize', 'concat']);

function isText(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

/** Whether a variable or property outlives the chunk. */
function isOutside(target: ts.Expression, body: ts.Node, checker: ts.TypeChecker): boolean {
  let root = withoutCasts(target);
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = withoutCasts(root.expression);
  if (root.kind === ts.SyntaxKind.ThisKeyword) return true;
  const declaration = ts.isIdentifier(root) ? valueSymbol(root, checker)?.valueDeclaration : undefined;
  return declaration !== undefined && (root !== withoutCasts(target) || !isWithin(declaration, body) || declaration.getSourceFile() !== body.getSourceFile());
}

/** `text` of `text = text + …`. */
function mentionsBefore(target: ts.Expression, value: ts.Node, checker: ts.TypeChecker): boolean {
  const name = withoutCasts(target);
  const written = name.getText();
  const isBefore = (node: ts.Node): boolean => {
    const part = withoutCasts(node);
    if (part.getText() === written) return !ts.isIdentifier(name) || checker.getSymbolAtLocation(part) === checker.getSymbolAtLocation(name);
    if (ts.isBinaryExpression(part)) return part.operatorToken.kind === ts.SyntaxKind.PlusToken && (isBefore(part.left) || isBefore(part.right));
    if (ts.isTemplateExpression(part)) return part.templateSpans.some(({ expression }) => isBefore(expression));
    if (ts.isCallExpression(part) && ts.isPropertyAccessExpression(part.expression)) return TEXT_METHODS.has(part.expression.name.text) && isBefore(part.expression.expression);
    return false;
  };
  return isBefore(value);
}

/** `set(before => before + text)`. */
function isUpdater(arrow: ts.ArrowFunction, value: ts.Expression, checker: ts.TypeChecker): boolean {
  const [before] = arrow.parameters;
  return before !== undefined && arrow.parameters.length === 1 && ts.isIdentifier(before.name) && ts.isCallExpression(arrow.parent) && arrow.parent.arguments.length === 1 && mentionsBefore(before.name, value, checker);
}

/** `parts.push(text)` where the file joins `parts`. */
function pushedTo(call: ts.CallExpression, body: ts.Node, pass: FilePass): ts.Expression | undefined {
  const { checker } = pass;
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'push' || !isOutside(callee.expression, body, checker)) return undefined;
  const list = withoutCasts(callee.expression);
  const symbol = namedSymbol(list, checker);
  if (!symbol || !checker.isArrayType(checker.getTypeAtLocation(list))) return undefined;
  const isJoined = nodesOf(pass, ts.SyntaxKind.PropertyAccessExpression).some(({ name, expression, parent }) => {
    if (name.text !== 'join' || !ts.isCallExpression(parent) || namedSymbol(expression, checker) !== symbol) return false;
    const [separator] = parent.arguments;
    return separator !== undefined && ts.isStringLiteralLike(separator) && separator.text === '';
  });
  return isJoined ? call : undefined;
}

/** Whether what is added up is read for more than its length, an ASCII word in it, a number, or what is encoded as in an address. */
function isRead(target: ts.Expression, { checker }: FilePass): boolean {
  const name = withoutCasts(target);
  const symbol = ts.isIdentifier(name) ? valueSymbol(name, checker) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration)) return true;
  const reads = referencesTo(symbol, declaration.getSourceFile(), checker).filter(mention => {
    const { parent } = mention;
    return !(ts.isBinaryExpression(parent) && isAssignment(parent) && (parent.left === mention || isAddedTo(mention, target, checker)));
  });
  return reads.some(mention => !isAsciiRead(mention));
}

/** The other mention in `text = text + chunk`. */
function isAddedTo(mention: ts.Identifier, target: ts.Expression, checker: ts.TypeChecker): boolean {
  const assignment = ts.findAncestor(mention, node => ts.isBinaryExpression(node) && isAssignment(node)) as ts.BinaryExpression | undefined;
  return assignment !== undefined && ts.isIdentifier(assignment.left) && checker.getSymbolAtLocation(assignment.left) === checker.getSymbolAtLocation(target);
}

const ASCII_TESTS: ReadonlySet<string> = new Set(['includes', 'startsWith', 'endsWith', 'indexOf', 'test']);
const ASCII_READERS: ReadonlySet<string> = new Set(['parseInt', 'parseFloat', 'Number', 'URLSearchParams']);

function isAsciiRead(mention: ts.Expression): boolean {
  const value = outOfCasts(mention);
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) {
    if (parent.name.text === 'length') return true;
    const call = parent.parent;
    if (!ts.isCallExpression(call) || call.expression !== parent) return false;
    if (['trim', 'trimEnd', 'trimStart', 'toLowerCase', 'toUpperCase'].includes(parent.name.text)) return isAsciiRead(call);
    return ASCII_TESTS.has(parent.name.text) && call.arguments.every(argument => ts.isStringLiteralLike(argument) && isAscii(argument.text));
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent) || (ts.isConditionalExpression(parent) && parent.condition === value)) return true;
  if (ts.isBinaryExpression(parent) && [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(parent.operatorToken.kind)) {
    const other = parent.left === value ? parent.right : parent.left;
    return ts.isStringLiteralLike(other) && isAscii(other.text);
  }
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  const callee = withoutCasts(parent.expression);
  if (ts.isIdentifier(callee)) return ASCII_READERS.has(callee.text);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const isPattern = callee.name.text === 'test' && ts.isRegularExpressionLiteral(callee.expression);
  return isPattern || (/^(?:querystring|qs)$/.test(callee.expression.getText()) && callee.name.text === 'parse');
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

/** `decoder.decode(chunk)` without `stream: true`, in a loop over what a reader reads, or over a stream of bytes. */
function decoded(call: ts.CallExpression, pass: FilePass): SplitCharacter | undefined {
  const { checker } = pass;
  const callee = withoutCasts(call.expression);
  const [chunk, options] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'decode' || !chunk || !isWhole(options)) return undefined;
  const decoder = decoderOf(callee.expression, checker);
  const body = decoder && chunkScope(withoutCasts(chunk), call, pass);
  if (!body || !additionOf(call, false, body, pass)) return undefined;
  return { kind: 'decoder', at: call, isKept: !isWithin(decoder, body) && decoder.getSourceFile() === call.getSourceFile() && (enclosingFunction(decoder) === enclosingFunction(call) || !isWithin(enclosingFunction(decoder), enclosingFunction(call))) };
}

/** Whether the options of `decode()` surely do not say `stream: true`. */
function isWhole(options: ts.Expression | undefined): boolean {
  const literal = options && withoutCasts(options);
  if (!literal) return true;
  if (!ts.isObjectLiteralExpression(literal)) return false;
  return literal.properties.every(property => ts.isPropertyAssignment(property) && (property.name.getText() !== 'stream' || property.initializer.kind === ts.SyntaxKind.FalseKeyword));
}

/** `new TextDecoder()` of UTF-8, on the spot or in the variable or field that holds it. */
function decoderOf(expression: ts.Expression, checker: ts.TypeChecker): ts.NewExpression | undefined {
  const node = withoutCasts(expression);
  if (ts.isNewExpression(node)) {
    const [label] = node.arguments ?? [];
    if (label && !(ts.isStringLiteralLike(label) && UTF8.test(label.text))) return undefined;
    const declared = namedSymbol(node.expression, checker);
    return declared?.name === 'TextDecoder' && (declared.declarations ?? []).every(each => each.getSourceFile().isDeclarationFile) ? node : undefined;
  }
  const declaration = namedSymbol(node, checker)?.valueDeclaration;
  const value = declaration && (ts.isPropertyDeclaration(declaration) || (ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0)) ? declaration.initializer : undefined;
  return value && ts.isNewExpression(withoutCasts(value)) ? decoderOf(value, checker) : undefined;
}

/** The code that runs once for each chunk, where the expression is a chunk of bytes. */
function chunkScope(chunk: ts.Node, call: ts.CallExpression, pass: FilePass): ts.Node | undefined {
  const { checker } = pass;
  if (ts.isPropertyAccessExpression(chunk)) return chunk.name.text === 'value' ? readIn(chunk.expression, call, checker) : undefined;
  const declaration = ts.isIdentifier(chunk) ? valueSymbol(chunk, checker)?.valueDeclaration : undefined;
  if (!declaration) return undefined;
  if (ts.isBindingElement(declaration)) {
    const holder = declaration.parent.parent;
    return (declaration.propertyName ?? declaration.name).getText() === 'value' && ts.isVariableDeclaration(holder) && holder.initializer ? readIn(holder.initializer, call, checker) : undefined;
  }
  const loop = declaration.parent.parent as ts.Node | undefined;
  if (ts.isVariableDeclaration(declaration) && loop && ts.isForOfStatement(loop) && loop.awaitModifier && loop.initializer === declaration.parent) {
    return isByteStream(loop.expression, checker) || byteSourceOf(loop.expression, pass) ? loop.statement : undefined;
  }
  if (!ts.isParameter(declaration) || declaration.parent.parameters[0] !== declaration) return undefined;
  const taker = declaration.parent.parent;
  const on = ts.isCallExpression(taker) ? withoutCasts(taker.expression) : undefined;
  if (!on || !ts.isCallExpression(taker) || !ts.isPropertyAccessExpression(on) || on.name.text !== 'on') return undefined;
  const [event] = taker.arguments;
  return event && ts.isStringLiteralLike(event) && event.text === 'data' && byteSourceOf(on.expression, pass) ? (declaration.parent as ts.FunctionLikeDeclaration).body : undefined;
}

/** The loop around both a decoding and the `await reader.read()` that it decodes. */
function readIn(expression: ts.Expression, call: ts.CallExpression, checker: ts.TypeChecker): ts.Node | undefined {
  const node = withoutCasts(expression);
  if (ts.isIdentifier(node)) {
    const declaration = valueSymbol(node, checker)?.valueDeclaration;
    return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer ? readIn(declaration.initializer, call, checker) : undefined;
  }
  const read = ts.isAwaitExpression(node) ? withoutCasts(node.expression) : undefined;
  if (!read || !ts.isCallExpression(read) || !ts.isPropertyAccessExpression(read.expression) || read.expression.name.text !== 'read') return undefined;
  const reader = checker.getNonNullableType(checker.getTypeAtLocation(read.expression.expression));
  if ((reader.symbol as ts.Symbol | undefined)?.name !== 'ReadableStreamDefaultReader' || !isBytes(checker.getTypeArguments(reader as ts.TypeReference)[0], checker)) return undefined;
  const loop = ts.findAncestor(call, around => ts.isIterationStatement(around, false) || ts.isFunctionLike(around));
  return loop && ts.isIterationStatement(loop, false) && isWithin(read, loop) ? loop.statement : undefined;
}

function isByteStream(stream: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(stream));
  return (type.symbol as ts.Symbol | undefined)?.name === 'ReadableStream' && isBytes(checker.getTypeArguments(type as ts.TypeReference)[0], checker);
}

/** `Uint8Array`, also of what the types of a stream leave open: no text can be given to `decode()`. */
function isBytes(type: ts.Type | undefined, checker: ts.TypeChecker): boolean {
  return type !== undefined && ((type.flags & ts.TypeFlags.Any) !== 0 || (checker.getNonNullableType(type).symbol as ts.Symbol | undefined)?.name === 'Uint8Array');
}
