import type { Answer } from './members.js';

/** Built-in functions of the language and of Node that are pure, by the type of the options they take. */
const READERS: Readonly<Record<string, (options: object) => unknown>> = {
  ErrorOptions: options => new Error('', options),
  PropertyDescriptor: options => Object.defineProperty({}, 'a', options),
  RequestInit: options => new Request('http://localhost/', options),
  ResponseInit: options => new Response(null, options),
  EventInit: options => new Event('a', options),
  StructuredSerializeOptions: options => structuredClone(0, options),
};

const INTL = /^Intl\.(\w+)Options$/;
const asked = new Map<string, ReadonlySet<string> | undefined>();

/**
 * Whether the running engine looks at a key of the options that it takes by the type `typeName` (`Intl.NumberFormatOptions`,
 * `ErrorOptions`): a built-in is given an empty object that notes what it is asked for.
 */
export function engineReads(typeName: string, key: string): Answer {
  if (!asked.has(typeName)) asked.set(typeName, keysAskedFor(typeName));
  const keys = asked.get(typeName);
  return keys ? (keys.has(key) ? 'yes' : 'no') : 'unknown';
}

function keysAskedFor(typeName: string): ReadonlySet<string> | undefined {
  const reader = (Object.hasOwn(READERS, typeName) ? READERS[typeName] : undefined) ?? intlReader(INTL.exec(typeName)?.[1]);
  if (!reader) return undefined;
  const keys = new Set<string>();
  const note = (key: string | symbol): void => void (typeof key === 'string' && keys.add(key));
  const listener = new Proxy(
    {},
    {
      get: (_target, key) => note(key),
      has: (_target, key) => {
        note(key);
        return false;
      },
    },
  );
  try {
    reader(listener);
  } catch {
    return undefined;
  }
  return keys.size ? keys : undefined;
}

function intlReader(name: string | undefined): ((options: object) => unknown) | undefined {
  const constructor = name === undefined ? undefined : (Intl as unknown as Record<string, unknown>)[name];
  return typeof constructor === 'function' ? options => Reflect.construct(constructor, ['en', options]) as unknown : undefined;
}
