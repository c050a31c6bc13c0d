import ts from 'typescript';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { packageOfFile } from '../types/declaring-package.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isExampleFile } from './example-files.js';
import { nodesOf } from './nodes.js';
import { implementationOf } from './parameter-ownership.js';

/** A literal that was to be replaced before the program runs, where the program uses it. */
export interface PlaceholderValue {
  readonly literal: ts.Expression;
  /** `fallback`: stands in for a secret of the environment. `secret`: is given as one. `endpoint`: is where a request goes. */
  readonly kind: 'fallback' | 'secret' | 'endpoint';
  /** The variable of the environment, the name that the value goes by, or the host. */
  readonly name: string;
}

export const placeholderValues = defineFileAnalysis('placeholderValues', (pass): readonly PlaceholderValue[] => {
  if (isExampleFile(pass)) return [];
  return nodesOf(pass, ts.SyntaxKind.StringLiteral, ts.SyntaxKind.NoSubstitutionTemplateLiteral, ts.SyntaxKind.TemplateExpression).flatMap(node => (isText(node) ? (fallbackFor(node, pass) ?? secretGiven(node, pass) ?? endpointOf(node, pass)) : undefined) ?? []);
});

type Text = ts.StringLiteralLike | ts.TemplateExpression;

function isText(node: ts.Node): node is Text {
  return (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && !ts.isTaggedTemplateExpression(node.parent);
}

function textOf(node: Text): string {
  return ts.isTemplateExpression(node) ? node.head.text : node.text;
}

/** `your-api-key`, `<YOUR_TOKEN>`, `changeme`, `replace-with-…`, `sk-xxxxxxxx`: texts that ask to be replaced. */
function asksToBeReplaced(text: string): boolean {
  if (/\s/.test(text.replace(/^(?:Bearer|Basic|Token) /, '')) || text.length > 80) return false;
  const bare = text.replace(/^(?:Bearer|Basic|Token) /, '').replace(/^[<[{(]+|[>\]})]+$/g, '');
  const words = bare.toLowerCase().split(/[^a-z\d]+/).filter(Boolean);
  if (/^(?:change_?-?me|replace_?-?me|fill_?-?me(?:_?-?in)?|todo_?-?(?:replace|change|set).*|placeholder)$/i.test(bare)) return true;
  if (/^(?:change[-_]?me|replace[-_]?(?:me|with|this))[-_]/i.test(bare) || /[-_](?:change[-_]?me|replace[-_]?me|placeholder|goes[-_]here)$/i.test(bare)) return true;
  if (/(?:^|[-_])x{4,}(?:$|[-_])/i.test(bare) && /^[a-z]{0,6}[-_]?(?:[a-z]{1,8}[-_])*[x\-_]+$/i.test(bare)) return true;
  return words.length > 1 && (words[0] === 'your' || (words[0] === 'insert' && words.at(-1) === 'here') || (words[0] === 'enter' && words[1] === 'your'));
}

const SECRET = /(?:^|_)(?:(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|CREDENTIALS?|APIKEY)|(?:API|APP|ACCESS|AUTH|COOKIE|ENCRYPTION|HMAC|JWT|MASTER|PRIVATE|SECRET|SERVICE|SESSION|SIGNATURE|SIGNING|WEBHOOK)_KEYS?)$/;
const NOT_SECRET = /PUBLIC|PUBLISHABLE|ANON|^(?:VITE|NEXT_PUBLIC|NUXT_PUBLIC|REACT_APP|EXPO_PUBLIC|GATSBY)_/;
/** What people set up for development, and everybody knows. */
const GUESSABLE = /^(?:admin|default|password|passw0rd|secret|letmein|hunter2)(?:[-_]?\d+|[-_]?(?:password|secret|key|token))?$/i;

/** `apiKey` as `API_KEY`. */
function constantCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toUpperCase();
}

function isSecretName(name: string): boolean {
  const words = constantCase(name);
  return SECRET.test(words) && !NOT_SECRET.test(words);
}

/** The literal that a secret of the environment falls back to, whatever the literal is. */
function fallbackFor(literal: Text, pass: FilePass): PlaceholderValue | undefined {
  const name = variableBeside(literal, pass);
  if (name === undefined || !isSecretName(name) || ts.isTemplateExpression(literal) || literal.text.trim() === '') return undefined;
  const isPassword = /PASSW(?:OR)?D$/.test(name);
  if (isPassword && !GUESSABLE.test(literal.text) && !asksToBeReplaced(literal.text)) return undefined;
  if (/^(?:https?:|[./~]|\d+[smhd]?$)/.test(literal.text) || isOnlyOutsideProduction(literal) || isCheckedElsewhere(name, literal, pass)) return undefined;
  return { literal, kind: 'fallback', name };
}

/** The variable of the environment that a literal stands in for. */
function variableBeside(literal: ts.Node, pass: FilePass): string | undefined {
  const value = outermost(literal);
  const { parent } = value;
  if (ts.isBinaryExpression(parent) && parent.right === value) {
    const { kind } = parent.operatorToken;
    if (kind !== ts.SyntaxKind.QuestionQuestionToken && kind !== ts.SyntaxKind.BarBarToken && kind !== ts.SyntaxKind.BarBarEqualsToken && kind !== ts.SyntaxKind.QuestionQuestionEqualsToken) return undefined;
    return variableRead(parent.left, pass) ?? variableBeside(parent, pass);
  }
  if (ts.isBindingElement(parent) && parent.initializer === value) {
    const pattern = parent.parent.parent;
    const key = parent.propertyName ?? parent.name;
    return ts.isVariableDeclaration(pattern) && pattern.initializer && isEnvironment(pattern.initializer, pass) && ts.isIdentifier(key) ? key.text : undefined;
  }
  if (ts.isConditionalExpression(parent) && parent.whenFalse === value) {
    const read = variableRead(parent.condition, pass);
    return read !== undefined && parent.whenTrue.getText() === parent.condition.getText() ? read : undefined;
  }
  // `env('COOKIE_SECRET', 'change-me')`, where the function of the program reads the environment.
  if (ts.isCallExpression(parent) && parent.arguments[1] === value) {
    const [key] = parent.arguments;
    const callee = key && ts.isStringLiteralLike(key) && /^[A-Z][A-Z\d_]+$/.test(key.text) ? implementationOf(parent, pass.checker) : undefined;
    const body = callee && bodyOf(callee);
    return body && key && ts.isStringLiteralLike(key) && /\b(?:process|import\.meta|Bun|Deno)\.env\b/.test(body.getText()) ? key.text : undefined;
  }
  return undefined;
}

function outermost(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isSatisfiesExpression(node.parent) ? outermost(node.parent) : node;
}

/** `process.env.NAME`, `process.env['NAME']`, `import.meta.env.NAME`, `Deno.env.get('NAME')`. */
function variableRead(expression: ts.Expression, pass: FilePass): string | undefined {
  let node = withoutCasts(expression);
  if (ts.isBinaryExpression(node) && (node.operatorToken.kind === ts.SyntaxKind.BarBarToken || node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)) node = withoutCasts(node.right);
  if (ts.isCallExpression(node)) {
    const callee = node.expression;
    const [key] = node.arguments;
    if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'trim') return variableRead(callee.expression, pass);
    return callee.getText() === 'Deno.env.get' && key && ts.isStringLiteralLike(key) ? key.text : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) return isEnvironment(node.expression, pass) ? node.name.text : undefined;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) return isEnvironment(node.expression, pass) ? node.argumentExpression.text : undefined;
  return undefined;
}

function isEnvironment(expression: ts.Expression, { checker, program }: FilePass): boolean {
  const node = withoutCasts(expression);
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'env') return false;
  if (ts.isMetaProperty(node.expression)) return true;
  if (!ts.isIdentifier(node.expression) || !/^(?:process|Bun)$/.test(node.expression.text)) return false;
  // Not a variable of the project that happens to have the name.
  const symbol = checker.getSymbolAtLocation(node.expression);
  return !symbol || (symbol.flags & ts.SymbolFlags.Alias) !== 0 || isOfDefaultLibrary(symbol, program) || (symbol.declarations ?? []).every(declaration => packageOfFile(declaration.getSourceFile().fileName) !== undefined);
}

const PRODUCTION = /NODE_ENV|produc|\bis_?(?:dev|test|prod|local)|\bDEV\b|\bPROD\b|development/i;

/** Whether a condition around says that this is for development or tests. */
function isOnlyOutsideProduction(node: ts.Node): boolean {
  return ts.findAncestor(node, around => (ts.isIfStatement(around) && PRODUCTION.test(around.expression.getText())) || (ts.isConditionalExpression(around) && PRODUCTION.test(around.condition.getText()))) !== undefined;
}

/** Whether the file asks elsewhere if the variable is set, or if the literal is still there. */
function isCheckedElsewhere(name: string, literal: ts.StringLiteralLike, pass: FilePass): boolean {
  const visit = (node: ts.Node): boolean => {
    const isOther = node.pos > literal.pos || node.end < literal.pos;
    if (isOther && ts.isExpression(node) && variableRead(node, pass) === name && isAsked(node)) return true;
    if (isOther && ts.isStringLiteralLike(node) && node !== literal && node.text === literal.text && isCompared(node)) return true;
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return visit(pass.sourceFile);
}

/** In the condition of an `if`. */
function isAsked(node: ts.Node): boolean {
  return ts.findAncestor(node, around => around.parent !== undefined && ts.isIfStatement(around.parent) && around.parent.expression === around) !== undefined;
}

function isCompared(node: ts.Node): boolean {
  const { parent } = node;
  return (ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText())) || ts.isCaseClause(parent) || (isCall(parent) && /\.(?:includes|startsWith|has|indexOf|test)$/.test(parent.expression.getText())) || ts.isArrayLiteralExpression(parent);
}

/** A text that asks to be replaced, given to a call or kept in a constant under the name of a secret. */
function secretGiven(literal: Text, pass: FilePass): PlaceholderValue | undefined {
  if (!asksToBeReplaced(textOf(literal)) || ts.isTemplateExpression(literal)) return undefined;
  const value = fallbackOperand(outermost(literal));
  const { parent } = value;
  let name: string | undefined;
  let isUsed = false;
  if (ts.isPropertyAssignment(parent) && parent.initializer === value) {
    name = ts.isIdentifier(parent.name) || ts.isStringLiteralLike(parent.name) ? parent.name.text : undefined;
    isUsed = reachesCall(parent.parent, pass);
  } else if (isCall(parent) && parent.arguments?.includes(value as ts.Expression)) {
    name = parameterName(parent, parent.arguments.indexOf(value as ts.Expression), pass);
    isUsed = !isSaid(parent) && !isPutIntoText(parent, parent.arguments.indexOf(value as ts.Expression), pass);
  } else if (ts.isVariableDeclaration(parent) && parent.initializer === value && ts.isIdentifier(parent.name)) {
    name = parent.name.text;
    isUsed = isGivenToCall(parent.name, pass);
  }
  if (name === undefined || !isUsed || !(isSecretName(name) || /^(?:authorization|x-api-key|proxy-authorization|secret|token|password|passphrase|api_?key|keys?)$/i.test(name))) return undefined;
  // The key of a record or of a theme may be anything, `placeholder` among it.
  if (/^keys?$/i.test(name) && /^placeholder$/i.test(textOf(literal))) return undefined;
  if (isCheckedElsewhere(name, literal, pass) || isOnlyOutsideProduction(literal)) return undefined;
  return { literal, kind: 'secret', name };
}

/** `options.secret ?? 'change-me'` is given where the whole is. */
function fallbackOperand(value: ts.Node): ts.Node {
  const { parent } = value;
  const isFallback = ts.isBinaryExpression(parent) && parent.right === value && (parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken || parent.operatorToken.kind === ts.SyntaxKind.BarBarToken);
  return isFallback ? outermost(parent) : value;
}

/** Whether an object literal is, at some depth, an argument of a call that does not just print it, or is kept in a variable that is. */
function reachesCall(object: ts.Node, pass: FilePass): boolean {
  let node = outermost(object);
  while (ts.isPropertyAssignment(node.parent) || ts.isObjectLiteralExpression(node.parent) || ts.isArrayLiteralExpression(node.parent)) node = outermost(node.parent);
  const { parent } = node;
  if (isCall(parent)) return parent.expression !== node && !isSaid(parent);
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && isGivenToCall(parent.name, pass);
}

function isGivenToCall(name: ts.Identifier, { checker, sourceFile }: FilePass): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node !== name && node.text === name.text) {
      const used = ts.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node);
      if (used === symbol) {
        const call = ts.findAncestor(node, around => isCall(around) || ts.isStatement(around));
        if (call && isCall(call) && !isSaid(call)) return true;
      }
    }
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return symbol !== undefined && visit(sourceFile);
}

/** Calls that show a text to somebody: printing, errors, translations, descriptions of options. */
function isSaid(call: Call): boolean {
  return /^(?:console|log(?:ger)?|chalk|print\w*|t|i18n|expect|assert|describe|it|test)\b|Error$|\.(?:log|info|warn|error|debug|describe|option|example|usage|meta|help|write)$/.test(call.expression.getText());
}

/** Whether the called function does nothing with an argument but put it into a sentence or a command line that it returns: `\`curl -H "Authorization: Bearer ${key}" ${url}\``. */
function isPutIntoText(call: Call, index: number, { checker }: FilePass): boolean {
  const callee = implementationOf(call, checker);
  const body = callee && bodyOf(callee);
  const name = callee && ts.isFunctionLike(callee) ? callee.parameters[index]?.name : undefined;
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const mentions = symbol && body ? referencesTo(symbol, body, checker) : [];
  return mentions.length > 0 && mentions.every(({ parent: span }) => ts.isTemplateSpan(span) && isReturned(span.parent) && wordsOf(span.parent) > 2);
}

function isReturned(node: ts.Node): boolean {
  const { parent } = outermost(node);
  return ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
}

function wordsOf({ head, templateSpans }: ts.TemplateExpression): number {
  return [head.text, ...templateSpans.map(({ literal }) => literal.text)].join(' ').split(/\s+/).filter(Boolean).length;
}

function parameterName(call: Call, index: number, { checker }: FilePass): string | undefined {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const parameter = declaration && !ts.isJSDocSignature(declaration) && !ts.isJSDocFunctionType(declaration) ? declaration.parameters[index] : undefined;
  return parameter && ts.isIdentifier(parameter.name) ? parameter.name.text : undefined;
}

/** Hosts that are nobody's, by RFC 2606 and by what people write. */
const NOBODY = /^(?:https?|wss?):\/\/(?:[\w-]+\.)*((?:example\.(?:com|org|net)|[\w-]+\.example|your-?(?:domain|api|server|app|site|company|backend|project)\.(?:com|org|net|io|dev|app)))(?=[/:?#]|$)/i;
const REQUEST_MODULES = /^(?:(?:@types\/)?(?:got|ky|ofetch|axios|undici|undici-types|node-fetch|cross-fetch|superagent|needle|ws|request|graphql-request)|socket\.io-client)$/;

/** An address that belongs to nobody, as the target of a request. */
function endpointOf(literal: Text, pass: FilePass): PlaceholderValue | undefined {
  const host = NOBODY.exec(textOf(literal))?.[1];
  if (!host) return undefined;
  const value = outermost(literal);
  const { parent } = value;
  let call: ts.Node | undefined;
  if (isCall(parent) && parent.arguments?.[0] === value) call = parent;
  else if (ts.isPropertyAssignment(parent) && /^(?:baseURL|baseUrl|prefixUrl|url)$/.test(parent.name.getText()) && isCall(parent.parent.parent)) call = parent.parent.parent;
  else if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) call = requestWith(parent.name, pass);
  return call && isCall(call) && isRequest(call, pass) && !isOnlyOutsideProduction(literal) ? { literal, kind: 'endpoint', name: host } : undefined;
}

/** The request whose first argument is, or begins with, the value of a constant of this file. */
function requestWith(name: ts.Identifier, pass: FilePass): Call | undefined {
  const symbol = pass.checker.getSymbolAtLocation(name);
  const visit = (node: ts.Node): Call | undefined => {
    if (isCall(node) && node.arguments?.[0]) {
      const [first] = node.arguments;
      const start = ts.isTemplateExpression(first) && first.head.text === '' ? first.templateSpans[0]?.expression : ts.isBinaryExpression(first) ? first.left : first;
      if (start && ts.isIdentifier(start) && start.text === name.text && pass.checker.getSymbolAtLocation(start) === symbol && isRequest(node, pass)) return node;
    }
    return ts.forEachChild(node, visit);
  };
  return symbol && visit(pass.sourceFile);
}

function isRequest(call: Call, { checker, program }: FilePass): boolean {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (!declaration) return false;
  const file = declaration.getSourceFile();
  if (REQUEST_MODULES.test(packageOfFile(file.fileName) ?? '')) return true;
  const callee = withoutCasts(call.expression).getText();
  const isGlobal = program.isSourceFileDefaultLibrary(file) || packageOfFile(file.fileName) === '@types/node';
  return isGlobal && /^(?:(?:globalThis|window)\.)?(?:fetch|WebSocket|EventSource)$|^https?\.(?:get|request)$/.test(callee);
}
