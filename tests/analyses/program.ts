import path from 'node:path';
import ts from 'typescript';
import { obligations, type Obligation } from '../../src/analyses/obligations.js';
import type { FilePass } from '../../src/analyses/define.js';
import { projectDir } from '../support/lint.js';

/** A handle of the test's own, and functions around it: `open()` acquires, `h.close()` releases, awaiting `w()` may reject. */
export const PREAMBLE = `
interface Handle { close(): void; read(): number; x: number; ok: boolean }
/** @mustRelease close */
declare function open(name?: unknown): Handle;
/** @mustRelease close */
declare function openLater(name?: unknown): Promise<Handle>;
declare function w(): Promise<void>;
declare function use(value: unknown): void;
declare function c(): boolean;
declare const a: boolean, k: number, xs: unknown[];
function rel(h: Handle) { h.close(); }
function borrow(h: Handle) { h.read(); }
function fail() { throw new Error(); }
`;

const options: ts.CompilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'], types: ['node'], strict: true, noEmit: true };
let previous: ts.Program | undefined;

/** The pass over one TypeScript file with the text given, as a file of the fixture project. */
function passOf(text: string): FilePass {
  const fileName = path.join(projectDir, 'analysed.ts');
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => (name === fileName ? ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true) : (previous?.getSourceFile(name) ?? read(name, ...rest)));
  const program = (previous = ts.createProgram({ rootNames: [fileName], options, host, ...(previous && { oldProgram: previous }) }));
  const sourceFile = program.getSourceFile(fileName) as ts.SourceFile;
  return { sourceCode: { text }, services: {}, program, checker: program.getTypeChecker(), sourceFile, settings: { resources: [] } } as unknown as FilePass;
}

/** The obligations of a file. */
export function obligationsIn(text: string): readonly Obligation[] {
  return obligations(passOf(text));
}

/** What is found of the resources in the body of one function, in words: `leaked, leakedOnThrow`. */
export function findingsIn(body: string, preamble = PREAMBLE): string {
  return obligationsIn(`${preamble}\nexport async function f(this: { h: unknown }) {\n${body}\n}`)
    .filter(({ acquisition }) => acquisition.resource.id.startsWith('declared/'))
    .flatMap(({ findings }) => findings.map(({ kind }) => kind))
    .join(', ');
}
