/** A function of the language, and how people write it who do not have it. */
export interface WrittenBuiltIn {
  /** The interface of TypeScript's library that declares it, and its name there. */
  readonly owner: string;
  readonly member: string;
  /** As code calls it. */
  readonly call: string;
  /** Whether the function has to be given an array for its first parameter: only then it is the method of arrays. */
  readonly ofArray?: true;
  /** Functions named `written` that do the same. What a normal form puts aside need not be repeated. */
  readonly code: readonly string[];
}

const KEYS = ['keyOf(item)', 'item[keyOf]', 'String(item[keyOf])'];
const ADDITIONS = [
  'if (!groups[key]) groups[key] = []; groups[key].push(item);',
  'groups[key] ??= []; groups[key].push(item);',
  'groups[key] ||= []; groups[key].push(item);',
  'groups[key] = groups[key] || []; groups[key].push(item);',
  'groups[key] = groups[key] ?? []; groups[key].push(item);',
  '(groups[key] ??= []).push(item);',
  '(groups[key] ||= []).push(item);',
  '(groups[key] = groups[key] || []).push(item);',
  '(groups[key] = groups[key] ?? []).push(item);',
];
const MAP_ADDITIONS = [
  'if (!groups.has(key)) groups.set(key, []); groups.get(key).push(item);',
  'const group = groups.get(key); if (group) group.push(item); else groups.set(key, [item]);',
  'const group = groups.get(key); if (group) { group.push(item); } else { groups.set(key, [item]); }',
  'const group = groups.get(key) ?? []; group.push(item); groups.set(key, group);',
  'const group = groups.get(key) || []; group.push(item); groups.set(key, group);',
];

function grouped(start: string, additions: readonly string[]): readonly string[] {
  return KEYS.flatMap(key =>
    additions.flatMap(add => [
      `function written(items, keyOf) { const groups = ${start}; for (const item of items) { const key = ${key}; ${add} } return groups; }`,
      `function written(items, keyOf) { const groups = ${start}; items.forEach(item => { const key = ${key}; ${add} }); return groups; }`,
      `function written(items, keyOf) { return items.reduce((groups, item) => { const key = ${key}; ${add} return groups; }, ${start}); }`,
    ]),
  );
}

export const WRITTEN_BUILT_INS: readonly WrittenBuiltIn[] = [
  { owner: 'ObjectConstructor', member: 'groupBy', call: 'Object.groupBy()', code: grouped('{}', ADDITIONS) },
  { owner: 'MapConstructor', member: 'groupBy', call: 'Map.groupBy()', code: grouped('new Map()', MAP_ADDITIONS) },
  {
    owner: 'PromiseConstructor',
    member: 'withResolvers',
    call: 'Promise.withResolvers()',
    code: ['promise, resolve, reject', 'resolve, reject, promise'].map(names => `function written() { let resolve; let reject; const promise = new Promise((res, rej) => { resolve = res; reject = rej; }); return { ${names} }; }`),
  },
  {
    owner: 'ArrayConstructor',
    member: 'fromAsync',
    call: 'Array.fromAsync()',
    code: ['async function written(source) { const items = []; for await (const item of source) items.push(item); return items; }'],
  },
  {
    owner: 'Array',
    member: 'findLast',
    call: 'findLast()',
    ofArray: true,
    code: ['i--', '--i', 'i -= 1'].flatMap(step =>
      ['', 'return undefined;'].flatMap(end => [
        `function written(items, test) { for (let i = items.length - 1; i >= 0; ${step}) { if (test(items[i])) return items[i]; } ${end} }`,
        `function written(items, test) { for (let i = items.length - 1; i >= 0; ${step}) { const item = items[i]; if (test(item)) return item; } ${end} }`,
      ]),
    ),
  },
  {
    owner: 'Array',
    member: 'flat',
    call: 'flat(Infinity)',
    ofArray: true,
    code: [
      'function written(items) { return items.reduce((flat, item) => flat.concat(Array.isArray(item) ? written(item) : item), []); }',
      'function written(items) { return items.reduce((flat, item) => Array.isArray(item) ? flat.concat(written(item)) : flat.concat(item), []); }',
      'function written(items) { const flat = []; for (const item of items) { if (Array.isArray(item)) flat.push(...written(item)); else flat.push(item); } return flat; }',
    ],
  },
];
