import ts from 'typescript';
import { lineAt, lineOf } from '../types/embedded.js';
import { shortened } from '../types/names.js';

export { lineAt, lineOf };

/** A call without its arguments, on one line: `pool.connect()`, `new Worker()`. */
export function callText(call: ts.CallExpression | ts.NewExpression): string {
  return `${ts.isNewExpression(call) ? 'new ' : ''}${shortened(call.expression.getText())}()`;
}

/** What a call calls, with empty brackets and nothing before its last object: `window.removeEventListener()`. */
export function calleeText(call: ts.CallExpression): string {
  const { expression } = call;
  const isLong = ts.isPropertyAccessExpression(expression) && /[\n(]/.test(expression.expression.getText());
  return `${isLong ? expression.name.text : shortened(expression.getText())}()`;
}

/** An expression on one line, cut where it is long. */
export function sourceText(node: ts.Node): string {
  return shortened(node.getText());
}

/** How control leaves a function with an exception, or without coming back: `if \`charge()\` on line 41 rejects`. */
export function failureText(at: ts.Node): string {
  const line = lineOf(at);
  if (ts.isThrowStatement(at)) return `when line ${line} throws`;
  if (ts.isYieldExpression(at)) return `if the consumer stops at the \`yield\` on line ${line}`;
  if (ts.isForOfStatement(at)) return `if the loop on line ${line} rejects`;
  if (ts.isAwaitExpression(at)) return `if ${expressionText(at.expression)} on line ${line} rejects`;
  const isAwaitedByChain = ts.isPropertyAccessExpression(at.parent) && at.parent.name.text === 'then';
  return `if ${expressionText(at)} on line ${line} ${isAwaitedByChain ? 'rejects' : 'throws'}`;
}

/** How control leaves a function in the ordinary way: by a `return`, or past its last line. */
export function exitText(at: ts.Node): string {
  if (ts.isReturnStatement(at)) return `at the \`return\` on line ${lineOf(at)}`;
  if (ts.isBlock(at) || ts.isSourceFile(at)) return `at the end of the function on line ${lineAt(at.getSourceFile(), at.end)}`;
  return `on line ${lineOf(at)}`;
}

/** An expression in a message, calls without their arguments. */
export function expressionText(node: ts.Node): string {
  const bare = ts.isParenthesizedExpression(node) ? node.expression : node;
  return `\`${ts.isCallExpression(bare) || ts.isNewExpression(bare) ? callText(bare) : shortened(bare.getText())}\``;
}


/** `a, b and c`. */
export function enumeration(words: readonly string[], word: 'and' | 'or'): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1)}`;
}
