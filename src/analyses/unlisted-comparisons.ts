import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import { declaredStrings, literalStrings } from '../types/closed-strings.js';
import { isInferenceReliable, isJavaScript } from '../types/js-inference.js';
import { seeThrough } from '../types/see-through.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { hiddenIn, isListWord, stringEvidence, type HiddenString, type StringEvidence } from './string-evidence.js';

/** A string that a value is compared with although the declared type of the value does not list it. */
export interface UnlistedComparison {
  readonly word: string;
  readonly at: ts.StringLiteralLike;
  /** What is compared with it. */
  readonly value: ts.Expression;
  /** The name of the type that lists the values. */
  readonly typeName: string | undefined;
  readonly listed: readonly string[];
  readonly hiddenBy: HiddenString;
  readonly evidence: StringEvidence;
  /** Somebody says that the value may be something else than its type tells: `status as string`. */
  readonly isClaimed: boolean;
}

const EQUALITY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** Comparisons, by operator or by `case`, of a value whose declared type lists all its strings with a string that is not among them. */
export const unlistedComparisons = defineFileAnalysis('unlistedComparisons', (pass): readonly UnlistedComparison[] => {
  const found: UnlistedComparison[] = [];
  const consider = (side: ts.Expression, value: ts.Expression): void => {
    const literal = seeThrough(side, pass.checker);
    if (!ts.isStringLiteralLike(literal.expression)) return;
    const comparison = unlisted(literal.expression, literal.casts.length > 0, value, pass);
    if (comparison) found.push(comparison);
  };
  for (const node of nodesOf(pass, ts.SyntaxKind.BinaryExpression, ts.SyntaxKind.CaseClause)) {
    if (ts.isCaseClause(node)) consider(node.expression, node.parent.parent.expression);
    else if (EQUALITY.has(node.operatorToken.kind)) {
      consider(node.right, node.left);
      consider(node.left, node.right);
    }
  }
  return found;
});

function unlisted(at: ts.StringLiteralLike, isLiteralCast: boolean, value: ts.Expression, pass: FilePass): UnlistedComparison | undefined {
  const { checker, sourceFile } = pass;
  const word = at.text;
  if (!isListWord(word)) return undefined;
  const { expression, casts } = seeThrough(value, checker);
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression) && !ts.isCallExpression(expression)) return undefined;
  const narrowed = checker.getTypeAtLocation(expression);
  // Where nothing is left, somebody deals with values that came after the types.
  if (narrowed.flags & ts.TypeFlags.Never) return undefined;
  const isPlain = !(narrowed.flags & ts.TypeFlags.Any);
  if (isPlain && (literalStrings(narrowed, checker)?.has(word) ?? true)) return undefined;
  const declared = declaredStrings(expression, checker);
  if (!declared || declared.values.has(word) || !isTrusted(expression, pass)) return undefined;

  const hiddenBy = hiddenIn(at, casts.length > 0 || isLiteralCast || !isPlain, pass);
  if (hiddenBy !== 'nothing' && isTestFile(sourceFile.fileName)) return undefined;
  const evidence = stringEvidence(word, declared, hiddenBy, isCompared, pass);
  if (evidence.isKnown === 'yes') return undefined;
  const isClaimed = casts.some(cast => !(checker.getTypeAtLocation(cast).flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)));
  return { word, at, value: expression, typeName: declared.alias?.name, listed: [...declared.values], hiddenBy, evidence, isClaimed };
}

/** In JavaScript nobody checks what is put into variables and fields: there every step has to be declared. */
function isTrusted(expression: ts.Expression, { checker, sourceFile }: FilePass): boolean {
  if (!isJavaScript(sourceFile) && !/@ts-nocheck\b/.test(sourceFile.text.slice(0, 2000))) return true;
  for (let node = expression; ; node = node.expression) {
    if (!isInferenceReliable(node, checker)) return false;
    if (!ts.isPropertyAccessExpression(node)) return true;
  }
}

/** The same comparison elsewhere produces no such value. */
function isCompared(mention: ts.Node): boolean {
  let node = mention;
  while (ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent)) node = node.parent;
  return ts.isCaseClause(node.parent) || (ts.isBinaryExpression(node.parent) && EQUALITY.has(node.parent.operatorToken.kind));
}
