import ts from 'typescript';
import { defineFileAnalysis, type FilePass } from './define.js';
import { arrayMembership, arrayOrder, commaIndex, commasBetweenLetters, comparator, extremum, holes, mappedParse, textOrder, textWrite } from './foreign-arrays.js';
import { placeAsTruth, sharedFill, uncounted, uncountedMap } from './foreign-collections.js';
import type { ForeignIdiom } from './foreign-idiom.js';
import { identityComparison } from './foreign-identity.js';
import { chainedComparison, cutDigits, dividingComment, fractionalIndex, leastNumber, negativeRemainder, power, textArithmetic, unroundedDigits } from './foreign-numbers.js';
import { boxed, caughtClass, returnedPair } from './foreign-statements.js';
import { datePartsOf, firstOnly, matchGroups, monthTwelve } from './foreign-texts.js';
import { callsOf, nodesOf } from './nodes.js';

type Found = ReturnType<typeof ofBinary> | ReturnType<typeof ofAccess> | ReturnType<typeof ofCall>[number] | ReturnType<typeof dividingComment> | ReturnType<typeof leastNumber> | ReturnType<typeof caughtClass> | ReturnType<typeof returnedPair> | ReturnType<typeof datePartsOf>[number];
export type ForeignIdiomKind = NonNullable<Found>['kind'];

/** Expressions of a file that are habits of other languages, in order of appearance. */
export const foreignIdioms = defineFileAnalysis('foreignIdioms', (pass): readonly ForeignIdiom<ForeignIdiomKind>[] => {
  const { text } = pass.sourceFile;
  const found: Found[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.BinaryExpression)) found.push(ofBinary(node, pass));
  const divisions = new Set<ts.Node | string | undefined>();
  for (const node of nodesOf(pass, ts.SyntaxKind.ElementAccessExpression)) {
    const idiom = ofAccess(node, pass);
    // What a division gives is said at its first use.
    if (idiom?.kind !== 'fractionalIndex' || !divisions.has(idiom.parts['division'])) found.push(idiom);
    divisions.add(idiom?.parts['division']);
  }
  for (const node of callsOf(pass)) found.push(...ofCall(node, pass));
  for (const node of nodesOf(pass, ts.SyntaxKind.TryStatement)) found.push(caughtClass(node, pass));
  for (const node of nodesOf(pass, ts.SyntaxKind.ReturnStatement)) found.push(returnedPair(node, pass));
  if (text.includes('MIN_VALUE')) for (const node of nodesOf(pass, ts.SyntaxKind.PropertyAccessExpression)) found.push(leastNumber(node, pass));
  if (/\/\/ ?\d+;\s*$/m.test(text)) for (const node of nodesOf(pass, ts.SyntaxKind.VariableDeclaration, ts.SyntaxKind.ReturnStatement, ts.SyntaxKind.BinaryExpression)) found.push(dividingComment(node, pass));
  if (/\bget(?:UTC)?(?:Month|Day)\b/.test(text)) for (const node of nodesOf(pass, ts.SyntaxKind.TemplateExpression, ts.SyntaxKind.BinaryExpression)) found.push(...datePartsOf(node, pass));
  return found.filter(idiom => idiom !== undefined).sort((a, b) => a.at.pos - b.at.pos);
});

/** The operator first, since most say nothing. */
function ofBinary(node: ts.BinaryExpression, pass: FilePass) {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return identityComparison(node, pass);
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return chainedComparison(node, pass) ?? arrayOrder(node, pass);
    case ts.SyntaxKind.InKeyword:
      return arrayMembership(node, pass);
    case ts.SyntaxKind.InstanceOfKeyword:
      return boxed(node, pass);
    case ts.SyntaxKind.EqualsToken:
    case ts.SyntaxKind.SlashEqualsToken:
      return unroundedDigits(node, pass);
    case ts.SyntaxKind.CaretToken:
      return power(node);
    case ts.SyntaxKind.PercentToken:
      return negativeRemainder(node, pass) ?? textArithmetic(node, pass);
    default:
      return textArithmetic(node, pass);
  }
}

function ofAccess(node: ts.ElementAccessExpression, pass: FilePass) {
  return uncounted(node, pass) ?? fractionalIndex(node, pass) ?? commaIndex(node, pass) ?? textWrite(node, pass);
}

function ofCall(node: ts.CallExpression | ts.NewExpression, pass: FilePass) {
  const month = monthTwelve(node, pass);
  if (month) return [month];
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const idiom = cutDigits(node, pass) ?? holes(node, pass) ?? mappedParse(node, pass) ?? textOrder(node, pass) ?? comparator(node, pass) ?? commasBetweenLetters(node, pass) ?? firstOnly(node, pass) ?? sharedFill(node, pass) ?? uncountedMap(node, pass) ?? placeAsTruth(node, pass) ?? extremum(node, pass);
  return idiom ? [idiom] : matchGroups(node, pass);
}
