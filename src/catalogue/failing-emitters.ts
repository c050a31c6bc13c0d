import type { Callee, Origin } from './schema.js';

/**
 * What makes an object that says in an `error` event that it failed, and leaves the exception uncaught where nobody listens. Each row
 * has been run without a listener, with the failure that it names: tests/dynamic does it again for those of Node.
 */
export interface FailingEmitter {
  readonly id: string;
  readonly origin: Origin;
  readonly made: readonly Callee[];
  /** Completes “when”. */
  readonly failure: string;
  /** With this option the module listens itself, so that the failure is dropped. */
  readonly heardWith?: 'signal';
  /** No method of it listens to it or hands it on; of others only those are taken to do neither that are known. */
  readonly hasAnyMethod?: true;
  /** A client that is kept for as long as the process lives, and may fail at any time of it. */
  readonly isKept?: true;
}

/** An object that a listener is given, which says in an `error` event that it failed. */
export interface HandedEmitter {
  readonly id: string;
  readonly origin: Origin;
  /** The types of the object that has the event, exactly. */
  readonly owners: readonly string[];
  readonly event: string;
  readonly parameter: number;
  /** The function that takes a listener of the event as its last argument. */
  readonly takenBy?: string;
  readonly failure: string;
}

const FS: Origin = { from: 'module', module: 'node:fs' };
const NET: Origin = { from: 'module', module: 'node:net' };
const HTTP: Origin = { from: 'module', module: 'node:http' };
const HTTPS: Origin = { from: 'module', module: 'node:https' };

/** Not among them, because they die of nothing: `fs.watch()` and `execFile()`, which say it at once or in a callback; ioredis, which prints it; mqtt.js, chokidar and archiver. */
export const failingEmitters: readonly FailingEmitter[] = [
  { id: 'fs/read', origin: FS, made: [{ by: 'call', name: 'createReadStream' }], failure: 'the file cannot be read', heardWith: 'signal' },
  { id: 'fs/write', origin: FS, made: [{ by: 'call', name: 'createWriteStream' }], failure: 'the file cannot be written', heardWith: 'signal' },
  { id: 'net/connect', origin: NET, made: [{ by: 'call', name: 'connect', aliases: ['createConnection'] }], failure: 'the connection fails', heardWith: 'signal' },
  { id: 'tls/connect', origin: { from: 'module', module: 'node:tls' }, made: [{ by: 'call', name: 'connect' }], failure: 'the connection fails', heardWith: 'signal' },
  { id: 'http/request', origin: HTTP, made: [{ by: 'call', name: 'request', aliases: ['get'] }], failure: 'the request fails', heardWith: 'signal' },
  { id: 'https/request', origin: HTTPS, made: [{ by: 'call', name: 'request', aliases: ['get'] }], failure: 'the request fails', heardWith: 'signal' },
  { id: 'http2/connect', origin: { from: 'module', module: 'node:http2' }, made: [{ by: 'call', name: 'connect' }], failure: 'the connection fails' },
  {
    id: 'zlib/decompress',
    origin: { from: 'module', module: 'node:zlib' },
    made: [{ by: 'call', name: 'createGunzip', aliases: ['createInflate', 'createInflateRaw', 'createUnzip', 'createBrotliDecompress', 'createZstdDecompress'] }],
    failure: 'the data is damaged or of another format',
  },
  { id: 'crypto/decrypt', origin: { from: 'module', module: 'node:crypto' }, made: [{ by: 'call', name: 'createDecipheriv' }], failure: 'the data or the key is wrong' },
  { id: 'worker_threads/Worker', origin: { from: 'module', module: 'node:worker_threads' }, made: [{ by: 'new', type: 'Worker' }], failure: 'the worker throws' },
  { id: 'ws/client', origin: { from: 'module', module: 'ws' }, made: [{ by: 'new', type: 'WebSocket' }], failure: 'the connection fails' },
  { id: 'ssh2/client', origin: { from: 'module', module: 'ssh2' }, made: [{ by: 'new', type: 'Client' }], failure: 'the connection fails', hasAnyMethod: true },
  { id: 'pg/pool', origin: { from: 'module', module: 'pg' }, made: [{ by: 'new', type: 'Pool' }], failure: 'the server drops a connection that is idle', hasAnyMethod: true, isKept: true },
  { id: 'redis/client', origin: { from: 'module', module: 'redis' }, made: [{ by: 'call', name: 'createClient' }], failure: 'the server drops the connection', hasAnyMethod: true, isKept: true },
];

/** Not among them: the sockets of `connection` and the messages of `request` of an HTTP server, which listens itself. */
export const handedEmitters: readonly HandedEmitter[] = [
  { id: 'net/connection', origin: NET, owners: ['Server'], event: 'connection', parameter: 0, takenBy: 'createServer', failure: 'a client resets its connection' },
  { id: 'http/upgrade', origin: HTTP, owners: ['Server'], event: 'upgrade', parameter: 1, failure: 'a client resets its connection' },
  { id: 'https/upgrade', origin: HTTPS, owners: ['Server'], event: 'upgrade', parameter: 1, failure: 'a client resets its connection' },
  { id: 'http/connect', origin: HTTP, owners: ['Server'], event: 'connect', parameter: 1, failure: 'a client resets its connection' },
  { id: 'ws/connection', origin: { from: 'module', module: 'ws' }, owners: ['Server', 'WebSocketServer'], event: 'connection', parameter: 0, failure: 'a client sends a frame that is invalid or too big' },
];
