import ts from 'typescript';

/** One replacement of source text. */
export interface Replacement {
  readonly range: readonly [number, number];
  readonly text: string;
}

/**
 * Puts everything after `declaration` into a `try` whose `finally` releases: with the release statement that stands there
 * already, or with `fallback`. `undefined` where that would not be right: releases inside other statements, or no block around.
 */
export function wrapInFinally(declaration: ts.VariableStatement, releases: readonly ts.Node[], fallback: string | undefined): Replacement | undefined {
  const found = splitAfter(declaration, releases);
  const release = found?.releasing.at(-1)?.getText() ?? fallback;
  if (!found || release === undefined || found.kept.length === 0) return undefined;
  const file = declaration.getSourceFile();
  const column = file.getLineAndCharacterOfPosition(declaration.getStart()).character;
  const margin = file.text.slice(declaration.getStart() - column, declaration.getStart());
  const indent = /^\s*$/.test(margin) ? margin : '';
  const unit = indent.includes('\t') ? '\t' : '  ';
  const body = found.kept.map(statement => `${indent}${unit}${reindented(statement, unit)}`).join('\n');
  return { range: [declaration.end, found.end], text: `\n${indent}try {\n${body}\n${indent}} finally {\n${indent}${unit}${release}\n${indent}}` };
}

/** Turns a declaration into a `using` one, and takes away the statements that release what it declares. */
export function declareWithUsing(declaration: ts.VariableStatement, releases: readonly ts.Node[], keyword: 'using' | 'await using'): readonly Replacement[] | undefined {
  const found = splitAfter(declaration, releases);
  if (!found || (declaration.declarationList.flags & ts.NodeFlags.Const) === 0 || declaration.modifiers?.length) return undefined;
  const start = declaration.declarationList.getStart();
  return [{ range: [start, start + 'const'.length], text: keyword }, ...found.releasing.map(statement => ({ range: [statement.getFullStart(), statement.end] as const, text: '' }))];
}

function splitAfter(declaration: ts.VariableStatement, releases: readonly ts.Node[]) {
  const block = declaration.parent;
  if (!ts.isBlock(block) || declaration.declarationList.declarations.length !== 1) return undefined;
  const rest = block.statements.slice(block.statements.indexOf(declaration) + 1);
  const last = rest.at(-1);
  const releasing = rest.filter(statement => ts.isExpressionStatement(statement) && releases.includes(ts.isAwaitExpression(statement.expression) ? statement.expression.expression : statement.expression));
  if (!last || releasing.length !== releases.length) return undefined;
  return { kept: rest.filter(statement => !releasing.includes(statement)), releasing, end: last.end };
}

/** A statement one level deeper; text in templates that span lines stays as it is. */
function reindented(statement: ts.Statement, unit: string): string {
  const text = statement.getText();
  return /`[^`]*\n/.test(text) ? text : text.replaceAll('\n', `\n${unit}`);
}
