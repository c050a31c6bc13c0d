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

/** A function that takes a callback which sets something up for a part of the program that ends. */
export interface OwningCallback {
  readonly id: string;
  readonly noun: string;
  readonly origin: Origin;
  readonly callee: Callee;
  readonly callback: number;
  /**
   * Where the code that undoes it stands: in a function that the callback returns, or in one that is given to a function for
   * this purpose, there or in the function around it.
   */
  readonly cleanup: 'returned' | 'registered';
  /** The function that takes the code that undoes it; for `registered`. */
  readonly cleanupBy?: string;
  /** The argument that lists when the callback runs anew; with an empty list it runs once. */
  readonly dependencies?: number;
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
] as const;

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
