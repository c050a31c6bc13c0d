import type { ParserServicesWithTypeInformation, TSESLint } from '@typescript-eslint/utils';
import ts from 'typescript';
import type { FilePass } from '../analyses/define.js';
import { isFromThisTypeScript } from '../types/same-typescript.js';
import { readSettings, SettingsError } from '../settings.js';

export interface RuleDocs {
  readonly description: string;
  /** What the rule is about; the docs list rules by it. */
  readonly family: 'existence' | 'resources' | 'leaks' | 'logic' | 'project';
  /** The smallest preset that has the rule. A rule without one is in `all` only. */
  readonly recommended?: 'recommended' | 'strict';
  readonly requiresTypeChecking: true;
  /** Options that the rule has in `strict` and above, where they differ from its defaults. */
  readonly strictOptions?: readonly unknown[];
}

type Context<MessageIds extends string, Options extends readonly unknown[]> = Readonly<TSESLint.RuleContext<MessageIds, Options>>;

interface RuleSpec<MessageIds extends string, Options extends readonly unknown[]> {
  readonly name: string;
  readonly meta: TSESLint.RuleMetaData<MessageIds, RuleDocs, Options> & { docs: RuleDocs };
  /** Called once per file that has type information. */
  readonly create: (context: Context<MessageIds, Options>, pass: FilePass, options: Options) => TSESLint.RuleListener;
  /** Called once per JSON file, for rules that have something to say about some of these. */
  readonly createForJson?: (context: Context<MessageIds, Options>) => TSESLint.RuleListener;
}

export type GroundedRule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs>;

/** A rule that gets the file's `FilePass`; what stands in the way of one is said once per file, by whichever rule comes first. */
export function createRule<MessageIds extends string, Options extends readonly unknown[]>(spec: RuleSpec<MessageIds, Options>): GroundedRule {
  return {
    meta: {
      ...spec.meta,
      defaultOptions: spec.meta.defaultOptions,
      docs: { ...spec.meta.docs, url: `https://github.com/eslint-plugin-grounded/eslint-plugin-grounded/blob/main/docs/rules/${spec.name}.md` },
    } as GroundedRule['meta'],
    create(context) {
      if (isJson(context.sourceCode)) return spec.createForJson?.(context as unknown as Context<MessageIds, Options>) ?? {};
      const pass = filePass(context);
      if (typeof pass === 'string') return reportOnce(context, pass);
      return spec.create(context as unknown as Context<MessageIds, Options>, pass, context.options as unknown as Options);
    },
  } as GroundedRule;
}

/** Whether a language or parser for JSON read the file: `@eslint/json`, or jsonc-eslint-parser. */
function isJson({ ast, parserServices }: Readonly<TSESLint.SourceCode>): boolean {
  return (ast.type as string) === 'Document' || (parserServices as { readonly isJSON?: boolean } | undefined)?.isJSON === true;
}

const TYPES_MISSING =
  'The rules of eslint-plugin-grounded need type information. Use `grounded.configs.recommended`, which sets it up, or add ' +
  '`languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } }`; a JavaScript project also needs ' +
  'a jsconfig.json: `{ "compilerOptions": { "checkJs": false, "module": "nodenext" }, "exclude": ["node_modules"] }`.';

/** The pass that analyses take, or one sentence that says what to change to get it. */
function filePass(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): FilePass | string {
  try {
    const settings = readSettings(context.settings);
    const services = context.sourceCode.parserServices as ParserServicesWithTypeInformation | undefined;
    if (!services?.program || !('esTreeNodeToTSNodeMap' in services)) return TYPES_MISSING;
    const sourceFile = services.esTreeNodeToTSNodeMap.get(context.sourceCode.ast);
    const checker = services.program.getTypeChecker();
    if (!isFromThisTypeScript(sourceFile, checker)) {
      return `eslint-plugin-grounded loaded TypeScript ${ts.version}, the parser another version of it; install a single one (\`npm ls typescript\`).`;
    }
    return { sourceCode: context.sourceCode, services, program: services.program, checker, sourceFile, settings };
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

const reported = new WeakSet<Readonly<TSESLint.SourceCode>>();

function reportOnce(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>, message: string): TSESLint.RuleListener {
  if (reported.has(context.sourceCode)) return {};
  reported.add(context.sourceCode);
  return {
    Program: () => context.report({ loc: { line: 1, column: 0 }, message } as unknown as TSESLint.ReportDescriptor<string>),
  };
}

