/** How a function takes the command that it runs: as one line, or as a program and a list of arguments (or a line, in a shell). */
export type CommandForm = 'line' | 'words';

/**
 * Functions that run commands, by module. Sources: https://nodejs.org/api/child_process.html,
 * https://github.com/sindresorhus/execa, https://google.github.io/zx.
 */
export const COMMAND_RUNNERS: Readonly<Record<string, Readonly<Record<string, CommandForm>>>> = {
  child_process: { exec: 'line', execSync: 'line', spawn: 'words', spawnSync: 'words', execFile: 'words', execFileSync: 'words' },
  execa: { execa: 'words', execaSync: 'words', execaCommand: 'line', execaCommandSync: 'line', $: 'line' },
  zx: { $: 'line' },
};
