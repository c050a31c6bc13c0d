import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import type { Origin, ResourceEntry } from '../../src/catalogue/schema.js';
import plugin from '../../src/index.js';
import { rules as all } from '../../src/rules/index.js';

const rules = Object.fromEntries(
  Object.entries(all)
    // What browsers have, and an effect acquires, is reported as a registration.
    .filter(([name, rule]) => rule.meta.docs?.family === 'resources' || name === 'no-leaked-subscription')
    .map(([name]) => [`grounded/${name}`, 'error' as const]),
);

interface Module {
  readonly id: string;
  readonly origin: Origin;
  readonly text: string;
}

/** Modules that lie beside the packages installed below one folder, linted with every rule about resources. */
export class LintedModules {
  readonly #folder: string;
  readonly #modules: readonly Module[];
  readonly #programs = new Map<string, ts.Program>();

  constructor(folder: string, modules: readonly Module[]) {
    this.#folder = folder;
    this.#modules = modules;
  }

  /**
   * What the rules report, as `rule/messageId`; what TypeScript objects to, if the module does not compile, and nothing of the rules.
   * @param rows of `settings.grounded.resources`
   */
  lint(id: string, rows: readonly ResourceEntry[] = []): { readonly findings: readonly string[] } | { readonly errors: readonly string[] } {
    const wanted = this.#modules.find(module => module.id === id);
    if (!wanted) throw new Error(`no module ${id}`);
    const program = this.#program(environmentOf(wanted.origin));
    const filename = this.#fileName(id);
    const errors = ts.getPreEmitDiagnostics(program, program.getSourceFile(filename)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    if (errors.length > 0) return { errors };
    const config = { files: ['**/*.mts'], plugins: { grounded: plugin }, languageOptions: { parser, parserOptions: { programs: [program] } }, settings: { grounded: { resources: rows } }, rules } as Linter.Config;
    const messages = new Linter({ cwd: this.#folder, configType: 'flat' }).verify(wanted.text, config, { filename });
    return { findings: messages.map(({ ruleId, messageId, message }) => (ruleId === null ? message : `${ruleId.replace('grounded/', '')}/${messageId}`)) };
  }

  #fileName(id: string): string {
    return path.posix.join(this.#folder, 'cases', `${id.replace(/[^\w.-]/g, '_')}.mts`);
  }

  #program(environment: string): ts.Program {
    let program = this.#programs.get(environment);
    if (!program) {
      const texts = new Map(this.#modules.filter(({ origin }) => environmentOf(origin) === environment).map(({ id, text }) => [this.#fileName(id), text]));
      const options: ts.CompilerOptions = {
        target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        lib: ['lib.esnext.d.ts', ...(environment === 'node' ? [] : ['lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'])],
        types: environment === 'browser' ? [] : ['node'],
        typeRoots: [path.posix.join(this.#folder, 'node_modules/@types')],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
      };
      const host = ts.createCompilerHost(options, true);
      const { fileExists, getSourceFile } = host;
      host.getCurrentDirectory = () => this.#folder;
      host.fileExists = name => texts.has(name) || fileExists(name);
      host.getSourceFile = (name, version, ...rest) => {
        const text = texts.get(name);
        return text === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version, true);
      };
      this.#programs.set(environment, (program = ts.createProgram([...texts.keys()], options, host)));
    }
    return program;
  }
}

function environmentOf(origin: Origin): 'browser' | 'node' | 'packages' {
  if (origin.from === 'lib') return 'browser';
  return origin.from === 'global' || origin.module.startsWith('node:') ? 'node' : 'packages';
}
