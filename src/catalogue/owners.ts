import type { Callee, Origin } from './schema.js';

/** How a class is known to be of a kind: by a base class or interface, or by a decorator. */
type ClassMark = { readonly by: 'base'; readonly origin: Origin; readonly name: string } | { readonly by: 'decorator'; readonly origin: Origin; readonly names: readonly string[] };

/** A kind of class whose objects come to an end while the program runs, and the methods that the framework calls then. */
export interface OwningClass {
  readonly id: string;
  readonly noun: string;
  readonly mark: ClassMark;
  readonly teardowns: readonly string[];
  /** Whether every object of the class ends, also without such a method; otherwise only a class that has one is known to. */
  readonly ends: boolean;
  readonly source: string;
}

/** How what some code sets up comes to an end. */
export interface Undoing {
  readonly noun: string;
  /**
   * Where the code that undoes it stands: in a function that it returns; in one that is given to a function for this purpose, or
   * in a method of that name beside it; in a listener for the event that tells of the end.
   */
  readonly cleanup: 'returned' | 'registered' | 'method' | 'event';
  /** The function that takes the code that undoes it, or the method that is this code. */
  readonly cleanupBy?: string;
  /** The argument that lists when the callback runs anew; with an empty list it runs once. */
  readonly dependencies?: number;
  /** What a message says of the end, where that is not that it `is undone`. */
  readonly ends?: string;
}

/** A function that takes a callback which sets something up for a part of the program that ends. */
export interface OwningCallback extends Undoing {
  readonly id: string;
  readonly origin: Origin;
  readonly callee: Callee;
  readonly callback: number;
  readonly cleanup: 'returned' | 'registered';
  readonly source: string;
}

/** A function or class that takes an object with methods of which some set something up, and others undo it. */
export interface OwningMethods extends Undoing {
  readonly id: string;
  readonly origin: Origin;
  readonly callee: Callee;
  readonly methods: readonly string[];
  readonly cleanup: 'method';
  readonly cleanupBy: string;
  readonly source: string;
}

/** Functions that only the body of a component, or of a function that such a body calls, may call while it runs. */
export interface OwningScope extends Undoing {
  readonly id: string;
  readonly origin: Origin;
  readonly hooks: readonly string[];
  /** What such a body is called, where the functions may be called elsewhere as well. */
  readonly named?: RegExp;
  /** Whether the body runs again each time the component is shown; otherwise it runs once for each component. */
  readonly runsAgain: boolean;
  readonly source: string;
}

export const owningClasses = [
  {
    id: 'react/Component',
    noun: 'component',
    mark: { by: 'base', origin: { from: 'module', module: 'react' }, name: 'Component' },
    teardowns: ['componentWillUnmount'],
    ends: true,
    source: 'https://react.dev/reference/react/Component#componentwillunmount',
  },
  {
    id: 'preact/Component',
    noun: 'component',
    mark: { by: 'base', origin: { from: 'module', module: 'preact' }, name: 'Component' },
    teardowns: ['componentWillUnmount'],
    ends: true,
    source: 'https://preactjs.com/guide/v10/components/#lifecycle-methods',
  },
  {
    id: '@angular/core/Component',
    noun: 'component',
    mark: { by: 'decorator', origin: { from: 'module', module: '@angular/core' }, names: ['Component', 'Directive', 'Pipe'] },
    teardowns: ['ngOnDestroy'],
    ends: true,
    source: 'https://angular.dev/guide/components/lifecycle#ngondestroy',
  },
  {
    id: '@angular/core/Injectable',
    noun: 'service',
    mark: { by: 'decorator', origin: { from: 'module', module: '@angular/core' }, names: ['Injectable'] },
    teardowns: ['ngOnDestroy'],
    ends: false,
    source: 'https://angular.dev/api/core/OnDestroy',
  },
  {
    id: 'dom/HTMLElement',
    noun: 'element',
    mark: { by: 'base', origin: { from: 'lib' }, name: 'HTMLElement' },
    teardowns: ['disconnectedCallback'],
    ends: true,
    source: 'https://html.spec.whatwg.org/multipage/custom-elements.html#custom-element-reactions',
  },
  {
    id: '@lit/reactive-element/ReactiveController',
    noun: 'controller',
    mark: { by: 'base', origin: { from: 'module', module: '@lit/reactive-element' }, name: 'ReactiveController' },
    teardowns: ['hostDisconnected'],
    ends: true,
    source: 'https://lit.dev/docs/composition/controllers/#lifecycle',
  },
  {
    id: '@nestjs/common/Injectable',
    noun: 'provider',
    mark: { by: 'decorator', origin: { from: 'module', module: '@nestjs/common' }, names: ['Injectable', 'Controller', 'Module'] },
    teardowns: ['onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'],
    ends: false,
    source: 'https://docs.nestjs.com/fundamentals/lifecycle-events',
  },
] as const satisfies readonly OwningClass[];

/**
 * Names that the standard, the frameworks and common libraries give to the method that ends an object, the plainest first. A
 * name alone proves nothing: a class has a teardown when such a method releases something, or fulfils the declaration of a base.
 */
export const teardownNames = [
  'ngOnDestroy',
  'componentWillUnmount',
  'disconnectedCallback',
  'hostDisconnected',
  'onModuleDestroy',
  'onApplicationShutdown',
  'Symbol.dispose',
  'Symbol.asyncDispose',
  'dispose',
  'disposeAsync',
  'destroy',
  'teardown',
  'tearDown',
  'shutdown',
  'shutDown',
  'terminate',
  'onDestroy',
  'onUnload',
  'onunload',
  'unload',
  'unmount',
  'uninstall',
  'cleanup',
  'cleanUp',
  'close',
  'end',
  'stop',
  'disconnect',
  'detach',
  'removeListeners',
  'removeEventListeners',
  'removeAllListeners',
  '_destroy',
] as const;

/** Of these, the names that say so by themselves, of a method that needs no arguments. */
export const certainTeardowns: readonly string[] = ['ngOnDestroy', 'componentWillUnmount', 'disconnectedCallback', 'hostDisconnected', 'onModuleDestroy', 'onApplicationShutdown', 'dispose', 'disposeAsync', 'destroy', 'teardown', 'tearDown', 'onDestroy', 'unmount'];

/** Names under which a function hands out the code that ends what it has set up. */
export const callerEnds: readonly string[] = ['stop', 'dispose', 'destroy', 'cleanup', 'teardown', 'unsubscribe', 'disconnect', 'unmount', 'close', 'off'];

export const owningCallbacks = [
  {
    id: 'react/useEffect',
    noun: 'effect',
    origin: { from: 'module', module: 'react' },
    callee: { by: 'call', name: 'useEffect', aliases: ['useLayoutEffect', 'useInsertionEffect'] },
    callback: 0,
    cleanup: 'returned',
    dependencies: 1,
    source: 'https://react.dev/reference/react/useEffect#connecting-to-an-external-system',
  },
  {
    id: 'react/useSyncExternalStore',
    noun: 'subscription',
    origin: { from: 'module', module: 'react' },
    callee: { by: 'call', name: 'useSyncExternalStore' },
    callback: 0,
    cleanup: 'returned',
    source: 'https://react.dev/reference/react/useSyncExternalStore',
  },
  {
    id: 'preact/useEffect',
    noun: 'effect',
    origin: { from: 'module', module: 'preact' },
    callee: { by: 'call', name: 'useEffect', aliases: ['useLayoutEffect'] },
    callback: 0,
    cleanup: 'returned',
    dependencies: 1,
    source: 'https://preactjs.com/guide/v10/hooks/#useeffect',
  },
  {
    id: 'svelte/onMount',
    noun: '`onMount` callback',
    origin: { from: 'module', module: 'svelte' },
    callee: { by: 'call', name: 'onMount' },
    callback: 0,
    cleanup: 'returned',
    source: 'https://svelte.dev/docs/svelte/lifecycle-hooks#onMount',
  },
  {
    id: 'svelte/$effect',
    noun: 'effect',
    origin: { from: 'global', package: 'svelte' },
    callee: { by: 'call', name: '$effect' },
    callback: 0,
    cleanup: 'returned',
    source: 'https://svelte.dev/docs/svelte/$effect',
  },
  {
    id: '@vue/runtime-core/onMounted',
    noun: '`onMounted` callback',
    origin: { from: 'module', module: '@vue/runtime-core' },
    callee: { by: 'call', name: 'onMounted', aliases: ['onBeforeMount', 'onActivated'] },
    callback: 0,
    cleanup: 'registered',
    cleanupBy: 'onUnmounted',
    source: 'https://vuejs.org/api/composition-api-lifecycle.html#onmounted',
  },
  {
    id: '@vue/runtime-core/watchEffect',
    noun: 'watcher',
    origin: { from: 'module', module: '@vue/runtime-core' },
    callee: { by: 'call', name: 'watchEffect', aliases: ['watchPostEffect', 'watchSyncEffect'] },
    callback: 0,
    cleanup: 'registered',
    cleanupBy: 'onWatcherCleanup',
    source: 'https://vuejs.org/guide/essentials/watchers.html#side-effect-cleanup',
  },
  {
    id: '@vue/runtime-core/watch',
    noun: 'watcher',
    origin: { from: 'module', module: '@vue/runtime-core' },
    callee: { by: 'call', name: 'watch' },
    callback: 1,
    cleanup: 'registered',
    cleanupBy: 'onWatcherCleanup',
    source: 'https://vuejs.org/guide/essentials/watchers.html#side-effect-cleanup',
  },
  {
    id: 'solid-js/onMount',
    noun: '`onMount` callback',
    origin: { from: 'module', module: 'solid-js' },
    callee: { by: 'call', name: 'onMount' },
    callback: 0,
    cleanup: 'registered',
    cleanupBy: 'onCleanup',
    source: 'https://docs.solidjs.com/reference/lifecycle/on-mount',
  },
  {
    id: 'solid-js/createEffect',
    noun: 'effect',
    origin: { from: 'module', module: 'solid-js' },
    callee: { by: 'call', name: 'createEffect', aliases: ['createRenderEffect', 'createComputed'] },
    callback: 0,
    cleanup: 'registered',
    cleanupBy: 'onCleanup',
    source: 'https://docs.solidjs.com/reference/lifecycle/on-cleanup',
  },
  {
    id: '@angular/core/effect',
    noun: 'effect',
    origin: { from: 'module', module: '@angular/core' },
    callee: { by: 'call', name: 'effect' },
    callback: 0,
    cleanup: 'registered',
    cleanupBy: 'onCleanup',
    source: 'https://angular.dev/guide/signals#effect-cleanup-functions',
  },
] as const satisfies readonly OwningCallback[];

export const owningMethods = [
  {
    id: '@vue/runtime-core/defineComponent',
    noun: 'component',
    origin: { from: 'module', module: '@vue/runtime-core' },
    callee: { by: 'call', name: 'defineComponent' },
    methods: ['beforeCreate', 'created', 'beforeMount', 'mounted', 'activated', 'setup'],
    cleanup: 'method',
    cleanupBy: 'beforeUnmount',
    ends: 'is gone',
    source: 'https://vuejs.org/api/options-lifecycle.html#beforeunmount',
  },
  {
    id: 'dom/ReadableStream',
    noun: 'stream',
    origin: { from: 'lib' },
    callee: { by: 'new', type: 'ReadableStream' },
    methods: ['start'],
    cleanup: 'method',
    cleanupBy: 'cancel',
    ends: 'is cancelled',
    source: 'https://developer.mozilla.org/docs/Web/API/ReadableStream/ReadableStream#cancel',
  },
] as const satisfies readonly OwningMethods[];

export const owningScopes = [
  {
    id: 'react/hooks',
    noun: 'component',
    origin: { from: 'module', module: 'react' },
    hooks: ['useState', 'useReducer', 'useRef', 'useMemo', 'useCallback', 'useEffect', 'useLayoutEffect', 'useContext', 'useSyncExternalStore', 'useId'],
    runsAgain: true,
    cleanup: 'returned',
    ends: 'is gone',
    source: 'https://react.dev/reference/rules/components-and-hooks-must-be-pure#side-effects-must-run-outside-of-render',
  },
  {
    id: '@vue/runtime-core/hooks',
    noun: 'component',
    origin: { from: 'module', module: '@vue/runtime-core' },
    hooks: ['onMounted', 'onBeforeMount', 'onUnmounted', 'onBeforeUnmount', 'onUpdated', 'onBeforeUpdate', 'onActivated', 'onDeactivated', 'defineProps', 'defineEmits', 'defineExpose'],
    runsAgain: false,
    cleanup: 'registered',
    cleanupBy: 'onUnmounted',
    ends: 'is gone',
    source: 'https://vuejs.org/api/composition-api-lifecycle.html',
  },
  {
    id: '@vue/reactivity/onScopeDispose',
    noun: 'scope',
    origin: { from: 'module', module: '@vue/reactivity' },
    hooks: ['onScopeDispose'],
    runsAgain: false,
    cleanup: 'registered',
    cleanupBy: 'onScopeDispose',
    ends: 'is disposed of',
    source: 'https://vuejs.org/api/reactivity-advanced.html#onscopedispose',
  },
  {
    id: '@vue/reactivity/composable',
    noun: 'scope',
    origin: { from: 'module', module: '@vue/reactivity' },
    hooks: ['ref', 'shallowRef', 'customRef', 'reactive', 'shallowReactive'],
    named: /^use[A-Z]/,
    runsAgain: false,
    cleanup: 'registered',
    cleanupBy: 'onScopeDispose',
    ends: 'is disposed of',
    source: 'https://vuejs.org/guide/reusability/composables.html#conventions-and-best-practices',
  },
  {
    id: 'svelte/hooks',
    noun: 'component',
    origin: { from: 'module', module: 'svelte' },
    hooks: ['onMount', 'onDestroy', 'beforeUpdate', 'afterUpdate'],
    runsAgain: false,
    cleanup: 'registered',
    cleanupBy: 'onDestroy',
    ends: 'is gone',
    source: 'https://svelte.dev/docs/svelte/lifecycle-hooks',
  },
  {
    id: 'solid-js/hooks',
    noun: 'component',
    origin: { from: 'module', module: 'solid-js' },
    hooks: ['onMount', 'onCleanup', 'createSignal', 'createEffect'],
    runsAgain: false,
    cleanup: 'registered',
    cleanupBy: 'onCleanup',
    ends: 'is gone',
    source: 'https://docs.solidjs.com/reference/lifecycle/on-cleanup',
  },
] as const satisfies readonly OwningScope[];
