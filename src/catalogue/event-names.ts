/** An event that another emitter has, and what this one calls the same thing. */
export interface EventAlias {
  /** The module of Node that declares the type; absent for the DOM. */
  readonly module?: string;
  readonly type: string;
  readonly name: string;
  readonly real: string;
}

/**
 * Sources: nodejs.org/api/net.html#class-netsocket and nodejs.org/api/process.html#process-events for what these emit;
 * socket.io/docs/v4/server-socket-instance for `disconnect`, mongoosejs.com/docs/connections.html#connection-events for `disconnected`, docs.oracle.com (Thread.UncaughtExceptionHandler) and
 * learn.microsoft.com (AppDomain.UnhandledException) for the name that .NET has, developer.mozilla.org for `dblclick`.
 */
export const EVENT_ALIASES: readonly EventAlias[] = [
  { module: 'net', type: 'Socket', name: 'disconnect', real: 'close' },
  { module: 'net', type: 'Socket', name: 'disconnected', real: 'close' },
  { module: 'process', type: 'Process', name: 'unhandledException', real: 'uncaughtException' },
  { type: 'Document', name: 'doubleclick', real: 'dblclick' },
];
