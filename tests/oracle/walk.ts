/** What the paths of one body do with its handles. */
export interface Truth {
  /** Some path ends in the ordinary way with a handle held, or loses one on the way. */
  readonly leaks: boolean;
  /** Some path ends with an exception and a handle held, while an ordinary path releases one. */
  readonly leaksOnThrow: boolean;
  /** Whether every path was walked to its end. */
  readonly complete: boolean;
}

/** Choices on one path, and paths of one body, beyond which walking stops. */
const MAX_CHOICES = 16;
const MAX_PATHS = 6000;

class TooLong extends Error {}

interface Handle {
  state: 'held' | 'closed' | 'kept';
  wasClosed: boolean;
  close(): void;
  read(): void;
}

const AsyncFunction = (async () => undefined).constructor as new (...source: string[]) => (...stubs: unknown[]) => Promise<unknown>;

/** Runs a body once for every sequence of choices: JavaScript itself says where each path leads. */
export async function walkAllPaths(body: string): Promise<Truth> {
  // An assignment goes through a function that sees what is lost by it.
  const source = body.replaceAll('return h;', 'return keep(h), h;').replaceAll(/\bh = (?!.*\bconst h = )([^;]+);/g, (whole, value: string) => (body.includes('const h') ? whole : `h = $set(h, ${value});`));
  // Returning a handle is handing it over, even if a `finally` then changes its mind.
  const run = new AsyncFunction('open', 'openLater', 'w', 'c', 'n', 'xs', 'quiet', 'keep', '$set', source);
  let leaks = false;
  let leaksOnThrow = false;
  let releases = false;
  let complete = true;
  let paths = 0;
  let choices: number[] = [];

  for (;;) {
    if (++paths > MAX_PATHS) return { leaks, leaksOnThrow: leaksOnThrow && releases, complete: false };
    const limits: number[] = [];
    const choose = (options: number): number => {
      if (limits.length >= MAX_CHOICES) throw new TooLong();
      const taken = choices[limits.length] ?? 0;
      limits.push(options);
      return taken;
    };
    const handles: Handle[] = [];
    let lost = false;
    let isTooLong = false;
    const open = (): Handle => {
      if (handles.some(({ state }) => state === 'held')) lost = true;
      const handle: Handle = {
        state: 'held',
        wasClosed: false,
        close: () => {
          handle.wasClosed = true;
          if (handle.state === 'held') handle.state = 'closed';
        },
        read: () => undefined,
      };
      handles.push(handle);
      return handle;
    };
    // A path that is too long has to end at once, whatever `catch` and `finally` want.
    const guarded = (options: number): number => {
      if (isTooLong) throw new TooLong();
      try {
        return choose(options);
      } catch (error) {
        isTooLong = true;
        throw error;
      }
    };
    const fails = async (): Promise<void> => {
      if (guarded(2) === 1) throw new Error('rejected');
    };
    const keep = (handle: Handle | undefined): void => {
      if (handle?.state === 'held') handle.state = 'kept';
    };
    const set = (old: Handle | undefined, value: Handle | undefined): Handle | undefined => {
      if (old && old !== value && old.state === 'held' && value === undefined) lost = true;
      return value;
    };
    const openLater = async (): Promise<Handle> => {
      await fails();
      return open();
    };

    let threw = false;
    try {
      const returned = (await run(open, openLater, fails, () => guarded(2) === 1, () => guarded(3), () => Array.from({ length: guarded(3) }), () => undefined, keep, set)) as Handle | undefined;
      keep(returned);
    } catch (error) {
      threw = true;
      if (error instanceof TooLong) isTooLong = true;
    }
    if (isTooLong) complete = false;
    else {
      const held = handles.some(({ state }) => state === 'held');
      if (lost || (held && !threw)) leaks = true;
      if (held && threw) leaksOnThrow = true;
      if (!threw && handles.at(-1)?.wasClosed) releases = true;
    }

    // The next sequence of choices: the last one that can be raised is.
    const taken = limits.map((_, index) => choices[index] ?? 0);
    while (taken.length > 0 && (taken.at(-1) as number) + 1 >= (limits[taken.length - 1] as number)) taken.pop();
    if (taken.length === 0) return { leaks, leaksOnThrow: leaksOnThrow && releases, complete };
    taken.push((taken.pop() as number) + 1);
    choices = taken;
  }
}
