import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type ts from 'typescript';
import type { Settings } from '../settings.js';

/** What an analysis may see of the file being linted. Never rule options: results are shared by every rule. */
export interface FilePass {
  readonly sourceCode: Readonly<SourceCode>;
  readonly services: ParserServicesWithTypeInformation;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly sourceFile: ts.SourceFile;
  readonly settings: Settings;
}

export type FileAnalysis<Result> = (pass: FilePass) => Result;

/** Entries of the timeline are kept for as long as the process lives, so they are made only where ESLint is asked for times as well. */
const isTimed = process.env['TIMING'] !== undefined;

/** Runs an analysis, and with `TIMING` in the environment notes in the performance timeline what ESLint charges to the rule that asks first. */
export function timed<Result>(name: string, run: () => Result): Result {
  if (!isTimed) return run();
  const start = performance.now();
  const result = run();
  performance.measure(`grounded:${name}`, { start });
  return result;
}

/** Runs at most once per linted text, on first demand, whatever number of rules ask for it. */
export function defineFileAnalysis<Result>(name: string, run: (pass: FilePass) => Result): FileAnalysis<Result> {
  const results = new WeakMap<Readonly<SourceCode>, { readonly value: Result }>();
  return pass => {
    let result = results.get(pass.sourceCode);
    if (!result) {
      result = { value: timed(name, () => run(pass)) };
      results.set(pass.sourceCode, result);
    }
    return result.value;
  };
}

/**
 * Facts about declarations, in this file or any other of the program. Valid for one `ts.Program`: an edit makes a new
 * one, so nothing goes stale. Recursive functions are iterated to a fixpoint from `bottom`, so a fact never depends on
 * which file happened to be linted first; `compute` must therefore be monotone.
 */
export function defineFact<Node extends ts.Node, Fact>(spec: {
  readonly name: string;
  readonly bottom: Fact;
  readonly equals: (a: Fact, b: Fact) => boolean;
  readonly compute: (node: Node, program: ts.Program, of: (node: Node) => Fact) => Fact;
}): (node: Node, program: ts.Program) => Fact {
  const perProgram = new WeakMap<ts.Program, Map<Node, Fact>>();
  return (root, program) => {
    let settled = perProgram.get(program);
    if (!settled) perProgram.set(program, (settled = new Map<Node, Fact>()));
    return settled.get(root) ?? timed(spec.name, () => settle(root, program, settled));
  };

  /** What is true of `root`, and on the way there of what it depends on. */
  function settle(root: Node, program: ts.Program, settled: Map<Node, Fact>): Fact {
    const assumed = new Map<Node, Fact>();
    for (let stable = false; !stable; ) {
      stable = true;
      const entered = new Set<Node>();
      let recursive = false;
      const of = (node: Node): Fact => {
        const fact = settled.get(node);
        if (fact !== undefined) return fact;
        if (entered.has(node)) {
          recursive = true;
          return assumed.get(node) ?? spec.bottom;
        }
        entered.add(node);
        const before = assumed.get(node) ?? spec.bottom;
        const after = spec.compute(node, program, of);
        assumed.set(node, after);
        if (!spec.equals(before, after)) stable = false;
        return after;
      };
      of(root);
      if (!recursive) stable = true;
    }
    for (const [node, fact] of assumed) settled.set(node, fact);
    return settled.get(root) as Fact;
  }
}
