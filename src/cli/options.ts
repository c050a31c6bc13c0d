import { parseArgs } from 'node:util';

export const PRESETS = ['recommended', 'strict', 'all'] as const;
export const FORMATS = ['default', 'json'] as const;

export interface Options {
  /** Files and folders as given; the current folder when there are none. */
  readonly paths: readonly string[];
  readonly preset: (typeof PRESETS)[number];
  readonly format: (typeof FORMATS)[number];
  readonly help: boolean;
  readonly version: boolean;
}

/** What the user can mend: an unknown option, a path that is not there. The message is one line. */
export class UsageError extends Error {}

export const USAGE = `Usage: grounded [options] [path …]

Lints TypeScript and JavaScript with the rules of eslint-plugin-grounded. Needs no
config, reads none, and writes nothing. Paths are files or folders; default: here.

  --preset <name>   ${PRESETS.join(', ')}; default: ${PRESETS[0]}
  --format <name>   ${FORMATS.join(', ')}; default: ${FORMATS[0]}
  --help            print this
  --version         print the version

Skips node_modules, dist, build, coverage, hidden folders, *.min.js and what
.gitignore names. Exit code: 0 no findings, 1 findings, 2 wrong use or failure.`;

/** @throws {UsageError} for an unknown option or value. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    preset: oneOf('--preset', PRESETS, values.preset),
    format: oneOf('--format', FORMATS, values.format),
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        preset: { type: 'string', default: PRESETS[0] },
        format: { type: 'string', default: FORMATS[0] },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${sentence}; see grounded --help`);
  }
}

function oneOf<Value extends string>(option: string, allowed: readonly Value[], given: string): Value {
  const value = allowed.find(name => name === given);
  if (value === undefined) throw new UsageError(`${option} must be ${allowed.join(', ')}, not '${given}'`);
  return value;
}
