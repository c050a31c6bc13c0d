/** A place in a command line that runs a script of a package.json. */
export interface ScriptCall {
  /** As written; with `pattern`, several scripts. */
  readonly name: string;
  readonly pattern: boolean;
  /** Where the name starts in the command line. */
  readonly start: number;
  /** `npm run`, `yarn`: what stands before the name. */
  readonly runner: string;
  /** A program of that name would be run where there is no script. */
  readonly orBinary: boolean;
  /** The command says that it runs in another folder or package. */
  readonly elsewhere: boolean;
}

interface Word {
  readonly text: string;
  /** Where the text starts, behind a quote if it has one. */
  readonly start: number;
  readonly quoted: boolean;
}

const NAME = /^\w[\w:.@/+-]*$/;
const PATTERN = /^[\w:.@/+*-]+$/;
/** Words that may stand before a command and change nothing about which script it runs. */
const PREFIX = /^(?:[A-Za-z_]\w*=.*|cross-env(?:-shell)?|env|time|exec|sudo|npx|call|nohup)$/;
/** Options of package managers that name another folder or package. */
const ELSEWHERE = /^(?:--prefix|--workspaces?|--ws|-ws|-w|-C|--dir|--cwd|--filter|-F|-r|--recursive|--workspace-root|--include-workspace-root|--top-level)(?:=|$)/;
const WITH_VALUE = /^(?:--prefix|--workspace|-w|-C|--dir|--cwd|--filter|-F|--loglevel|--reporter|--script-shell)$/;

/** The scripts that a command line runs by constant names, through npm, pnpm, yarn, `node --run`, npm-run-all and concurrently. */
export function scriptCalls(command: string): ScriptCall[] {
  const found: ScriptCall[] = [];
  let elsewhere = false;
  for (const words of commandsIn(command)) {
    elsewhere ||= words[0] !== undefined && /^(?:cd|pushd|chdir)$/.test(words[0].text);
    found.push(...callsOf(words, elsewhere));
  }
  return found;
}

/** The same for a program and its arguments, of which each is a word of its own; `start` counts within the word at `index`. */
export function scriptCallOfWords(words: readonly string[]): { readonly call: ScriptCall; readonly index: number } | undefined {
  const [call] = callsOf(words.map((text, index) => ({ text, start: index, quoted: false })), false);
  return call && { call, index: call.start };
}

function callsOf(all: readonly Word[], elsewhere: boolean): ScriptCall[] {
  let first = 0;
  while (PREFIX.test(all[first]?.text ?? '')) first++;
  const [program, ...words] = all.slice(first);
  switch (program?.text.replace(/\.(?:cmd|exe)$/, '')) {
    case 'npm':
    case 'pnpm':
    case 'yarn':
      return managerCall(program.text.replace(/\.(?:cmd|exe)$/, ''), words, elsewhere);
    case 'node': {
      const at = words.findIndex(({ text }) => text === '--run');
      return at < 0 ? [] : named(words[at + 1], { runner: 'node --run', orBinary: false, elsewhere });
    }
    case 'npm-run-all':
    case 'npm-run-all2':
    case 'run-s':
    case 'run-p':
      return words.flatMap((word, i) => {
        const isValue = /^(?:--max-parallel|--npm-path|--race)$/.test(words[i - 1]?.text ?? '');
        const [name = ''] = word.text.split(' ');
        if (word.text.startsWith('-') || word.text.startsWith('!') || isValue || !PATTERN.test(name)) return [];
        return [{ name, pattern: name.includes('*'), start: word.start, runner: program.text, orBinary: false, elsewhere }];
      });
    case 'concurrently':
      return words.flatMap(word => {
        const script = /^npm:(\S+)$/.exec(word.text.split(' ')[0] ?? '');
        if (script?.[1]) return named({ ...word, text: script[1], start: word.start + 4 }, { runner: 'npm:', orBinary: false, elsewhere });
        return word.quoted ? scriptCalls(word.text).map(call => ({ ...call, start: call.start + word.start, elsewhere: call.elsewhere || elsewhere })) : [];
      });
    default:
      return [];
  }
}

function managerCall(manager: string, words: readonly Word[], before: boolean): ScriptCall[] {
  if (words.some(({ text }) => text === '--if-present')) return [];
  const plain: Word[] = [];
  let elsewhere = before;
  for (let i = 0; i < words.length; i++) {
    const { text } = words[i] as Word;
    if (text === '--') break;
    if (ELSEWHERE.test(text)) elsewhere = true;
    if (WITH_VALUE.test(text)) i++;
    else if (!text.startsWith('-')) plain.push(words[i] as Word);
    else if (plain.length === 0 && !/^(?:-s|--silent|--quiet|-q)$/.test(text) && !ELSEWHERE.test(text)) return []; // it may take a value
  }
  const [command, script] = plain;
  if (!command) return [];
  if (command.text === 'workspace' || command.text === 'workspaces') return [];
  if (command.text === 'run' || (manager !== 'yarn' && command.text === 'run-script')) {
    return named(script, { runner: `${manager} ${command.text}`, orBinary: manager === 'yarn', elsewhere });
  }
  if (manager === 'npm') return command.text === 'test' || command.text === 't' ? named({ ...command, text: 'test' }, { runner: 'npm', orBinary: false, elsewhere }) : [];
  return named(command, { runner: manager, orBinary: true, elsewhere });
}

function named(word: Word | undefined, rest: Pick<ScriptCall, 'runner' | 'orBinary' | 'elsewhere'>): ScriptCall[] {
  return word && NAME.test(word.text) ? [{ name: word.text, pattern: false, start: word.start, ...rest }] : [];
}

/** The commands of a line, each as its words; what shells do with variables stays as it is written. */
function commandsIn(line: string): Word[][] {
  const commands: Word[][] = [[]];
  const token = /\\?"((?:[^"\\]|\\[^"])*)\\?"|'([^']*)'|(&&|\|\||[;|&()\n])|([^\s"'&|;()]+)/g;
  for (const match of line.matchAll(token)) {
    const [whole, double, single, operator, plain] = match;
    if (operator !== undefined) {
      commands.push([]);
      continue;
    }
    const text = double ?? single ?? plain ?? '';
    const glued = match.index > 0 && /[^\s&|;()]/.test(line[match.index - 1] ?? ' ');
    const last = commands.at(-1)?.at(-1);
    if (glued && last) commands.at(-1)?.splice(-1, 1, { ...last, text: last.text + text });
    else commands.at(-1)?.push({ text, start: match.index + (plain === undefined ? whole.indexOf(text, 1) : 0), quoted: plain === undefined });
  }
  return commands.filter(words => words.length > 0);
}
