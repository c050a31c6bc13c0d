import type { Origin } from './schema.js';

/**
 * Events whose listener is called from the event loop with what somebody outside of the process has sent. Nobody catches what such a
 * listener throws: each row has been run with input that is malformed, and the process ended. tests/dynamic does it again for those of Node.
 */
export interface InputEvent {
  readonly id: string;
  readonly origin: Origin;
  /** The types of the object that has the event, or of a base of it. */
  readonly owners: readonly string[];
  /** Every event when absent. */
  readonly events?: readonly string[];
  /** The parameter of the listener that has the input, counted from 0; all when absent, none for events that only tell of an end. */
  readonly parameter?: number | 'none';
  /** What the parameter is: the input itself, or a message of HTTP, which has it in its properties. */
  readonly gives: 'text' | 'request' | 'response';
  /** What makes the listener throw. */
  readonly noun: string;
  /** Functions of the module that take such a listener as their last argument. */
  readonly takenBy?: readonly string[];
  /** A program that has such objects at its start, outside of other listeners, is their client. */
  readonly isClientAtStart?: true;
  /** Options of the class of the object with which it, or somebody else before it, looks at requests: at their target, or at all of them. */
  readonly filters?: Readonly<Record<string, 'target' | 'request'>>;
}

const HTTP: Origin = { from: 'module', module: 'node:http' };
const HTTPS: Origin = { from: 'module', module: 'node:https' };
const HTTP2: Origin = { from: 'module', module: 'node:http2' };
const WS: Origin = { from: 'module', module: 'ws' };

/** Not among them: amqplib, which catches what a consumer throws and closes the connection with it; kafkajs, whose consumers are async; and the streams of a child process, which is one's own. */
export const inputEvents: readonly InputEvent[] = [
  { id: 'http/request', origin: HTTP, owners: ['Server'], events: ['request', 'upgrade', 'connect', 'checkContinue', 'checkExpectation'], parameter: 0, gives: 'request', noun: 'a malformed request', takenBy: ['createServer'] },
  { id: 'https/request', origin: HTTPS, owners: ['Server'], events: ['request', 'upgrade', 'connect', 'checkContinue', 'checkExpectation'], parameter: 0, gives: 'request', noun: 'a malformed request', takenBy: ['createServer'] },
  { id: 'http2/request', origin: HTTP2, owners: ['Http2Server', 'Http2SecureServer'], events: ['request', 'upgrade'], parameter: 0, gives: 'request', noun: 'a malformed request', takenBy: ['createServer', 'createSecureServer'] },
  { id: 'http/response', origin: HTTP, owners: ['ClientRequest'], events: ['response'], parameter: 0, gives: 'response', noun: 'a malformed response', takenBy: ['get', 'request'] },
  { id: 'https/response', origin: HTTPS, owners: [], events: [], parameter: 0, gives: 'response', noun: 'a malformed response', takenBy: ['get', 'request'] },
  { id: 'http/data', origin: HTTP, owners: ['IncomingMessage'], events: ['data'], parameter: 0, gives: 'text', noun: 'a malformed body' },
  { id: 'http/end', origin: HTTP, owners: ['IncomingMessage'], events: ['end', 'close'], parameter: 'none', gives: 'text', noun: 'a malformed body' },
  { id: 'net/data', origin: { from: 'module', module: 'node:net' }, owners: ['Socket'], events: ['data'], parameter: 0, gives: 'text', noun: 'malformed data', isClientAtStart: true },
  { id: 'net/end', origin: { from: 'module', module: 'node:net' }, owners: ['Socket'], events: ['end', 'close'], parameter: 'none', gives: 'text', noun: 'malformed data', isClientAtStart: true },
  { id: 'dgram/message', origin: { from: 'module', module: 'node:dgram' }, owners: ['Socket'], events: ['message'], parameter: 0, gives: 'text', noun: 'a malformed message', takenBy: ['createSocket'] },
  { id: 'ws/message', origin: WS, owners: ['WebSocket'], events: ['message'], parameter: 0, gives: 'text', noun: 'a malformed message', isClientAtStart: true },
  { id: 'ws/connection', origin: WS, owners: ['Server', 'WebSocketServer'], events: ['connection'], parameter: 1, gives: 'request', noun: 'a malformed request', filters: { path: 'target', noServer: 'request', verifyClient: 'request' } },
  { id: 'socket.io/event', origin: { from: 'module', module: 'socket.io' }, owners: ['Socket'], gives: 'text', noun: 'a malformed event' },
  { id: 'ioredis/message', origin: { from: 'module', module: 'ioredis' }, owners: ['Redis'], events: ['message', 'messageBuffer'], parameter: 1, gives: 'text', noun: 'a malformed message' },
  { id: 'ioredis/pmessage', origin: { from: 'module', module: 'ioredis' }, owners: ['Redis'], events: ['pmessage', 'pmessageBuffer'], parameter: 2, gives: 'text', noun: 'a malformed message' },
];
