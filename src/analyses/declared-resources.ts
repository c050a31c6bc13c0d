import ts from 'typescript';
import type { ResourceEntry } from '../catalogue/schema.js';
import type { Call, NamedCallee } from '../types/origin.js';

const perDeclaration = new WeakMap<ts.Node, readonly ResourceEntry[]>();

/** What a JSDoc `@mustRelease close` on a function, method or class says of the value that a call returns. */
export function declaredResources(call: Call, callees: readonly NamedCallee[], checker: ts.TypeChecker): readonly ResourceEntry[] {
  for (const { declaration } of callees) {
    if (!mayDeclareResources(declaration.getSourceFile())) continue;
    let rows = perDeclaration.get(declaration);
    if (!rows) perDeclaration.set(declaration, (rows = declared(call, declaration, checker)));
    if (rows.length > 0) return rows;
  }
  return [];
}

const perFile = new WeakMap<ts.SourceFile, boolean>();

/** Whether anything in the file may have the tag. The text of a declaration file is long, and calls ask for it one by one. */
export function mayDeclareResources(file: ts.SourceFile): boolean {
  let answer = perFile.get(file);
  if (answer === undefined) perFile.set(file, (answer = file.text.includes('@mustRelease')));
  return answer;
}

function declared(call: Call, declaration: ts.Declaration, checker: ts.TypeChecker): readonly ResourceEntry[] {
  const names = jsDocWords(declaration, 'mustRelease');
  if (names.length === 0) return [];
  const name = ts.getNameOfDeclaration(declaration)?.getText() ?? '';
  const promised = checker.getTypeAtLocation(call).getProperty('then') !== undefined;
  return [
    {
      id: `declared/${name}`,
      noun: 'resource',
      origin: { from: 'module', module: '' },
      acquire: { by: 'call', name },
      value: { of: promised ? 'awaited' : 'result' },
      release: names.map(method => ({ by: 'method' as const, name: method })),
      policy: 'scoped',
      costs: [],
      selfFailing: false,
      source: '@mustRelease',
    },
  ];
}

/** The names of methods or parameters after a JSDoc tag, up to the end of the line or to a dash that begins an explanation. */
export function jsDocWords(declaration: ts.Node, tag: string): readonly string[] {
  return ts
    .getJSDocTags(declaration)
    .filter(({ tagName }) => tagName.text === tag)
    .flatMap(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').split(/\n|(?:^|\s)[-–—]\s/, 1))
    .flatMap(names => names.split(/[\s,]+/))
    .filter(word => word !== '');
}
