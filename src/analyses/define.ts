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

/** Runs at most once per linted text, on first demand, whatever number of rules ask for it. */
export function defineFileAnalysis<Result>(name: string, run: (pass: FilePass) => Result): FileAnalysis<Result> {
  const results = new WeakMap<Readonly<SourceCode>, { readonly value: Result }>();
  return pass => {
    let result = results.get(pass.sourceCode);
    if (!result) {
      const start = performance.now();
      result = { value: run(pass) };
      results.set(pass.sourceCode, result);
      performance.measure(`grounded:${name}`, { start });
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
    const known = settled.get(root);
    if (known !== undefined) return known;

    const start = performance.now();
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
    performance.measure(`grounded:${spec.name}`, { start });
    return settled.get(root) as Fact;
  };
}
