import * as typescriptParser from '@typescript-eslint/parser';
import { defaultProgram } from './default-project.js';

type Options = typescriptParser.ParserOptions & { filePath?: string };

/**
 * `@typescript-eslint/parser`, with a program also for files that no tsconfig includes (`eslint.config.js`,
 * `vite.config.ts`, a JavaScript project without any): these get a default project instead of a parse error.
 * Only syntax errors are thrown.
 */
export function parseForESLint(code: string, options: Options): ReturnType<typeof typescriptParser.parseForESLint> {
  try {
    return typescriptParser.parseForESLint(code, options);
  } catch (error) {
    if (isSyntaxError(error) || !options.projectService || !options.filePath) throw error;
    const program = defaultProgram(options.filePath, code);
    // A second parse of the same file would otherwise be taken for a fix pass, and given a program of its own.
    const withoutService = { ...options, projectService: false, ...(program && { programs: [program] }), disallowAutomaticSingleRunInference: true };
    return typescriptParser.parseForESLint(code, withoutService as Options);
  }
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && 'location' in error;
}
