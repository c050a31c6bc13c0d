/** Method names that add and remove functions by their identity. */
export interface ListenerPair {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly source: string;
}

/** Both sides of a pair must be declared by the type of the object. */
export const listenerPairs = [
  { add: ['addEventListener'], remove: ['removeEventListener'], source: 'https://dom.spec.whatwg.org/#dom-eventtarget-removeeventlistener' },
  {
    add: ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'],
    remove: ['off', 'removeListener'],
    source: 'https://nodejs.org/api/events.html#emitterremovelistenereventname-listener',
  },
] as const satisfies readonly ListenerPair[];

/**
 * Names that are listener pairs where a file uses both sides in the same way. On their own they say less: the function
 * given to `unsubscribe` may be called when it is done.
 */
export const possiblePairs = [
  { add: ['connect'], remove: ['disconnect'], source: 'https://lumino.readthedocs.io/en/latest/api/interfaces/signaling.ISignal.html#disconnect' },
  { add: ['subscribe'], remove: ['unsubscribe'], source: 'https://github.com/dmonad/lib0/blob/main/broadcastchannel.js' },
  { add: ['bind'], remove: ['unbind'], source: 'https://github.com/pusher/pusher-js#unbind' },
  { add: ['listen'], remove: ['unlisten'], source: 'https://google.github.io/closure-library/api/goog.events.html' },
  { add: ['watch'], remove: ['unwatch'], source: 'https://nodejs.org/api/fs.html#fsunwatchfilefilename-listener' },
] as const satisfies readonly ListenerPair[];

/** Declarations whose removal compares one more argument, the `this` of the listener, with that of the registration. */
export const contextArguments = [
  { package: 'eventemitter3', remove: ['off', 'removeListener'], argument: 2, absentMatchesAll: true, source: 'https://github.com/primus/eventemitter3/blob/master/index.js' },
  { package: '@lumino/signaling', remove: ['disconnect'], argument: 1, absentMatchesAll: false, source: 'https://github.com/jupyterlab/lumino/blob/main/packages/signaling/src/index.ts' },
  { package: '@phosphor/signaling', remove: ['disconnect'], argument: 1, absentMatchesAll: false, source: 'https://github.com/phosphorjs/phosphor/blob/master/packages/signaling/src/index.ts' },
] as const;

/** Methods that are called when the object that has them is done, by a framework or by convention. */
export const teardownMethods: ReadonlySet<string> = new Set([
  'disconnectedCallback', // custom elements
  'hostDisconnected', // Lit controllers
  'componentWillUnmount', // React
  'ngOnDestroy', // Angular
  'beforeDestroy', 'destroyed', 'beforeUnmount', 'unmounted', // Vue
  'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown', // Nest
  'onBeforeDetach', 'onAfterDetach', // Lumino
  'dispose', 'destroy', 'close', 'stop', 'teardown', 'cleanup', 'unmount', 'disconnect', 'shutdown', 'unsubscribe', 'removeListeners', 'removeEventListeners',
]);

/** Functions whose callback runs when the component around is done. */
export const teardownCallbacks: readonly { readonly package: RegExp; readonly names: readonly string[] }[] = [
  { package: /^(?:vue|@vue\/.+)$/, names: ['onUnmounted', 'onBeforeUnmount', 'onScopeDispose', 'onWatcherCleanup', 'onDeactivated'] },
  { package: /^svelte$/, names: ['onDestroy'] },
  { package: /^solid-js$/, names: ['onCleanup'] },
];
