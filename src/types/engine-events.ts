import type { Answer } from './members.js';

let sources: readonly string[] | undefined;

/** Whether the running Node's own JavaScript emits an event of that name anywhere. `unknown` where Node does not show it. */
export function nodeEmits(name: string): Answer {
  sources ??= ownSources();
  if (sources.length === 0) return 'unknown';
  const emits = new RegExp(`[eE]mit[^;]{0,200}['"\`]${name.replace(/[^\w-]/g, '\\$&')}['"\`]`);
  return sources.some(source => source.includes(name) && emits.test(source)) ? 'yes' : 'no';
}

function ownSources(): readonly string[] {
  try {
    const { binding } = process as { binding?: (this: NodeJS.Process, name: string) => object };
    return Object.values(binding?.call(process, 'natives') ?? {}).filter((source): source is string => typeof source === 'string');
  } catch {
    return [];
  }
}
