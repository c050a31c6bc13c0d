import ts from 'typescript';
import { inputEvents, type InputEvent } from '../catalogue/input-events.js';
import { partsOf, withBases } from '../types/members.js';
import { isDeclaredBy, namedSymbol, outOfCasts, withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import { isWithin } from '../types/syntax.js';
import { isCallOf } from './catalogue-match.js';
import { conditionsAround, type Known } from './conditions-around.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isCommandFile, isExampleFile } from './example-files.js';
import { catchAround, isRunAtOnce, isTestCode, runsAtStartOnly } from './execution-context.js';
import { malformedInput, PARSERS, type Outside, type Parser, type Piece } from './malformed-input.js';
import { callsOf, nodesOf } from './nodes.js';
import { implementationOf } from './parameter-ownership.js';
import { isOwnFile, mentionsInProgram } from './program-mentions.js';

/** A call that throws on malformed input, in a listener that nobody catches the exceptions of. */
export interface CrashingInput {
  readonly call: Call;
  /** What the call does not take. */
  readonly outside: Outside;
  /** A text of that kind which makes it throw, in the engine that runs. */
  readonly sample: string;
  /** The call that the listener is given to. */
  readonly registration: ts.CallExpression;
  readonly row: InputEvent;
}

interface Listener {
  readonly row: InputEvent;
  readonly registration: ts.CallExpression;
  /** The object that emits, where it is written. */
  readonly emitter: ts.Expression | undefined;
}

/** What an expression is made of: texts, or an object that has some in its properties. */
type Value = { readonly kind: 'text'; readonly pieces: readonly Piece[] } | { readonly kind: 'request' | 'response' | 'headers'; readonly row: InputEvent } | { readonly kind: 'url' };

/** The arguments of the calls that led into a function of the project. */
type Bindings = ReadonlyMap<ts.Symbol, ts.Expression>;

const ADDING: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);
const TAKING = new Map<string, readonly InputEvent[]>();
for (const row of inputEvents) for (const name of row.takenBy ?? []) TAKING.set(name, [...(TAKING.get(name) ?? []), row]);
const MAX_CALLS = 2;
const MAX_STEPS = 200;

/** Methods that give the same text, or a part of it. */
const PARTS: ReadonlySet<string> = new Set(['toString', 'slice', 'substring', 'substr', 'subarray', 'trim', 'trimEnd', 'trimStart', 'at', 'valueOf', 'split', 'pop', 'shift', 'join', 'toLowerCase', 'toUpperCase', 'concat', 'filter']);

/** In order of appearance. Tests, examples, commands, programs that outlive uncaught exceptions and those of Electron, which shows them in a window, are left alone. */
export const crashingInputs = defineFileAnalysis('crashingInputs', (pass): readonly CrashingInput[] => {
  const { text } = pass.sourceFile;
  if (!/\bJSON\.parse\b|\bnew URL\b|\bdecodeURI|\bBigInt\b|\bRegExp\b/.test(text) || !LISTENS.test(text) || isExampleFile(pass) || isCommandFile(pass)) return [];
  const search = new Search(pass);
  const found = callsOf(pass).flatMap(call => search.crash(call) ?? []).filter(({ call }) => !isTestCode(call));
  return found.length > 0 && outlivesExceptions(pass.program) ? [] : found;
});

const LISTENS = /\b(?:on|once|addListener|prependListener|prependOnceListener|createServer|createSecureServer|createSocket|get|request)\b/;

const outliving = new WeakMap<ts.Program, boolean>();

/** Whether an uncaught exception may not be the end: the project listens to it, and does not surely end the process itself. */
function outlivesExceptions(program: ts.Program): boolean {
  let known = outliving.get(program);
  if (known === undefined) {
    known =
      program.getSourceFiles().some(file => isOwnFile(file, program) && !file.isDeclarationFile && OTHER_ENDS.test(file.text)) ||
      mentionsInProgram(program, 'uncaughtException').some(({ parent }) => {
        const handler = ts.isCallExpression(parent) ? parent.arguments[1] : undefined;
        return !(handler && (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) && endsProcess(handler.body));
      });
    outliving.set(program, known);
  }
  return known;
}

/** Imports of what takes uncaught exceptions. */
const OTHER_ENDS = /\b(?:from|require\(|import\(?)\s*['"](?:(?:node:)?domain|electron(?:\/main)?)['"]/;

/** Whether code throws or calls `process.exit()` whatever happens. */
function endsProcess(node: ts.Node): boolean {
  if (ts.isBlock(node)) return node.statements.some(endsProcess);
  if (ts.isIfStatement(node)) return node.elseStatement !== undefined && endsProcess(node.thenStatement) && endsProcess(node.elseStatement);
  if (ts.isExpressionStatement(node)) return endsProcess(node.expression);
  return ts.isThrowStatement(node) || (ts.isCallExpression(node) && node.expression.getText() === 'process.exit');
}

/** The parser that a call names, by its syntax alone. */
function parserOf(call: Call): Parser | undefined {
  const callee = withoutCasts(call.expression);
  const isNew = ts.isNewExpression(call);
  if (ts.isIdentifier(callee)) return PARSERS.find(({ name, made }) => name === callee.text && made === isNew);
  return !isNew && ts.isPropertyAccessExpression(callee) && callee.name.text === 'parse' && callee.expression.getText() === 'JSON' ? PARSERS.find(({ name }) => name === 'JSON.parse') : undefined;
}

class Search {
  readonly #pass: FilePass;
  readonly #checker: ts.TypeChecker;
  readonly #listeners = new Map<ts.Node, Listener | undefined>();
  #steps = 0;

  constructor(pass: FilePass) {
    this.#pass = pass;
    this.#checker = pass.checker;
  }

  crash(call: Call): CrashingInput | undefined {
    const parser = parserOf(call);
    if (!parser || !call.arguments?.[0] || call.arguments.some(ts.isSpreadElement)) return undefined;
    this.#steps = 0;
    return this.#climb([call], call, parser, new Map(), 0);
  }

  /** Follows the exception of `call` outwards, from the last of the calls that led to it. */
  #climb(path: readonly Call[], call: Call, parser: Parser, bindings: Bindings, depth: number): CrashingInput | undefined {
    const at = path.at(-1) ?? call;
    if (catchAround(at)) return undefined;
    const owner = enclosingFunction(at);
    if (!ts.isFunctionLike(owner) || isAsync(owner)) return undefined;
    if (isRunAtOnce(owner, this.#checker)) return this.#climb([...path, owner.parent as ts.CallExpression], call, parser, bindings, depth);
    const listener = this.#listenerOf(owner);
    if (listener) return this.#isClientAtStart(listener) ? undefined : this.#crashIn(listener, path, call, parser, bindings);
    if (depth >= MAX_CALLS) return undefined;
    for (const caller of this.#mentionsOf(owner)) {
      const outer = caller.parent;
      if (!ts.isCallExpression(outer) || outer.expression !== caller || isWithin(outer, owner) || outer.arguments.some(ts.isSpreadElement)) continue;
      const bound = new Map(bindings);
      owner.parameters.forEach((parameter, index) => {
        const symbol = ts.isIdentifier(parameter.name) && !parameter.dotDotDotToken ? this.#checker.getSymbolAtLocation(parameter.name) : undefined;
        const given = outer.arguments[index] ?? parameter.initializer;
        if (symbol && given) bound.set(symbol, given);
      });
      const found = this.#climb([...path, outer], call, parser, bound, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  #crashIn({ registration, row, emitter }: Listener, path: readonly Call[], call: Call, parser: Parser, bindings: Bindings): CrashingInput | undefined {
    const texts = (call.arguments ?? []).slice(0, parser.arguments).map(argument => this.#textOf(argument, bindings));
    const outside = texts.flat().filter((piece): piece is Outside => typeof piece === 'object');
    if (outside.length === 0 || !this.#isOfLanguage(call)) return undefined;
    const prefixes = new Map<string, string>();
    const checked = new Set<string>();
    for (const known of [...path, ...functionsAround(registration)].flatMap(conditionsAround)) {
      for (const { key, prefix } of this.#said(known, bindings)) {
        if (prefix === undefined) checked.add(key);
        else prefixes.set(key, prefix);
      }
    }
    const filtered = row.filters && this.#filteredBy(row.filters, emitter);
    if (filtered === 'request') return undefined;
    if (filtered) checked.add(filtered);
    const bad = malformedInput(parser, texts, prefixes, checked);
    return bad && { call, ...bad, registration, row };
  }

  /** What a condition says of input: what it begins with, or without a prefix, that something looked at it. */
  #said({ condition, holds, isCase }: Known, bindings: Bindings): readonly { readonly key: string; readonly prefix?: string }[] {
    const node = withoutCasts(condition) as ts.Expression;
    const outsideOf = (expression: ts.Expression): readonly { readonly key: string }[] => [this.#outsideIn(expression, bindings) ?? []].flat();
    if (isCase) return outsideOf(node);
    if (ts.isBinaryExpression(node)) {
      const equates = EQUATING.get(node.operatorToken.kind);
      if (equates !== undefined && equates === holds) return [...outsideOf(node.left), ...outsideOf(node.right)];
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'startsWith') {
      const [prefix] = node.arguments;
      return holds && prefix && ts.isStringLiteralLike(prefix) ? outsideOf(node.expression.expression).map(({ key }) => ({ key, prefix: prefix.text })) : [];
    }
    const checked: { readonly key: string }[] = [];
    const visit = (inner: ts.Node): void => {
      if (ts.isFunctionLike(inner)) return;
      if (ts.isCallExpression(inner)) {
        const callee = withoutCasts(inner.expression);
        const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
        if (!LOOKS_AT_NOTHING.has(name)) checked.push(...inner.arguments.flatMap(outsideOf), ...inner.arguments.flatMap(argument => this.#looksAt(argument, inner, bindings)));
        if ((name === 'match' || name === 'search') && ts.isPropertyAccessExpression(callee)) checked.push(...outsideOf(callee.expression));
      }
      ts.forEachChild(inner, visit);
    };
    visit(node);
    return checked;
  }

  /** What of a request a function that is given it may look at. */
  #looksAt(argument: ts.Expression, call: ts.CallExpression, bindings: Bindings): readonly { readonly key: string }[] {
    const value = this.#valueOf(argument, bindings, []);
    if (value?.kind === 'url') return [{ key: 'target' }];
    if (value?.kind !== 'request' && value?.kind !== 'headers') return [];
    const body = implementationOf(call, this.#checker)?.body?.getText();
    return [body === undefined || /\burl\b/.test(body) ? [{ key: 'target' }] : [], body === undefined || /\bhost\b/.test(body) ? [{ key: 'header host' }] : []].flat();
  }

  #outsideIn(expression: ts.Expression, bindings: Bindings): Outside | undefined {
    return this.#textOf(expression, bindings).find((piece): piece is Outside => typeof piece === 'object');
  }

  #isOfLanguage(call: Call): boolean {
    const callee = withoutCasts(call.expression);
    const symbol = namedSymbol(callee, this.#checker);
    return symbol !== undefined && (symbol.declarations ?? []).some(declaration => this.#pass.program.isSourceFileDefaultLibrary(declaration.getSourceFile()) || /[\\/]@types[\\/]node[\\/]/.test(declaration.getSourceFile().fileName));
  }

  /** Whether only the start of a program asks a server, and dies with the answer. */
  #isClientAtStart({ row, registration, emitter }: Listener): boolean {
    if (row.isClientAtStart && runsAtStartOnly(registration, this.#checker)) return true;
    if (row.gives === 'response') return runsAtStartOnly(registration, this.#checker);
    const source = emitter && this.#emitterOf(emitter);
    return source?.row.gives === 'response' && runsAtStartOnly(source.registration, this.#checker);
  }

  /** What of its requests an object looks at itself, by the options it is made with; everything where these are not in sight. */
  #filteredBy(filters: NonNullable<InputEvent['filters']>, emitter: ts.Expression | undefined): 'target' | 'request' | undefined {
    const object = emitter && withoutCasts(emitter);
    const name = object && (ts.isIdentifier(object) ? object : ts.isPropertyAccessExpression(object) ? object.name : undefined);
    const symbol = name && this.#checker.getSymbolAtLocation(name);
    const declaration = symbol?.valueDeclaration;
    const initializer = declaration && (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) ? declaration.initializer : undefined;
    const made = [initializer ?? [], symbol ? this.#writesTo(symbol) : []].flat().map(withoutCasts).filter(value => !isEmpty(value as ts.Expression));
    const options = made.map(value => (ts.isNewExpression(value) ? value.arguments?.[0] : undefined));
    if (options.length === 0) return 'request';
    const looks = options.flatMap(option => (option && ts.isObjectLiteralExpression(option) ? option.properties.map(property => (ts.isSpreadAssignment(property) ? 'request' : filters[property.name.getText()])) : ['request' as const]));
    return looks.includes('request') ? 'request' : looks.find(look => look !== undefined);
  }

  /** The listener whose parameter an object is. */
  #emitterOf(emitter: ts.Expression): Listener | undefined {
    const declaration = this.#checker.getSymbolAtLocation(withoutCasts(emitter))?.valueDeclaration;
    return declaration && ts.isParameter(declaration) ? this.#listenerOf(declaration.parent) : undefined;
  }

  /** Where a function is given as a listener of input. */
  #listenerOf(owner: ts.SignatureDeclaration): Listener | undefined {
    if (this.#listeners.has(owner)) return this.#listeners.get(owner);
    this.#listeners.set(owner, undefined);
    const values = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner) ? [owner, ...this.#mentionsOf(owner)] : this.#mentionsOf(owner);
    const listener = values.map(value => this.#listenedWith(value as ts.Expression)).find(found => found !== undefined);
    this.#listeners.set(owner, listener);
    return listener;
  }

  #listenedWith(value: ts.Expression): Listener | undefined {
    const node = outOfCasts(boundAround(value));
    const { parent } = node;
    if (!ts.isCallExpression(parent) || parent.expression === node) return undefined;
    const callee = withoutCasts(parent.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
    if (ts.isPropertyAccessExpression(callee) && ADDING.has(name)) {
      const [event] = parent.arguments;
      if (!event || !ts.isStringLiteralLike(event) || parent.arguments[1] !== node) return undefined;
      const row = inputEvents.find(({ events, owners, origin }) => (events === undefined ? event.text !== 'disconnect' && event.text !== 'error' : events.includes(event.text)) && this.#isOwner(callee.expression, owners, origin));
      return row && { row, registration: parent, emitter: callee.expression };
    }
    const row = parent.arguments.at(-1) === node ? TAKING.get(name)?.find(({ origin }) => isCallOf(parent, { by: 'call', name }, origin, this.#pass.program)) : undefined;
    return row && { row, registration: parent, emitter: undefined };
  }

  #isOwner(object: ts.Expression, owners: readonly string[], origin: InputEvent['origin']): boolean {
    const type = this.#checker.getTypeAtLocation(object);
    if (type.flags & ts.TypeFlags.Any) return false;
    const parts = partsOf(this.#checker.getNonNullableType(type), this.#checker) ?? [];
    return (
      parts.length > 0 &&
      parts.every(part => {
        const names = [...withBases(part, this.#checker)].flatMap(base => (base.symbol as ts.Symbol | undefined) ?? []);
        // The standard input, which one's own parent writes to.
        if (names.some(symbol => symbol.name === 'ReadStream')) return false;
        return names.some(symbol => owners.includes(symbol.name) && (symbol.declarations ?? []).some(declaration => isDeclaredBy(declaration, origin, this.#pass.program)));
      })
    );
  }

  /** Where the file names a function: by its name, or as a method of `this`. */
  #mentionsOf(owner: ts.Node): readonly ts.Expression[] {
    const isMethod = ts.isMethodDeclaration(owner) || (ts.isPropertyDeclaration(owner.parent) && owner.parent.initializer === owner);
    const name = ts.isFunctionDeclaration(owner) || ts.isMethodDeclaration(owner) ? owner.name : ts.isPropertyDeclaration(owner.parent) || ts.isVariableDeclaration(owner.parent) ? owner.parent.name : undefined;
    if (!name || !(ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) return [];
    const symbol = this.#checker.getSymbolAtLocation(name);
    if (isMethod) return nodesOf(this.#pass, ts.SyntaxKind.PropertyAccessExpression).filter(access => access.name.text === name.text && access.expression.kind === ts.SyntaxKind.ThisKeyword && this.#checker.getSymbolAtLocation(access.name) === symbol);
    return callsOf(this.#pass).flatMap(call => [call.expression, ...(call.arguments ?? [])].filter(each => ts.isIdentifier(each) && each.text === name.text && this.#checker.getSymbolAtLocation(each) === symbol));
  }

  #textOf(expression: ts.Expression, bindings: Bindings): readonly Piece[] {
    const value = this.#valueOf(expression, bindings, []);
    return value?.kind === 'text' ? value.pieces : [UNKNOWN];
  }

  #valueOf(expression: ts.Node, bindings: Bindings, around: readonly ts.Symbol[]): Value | undefined {
    if (++this.#steps > MAX_STEPS) return undefined;
    const node = withoutCasts(expression);
    const of = (inner: ts.Node): Value | undefined => this.#valueOf(inner, bindings, around);
    const piecesOf = (inner: ts.Node): readonly Piece[] => {
      const value = of(inner);
      return value?.kind === 'text' ? value.pieces : [UNKNOWN];
    };
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return text([node.text]);
    if (ts.isTemplateExpression(node)) return text([node.head.text, ...node.templateSpans.flatMap(span => [...piecesOf(span.expression), span.literal.text])]);
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      if (operator === ts.SyntaxKind.PlusToken) return text([...piecesOf(node.left), ...piecesOf(node.right)]);
      return operator === ts.SyntaxKind.QuestionQuestionToken || operator === ts.SyntaxKind.BarBarToken ? of(node.left) : undefined;
    }
    if (ts.isConditionalExpression(node)) return [of(node.whenTrue), of(node.whenFalse)].find(isFromOutside);
    if (ts.isPropertyAccessExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return this.#valueOfVariable(this.#checker.getSymbolAtLocation(node.name), bindings, around);
      return propertyOf(of(node.expression), node.name.text);
    }
    if (ts.isElementAccessExpression(node)) {
      const key = withoutCasts(node.argumentExpression);
      return propertyOf(of(node.expression), ts.isStringLiteralLike(key) ? key.text : '0');
    }
    if (ts.isCallExpression(node)) return this.#valueOfCall(node, of);
    if (ts.isNewExpression(node)) {
      const first = node.arguments?.[0];
      return first && ts.isIdentifier(node.expression) && node.expression.text === 'URL' && isFromOutside(of(first)) ? { kind: 'url' } : undefined;
    }
    return ts.isIdentifier(node) ? this.#valueOfVariable(this.#checker.getSymbolAtLocation(node), bindings, around) : undefined;
  }

  #valueOfCall(node: ts.CallExpression, of: (inner: ts.Node) => Value | undefined): Value | undefined {
    const callee = withoutCasts(node.expression);
    const [first] = node.arguments;
    if (ts.isIdentifier(callee)) return first && (callee.text === 'String' || callee.text === 'decodeURIComponent') ? partOf(of(first)) : undefined;
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    const method = callee.name.text;
    const receiver = callee.expression.getText();
    if (first && receiver === 'Buffer' && (method === 'from' || method === 'concat')) return partOf(of(first));
    if (first && method === 'decode') return partOf(of(first));
    if (method === 'get' && ts.isPropertyAccessExpression(callee.expression) && callee.expression.name.text === 'searchParams') return of(callee.expression.expression)?.kind === 'url' ? text([{ from: 'text', key: 'query', what: 'a malformed query' }]) : undefined;
    if (!PARTS.has(method)) return undefined;
    // Base64 and the like are never what a parser takes.
    if (method === 'toString' && first && !(ts.isStringLiteralLike(first) && /^utf-?8$/i.test(first.text))) return undefined;
    const value = of(callee.expression);
    return method === 'toString' || method === 'trim' || method === 'valueOf' ? value : partOf(value);
  }

  #valueOfVariable(symbol: ts.Symbol | undefined, bindings: Bindings, around: readonly ts.Symbol[]): Value | undefined {
    const declaration = symbol?.valueDeclaration;
    if (!symbol || !declaration || around.includes(symbol) || declaration.getSourceFile() !== this.#pass.sourceFile) return undefined;
    const inside = [...around, symbol];
    const of = (node: ts.Node): Value | undefined => this.#valueOf(node, bindings, inside);
    if (ts.isParameter(declaration)) {
      const given = bindings.get(symbol);
      return given ? of(given) : this.#valueOfParameter(declaration, bindings, inside);
    }
    if (ts.isBindingElement(declaration)) {
      const from = declaration.parent.parent;
      const whole = ts.isVariableDeclaration(from) ? from.initializer && of(from.initializer) : ts.isParameter(from) ? this.#valueOfParameter(from, bindings, inside) : undefined;
      return declaration.dotDotDotToken ? undefined : propertyOf(whole, ts.isArrayBindingPattern(declaration.parent) ? '0' : (declaration.propertyName ?? declaration.name).getText());
    }
    if (!ts.isVariableDeclaration(declaration) && !ts.isPropertyDeclaration(declaration)) return undefined;
    if (ts.isVariableDeclarationList(declaration.parent) && ts.isForOfStatement(declaration.parent.parent)) return partOf(of(declaration.parent.parent.expression));
    const initial = declaration.initializer && of(declaration.initializer);
    const written = this.#writesTo(symbol);
    if (written.length === 0) return initial;
    // What is collected is from outside as soon as something of it is; what else is assigned must be empty or a part of it.
    const values = written.map(write => ({ value: of(write), write }));
    const outside = [initial, ...values.map(({ value }) => value)].filter(isFromOutside);
    const isKnown = values.every(({ value, write }) => isFromOutside(value) || isEmpty(write) || this.#isPartOf(write, symbol));
    return isKnown ? (outside[0]?.kind === 'text' ? partOf(outside[0]) : outside[0]) : undefined;
  }

  /** `rest = rest.slice(index)`, `rest = lines.pop() ?? ''`: a part of what the variable had, directly or through another variable. */
  #isPartOf(write: ts.Expression, symbol: ts.Symbol, depth = 0): boolean {
    const node = withoutCasts(write);
    if (ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword)) {
      const named = this.#checker.getSymbolAtLocation(ts.isIdentifier(node) ? node : node.name);
      const made = named?.valueDeclaration;
      return named === symbol || (depth < 3 && made !== undefined && ts.isVariableDeclaration(made) && made.initializer !== undefined && this.#isPartOf(made.initializer, symbol, depth + 1));
    }
    if (ts.isBinaryExpression(node)) return this.#isPartOf(node.left, symbol, depth);
    if (ts.isElementAccessExpression(node)) return this.#isPartOf(node.expression, symbol, depth);
    if (!ts.isCallExpression(node)) return false;
    // `body = JSON.parse(body)`: where that is followed by another parser, it has thrown first.
    if (parserOf(node)) return node.arguments[0] !== undefined && this.#isPartOf(node.arguments[0], symbol, depth);
    if (!ts.isPropertyAccessExpression(node.expression)) return false;
    if (node.expression.expression.getText() === 'Buffer') return node.arguments.some(argument => this.#isPartOf(argument, symbol, depth) || (ts.isArrayLiteralExpression(argument) && argument.elements.some(element => this.#isPartOf(element, symbol, depth))));
    return PARTS.has(node.expression.name.text) && this.#isPartOf(node.expression.expression, symbol, depth);
  }

  /** What the file assigns or adds to a variable or field, and pushes to it. */
  #writesTo(symbol: ts.Symbol): readonly ts.Expression[] {
    const isIt = (node: ts.Node): boolean => {
      const bare = withoutCasts(node);
      const name = ts.isIdentifier(bare) ? bare : ts.isPropertyAccessExpression(bare) && bare.expression.kind === ts.SyntaxKind.ThisKeyword ? bare.name : undefined;
      return name?.text === symbol.name && this.#checker.getSymbolAtLocation(name) === symbol;
    };
    const assigned = nodesOf(this.#pass, ts.SyntaxKind.BinaryExpression).flatMap(({ operatorToken: { kind }, left, right }) => ((kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.PlusEqualsToken) && isIt(left) ? [right] : []));
    const pushed = nodesOf(this.#pass, ts.SyntaxKind.CallExpression).flatMap(({ expression, arguments: given }) => (ts.isPropertyAccessExpression(expression) && expression.name.text === 'push' && isIt(expression.expression) ? given : []));
    return [...assigned, ...pushed];
  }

  #valueOfParameter(parameter: ts.ParameterDeclaration, bindings: Bindings, around: readonly ts.Symbol[]): Value | undefined {
    const owner = parameter.parent;
    if (parameter.dotDotDotToken) return undefined;
    if (isRunAtOnce(owner, this.#checker)) {
      const { expression } = owner.parent as ts.CallExpression;
      return ts.isPropertyAccessExpression(expression) && owner.parameters.indexOf(parameter) === (expression.name.text === 'reduce' ? 1 : 0) ? partOf(this.#valueOf(expression.expression, bindings, around)) : undefined;
    }
    const listener = this.#listenerOf(owner);
    if (!listener) return undefined;
    const { row } = listener;
    if (row.parameter !== undefined && owner.parameters.indexOf(parameter) !== row.parameter) return undefined;
    if (row.gives !== 'text') return { kind: row.gives, row };
    const source = listener.emitter && this.#emitterOf(listener.emitter);
    return text([{ from: 'text', key: parameter.name.getText(), what: source?.row.gives === 'response' ? 'a malformed response' : row.noun }]);
  }
}

const UNKNOWN: Piece = undefined;

/** Whether an operator holds of equal values. */
const EQUATING: ReadonlyMap<ts.SyntaxKind, boolean> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, true],
  [ts.SyntaxKind.EqualsEqualsToken, true],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, false],
  [ts.SyntaxKind.ExclamationEqualsToken, false],
]);

/** Functions that say nothing of whether a text is well-formed. */
const LOOKS_AT_NOTHING: ReadonlySet<string> = new Set(['isBuffer', 'isArray', 'includes', 'startsWith', 'endsWith', 'indexOf', 'String', 'Boolean', 'has', 'byteLength', 'toString', 'concat', 'from', 'parse']);

function text(pieces: readonly Piece[]): Value {
  return { kind: 'text', pieces };
}

function isFromOutside(value: Value | undefined): value is Value {
  return value !== undefined && (value.kind !== 'text' || value.pieces.some(piece => typeof piece === 'object'));
}

/** A part of a text, which may begin in the middle. */
function partOf(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'text') return undefined;
  const outside = value.pieces.find((piece): piece is Outside => typeof piece === 'object');
  return outside && text([{ ...outside, from: outside.from === 'target' ? 'path' : outside.from }]);
}

function propertyOf(value: Value | undefined, name: string): Value | undefined {
  switch (value?.kind) {
    case 'request':
      if (name === 'url') return text([{ from: 'target', key: 'target', what: 'target' }]);
      return name === 'headers' ? { kind: 'headers', row: value.row } : undefined;
    case 'response':
      return name === 'headers' ? { kind: 'headers', row: value.row } : undefined;
    case 'headers':
      // Node itself looks at this one.
      return name === 'content-length' ? undefined : text([{ from: 'header', key: `header ${name}`, what: name }]);
    case 'url':
      return name === 'pathname' || name === 'search' || name === 'hash' ? text([{ from: 'path', key: 'target', what: 'target' }]) : undefined;
    case 'text':
      return name === 'length' || name === 'byteLength' ? undefined : partOf(value);
    default:
      return undefined;
  }
}

/** A node, and the functions that it is in. */
function functionsAround(node: ts.Node): readonly ts.Node[] {
  const found = [node];
  for (let owner = enclosingFunction(node); !ts.isSourceFile(owner); owner = enclosingFunction(owner)) found.push(owner);
  return found;
}

function isEmpty(node: ts.Expression): boolean {
  const bare = withoutCasts(node);
  return (ts.isStringLiteralLike(bare) && bare.text === '') || bare.kind === ts.SyntaxKind.NullKeyword || (ts.isArrayLiteralExpression(bare) && bare.elements.length === 0) || bare.getText() === 'undefined' || bare.getText() === 'Buffer.alloc(0)';
}

function isAsync(owner: ts.SignatureDeclaration): boolean {
  return (ts.canHaveModifiers(owner) && (ts.getModifiers(owner)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false)) || ('asteriskToken' in owner && owner.asteriskToken !== undefined);
}

/** `handler.bind(this)` of `handler`. */
function boundAround(value: ts.Expression): ts.Expression {
  const access = value.parent;
  return ts.isPropertyAccessExpression(access) && access.expression === value && access.name.text === 'bind' && ts.isCallExpression(access.parent) && access.parent.expression === access ? access.parent : value;
}
