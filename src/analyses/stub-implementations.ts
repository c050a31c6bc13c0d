import ts from 'typescript';
import { isCall, withoutCasts } from '../types/origin.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { isAssignment } from '../types/syntax.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { functionsOf } from './nodes.js';
import { hintText, isFileOfDoubles, isInDouble, nameOf, type Hint } from './stub-words.js';
import { wordsOf } from './words.js';

/** A function that does not do what it is there for. */
export interface StubImplementation {
  readonly owner: ts.FunctionLikeDeclaration;
  /**
   * `made-up`: what it returns is made of literals and random numbers, and it does nothing else. `fake-work`: it waits for a
   * timer in place of work. `random`: a random number in what it returns. `measurement`: random numbers that are named as
   * measurements. `literal`: one value of a record, that its comment says is made up. `unchecked`: a check that is always passed. `form`: a check that only looks at the form of what it checks.
   * `empty`: it does nothing but announce that it did. `progress`: a timer that raises a number at random. `missing`: it only
   * throws that it is not implemented.
   */
  readonly kind: 'made-up' | 'fake-work' | 'random' | 'measurement' | 'literal' | 'unchecked' | 'form' | 'empty' | 'progress' | 'missing';
  /** The place of the first signal: the value returned, the timer awaited, the random number. */
  readonly at: ts.Node;
  /** What the second signal is. */
  readonly second: { readonly kind: 'words'; readonly hint: Hint } | { readonly kind: 'ignores'; readonly parameters: readonly string[] } | { readonly kind: 'timer' | 'another'; readonly at: ts.Node };
}

export const stubImplementations = defineFileAnalysis('stubImplementations', (pass): readonly StubImplementation[] => {
  if (!MAY_HAVE_STUBS.test(pass.sourceFile.text) || isFileOfDoubles(pass)) return [];
  return functionsOf(pass).flatMap(owner => {
    const stub = stubOf(owner, pass);
    return stub && !isInDouble(owner) ? [stub] : [];
  });
});

/** A word of those below, a timer, or a check: the cheap question. */
const MAY_HAVE_STUBS = /simulat|mock|stub|placeholder|production|real|implement|would|dummy|fake|hard-?coded|setTimeout|sleep|delay|verif|validat|auth|Math\.random|async/i;

function stubOf(owner: ts.FunctionLikeDeclaration, pass: FilePass): StubImplementation | undefined {
  const body = bodyOf(owner);
  if (!body || ts.isConstructorDeclaration(owner)) return undefined;
  const missing = thrownAsMissing(owner, body, pass);
  if (missing) return missing;
  const saysMore = maySayMore(pass);
  const work = workOf(body, !saysMore, pass);
  if (work.isDone && !saysMore) return undefined;
  const hint = (): Hint | undefined => hintIn(owner, body, pass);
  const { waits } = work;
  const returned = work.returned.map(value => heldBy(value, owner, pass));
  if (work.returned.length > 0 && work.returned.every(failsHonestly)) return undefined;
  const form = onlyForm(owner, body, work, pass);
  if (form) return form;

  if (!work.isDone && nameOf(owner) !== '' && returned.length > 0 && returned.every(value => isMadeUp(value, owner, pass)) && returned.some(claimsSomething)) {
    const at = (returned.find(claimsSomething) ?? returned[0]) as ts.Expression;
    const words = hint();
    if (words) return { owner, kind: 'made-up', at, second: { kind: 'words', hint: words } };
    const [wait] = waits;
    const ignored = ignoredParameters(owner, body, pass);
    if (wait && !isTimer(owner) && (ignored.length > 0 || owner.parameters.length === 0) && returned.some(isRecord)) return { owner, kind: 'made-up', at, second: { kind: 'timer', at: wait } };
    if (ignored.length > 0 && !hasHeritage(owner)) {
      if (isCheck(owner) && returned.every(value => withoutCasts(value).kind === ts.SyntaxKind.TrueKeyword)) return { owner, kind: 'unchecked', at, second: { kind: 'ignores', parameters: ignored } };
      if (isAsync(owner) && promisesWork(owner) && returned.every(isRecord)) return { owner, kind: 'made-up', at, second: { kind: 'ignores', parameters: ignored } };
    }
  }
  const [wait] = waits;
  if (wait && !isTimer(owner)) {
    const words = hintBeside(wait, owner, pass);
    if (words) return { owner, kind: 'fake-work', at: wait, second: { kind: 'words', hint: words } };
  }
  const random = returned.map(randomIn).find(each => each !== undefined);
  if (random && !work.isDone) {
    const words = hint();
    if (words) return { owner, kind: 'random', at: random, second: { kind: 'words', hint: words } };
  }
  return emptyOf(owner, body, pass) ?? madeUpMeasurements(owner, body, pass) ?? madeUpLiteral(owner, body, pass) ?? progressOf(owner, body);
}

/** Names of checks that something depends on. */
const TRUST = /^_?(?:verify|authenticate|authorize)(?:[A-Z_]|$)/;

/** A check, by its name, that asks for nothing but presence, length and beginnings, and says that there ought to be more. */
function onlyForm(owner: ts.FunctionLikeDeclaration, body: ts.Node, { returned }: Work, pass: FilePass): StubImplementation | undefined {
  if (!TRUST.test(nameOf(owner)) || returned.every(value => value.kind === ts.SyntaxKind.TrueKeyword)) return undefined;
  const isBoolean = returned.every(value => pass.checker.getTypeAtLocation(value).flags & ts.TypeFlags.BooleanLike);
  const at = returned.at(-1) as ts.Expression;
  if (!isBoolean || !onlyLooks(body)) return undefined;
  const words = hintIn(owner, body, pass);
  return words && { owner, kind: 'form', at, second: { kind: 'words', hint: words } };
}

/** `false`, a promise of it, or a record that says itself that it failed. */
function failsHonestly(value: ts.Expression): boolean {
  const node = unwrapped(value);
  if (node.kind === ts.SyntaxKind.FalseKeyword) return true;
  return ts.isObjectLiteralExpression(node) && node.properties.some(property => ts.isPropertyAssignment(property) && property.initializer.kind === ts.SyntaxKind.FalseKeyword && /^(?:ok|success|succeeded|valid|isValid|authenticated|authorized)$/.test(property.name.getText()));
}

const LOOKS = /\.(?:startsWith|endsWith|includes|split|trim|test|at|slice|toString|toLowerCase|indexOf)$/;

function onlyLooks(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || ts.isThrowStatement(node) || ts.isFunctionLike(node) || ts.isNewExpression(node)) return false;
  if (ts.isCallExpression(node) && !isLog(node) && !LOOKS.test(node.expression.getText())) return false;
  return ts.forEachChild(node, child => (onlyLooks(child) ? undefined : true)) === undefined;
}

/** A function with nothing in it but a log, or an event that says that it is done. */
function emptyOf(owner: ts.FunctionLikeDeclaration, body: ts.Node, pass: FilePass): StubImplementation | undefined {
  if (!ts.isBlock(body) || nameOf(owner) === '' || hasHeritage(owner) && body.statements.length === 0) return undefined;
  const isAnnouncement = (statement: ts.Statement): boolean => {
    if (!ts.isExpressionStatement(statement)) return false;
    const call = statement.expression;
    if (isAssigned(call)) return call.left.getText().startsWith('this.') && /^(?:true|new Date\(\)|Date\.now\(\))$/.test(call.right.getText());
    if (!ts.isCallExpression(call)) return false;
    return isLog(call) || (/\.emit$/.test(call.expression.getText()) && call.arguments.length === 1 && ts.isStringLiteralLike(call.arguments[0] as ts.Expression));
  };
  if (!body.statements.every(isAnnouncement) || /deprecated/i.test(body.getText())) return undefined;
  const words = hintIn(owner, body, pass);
  return words && { owner, kind: 'empty', at: body, second: { kind: 'words', hint: words } };
}

/** Words for what somebody measures, rather than chooses. */
const MEASUREMENTS = /^(?:accuracy|active|avg|average|branches|bounce|clones|commits|completed|confidence|contributors|coverage|cpu|downloads|efficiency|failed|idle|latency|load|loss|memory|p50|p90|p95|p99|peak|precision|queued|recall|running|similarity|throughput|uptime|usage|utilization|views|visitors)$/;

/** Two or more random numbers from a range of choice that go by the name of measurements, or one that a comment admits. */
function madeUpMeasurements(owner: ts.FunctionLikeDeclaration, body: ts.Node, pass: FilePass): StubImplementation | undefined {
  if (!/Math\.random/.test(body.getText())) return undefined;
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && nameOf(node as ts.FunctionLikeDeclaration) !== '') return;
    const [name, value] = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) ? [node.name, node.initializer] : isAssigned(node) ? [ts.isPropertyAccessExpression(node.left) ? node.left.name : node.left, node.right] : [];
    if (name && value && ts.isIdentifier(name) && isRandomRange(value) && isMeasurement(name, node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(body);
  const [first, second] = found;
  if (!first) return undefined;
  const words = hintBeside(first, owner, pass, 1);
  if (words) return { owner, kind: 'measurement', at: first, second: { kind: 'words', hint: words } };
  return second && { owner, kind: 'measurement', at: first, second: { kind: 'another', at: second } };
}

/** `fileExists: true, // Would check in a real implementation`, `load: Math.random(), // Simulated`: a value of a record that the comment behind it gives away. */
function madeUpLiteral(owner: ts.FunctionLikeDeclaration, body: ts.Node, pass: FilePass): StubImplementation | undefined {
  const lineAt = (position: number): number => pass.sourceFile.getLineAndCharacterOfPosition(position).line + 1;
  for (const comment of hintsIn(owner, body, pass)) {
    if (comment.isOfSimulation) continue;
    const { text } = comment;
    const visit = (node: ts.Node): ts.Node | undefined => {
      if (ts.isPropertyAssignment(node) && lineAt(node.end) === comment.line && node.end <= comment.start && isAnswer(withoutCasts(node.initializer) as ts.Expression)) return node;
      return ts.forEachChild(node, visit);
    };
    const found = visit(body);
    if (found) return { owner, kind: 'literal', at: found, second: { kind: 'words', hint: { text, line: comment.line } } };
  }
  return undefined;
}

function isAnswer(value: ts.Expression): boolean {
  return value.kind === ts.SyntaxKind.TrueKeyword || (ts.isNumericLiteral(value) && Number(value.text) !== 0) || isRandomRange(value);
}

function isAssigned(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** By its own name, or that of the object it is in: `latency: { avg: …, p50: … }`, `stars: { total: … }`. */
function isMeasurement(name: ts.Identifier, node: ts.Node): boolean {
  const holder = ts.isPropertyAssignment(node) && ts.isPropertyAssignment(node.parent.parent) ? node.parent.parent.name.getText() : '';
  return [...wordsOf(name.text), ...wordsOf(holder)].some(word => MEASUREMENTS.test(word));
}

/** `Math.random()` with literals only around it: `35 + Math.random() * 30`, `Math.floor(Math.random() * 100) + 10`. */
function isRandomRange(value: ts.Expression): boolean {
  const node = withoutCasts(value) as ts.Expression;
  const isLiteral = (part: ts.Expression): boolean => ts.isNumericLiteral(withoutCasts(part));
  if (ts.isConditionalExpression(node)) return (isRandomRange(node.whenTrue) && isLiteral(node.whenFalse)) || (isRandomRange(node.whenFalse) && isLiteral(node.whenTrue));
  if (ts.isBinaryExpression(node)) return (isRandomRange(node.left) && (isLiteral(node.right) || isRandomRange(node.right))) || (isLiteral(node.left) && isRandomRange(node.right));
  if (ts.isTemplateExpression(node)) return node.templateSpans.length === 1 && node.templateSpans.every(span => isRandomRange(span.expression));
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression.getText();
  return callee === 'Math.random' || (/^(?:Math\.(?:floor|round|ceil)|Number|parseFloat)$/.test(callee) && node.arguments.length === 1 && isRandomRange(node.arguments[0] as ts.Expression)) || (ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'toFixed' && isRandomRange(node.expression.expression));
}

/** What a function does and gives back, as far as the question is whether it does anything. */
interface Work {
  /** Whether it calls, changes or makes anything but what it returns. */
  readonly isDone: boolean;
  /** Timers that it awaits. */
  readonly waits: readonly ts.AwaitExpression[];
  readonly returned: readonly ts.Expression[];
}

/** Whether anything in the file speaks of stubs or makes up numbers: where nothing does, no function that does some work is one. */
const maySayMore = defineFileAnalysis('maySayMore', (pass): boolean => /Math\.random|\bsimulate[A-Z_]/.test(pass.sourceFile.text) || hintsOfFile(pass).length > 0);

/** `onlyIdle`: the answer for a function that does something need not be complete. */
function workOf(body: ts.Node, onlyIdle: boolean, pass: FilePass): Work {
  const waits: ts.AwaitExpression[] = [];
  const returned: ts.Expression[] = [];
  let isDone = false;
  const visit = (node: ts.Node): void => {
    if (isDone && onlyIdle) return;
    if (ts.isAwaitExpression(node) && isWait(node.expression, pass)) {
      waits.push(node);
      return;
    }
    if (ts.isReturnStatement(node)) {
      if (node.expression) returned.push(unwrapped(node.expression));
    }
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) {
      isDone = true;
      return;
    }
    if (isCall(node) && !isHarmless(node)) isDone = true;
    else if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isThrowStatement(node) || ts.isDeleteExpression(node) || ts.isTaggedTemplateExpression(node) || isJsx(node)) isDone = true;
    else if (ts.isBinaryExpression(node) && isAssignment(node) && !isOwnVariable(node.left, body, pass)) isDone = true;
    else if (ts.isIterationStatement(node, false) || isDecision(node)) isDone = true;
    if (isCall(node) && isLog(node)) return;
    ts.forEachChild(node, visit);
  };
  if (ts.isBlock(body)) visit(body);
  else {
    returned.push(unwrapped(body as ts.Expression));
    visit(body);
  }
  return { isDone, waits, returned };
}

/** A way chosen by comparing something: that is a table, however it is written. Whether there is anything at all is no such question. */
function isDecision(node: ts.Node): boolean {
  if (ts.isSwitchStatement(node)) return true;
  const test = ts.isIfStatement(node) ? node.expression : ts.isConditionalExpression(node) ? node.condition : undefined;
  return test !== undefined && compares(test);
}

const ARITHMETIC: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken, ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.SlashToken, ts.SyntaxKind.PercentToken, ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.QuestionQuestionToken]);

function compares(test: ts.Expression): boolean {
  const node = withoutCasts(test);
  if (ts.isPrefixUnaryExpression(node)) return compares(node.operand);
  if (!ts.isBinaryExpression(node)) return isCall(node);
  const { kind } = node.operatorToken;
  if (ARITHMETIC.has(kind)) return false;
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken ? compares(node.left) || compares(node.right) : node.right.kind !== ts.SyntaxKind.NullKeyword && node.right.getText() !== 'undefined';
}

function isJsx(node: ts.Node): boolean {
  return ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
}

function isOwnVariable(target: ts.Node, body: ts.Node, { checker }: FilePass): boolean {
  let root = target;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
  if (!ts.isIdentifier(root)) return false;
  const declaration = checker.getSymbolAtLocation(root)?.valueDeclaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.pos >= body.pos && declaration.end <= body.end;
}

/** `Promise.resolve(value)` gives the value. */
function unwrapped(expression: ts.Expression): ts.Expression {
  const node = withoutCasts(expression) as ts.Expression;
  if (ts.isAwaitExpression(node)) return unwrapped(node.expression);
  if (ts.isCallExpression(node) && /^Promise\.resolve$/.test(node.expression.getText()) && node.arguments[0]) return unwrapped(node.arguments[0]);
  return node;
}

const LOG = /^(?:this\.)?_?(?:console|log(?:ger)?|spinner|ora)\.\w+$|\.(?:log|logger)\.\w+$/i;
/** Calls that say the time, make an id or shape a number, and do no work. */
const SHAPES = /^(?:Date\.now|Math\.\w+|performance\.now|(?:crypto\.)?randomUUID|nanoid|uuid(?:v4)?|String|Number|Boolean|Promise\.resolve|Object\.(?:freeze|keys)|JSON\.stringify)$|\.(?:toFixed|toISOString|toString|getTime|padStart|toLowerCase|toUpperCase|slice|substring|substr)$/;

function isLog(call: ts.Node): boolean {
  return ts.isCallExpression(call) && LOG.test(call.expression.getText());
}

function isHarmless(call: ts.CallExpression | ts.NewExpression): boolean {
  if (isLog(call)) return true;
  const callee = call.expression.getText();
  return ts.isNewExpression(call) ? callee === 'Date' && (call.arguments?.length ?? 0) === 0 : SHAPES.test(callee);
}

/** A promise that a timer fulfils, and nothing else: `new Promise(resolve => setTimeout(resolve, 500))`, `sleep(500)`. */
function isWait(expression: ts.Expression, pass: FilePass): boolean {
  const node = withoutCasts(expression);
  if (ts.isNewExpression(node) && node.expression.getText() === 'Promise') {
    const [executor] = node.arguments ?? [];
    if (!executor || !(ts.isArrowFunction(executor) || ts.isFunctionExpression(executor))) return false;
    const only = ts.isBlock(executor.body) ? (executor.body.statements.length === 1 ? executor.body.statements[0] : undefined) : executor.body;
    const call = only && ts.isExpressionStatement(only) ? only.expression : only;
    return call !== undefined && ts.isCallExpression(call) && /^(?:globalThis\.|window\.)?setTimeout$/.test(call.expression.getText()) && isOfChoice(call.arguments[1], pass);
  }
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression.getText();
  if (!/^(?:this\.|\w+\.)?(?:sleep|delay|wait|setTimeout|pause|simulate\w*(?:Delay|Latency))$/i.test(callee) || node.arguments.length > 2) return false;
  const [duration] = node.arguments;
  return isOfChoice(duration, pass);
}

/** A duration that the author chose, rather than one that is configured or computed. */
function isOfChoice(duration: ts.Expression | undefined, { checker }: FilePass): boolean {
  if (!duration) return true;
  if (/\bMath\.random\b/.test(duration.getText()) && !/attempt|retr|backoff|jitter|\*\*|Math\.pow/i.test(duration.getText())) return true;
  return (checker.getTypeAtLocation(duration).flags & ts.TypeFlags.NumberLiteral) !== 0 || (ts.isNumericLiteral(duration));
}

/** Whether a value is made of literals, parameters, the time and random numbers. */
export function isMadeUp(value: ts.Expression, owner: ts.Node, pass: FilePass, depth = 0): boolean {
  if (depth > 6) return false;
  const node = withoutCasts(value) as ts.Expression;
  const inner = (part: ts.Expression): boolean => isMadeUp(part, owner, pass, depth + 1);
  if (ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword || node.kind === ts.SyntaxKind.NullKeyword) return true;
  if (ts.isPrefixUnaryExpression(node)) return inner(node.operand);
  if (ts.isBinaryExpression(node)) return (ARITHMETIC.has(node.operatorToken.kind) || node.operatorToken.kind === ts.SyntaxKind.BarBarToken) && inner(node.left) && inner(node.right);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(inner);
  if (ts.isTemplateExpression(node)) return node.templateSpans.every(span => inner(span.expression));
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(property => (ts.isPropertyAssignment(property) ? inner(property.initializer) : ts.isShorthandPropertyAssignment(property) ? isOwnName(property.name, owner, pass, depth) : false));
  }
  if (isCall(node)) return isHarmless(node) && (node.arguments ?? []).every(inner) && (!ts.isPropertyAccessExpression(node.expression) || /^(?:Math|Date|performance|crypto|Promise|Object|JSON)$/.test(node.expression.expression.getText()) || inner(node.expression.expression));
  if (ts.isPropertyAccessExpression(node)) return inner(node.expression);
  return ts.isIdentifier(node) && isOwnName(node, owner, pass, depth);
}

/** `undefined`, a parameter, or a variable of the function that holds something made up. */
function isOwnName(name: ts.Identifier, owner: ts.Node, pass: FilePass, depth: number): boolean {
  if (name.text === 'undefined') return true;
  const symbol = ts.isShorthandPropertyAssignment(name.parent) ? pass.checker.getShorthandAssignmentValueSymbol(name.parent) : pass.checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || declaration.pos < owner.pos || declaration.end > owner.end) return false;
  if (ts.isParameter(declaration) || ts.isBindingElement(declaration)) return true;
  return ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && isMadeUp(declaration.initializer, owner, pass, depth + 1);
}

/** What a variable of the function, that is only ever given one value, holds. */
function heldBy(value: ts.Expression, owner: ts.FunctionLikeDeclaration, { checker }: FilePass): ts.Expression {
  const node = withoutCasts(value);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  const isOwn = declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.pos > owner.pos && declaration.end < owner.end && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isOwn && declaration.initializer ? unwrapped(declaration.initializer) : value;
}

/** Whether a made-up value has something in it that is neither nothing nor a parameter. */
function claimsSomething(value: ts.Expression): boolean {
  const node = withoutCasts(value);
  if (ts.isStringLiteralLike(node)) return node.text !== '';
  if (ts.isNumericLiteral(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword || ts.isTemplateExpression(node)) return true;
  if (ts.isArrayLiteralExpression(node)) return true;
  if (ts.isObjectLiteralExpression(node)) return node.properties.some(property => ts.isPropertyAssignment(property) && claimsSomething(property.initializer));
  if (ts.isBinaryExpression(node)) return claimsSomething(node.left) || claimsSomething(node.right);
  return randomIn(node as ts.Expression) !== undefined;
}

/** An object with two or more values in it, or a list of such. */
export function isRecord(value: ts.Expression): boolean {
  const node = withoutCasts(value);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 && node.elements.every(isRecord);
  return ts.isObjectLiteralExpression(node) && node.properties.filter(property => ts.isPropertyAssignment(property) && claimsSomething(property.initializer)).length > 1;
}

function randomIn(value: ts.Node): ts.Node | undefined {
  if (ts.isCallExpression(value) && value.expression.getText() === 'Math.random') return value;
  return ts.forEachChild(value, randomIn);
}

/** The parameters, when the body mentions none of them and none says by an underscore that this is known. */
function ignoredParameters(owner: ts.FunctionLikeDeclaration, body: ts.Node, { checker }: FilePass): readonly string[] {
  const names = owner.parameters.map(({ name }) => name);
  if (names.length === 0 || !names.every(ts.isIdentifier) || names.some(name => /^(?:_|this$)/.test((name as ts.Identifier).text))) return [];
  if (/\barguments\b/.test(body.getText())) return [];
  const isIgnored = names.every(name => {
    const symbol = checker.getSymbolAtLocation(name);
    return symbol !== undefined && referencesTo(symbol, body, checker).length === 0;
  });
  return isIgnored ? names.map(name => name.getText()) : [];
}

function isTimer(owner: ts.FunctionLikeDeclaration): boolean {
  return /sleep|delay|wait|pause|timeout|debounce|throttle|retry|poll/i.test(nameOf(owner));
}

function isAsync(owner: ts.FunctionLikeDeclaration): boolean {
  return (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async) !== 0;
}

/** Verbs of work on something outside the function. */
const WORK = new Set(['analyze', 'authorize', 'book', 'capture', 'charge', 'create', 'delete', 'deploy', 'download', 'encrypt', 'execute', 'fetch', 'generate', 'import', 'index', 'insert', 'load', 'migrate', 'notify', 'pay', 'process', 'publish', 'query', 'refund', 'register', 'save', 'scan', 'search', 'send', 'submit', 'sync', 'train', 'transcribe', 'translate', 'update', 'upload', 'write']);

function promisesWork(owner: ts.FunctionLikeDeclaration): boolean {
  const words = wordsOf(nameOf(owner));
  return words.length > 1 && WORK.has(words[0] ?? '');
}

/** A function declared by name, that is to tell whether somebody or something is to be trusted. */
function isCheck(owner: ts.FunctionLikeDeclaration): boolean {
  if (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner)) {
    if (!ts.isVariableDeclaration(owner.parent)) return false;
  }
  return /^(?:verify|validate|authenticate|authorize|check)\w*(?:token|password|signature|credential|auth|access|permission|session|apikey|user|webhook|license|certificate|hash|otp|code|role)s?$|^(?:is|has)(?:authenticated|authorized|permission|access)$/i.test(nameOf(owner).replace(/_/g, ''));
}

/** A member of a class or object that extends or implements something may be there because it has to be. */
function hasHeritage(owner: ts.FunctionLikeDeclaration): boolean {
  const { parent } = owner;
  if (ts.isClassLike(parent)) return (parent.heritageClauses?.length ?? 0) > 0 || (ts.getCombinedModifierFlags(parent) & ts.ModifierFlags.Abstract) !== 0;
  return ts.isObjectLiteralExpression(parent) || ts.isPropertyAssignment(parent) || isCall(parent);
}

/** The first comment of a function, above it or in it, that says that it is not the real thing; or its name. */
function hintIn(owner: ts.FunctionLikeDeclaration, body: ts.Node, pass: FilePass): Hint | undefined {
  const [first] = hintsIn(owner, body, pass);
  return first ? { text: first.text, line: first.line } : nameHint(owner, pass);
}

function nameHint(owner: ts.FunctionLikeDeclaration, { sourceFile }: FilePass): Hint | undefined {
  const name = nameOf(owner);
  return /^simulate[A-Z_]/.test(name) ? { text: name, line: sourceFile.getLineAndCharacterOfPosition(owner.getStart()).line + 1 } : undefined;
}

/** A comment within some lines of a timer that speaks of simulating; or the name of the function. */
function hintBeside(wait: ts.Node, owner: ts.FunctionLikeDeclaration, pass: FilePass, lines = 3): Hint | undefined {
  const line = pass.sourceFile.getLineAndCharacterOfPosition(wait.getStart()).line + 1;
  const body = bodyOf(owner);
  const near = (body ? hintsIn(owner, body, pass) : []).find(comment => comment.line <= line && line - comment.line <= lines);
  return near ? { text: near.text, line: near.line } : nameHint(owner, pass);
}

/** What a comment says. */
interface CommentHint extends Hint {
  readonly start: number;
  readonly end: number;
  /** It begins with that word. */
  readonly isOfSimulation: boolean;
}

const hintsOfFile = defineFileAnalysis('hints', ({ sourceCode }): readonly CommentHint[] =>
  sourceCode.getAllComments().flatMap(({ value, loc, range: [start, end] }) => {
    const text = hintText(value);
    return text === undefined ? [] : [{ text, line: loc.start.line, start, end, isOfSimulation: /^\W*simulate\b/i.test(value) }];
  }),
);

/** A function with what it is declared by: the statement of its variable, or its property. */
function statementOf(owner: ts.FunctionLikeDeclaration): ts.Node {
  const { parent } = owner;
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return owner;
  if (ts.isVariableDeclaration(parent)) return ts.isVariableStatement(parent.parent.parent) ? parent.parent.parent : parent;
  return ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) ? parent : owner;
}

/** What comments directly above a function and in it say, apart from those of functions inside. */
function hintsIn(owner: ts.FunctionLikeDeclaration, body: ts.Node, pass: FilePass): readonly CommentHint[] {
  const statement = statementOf(owner);
  const around = hintsOfFile(pass).filter(({ start, end }) => start >= statement.getFullStart() && end <= owner.end && !(start > owner.getStart() && start < body.pos));
  if (around.length === 0) return around;
  const inner = functionsOf(pass).filter(other => other.pos >= body.pos && other.end <= body.end);
  return around.filter(({ start, end }) => !inner.some(other => start >= other.getFullStart() && end <= other.end));
}

/** `throw new Error('Not implemented')` as all that a function of the public surface does. */
function thrownAsMissing(owner: ts.FunctionLikeDeclaration, body: ts.Node, pass: FilePass): StubImplementation | undefined {
  if (!ts.isBlock(body) || !body.statements.some(ts.isThrowStatement) || hasHeritage(owner) || !/implement/i.test(body.getText())) return undefined;
  const statements = body.statements.filter(statement => !(ts.isExpressionStatement(statement) && isLog(statement.expression)));
  const [only] = statements;
  if (statements.length !== 1 || !only || !ts.isThrowStatement(only)) return undefined;
  const text = /\b(?:not (?:yet )?implemented(?: yet)?|unimplemented|to be implemented|implementation pending)\b/i.exec(only.expression.getText())?.[0];
  const ignored = ignoredParameters(owner, body, pass);
  // It says what to use in its place, or its type says that it never returns.
  if (owner.type?.kind === ts.SyntaxKind.NeverKeyword || /\b(?:use|instead|deprecated|supported)\b/i.test(only.expression.getText()) || ts.getJSDocDeprecatedTag(owner)) return undefined;
  if (text === undefined || ignored.length === 0 || !isExported(owner) || (ts.isClassLike(owner.parent) && isExtended(owner.parent, pass))) return undefined;
  return { owner, kind: 'missing', at: only, second: { kind: 'ignores', parameters: ignored } };
}

function isExported(owner: ts.FunctionLikeDeclaration): boolean {
  const holder = ts.isClassLike(owner.parent) ? owner.parent : statementOf(owner);
  return ts.canHaveModifiers(holder) && (ts.getModifiers(holder)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);
}

/** Whether some class of the program extends this one, and may do what it leaves open. */
function isExtended(owner: ts.ClassLikeDeclaration, { program }: FilePass): boolean {
  const name = owner.name?.text;
  if (name === undefined) return true;
  const pattern = new RegExp(`\\bextends\\s+(?:\\w+\\.)?${name}\\b`);
  return program.getSourceFiles().some(file => !file.isDeclarationFile && pattern.test(file.text));
}

/** `setInterval(() => { progress += Math.random() * 10 })`. */
function progressOf(owner: ts.FunctionLikeDeclaration, body: ts.Node): StubImplementation | undefined {
  const { parent } = owner;
  if (!ts.isCallExpression(parent) || !/^(?:globalThis\.|window\.)?setInterval$/.test(parent.expression.getText()) || parent.arguments[0] !== owner) return undefined;
  const visit = (node: ts.Node): ts.Node | undefined => {
    const raised =
      ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken
        ? [node.left, node.right]
        : ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
          ? [node.left, node.right]
          : ts.isCallExpression(node) && /^set\w*(?:Progress|Percent\w*)$/.test(node.expression.getText())
            ? [node.expression, node]
            : undefined;
    const [target, value] = raised ?? [];
    if (target && value && /(?:progress|percent\w*|completion)$/i.test(target.getText()) && randomIn(value)) return node;
    return ts.forEachChild(node, visit);
  };
  const found = visit(body);
  return found && { owner, kind: 'progress', at: found, second: { kind: 'timer', at: parent } };
}
