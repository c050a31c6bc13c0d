import type { ParserServicesWithTypeInformation, TSESLint, TSESTree } from '@typescript-eslint/utils';
import ts from 'typescript';
import type { FilePass } from '../analyses/define.js';
import { isMinifiedText } from '../modules/file-purpose.js';
import { lookAgain } from '../modules/stat.js';
import { embed, Embedding } from '../types/embedded.js';
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
      if (!hasScript(context.sourceCode.ast) || isMinified(context.sourceCode)) return {};
      const pass = filePass(context);
      if (typeof pass === 'string') return reportOnce(context, pass);
      return spec.create(inWholeText(context, pass) as unknown as Context<MessageIds, Options>, pass, context.options as unknown as Options);
    },
  } as GroundedRule;
}

/** Whether a language or parser for JSON read the file: `@eslint/json`, or jsonc-eslint-parser. */
function isJson({ ast, parserServices }: Readonly<TSESLint.SourceCode>): boolean {
  return (ast.type as string) === 'Document' || (parserServices as { readonly isJSON?: boolean } | undefined)?.isJSON === true;
}

const minified = new WeakMap<Readonly<TSESLint.SourceCode>, boolean>();

/** What a minifier makes of good code looks like mistakes, and nobody repairs it there. */
function isMinified(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  let is = minified.get(sourceCode);
  if (is === undefined) minified.set(sourceCode, (is = isMinifiedText(sourceCode.text)));
  return is;
}

const TYPES_MISSING =
  'The rules of eslint-plugin-grounded need type information. Use `grounded.configs.recommended`, which sets it up, or add ' +
  '`languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } }`; a JavaScript project also needs ' +
  'a jsconfig.json: `{ "compilerOptions": { "checkJs": false, "module": "nodenext" }, "exclude": ["node_modules"] }`.';

const passes = new WeakMap<Readonly<TSESLint.SourceCode>, FilePass>();

/** The pass that analyses take, or one sentence that says what to change to get it. All rules of a run get the same. */
function filePass(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): FilePass | string {
  try {
    const settings = readSettings(context.settings);
    const known = passes.get(context.sourceCode);
    if (known?.settings === settings) return known;
    const services = context.sourceCode.parserServices as ParserServicesWithTypeInformation | undefined;
    if (!services?.program || !('esTreeNodeToTSNodeMap' in services)) return TYPES_MISSING;
    const sourceFile = fileOf(context.sourceCode, services);
    if (!sourceFile) return TYPES_MISSING;
    const checker = services.program.getTypeChecker();
    if (!isFromThisTypeScript(sourceFile, checker)) {
      return `eslint-plugin-grounded loaded TypeScript ${ts.version}, the parser another version of it; install a single one (\`npm ls typescript\`).`;
    }
    lookAgain();
    const pass = { sourceCode: context.sourceCode, services, program: services.program, checker, sourceFile, settings };
    passes.set(context.sourceCode, pass);
    return pass;
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

/** Whether there is any code. A component may be all markup, and is parsed without types then. */
function hasScript({ body }: TSESTree.Program): boolean {
  return (body as readonly { readonly type: string }[]).some(({ type }) => type === 'SvelteScriptElement' || !type.startsWith('Svelte'));
}

/** The program's file. Parsers of component files make the root of the tree themselves: then it is that of the first statement. */
function fileOf({ ast }: Readonly<TSESLint.SourceCode>, { esTreeNodeToTSNodeMap }: ParserServicesWithTypeInformation): ts.SourceFile | undefined {
  const root = esTreeNodeToTSNodeMap.get(ast) as ts.SourceFile | undefined;
  return root ?? anchoredNodes(ast, esTreeNodeToTSNodeMap)[0]?.[1].getSourceFile();
}

type NodeMap = ParserServicesWithTypeInformation['esTreeNodeToTSNodeMap'];

/** Statements at the top of the scripts, each with its node of the program. */
function anchoredNodes(ast: TSESTree.Program, map: NodeMap): readonly (readonly [TSESTree.Node, ts.Node])[] {
  const statements = ast.body.flatMap(node => ('body' in node && Array.isArray(node.body) ? [node, ...node.body] : [node])) as TSESTree.Node[];
  return statements.flatMap(node => {
    const inProgram = map.get(node) as ts.Node | undefined;
    return inProgram ? [[node, inProgram] as const] : [];
  });
}

/**
 * The context, for a file of which the program holds only the script: suggestions are moved to where the script lies in the
 * file, and left out where that is not certain.
 */
function inWholeText<Ids extends string>(context: Readonly<TSESLint.RuleContext<Ids, readonly unknown[]>>, { sourceFile, sourceCode, services }: FilePass): typeof context {
  if (sourceFile.text === sourceCode.text) return context;
  const anchors = anchoredNodes(sourceCode.ast, services.esTreeNodeToTSNodeMap).map(([node, inProgram]) => ({ inProgram: inProgram.getStart(), inText: node.range[0] }));
  const embedding = new Embedding(sourceFile, sourceCode.text, anchors);
  embed(embedding);
  const report = (descriptor: TSESLint.ReportDescriptor<Ids>): void => {
    const suggest = descriptor.suggest?.map(each => ({ ...each, fix: (fixer: TSESLint.RuleFixer) => whereCertain(() => each.fix(movedFixer(fixer, embedding))) }));
    context.report({ ...descriptor, ...('loc' in descriptor && { loc: movedLocation(descriptor.loc, sourceCode, embedding) }), ...(suggest && { suggest }) } as typeof descriptor);
  };
  return Object.create(context, { report: { value: report } }) as typeof context;
}

/** Rules that know no node of the linter give positions of the program, counted in the linted text. */
function movedLocation(loc: Readonly<TSESTree.SourceLocation> | Readonly<TSESTree.Position>, sourceCode: FilePass['sourceCode'], embedding: Embedding): typeof loc {
  if (!('start' in loc)) return loc;
  const range = embedding.rangeInText([sourceCode.getIndexFromLoc(loc.start), sourceCode.getIndexFromLoc(loc.end)]);
  return range ? { start: sourceCode.getLocFromIndex(range[0]), end: sourceCode.getLocFromIndex(range[1]) } : loc;
}

class UncertainPlace extends Error {}

/** A suggestion without a fix is none. */
function whereCertain<Fix>(fix: () => Fix): Fix | null {
  try {
    return fix();
  } catch (error) {
    if (error instanceof UncertainPlace) return null;
    throw error;
  }
}

/** Rules give ranges as the program counts, and nodes as the linter does. */
function movedFixer(fixer: TSESLint.RuleFixer, embedding: Embedding): TSESLint.RuleFixer {
  const moved = (range: Readonly<TSESTree.Range>): TSESTree.Range => {
    const inText = embedding.rangeInText(range);
    if (!inText) throw new UncertainPlace();
    return inText;
  };
  return {
    insertTextAfter: (node, text) => fixer.insertTextAfter(node, text),
    insertTextBefore: (node, text) => fixer.insertTextBefore(node, text),
    remove: node => fixer.remove(node),
    replaceText: (node, text) => fixer.replaceText(node, text),
    replaceTextRange: (range, text) => fixer.replaceTextRange(moved(range), text),
    removeRange: range => fixer.removeRange(moved(range)),
    insertTextBeforeRange: (range, text) => fixer.insertTextBeforeRange(moved(range), text),
    insertTextAfterRange: (range, text) => fixer.insertTextAfterRange(moved(range), text),
  };
}

const reported = new WeakSet<Readonly<TSESLint.SourceCode>>();

function reportOnce(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>, message: string): TSESLint.RuleListener {
  if (reported.has(context.sourceCode)) return {};
  reported.add(context.sourceCode);
  return {
    Program: () => context.report({ loc: { line: 1, column: 0 }, message } as unknown as TSESLint.ReportDescriptor<string>),
  };
}

