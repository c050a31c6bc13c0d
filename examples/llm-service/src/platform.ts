// What this process can do. Everything here is looked for before it is used.

interface Runtime {
  readonly name: string;
  readonly version: string;
}

export function currentRuntime(): Runtime {
  const platform = globalThis as any;
  if (platform.Bun) return { name: 'bun', version: platform.Bun.version };
  if (typeof platform.Deno !== 'undefined') return { name: 'deno', version: platform.Deno.version.deno };
  return { name: 'node', version: process.versions.node };
}

export function sorted<T>(values: readonly T[], compare: (a: T, b: T) => number): T[] {
  const modern = values as readonly T[] & { toSorted?: (compare: (a: T, b: T) => number) => T[] };
  return modern.toSorted ? modern.toSorted(compare) : [...values].sort(compare);
}

export function requestIdleWork(work: () => void): void {
  if ('requestIdleCallback' in globalThis) {
    (globalThis as any).requestIdleCallback(work);
    return;
  }
  setImmediate(work);
}

/** Handles that keep the process alive; an undocumented function of Node that may go away. */
export function openHandles(): number {
  return (process as any)._getActiveHandles?.().length ?? 0;
}

export function availableMemory(): number | undefined {
  const { availableMemory: ask } = process as { availableMemory?: () => number };
  return ask?.();
}
