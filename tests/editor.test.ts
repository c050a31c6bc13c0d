import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { LanguageServer } from './support/language-server.js';
import { projectWithPlugin, root, type Versions } from './support/package.js';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

interface Diagnostic {
  readonly range: TextEdit['range'];
  readonly code: string;
  readonly codeDescription: { readonly href: string };
  readonly message: string;
}

interface CodeAction {
  readonly title: string;
  readonly command: { readonly command: string; readonly arguments: unknown[] };
}

const SERVER = path.join(root, 'node_modules/vscode-langservers-extracted/lib/eslint-language-server/eslintServer.js');

/** What Visual Studio Code sends for its extension's settings when a user has changed none. */
const SETTINGS = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: false,
  useFlatConfig: null,
  experimental: {},
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
};

let server: LanguageServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** Opens `file` of `directory` in the language server that editors run for ESLint, and keeps the edits that it asks for. */
async function open(directory: string, file: string) {
  const uri = pathToFileURL(path.join(directory, file)).href;
  const folder = { uri: pathToFileURL(directory).href, name: 'project' };
  const edits: TextEdit[] = [];
  const language = (server = new LanguageServer(SERVER, ['--stdio'], directory, {
    'workspace/configuration': params => (params as { items: unknown[] }).items.map(() => ({ ...SETTINGS, workspaceFolder: folder })),
    'workspace/workspaceFolders': () => [folder],
    'workspace/applyEdit': params => {
      const { edit } = params as { edit: { documentChanges: { edits: TextEdit[] }[] } };
      edits.push(...edit.documentChanges.flatMap(change => change.edits));
      return { applied: true };
    },
  }));
  const capabilities = {
    workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
    textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
  };
  await language.request('initialize', { processId: process.pid, rootUri: folder.uri, capabilities, workspaceFolders: [folder] });
  language.notify('initialized', {});
  const text = fs.readFileSync(path.join(directory, file), 'utf8');
  language.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } });
  return {
    text,
    edits,
    async change(newText: string) {
      language.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: newText }] });
    },
    async diagnostics(): Promise<Diagnostic[]> {
      return (await language.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })).items;
    },
    async actions(diagnostic: Diagnostic): Promise<CodeAction[]> {
      return language.request('textDocument/codeAction', { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } });
    },
    async apply({ command }: CodeAction) {
      await language.request('workspace/executeCommand', command);
    },
  };
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  for (const { range, newText } of edits) {
    expect(range.start.line).toBe(range.end.line);
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return lines.join('\n');
}

const CODE = 'export function add(values: number[], value: number): void {\n  (values as any).append(value);\n}\n';
const FIXED = CODE.replace('append', 'push');

describe.each<[string, Versions]>([
  ['ESLint 10', {}],
  ['ESLint 9', { eslint: 'eslint-v9' }],
])('the ESLint language server with %s', (_name, versions) => {
  it('shows a finding with a link to its page, applies the suggestion, and is content with the result', { timeout: 180_000 }, async () => {
    const directory = projectWithPlugin(
      {
        'package.json': '{ "type": "module" }',
        'eslint.config.js': "import grounded from 'eslint-plugin-grounded';\n\nexport default [...grounded.configs.recommended];\n",
        'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": [] } }',
        'add.ts': CODE,
      },
      versions,
    );
    const document = await open(directory, 'add.ts');
    const [diagnostic, ...others] = await document.diagnostics();
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: 'grounded/no-unknown-member',
      codeDescription: { href: expect.stringMatching(/^https:\/\/.*\/docs\/rules\/no-unknown-member\.md$/) },
      range: { start: { line: 1, character: 18 }, end: { line: 1, character: 24 } },
      message: expect.stringContaining('Did you mean `push`?'),
    });

    const actions = await document.actions(diagnostic as Diagnostic);
    const suggestion = actions.find(action => action.title.includes('push'));
    expect(suggestion).toBeDefined();
    await document.apply(suggestion as CodeAction);
    expect(applyEdits(document.text, document.edits)).toBe(FIXED);

    await document.change(FIXED);
    expect(await document.diagnostics()).toEqual([]);
  });
});
