/** The first Node.js that has what a declaration file of TypeScript's ES library declares. */
export interface LibSince {
  readonly lib: RegExp;
  /** Only members of these names; all when left out. An earlier row wins. */
  readonly members?: RegExp;
  readonly node: string;
}

/**
 * V8 ships features whole and Node does not bring V8 back to older lines, so these are exact. Sources: node.green, and the
 * V8 versions of nodejs.org/en/about/previous-releases. What V8 has behind a flag does not count.
 */
export const NODE_OF_LIB: readonly LibSince[] = [
  { lib: /^es2021\.(?:string|promise)$/, node: '15.0.0' },
  { lib: /^es2021\.weakref$/, node: '14.6.0' },
  { lib: /^es2022\.(?:array|string)$/, node: '16.6.0' },
  { lib: /^es2022\.object$/, node: '16.9.0' },
  { lib: /^es2023\.array$/, members: /^findLast(?:Index)?$/, node: '18.0.0' },
  { lib: /^es2023\.array$/, node: '20.0.0' },
  { lib: /^es2024\.string$/, node: '20.0.0' },
  { lib: /^es2024\.(?:object|collection)$/, node: '21.0.0' },
  { lib: /^es2024\.promise$/, node: '22.0.0' },
  { lib: /^es2024\.arraybuffer$/, members: /^(?:transfer|transferToFixedLength|detached)$/, node: '21.0.0' },
  { lib: /^(?:es2025|esnext)\.collection$/, members: /^(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)$/, node: '22.0.0' },
  { lib: /^(?:es2025|esnext)\.iterator$/, members: /^(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)$/, node: '22.0.0' },
  { lib: /^esnext\.array$/, members: /^fromAsync$/, node: '22.0.0' },
];
