import type { Answer } from './members.js';

let sources: readonly string[] | undefined;

/** Whether the running Node's own JavaScript emits an event of that name anywhere. `unknown` where Node does not show it. */
export function nodeEmits(name: string): Answer {
  sources ??= ownSources();
  if (sources.length === 0) return 'unknown';
  const emits = new RegExp(`[eE]mit[^;]{0,200}['"\`]${name.replace(/[^\w-]/g, '\\$&')}['"\`]`);
  return sources.some(source => source.includes(name) && emits.test(source)) ? 'yes' : 'no';
}

/** Whether the running Node's own JavaScript has a string that is the word. `unknown` where Node does not show it. */
export function nodeWrites(word: string): Answer {
  sources ??= ownSources();
  if (sources.length === 0) return 'unknown';
  return sources.some(source => [`'${word}'`, `"${word}"`, `\`${word}\``].some(literal => source.includes(literal))) ? 'yes' : 'no';
}

function ownSources(): readonly string[] {
  try {
    const { binding } = process as { binding?: (this: NodeJS.Process, name: string) => object };
    // V8's own command line tools come along.
    const natives = Object.entries(binding?.call(process, 'natives') ?? {}).filter(([name]) => !name.startsWith('internal/deps/v8/'));
    return natives.map(([, source]) => source as unknown).filter(source => typeof source === 'string');
  } catch {
    return [];
  }
}
