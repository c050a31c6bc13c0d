import type { Origin } from './schema.js';

/** A method that adds a listener, and those of the same object that take it away. Asked of the type of the object, whatever declares it. */
export interface ListenerPair {
  readonly add: string;
  readonly remove: readonly string[];
  /** Gone after the first event. */
  readonly once?: true;
  readonly source: string;
}

export const listenerPairs = [
  { add: 'addEventListener', remove: ['removeEventListener'], source: 'https://dom.spec.whatwg.org/#interface-eventtarget' },
  { add: 'on', remove: ['off', 'removeListener'], source: 'https://nodejs.org/api/events.html#emitteroneventname-listener' },
  { add: 'once', remove: ['off', 'removeListener'], once: true, source: 'https://nodejs.org/api/events.html#emitteronceeventname-listener' },
  { add: 'addListener', remove: ['removeListener', 'off'], source: 'https://nodejs.org/api/events.html#emitteraddlistenereventname-listener' },
  { add: 'prependListener', remove: ['removeListener', 'off'], source: 'https://nodejs.org/api/events.html#emitterprependlistenereventname-listener' },
] as const satisfies readonly ListenerPair[];

/** Functions that set a timer. */
export const timerSetters: readonly string[] = ['setInterval', 'setTimeout', 'requestAnimationFrame'];

/** Methods that take away every listener of an object, or end the object and its listeners with it. */
export const wholesaleRemovals = ['removeAllListeners', 'offAll', 'destroy', 'dispose', 'close', 'end', 'terminate', 'disconnect', 'kill', 'abort', 'complete', 'stop', 'remove', 'unmount'] as const;

/** Methods by which a handle that a registration returns is given back. */
export const handleReleases = ['unsubscribe', 'dispose', 'disconnect', 'remove', 'off', 'destroy', 'cancel', 'stop', 'close'] as const;

/** Operators of RxJS after which a stream ends by itself, or together with something else. */
export const completingOperators = ['take', 'takeUntil', 'takeWhile', 'takeLast', 'first', 'last', 'single', 'find', 'elementAt', 'isEmpty', 'every', 'takeUntilDestroyed', 'untilDestroyed'] as const;

/** A property whose stream never ends while its object lives, although its declared type does not say so. */
export interface EndlessStream {
  readonly origin: Origin;
  readonly type: string;
  readonly names: readonly string[];
  readonly source: string;
}

export const endlessStreams = [
  { origin: { from: 'module', module: '@angular/router' }, type: 'Router', names: ['events'], source: 'https://angular.dev/api/router/Router#events' },
  { origin: { from: 'module', module: '@angular/forms' }, type: 'AbstractControl', names: ['valueChanges', 'statusChanges', 'events'], source: 'https://angular.dev/api/forms/AbstractControl#valueChanges' },
] as const satisfies readonly EndlessStream[];

/** Classes of RxJS and Angular whose objects emit until somebody completes them. */
export const endlessClasses = ['Subject', 'BehaviorSubject', 'ReplaySubject', 'EventEmitter', 'OutputEmitterRef'] as const;

/** Types that a framework gives to each object of a class, and that end with that object. */
export const sameLifetime: readonly { readonly origin: Origin; readonly type: string; readonly source: string }[] = [
  { origin: { from: 'module', module: '@angular/core' }, type: 'ElementRef', source: 'https://angular.dev/api/core/ElementRef' },
  { origin: { from: 'module', module: '@angular/core' }, type: 'ViewContainerRef', source: 'https://angular.dev/api/core/ViewContainerRef' },
  { origin: { from: 'module', module: '@angular/core' }, type: 'DestroyRef', source: 'https://angular.dev/api/core/DestroyRef' },
  { origin: { from: 'module', module: '@angular/router' }, type: 'ActivatedRoute', source: 'https://angular.dev/api/router/ActivatedRoute' },
  { origin: { from: 'module', module: '@angular/material' }, type: 'MatDialogRef', source: 'https://material.angular.dev/components/dialog/api' },
];

/** Decorators of fields that a container fills when it makes the object. */
export const injectingDecorators: readonly { readonly names: readonly string[]; readonly origin: Origin; readonly source: string }[] = [
  { names: ['inject', 'multiInject'], origin: { from: 'module', module: 'inversify' }, source: 'https://inversify.io/docs/api/decorator/#inject' },
  { names: ['inject', 'multiInject'], origin: { from: 'module', module: '@inversifyjs/core' }, source: 'https://inversify.io/docs/api/decorator/#inject' },
  { names: ['Inject'], origin: { from: 'module', module: '@nestjs/common' }, source: 'https://docs.nestjs.com/providers#property-based-injection' },
];

/** A function of RxJS that makes a stream which never ends by itself. */
export interface EndlessCreation {
  readonly name: string;
  /** The argument whose events it hands on; absent for one that goes by the clock. */
  readonly emitter?: number;
  /** It ends with fewer arguments than this. */
  readonly least?: number;
  readonly source: string;
}

export const endlessCreations: readonly EndlessCreation[] = [
  { name: 'interval', source: 'https://rxjs.dev/api/index/function/interval' },
  { name: 'timer', least: 2, source: 'https://rxjs.dev/api/index/function/timer' },
  { name: 'animationFrames', source: 'https://rxjs.dev/api/index/function/animationFrames' },
  { name: 'fromEvent', emitter: 0, source: 'https://rxjs.dev/api/index/function/fromEvent' },
];

/** Observers that watch no element but the page: what they are about is always there. Rows of the catalogue. */
export const observersOfPage: readonly string[] = ['dom/PerformanceObserver', 'dom/ReportingObserver'];

/** Names of types that are declared for a function which takes back what the call that returned it set up. */
export const removerTypes: readonly { readonly name: string; readonly source: string }[] = [
  { name: 'Unsubscribe', source: 'https://redux.js.org/api/store#subscribelistener' },
  { name: 'Unsubscriber', source: 'https://svelte.dev/docs/svelte/svelte-store#Unsubscriber' },
  { name: 'UnlistenFn', source: 'https://v2.tauri.app/reference/javascript/api/namespaceevent/#unlistenfn' },
];

/** Events that an object emits any number of times; `package` where only objects of that package do. */
export const repeatedEvents: readonly { readonly names: readonly string[]; readonly package?: string; readonly source: string }[] = [
  { names: ['click', 'dblclick', 'mousedown', 'mouseup', 'mousemove', 'mouseenter', 'mouseover', 'pointerdown', 'pointerup', 'pointermove', 'touchstart', 'touchmove', 'touchend', 'dragstart', 'dragover', 'drop'], source: 'https://www.w3.org/TR/uievents/' },
  { names: ['keydown', 'keyup', 'input', 'change', 'scroll', 'wheel', 'resize', 'submit', 'focus', 'focusin', 'paste'], source: 'https://www.w3.org/TR/uievents/' },
  { names: ['message', 'data', 'connection', 'request', 'line'], source: 'https://nodejs.org/api/events.html' },
  { names: ['connect', 'reconnect'], package: 'socket.io-client', source: 'https://socket.io/docs/v4/client-socket-instance/#connect' },
  { names: ['connect', 'reconnect'], package: 'mqtt', source: 'https://github.com/mqttjs/MQTT.js#event-connect' },
];

/** Events that tell of something which happens once to an object. */
export const singleEvents: readonly string[] = ['close', 'end', 'finish', 'exit', 'open', 'ready', 'connect', 'load', 'loadend', 'listening', 'spawn', 'online', 'DOMContentLoaded', 'abort', 'disconnect'];

/** Of these, the events that tell of the end of an object. */
export const endEvents: ReadonlySet<string> = new Set(['close', 'end', 'finish', 'exit', 'disconnect']);

/** Events that come once, before there is anything to listen to. */
export const startEvents: ReadonlySet<string> = new Set(['open', 'connect', 'secureConnect', 'listening', 'ready', 'online', 'spawn']);
