import ts from 'typescript';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isMadeUp, isRecord } from './stub-implementations.js';
import { hintText, isFileOfDoubles, isInDouble } from './stub-words.js';
import { wordsOf } from './words.js';

/** A list of made-up records that code uses which is no test. */
export interface MockData {
  /** What it is called here. */
  readonly name: ts.Identifier;
  /** The first use. */
  readonly use: ts.Identifier;
  /** What says that the records are made up: the name, a comment, or the module that they are from. */
  readonly said: string;
}

const MAY_HAVE_MOCKS = /mock|fake|dummy|hard-?coded|simulat|placeholder|__tests__|fixtures/i;
const MOCK_WORD = /^(?:mock(?:ed|s)?|fakes?|dummy|dummies)$/;
const MOCK_MODULE = /(?:^|[./_-])(?:mocks?|__mocks__|fixtures?|__fixtures__|__tests__|fakes?)(?:[./_-]|$)|mock-?data/i;
/** A way that is taken only where mock data are asked for. */
const ASKED_FOR = /mock|fake|demo|dev|test|preview|story|sandbox|offline|NODE_ENV/i;

export const mockDataInUse = defineFileAnalysis('mockDataInUse', (pass): readonly MockData[] => {
  const { sourceFile, checker } = pass;
  if (!MAY_HAVE_MOCKS.test(sourceFile.text) || isFileOfDoubles(pass)) return [];
  const found: MockData[] = [];
  const check = (name: ts.Identifier, said: string | undefined): void => {
    const symbol = said === undefined ? undefined : checker.getSymbolAtLocation(name);
    const use = symbol && referencesTo(symbol, sourceFile, checker).find(isUse);
    if (use && said !== undefined) found.push({ name, use, said });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && isListOfRecords(node.initializer, pass)) check(node.name, saidOf(node, node.name, pass));
    else if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && MOCK_MODULE.test(node.moduleSpecifier.text)) {
      for (const name of importedNames(node)) if (isImportedList(name, pass)) check(name, node.moduleSpecifier.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
});

function importedNames({ importClause }: ts.ImportDeclaration): readonly ts.Identifier[] {
  const bindings = importClause?.namedBindings;
  return [...(importClause?.name ? [importClause.name] : []), ...(bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name) : [])];
}

function isImportedList(name: ts.Identifier, pass: FilePass): boolean {
  const declaration = namedSymbol(name, pass.checker)?.valueDeclaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && isListOfRecords(declaration.initializer, pass);
}

function isListOfRecords(value: ts.Expression, pass: FilePass): boolean {
  const list = withoutCasts(value) as ts.Expression;
  return ts.isArrayLiteralExpression(list) && isRecord(list) && isMadeUp(list, enclosingFunction(list), pass);
}

/** The name or the comment that says that a list is made up. */
function saidOf(declaration: ts.VariableDeclaration, name: ts.Identifier, { sourceFile }: FilePass): string | undefined {
  if (wordsOf(name.text).some(word => MOCK_WORD.test(word))) return name.text;
  const statement = declaration.parent.parent;
  const [comment] = ts.getLeadingCommentRanges(sourceFile.text, statement.getFullStart())?.slice(-1) ?? [];
  return comment && hintText(sourceFile.text.slice(comment.pos, comment.end));
}

/** Whether the value is used, where nothing asks for mock data in particular. */
function isUse(reference: ts.Identifier): boolean {
  if (ts.isExportSpecifier(reference.parent) || ts.isTypeQueryNode(reference.parent) || ts.isExportAssignment(reference.parent) || isInDouble(reference)) return false;
  const owner = enclosingFunction(reference);
  const asks = (node: ts.Node): boolean => {
    const test = ts.isIfStatement(node) ? node.expression : ts.isConditionalExpression(node) ? node.condition : ts.isBinaryExpression(node) && /^(?:&&|\|\|)$/.test(node.operatorToken.getText()) ? node.left : undefined;
    if (test && ASKED_FOR.test(test.getText().replaceAll(reference.text, ''))) return true;
    return ts.forEachChild(node, child => (asks(child) ? true : undefined)) === true;
  };
  return ts.isSourceFile(owner) || !asks(owner);
}
