import ts from 'typescript';
import { isPresenceTest } from './use.js';

/** What the code of a function does with the arguments that it is given. */
export interface ArgumentUse {
  /** How many it can see: without end where it has a rest parameter or reads `arguments`. */
  readonly most: number;
  readonly parameters: readonly ParameterUse[];
}

interface ParameterUse {
  /** It has a default, or the code asks whether it is there. */
  readonly isOptional: boolean;
  /** The code asks what it is: `typeof x`, `x instanceof Y`, `Array.isArray(x)`. */
  readonly isExamined: boolean;
  /** The code takes it apart or calls it, which fails where it is missing. */
  readonly isNeeded: boolean;
  /** The code hands it to a function that throws unless it is what it should be, in the words of Node: `validateFunction(x)`. */
  readonly isValidated: boolean;
  /** The functions that get it as it is, and at which position: `exports.filter.call(elements, x)` hands it to the first one of `filter`. */
  readonly handedTo: readonly Handing[];
}

interface Handing {
  readonly name: string;
  readonly index: number;
}

const CALLBACK_NAME = /^(?:cb|callback|done|next|fn|func|handler|listener|iteratee)$/i;

/** Asks the code of a function with a body; its declared types say nothing here. */
export function argumentUse(fn: ts.SignatureDeclaration): ArgumentUse {
  const { body } = fn as ts.FunctionLikeDeclaration;
  const parameters = fn.parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
  const isOpen = parameters.some(({ dotDotDotToken }) => dotDotDotToken) || (body !== undefined && readsArguments(body));
  const uses = parameters.map(({ name, initializer, questionToken, dotDotDotToken }): ParameterUse => {
    const isOptional = !!(initializer ?? questionToken ?? dotDotDotToken);
    if (!ts.isIdentifier(name) || !body) return { isOptional, isExamined: false, isNeeded: !isOptional && body !== undefined, isValidated: false, handedTo: [] };
    const reads = identifiersIn(body, name.text);
    return { isOptional: isOptional || reads.some(isPresenceTest), isExamined: CALLBACK_NAME.test(name.text) || reads.some(isExamination), isNeeded: reads.some(fails), isValidated: reads.some(isValidated), handedTo: reads.flatMap(handing) };
  });
  return { most: isOpen ? Infinity : parameters.length, parameters: uses };
}

/** Whether a function reads `arguments`; where it only does so to refuse them, it is as if it did not. */
function readsArguments(body: ts.Node): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) && !ts.isArrowFunction(node)) return false;
    if (ts.isIdentifier(node) && node.text === 'arguments' && !isName(node)) return !isRefused(node);
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return visit(body);
}

function isName({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent) ? parent.name.text === 'arguments' && (parent.expression as ts.Identifier).text !== 'arguments' : ts.isPropertyAssignment(parent) && parent.name.getText() === 'arguments';
}

function isExamination(read: ts.Identifier): boolean {
  const { parent } = read;
  const asks =
    ts.isTypeOfExpression(parent) ||
    (ts.isBinaryExpression(parent) && parent.left === read && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) ||
    (ts.isCallExpression(parent) && (parent.expression === read || /(?:^|\.)is[A-Z]\w*$/.test(parent.expression.getText())));
  return asks && !isRefused(read);
}

/** `x.y`, `x[y]`, `x()`, `...x`, `for (const y of x)`, `const { y } = x`: not for `undefined`. */
function fails(read: ts.Identifier): boolean {
  const { parent } = read;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent)) return parent.expression === read && !parent.questionDotToken;
  if (ts.isSpreadElement(parent) || ts.isForOfStatement(parent)) return parent.expression === read;
  return ts.isVariableDeclaration(parent) && parent.initializer === read && !ts.isIdentifier(parent.name);
}

const VALIDATES = /^(?:validate[A-Z]\w*|getValidated[A-Z]\w*|(?:make|maybe)(?:Stats)?Callback)$/;

function isValidated({ parent, text }: ts.Identifier): boolean {
  const [first] = ts.isCallExpression(parent) ? parent.arguments : [];
  return ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && VALIDATES.test(parent.expression.text) && first !== undefined && ts.isIdentifier(first) && first.text === text;
}

function handing(read: ts.Identifier): readonly Handing[] {
  const { parent } = read;
  if (!ts.isCallExpression(parent) || parent.expression === read || parent.arguments.some(ts.isSpreadElement)) return [];
  const index = parent.arguments.indexOf(read);
  const callee = parent.expression;
  if (ts.isIdentifier(callee)) return [{ name: callee.text, index }];
  if (!ts.isPropertyAccessExpression(callee)) return [];
  if (callee.name.text !== 'call') return [{ name: callee.name.text, index }];
  const of = ts.isPropertyAccessExpression(callee.expression) ? callee.expression.name : callee.expression;
  return index > 0 && ts.isIdentifier(of) ? [{ name: of.text, index: index - 1 }] : [];
}

/** Inside the condition of an `if` that throws. */
function isRefused(read: ts.Node): boolean {
  for (let node = read; !ts.isFunctionLike(node.parent) && !ts.isSourceFile(node.parent); node = node.parent) {
    if (ts.isIfStatement(node.parent)) return node.parent.expression === node && throws(node.parent.thenStatement);
  }
  return false;
}

function throws(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return !!last && ts.isThrowStatement(last);
}

function identifiersIn(root: ts.Node, name: string): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
