import * as typescriptParser from '@typescript-eslint/parser';
import { defaultProgram, hasConfigFile } from './default-project.js';

/** Nobody writes a file of this length by hand, and the trees of a longer one take gigabytes. */
const MAX_LENGTH = 2_000_000;

type Options = typescriptParser.ParserOptions & { filePath?: string };

/**
 * `@typescript-eslint/parser`, with a program also for files that no tsconfig includes (`eslint.config.js`,
 * `vite.config.ts`, a JavaScript project without any): these get a default project instead of a parse error.
 * Only syntax errors are thrown, and one for a text of more than two million characters.
 */
export function parseForESLint(code: string, options: Options): ReturnType<typeof typescriptParser.parseForESLint> {
  if (code.length > MAX_LENGTH) throw tooLong(code);
  // Where no project can be found, the project service would build one for the file alone before it says so.
  if (options.projectService === true && options.filePath && !hasConfigFile(options.filePath)) return parseInDefaultProject(code, options, options.filePath);
  try {
    return typescriptParser.parseForESLint(code, options);
  } catch (error) {
    if (isSyntaxError(error) || !options.projectService || !options.filePath) throw error;
    return parseInDefaultProject(code, options, options.filePath);
  }
}

function parseInDefaultProject(code: string, options: Options, filePath: string): ReturnType<typeof typescriptParser.parseForESLint> {
  const program = defaultProgram(filePath, code);
  // A second parse of the same file would otherwise be taken for a fix pass, and given a program of its own.
  const withoutService = { ...options, projectService: false, ...(program && { programs: [program] }), disallowAutomaticSingleRunInference: true };
  return typescriptParser.parseForESLint(code, withoutService as Options);
}

/** In the form that ESLint shows as the one message of the file. */
function tooLong(code: string): Error {
  const millions = (code.length / 1_000_000).toFixed(1);
  const message = `the file has ${millions} million characters, too many to lint with types; add it to \`ignores\` in the ESLint config`;
  return Object.assign(new Error(message), { lineNumber: 1, column: 1 });
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && 'location' in error;
}
