import ts from 'typescript';

/** Comments that keep the compiler quiet, by the line (from 0) whose errors they hide. */
export interface Suppressions {
  /** The line of the `@ts-ignore` or `@ts-expect-error` that hides errors on a line, and its word. */
  at(line: number): { readonly line: number; readonly directive: string } | undefined;
}

const DIRECTIVE = /^\s*(?:\/\/+|\/\*+|\{\/\*|\*)?\s*(?:\*\s*)?(@ts-(?:ignore|expect-error))\b/;
const DIRECTIVE_IN_COMMENT = /(?:\/\/+|\/\*+|^\s*\*)\s*(@ts-(?:ignore|expect-error))\b/;
const COMMENT_ONLY = /^\s*(?:\/\/|\/\*|\*|\{\/\*)|^\s*$/;
const NOCHECK = /^\s*(?:\/\/+|\/\*+)\s*@ts-nocheck\b/;

const found = new WeakMap<ts.SourceFile, Suppressions>();

/** The suppression comments of a TypeScript file; a JavaScript file is checked by nobody, so there they hide nothing. */
export function suppressionsIn(file: ts.SourceFile): Suppressions {
  let suppressions = found.get(file);
  if (!suppressions) found.set(file, (suppressions = read(file)));
  return suppressions;
}

function read(file: ts.SourceFile): Suppressions {
  const byLine = new Map<number, { line: number; directive: string }>();
  if (!file.text.includes('@ts-')) return { at: () => undefined };
  const lines = file.text.split(/\r?\n/);
  let nocheck: { line: number; directive: string } | undefined;
  lines.forEach((text, line) => {
    if (NOCHECK.test(text) && lines.slice(0, line).every(above => COMMENT_ONLY.test(above))) nocheck = { line, directive: '@ts-nocheck' };
    const directive = (DIRECTIVE.exec(text) ?? DIRECTIVE_IN_COMMENT.exec(text))?.[1];
    if (!directive) return;
    let next = line + 1;
    while (next < lines.length && COMMENT_ONLY.test(lines[next] ?? '')) next++;
    byLine.set(next, { line, directive });
  });
  return { at: line => byLine.get(line) ?? nocheck };
}
