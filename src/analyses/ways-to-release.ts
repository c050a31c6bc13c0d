import type { ResourceEntry } from '../catalogue/schema.js';

/** The ways to give a resource back, as calls on what `name` says (`h`, `this.socket`): at most three, the usual ones first. */
export function waysToRelease({ value, release, consumedBy, disposable }: ResourceEntry, name = 'it'): readonly string[] {
  const ways = new Set<string>();
  const isPart = 'property' in value && value.property !== undefined;
  const object = name === 'it' || isPart ? '' : `${name}.`;
  for (const way of release) {
    if (way.by === 'method') ways.add(`${object}${way.on === undefined ? '' : `${way.on}.`}${way.name}()`);
    else if (way.by === 'call' || way.by === 'receiverMethod') ways.add(`${way.name}(${way.argument === undefined ? '' : name})`);
    else if (way.by === 'static') ways.add(`${way.type}.${way.name}(${way.argument === undefined ? '' : name})`);
    else if (way.by === 'callingIt') ways.add(`${name}()`);
    else if (way.by === 'elements') ways.add(`${object}${way.of}().forEach(each => each.${way.name}())`);
  }
  for (const way of consumedBy ?? []) if (way.by === 'method') ways.add(`${object}${way.name}()`);
  if (ways.size === 0 && disposable) ways.add('using');
  return [...ways].slice(0, 3);
}
