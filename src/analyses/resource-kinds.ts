import type { ResourceEntry } from '../catalogue/schema.js';

/** Begun, and ended by a commit or a rollback. */
export function isTransaction({ release }: ResourceEntry): boolean {
  return release.some(({ ends }) => ends !== undefined);
}

/** A response whose body holds its connection until it is read or dropped. */
export function isResponseBody({ policy, costs }: ResourceEntry): boolean {
  return policy === 'consumable' && costs.includes('connection');
}

/** What calls a function after a time, until it is cleared. */
export function isTimer({ release }: ResourceEntry): boolean {
  return release.some(way => way.by === 'call' && way.name === 'clearTimeout');
}

/** A mere registration: forgetting it costs memory, and only while its target lives. */
export function isRegistration({ release, costs }: ResourceEntry): boolean {
  return costs.length > 0 && costs.every(cost => cost === 'heap') && release.every(({ by }) => by === 'callingIt');
}

/** A client or pool: it has connections of its own, and listens on none. */
export function isClient({ policy, costs }: ResourceEntry): boolean {
  return policy === 'longLived' && costs.includes('connection') && !costs.includes('port');
}

/** What a test run feels when one test forgets it. */
export function outlivesTests({ costs }: ResourceEntry): boolean {
  return costs.includes('process') || costs.includes('port');
}

/** A connection, device or piece of native memory that one object or component has for itself: more than a mere registration. */
export function isDevice({ policy, costs }: ResourceEntry): boolean {
  return policy === 'effectBound' && costs.some(cost => cost === 'connection' || cost === 'device' || cost === 'native' || cost === 'process');
}

/** Something that reads on for as long as the process lives: a line reader of the standard input. */
export function readsEndless({ parent }: ResourceEntry): boolean {
  return typeof parent === 'object' && parent.endless !== undefined;
}
