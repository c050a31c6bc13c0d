import type { ESLint } from 'eslint';

const ast = { type: 'Document', loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }, range: [0, 0] };

/** What `@eslint/json` gives rules, as far as they use it: a text, a `Document`, and columns that count from 1. */
class JsonSourceCode {
  readonly ast = ast;
  readonly lines: readonly string[];

  constructor(readonly text: string) {
    this.lines = text.split('\n');
  }

  getLoc = (node: typeof ast): object => node.loc;
  getRange = (node: typeof ast): readonly number[] => node.range;
  getText = (): string => this.text;
  traverse = (): object[] => [1, 2].map(phase => ({ kind: 1, type: 'visit', target: ast, phase, args: [ast, undefined] }));
}

const language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: 'type',
  validateLanguageOptions: () => undefined,
  parse: () => ({ ok: true, ast }),
  createSourceCode: (file: { readonly body: string }) => new JsonSourceCode(file.body),
};

/** A plugin with the language `json/json`. */
export const json = { languages: { json: language } } as unknown as ESLint.Plugin;
