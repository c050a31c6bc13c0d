import rule from '../../src/rules/no-unknown-event.js';
import { typedRuleTester } from '../support/lint.js';

const js = { filename: 'file.js' };
const jsx = { filename: 'file.jsx' };

typedRuleTester().run('no-unknown-event', rule, {
  valid: [
    { name: 'listed by Node', code: `import net from 'node:net';\nnet.createServer().on('connection', () => {}).once('listening', () => {});` },
    { name: 'listed for all streams', code: `import fs from 'node:fs';\nfs.createReadStream('a').on('data', () => {}).on('open', () => {});` },
    { name: 'a name of its own, like no other', code: `import net from 'node:net';\nexport const f = (socket: net.Socket) => socket.on('greeting', () => {});` },
    { name: 'emitted here', code: `import net from 'node:net';\nexport const f = (socket: net.Socket) => { socket.on('mesage', () => {}); socket.on('tiemout', () => {}); socket.emit('tiemout'); };` },
    { name: 'emitted by a variable that holds the name', code: `import net from 'node:net';\nconst late = 'tiemout';\nexport const f = (socket: net.Socket) => { socket.on('tiemout', () => {}); socket.emit(late); };` },
    { name: 'listened to on an emitter of any events', code: `import net from 'node:net'; import { EventEmitter } from 'node:events';\nexport const f = (socket: net.Socket, bus: EventEmitter) => { socket.on('tiemout', () => {}); bus.on('tiemout', () => {}); };` },
    { name: 'listed in a type of the project', code: `import net from 'node:net';\nexport interface Events { tiemout: [] }\nexport const f = (socket: net.Socket) => socket.on('tiemout', () => {});` },
    { name: 'Node emits it elsewhere', code: `import http from 'node:http';\nexport const f = (response: http.ServerResponse) => response.on('disconnect', () => {});` },
    { name: 'an emitter of any events', code: `import { EventEmitter } from 'node:events';\nnew EventEmitter().on('conection', () => {});` },
    { name: 'a class of the project', code: `import net from 'node:net';\nclass Chat extends net.Socket {}\nnew Chat().on('tiemout', () => {});` },
    { name: 'this', code: `import net from 'node:net';\nexport class Chat extends net.Socket { start() { this.on('tiemout', () => {}); } }` },
    { name: 'more than the type of Node', code: `import net from 'node:net';\nexport const f = (socket: net.Socket & { user: string }) => socket.on('tiemout', () => {});` },
    { name: 'one of several types', code: `import net from 'node:net'; import { EventEmitter } from 'node:events';\nexport const f = (socket: net.Socket | EventEmitter) => socket.on('tiemout', () => {});` },
    { name: 'any', code: `export const f = (socket: any) => socket.on('conection', () => {});` },
    { name: 'a computed name', code: `import net from 'node:net';\nexport const f = (socket: net.Socket, name: string) => socket.on(name, () => {});` },
    { name: 'listed by a base class', code: `import tls from 'node:tls'; import http2 from 'node:http2';\nexport const f = (socket: tls.TLSSocket, stream: http2.ClientHttp2Stream) => { socket.on('timeout', () => {}); stream.on('trailers', () => {}).on('frameError', () => {}); };` },
    { name: 'a symbol', code: `import net from 'node:net';\nconst late = Symbol();\nexport const f = (socket: net.Socket) => socket.on(late, () => {});` },
    { name: 'not a listener', code: `import net from 'node:net';\nexport const f = (socket: net.Socket) => socket.emit('conect');` },
    { name: 'the package mentions it', code: `import { TinySocket } from 'tiny-socket';\nnew TinySocket().on('mesages', () => {});` },
    { name: 'a type that takes any string by a parameter', code: `import { TinyBus } from 'tiny-socket';\nnew TinyBus().on('secnod', () => {});` },
    { name: 'DOM: listed', code: `window.addEventListener('load', () => {}); document.addEventListener('DOMContentLoaded', () => {});` },
    { name: 'DOM: comes up from elements', code: `document.querySelector('form')!.parentElement!.addEventListener('submit', () => {}); export const f = (e: Element) => e.addEventListener('click', () => {});` },
    { name: 'DOM: of another target', code: `window.addEventListener('fullscreenchange', () => {}); document.body.addEventListener('slotchange', () => {});` },
    { name: 'DOM: of old browsers', code: `document.body.addEventListener('otransitionend', () => {}); document.body.addEventListener('webkitTransitionEnd', () => {}); document.addEventListener('mozfullscreenchange', () => {});` },
    { name: 'DOM: dispatched', code: `window.addEventListener('storagee', () => {}); window.dispatchEvent(new CustomEvent('storagee'));` },
    { name: 'DOM: a custom element may dispatch it', code: `document.querySelector('my-dialog')!.addEventListener('closed', () => {}); document.body.addEventListener('onChange', () => {}); document.body.addEventListener('changed', () => {});` },
    { name: 'DOM: an event target of any events', code: `new EventTarget().addEventListener('onload', () => {});` },
    { name: 'DOM: the handler property is a property', code: `window.onload = () => {}; export const touch = 'ontouchstart' in window;` },
    { name: 'another rule has signals', code: `process.on('SIGTREM' as 'SIGTERM', () => {});` },
    { name: 'a test', code: `import net from 'node:net';\nexport const f = (socket: net.Socket) => socket.on('tiemout', () => {});`, filename: 'lib.spec.ts' },
    { name: 'JavaScript: emitted', code: `import net from 'node:net';\nconst socket = net.connect(1); socket.on('tiemout', () => {}); socket.emit('tiemout');`, ...js },
    { name: 'JavaScript: not known what it is', code: `export function f(socket) { socket.on('tiemout', () => {}); window.addEventListener('drag-me', () => {}); }`, ...js },
  ],
  invalid: [
    {
      name: 'a slip',
      code: `import net from 'node:net';\nnet.createServer().on('conection', () => {});`,
      errors: [
        {
          messageId: 'unknown',
          line: 2,
          column: 23,
          endColumn: 34,
          suggestions: [{ messageId: 'replace', data: { name: 'conection', real: 'connection' }, output: `import net from 'node:net';\nnet.createServer().on('connection', () => {});` }],
        },
      ],
    },
    { name: 'letters swapped, twice the same mistake', code: `import net from 'node:net';\nexport const f = (socket: net.Socket) => { const g = () => {}; socket.on('timoeut', g); socket.once("timoeut", g); };`, errors: [{ messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }] },
    { name: 'another case', code: `import http from 'node:http';\nexport const f = (request: http.ClientRequest) => request.on('Continue', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'another form of the word', code: `import net from 'node:net';\nnet.createServer().on('listened', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'the name of a handler', code: `import { Worker } from 'node:worker_threads';\nnew Worker('./a.js').on('onMessage', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a slip for what a base class lists', code: `import tls from 'node:tls';\nexport const f = (socket: tls.TLSSocket) => socket.on('timeuot', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'behind a cast', code: `import net from 'node:net';\nnet.createServer().on('conection' as any, () => {});`, errors: [{ messageId: 'unknown', line: 2, column: 23, suggestions: 1 }] },
    { name: 'what Socket.IO calls it', code: `import net from 'node:net';\nexport const f = (socket: net.Socket) => socket.on('disconnect', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'what .NET calls it', code: `process.on('unhandledException', error => { console.error(error); });`, ...js, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a package', code: `import { TinySocket } from 'tiny-socket';\nnew TinySocket().on('mesage', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a package with an event map', code: `import { TinyLoader } from 'tiny-socket';\nnew TinyLoader().on('progres', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    {
      name: 'DOM: the name of the property',
      code: `window.addEventListener('onload', () => {});`,
      errors: [{ messageId: 'handler', data: { name: 'onload', real: 'load' }, suggestions: [{ messageId: 'replace', data: { name: 'onload', real: 'load' }, output: `window.addEventListener('load', () => {});` }] }],
    },
    { name: 'DOM: the name of the property in React', code: `export const f = (button: HTMLButtonElement) => button.addEventListener('onClick', () => {});`, errors: [{ messageId: 'handler', suggestions: 1 }] },
    { name: 'DOM: another case', code: `document.addEventListener('DomContentLoaded', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'DOM: a slip, on any element', code: `document.body.addEventListener('mousdown', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'DOM: without a target', code: `addEventListener('hashChange', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'DOM: what other toolkits call it', code: `document.addEventListener('doubleclick', () => {});`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'JavaScript', code: `import net from 'node:net';\nnet.createServer(socket => socket.on('tmieout', () => {}));`, ...js, errors: [{ messageId: 'unknown', line: 2, suggestions: 1 }] },
    { name: 'JavaScript: DOM', code: `export const start = () => window.addEventListener('onresize', () => {});`, ...jsx, errors: [{ messageId: 'handler', suggestions: 1 }] },
  ],
});

const kit = `import { load, find, statusOf, watch, box, job, Shop } from 'order-kit';\nimport type { Order, Status, Part } from 'order-kit';\n`;
const jsKit = `import { load, find, statusOf, watch, box, job, Shop } from 'order-kit';\n`;

typedRuleTester().run('no-unknown-event: values', rule, {
  valid: [
    { name: 'listed', code: `${kit}export const f = (order: Order) => order.status === 'canceled' || 'paid' === order.status || order.status !== 'open';` },
    { name: 'listed, cases', code: `${kit}export const f = (order: Order) => { switch (order.status) { case 'open': return 1; case 'refunded': return 2; default: return 3; } };` },
    { name: 'narrowed: another rule has that', code: `${kit}export const f = (order: Order) => { if (order.status === 'paid') return order.status === ('open' as any); return 0; };` },
    { name: 'narrowed union of objects', code: `${kit}export const f = (part: Part) => { if (part.type === 'text') return (part.type as any) === 'tool-call'; return 0; };` },
    { name: 'an open list', code: `${kit}export const f = (order: Order) => order.channel === 'phone' || order.trace === 't-1' || order.note === 'cancelled';` },
    { name: 'the package knows it', code: `${kit}export const f = (order: Order) => (order.status as any) === 'disputed';` },
    { name: 'any', code: `export const f = (order: any) => order.status === 'cancelled';` },
    { name: 'unknown', code: `export const f = (status: unknown) => status === 'cancelled';` },
    { name: 'a type parameter says what it is', code: `${kit}export const f = () => (box('a' as 'a' | 'b').kind as any) === 'c' || (job('once').kind as any) === 'weekly';` },
    { name: 'claimed to be more than its type, and like nothing', code: `${kit}export const f = (order: Order) => (order.status as string) === 'in-transit';` },
    { name: 'nothing left: values from a newer server', code: `${kit}export const f = (order: Order) => { switch (order.status) { case 'open': case 'paid': case 'canceled': case 'refunded': return 1; default: return (order.status as any) === 'cancelled'; } };` },
    { name: 'somebody in the project makes it one', code: `${kit}export const late = { status: 'cancelled' }; export const f = (order: Order) => (order.status as any) === 'cancelled';` },
    { name: 'a type of the project lists it', code: `${kit}export type More = Status | 'cancelled'; export const f = (order: Order) => (order.status as any) === 'cancelled';` },
    { name: "the project's own type, hidden, like nothing", code: `export interface Task { state: 'todo' | 'done' }\nexport const f = (task: Task) => (task.state as any) === 'archived';` },
    { name: 'a variable that is said to be any string', code: `${kit}export const f = (order: Order) => { const status: string = order.status; return status === 'cancelled'; };` },
    { name: 'a string made of it', code: `${kit}export const f = (order: Order) => order.status.toUpperCase() === 'CANCELLED';` },
    { name: 'a test asks on purpose', code: `${kit}export const f = (order: Order) => (order.status as any) === 'cancelled';`, filename: 'lib.spec.ts' },
    { name: 'the platform of another system', code: `export const f = () => (process.platform as string) === 'os400' || (process.platform as any) === 'zos';` },
    { name: 'DOM: of old browsers', code: `export const f = () => (document.readyState as any) === 'loaded' || (document.visibilityState as any) === 'prerender';` },
    { name: 'JavaScript: inferred', code: `let state = 'idle'; export const start = () => { state = 'running'; }; export const f = () => state === 'stopped';`, ...js },
    { name: 'JavaScript: inferred list', code: `export const f = busy => { const state = busy ? 'busy' : 'idle'; return state === 'idel'; };`, ...js },
    { name: 'JavaScript: not known what it is', code: `export const f = order => order.status === 'cancelled';`, ...js },
    { name: 'JavaScript: a variable that gets other values', code: `${jsKit}export const f = other => { let order = load('1'); order = other; return order.status === 'cancelled'; };`, ...js },
    { name: 'JavaScript: a field of a class that anybody sets', code: `${jsKit}export class View { constructor() { this.order = load('1'); } set(order) { this.order = order; } get isOff() { return this.order.status === 'cancelled'; } }`, ...js },
    { name: 'JavaScript: the package knows it', code: `${jsKit}export const f = () => load('1').status === 'disputed';`, ...js },
    { name: 'JavaScript: a documented type of the project, like nothing', code: `/** @param {'get' | 'post'} method */\nexport const f = method => method === 'delete';`, ...js },
  ],
  invalid: [
    {
      name: 'what the compiler sees',
      code: `${kit}export const f = (order: Order) => order.status === 'cancelled';`,
      errors: [
        {
          messageId: 'value',
          line: 3,
          column: 53,
          endColumn: 64,
          data: { name: 'cancelled', value: 'order.status', hidden: '', evidence: '`Status` in order-kit 2.3.0 lists 4 others, and its 1 source file does not know it', didYouMean: ' Did you mean `canceled`?' },
          suggestions: [{ messageId: 'replace', data: { name: 'cancelled', real: 'canceled' }, output: `${kit}export const f = (order: Order) => order.status === 'canceled';` }],
        },
      ],
    },
    { name: 'behind a cast', code: `${kit}export const f = (order: Order) => (order.status as any) === 'cancelled';`, errors: [{ messageId: 'value', data: { name: 'cancelled', value: 'order.status', hidden: ', which the cast hides', evidence: '`Status` in order-kit 2.3.0 lists 4 others, and its 1 source file does not know it', didYouMean: ' Did you mean `canceled`?' }, suggestions: 1 }] },
    { name: 'the object behind a cast', code: `${kit}export const f = (order: Order) => (order as any).status === 'shipped';`, errors: [{ messageId: 'value' }] },
    { name: 'claimed to be any string, but a slip', code: `${kit}export const f = (order: Order) => (order.status as string) !== 'refundd';`, errors: [{ messageId: 'value', suggestions: 1 }] },
    { name: 'the literal behind a cast', code: `${kit}export const f = (order: Order) => order.status === ('cancelled' as Status);`, errors: [{ messageId: 'value', line: 3, suggestions: 1 }] },
    { name: 'behind a suppression', code: `${kit}// @ts-expect-error\nexport const f = (order: Order) => order.status === 'cancelled';`, errors: [{ messageId: 'value', line: 4, suggestions: 1 }] },
    { name: 'a case', code: `${kit}export const f = (part: Part) => { switch (part.type as any) { case 'text': return 1; case 'tool-invocation': return 2; } };`, errors: [{ messageId: 'value', line: 3, suggestions: 1 }] },
    { name: 'a member that only one of the types has', code: `${kit}export const f = (part: Part) => part.type === 'tool-call' && (part.state as any) === 'partial-call';`, errors: [{ messageId: 'value', suggestions: 0 }] },
    { name: 'whatever it was narrowed to', code: `${kit}export const f = (order: Order) => { if (order.status === 'open') return 0; return (order.status as any) === 'cancelled'; };`, errors: [{ messageId: 'value', suggestions: 1 }] },
    { name: 'destructured, aliased, called, awaited, given', code: `${kit}export const f = async () => { const { status } = load('1'); const other = load('2').status; watch(each => (each as any) === 'openn'); return [(status as any) === 'cancelled', (other as any) === 'payed', (statusOf('1') as any) === 'paied', ((await find('1')).status as any) === 'Open']; };`, errors: [{ messageId: 'value', suggestions: 1 }, { messageId: 'value', suggestions: 1 }, { messageId: 'value', suggestions: 1 }, { messageId: 'value', suggestions: 1 }, { messageId: 'value', suggestions: 1 }] },
    { name: "the project's own type, a slip", code: `export interface Task { state: 'in-progress' | 'done' }\nexport const f = (task: Task) => (task.state as any) === 'in_progress';`, errors: [{ messageId: 'value', suggestions: 1 }] },
    { name: 'the platform', code: `export const f = () => (process.platform as string) === 'windows';`, errors: [{ messageId: 'value', suggestions: 1 }] },
    { name: 'JavaScript', code: `${jsKit}export const f = () => load('1').status === 'cancelled';`, ...js, errors: [{ messageId: 'value', line: 2, column: 45, suggestions: 1 }] },
    { name: 'JavaScript: documented', code: `/** @param {import('order-kit').Order} order */\nexport const f = order => { switch (order.status) { case 'cancelled': return 1; } };`, ...js, errors: [{ messageId: 'value', line: 2, suggestions: 1 }] },
    { name: 'JavaScript: through constants and callbacks', code: `${jsKit}const shop = new Shop({});\nexport const f = async () => { const order = await find('1'); const { parts } = order; return [parts.filter(part => part.type === 'tool-result'), order.status === 'payed', shop.state === 'closes']; };`, ...js, errors: [{ messageId: 'value', suggestions: 1 }, { messageId: 'value', suggestions: 1 }, { messageId: 'value', suggestions: 1 }] },
  ],
});

const ignore = { settings: { grounded: { compilerErrors: 'ignore' } } };

typedRuleTester().run('no-unknown-event: values, with compilerErrors: ignore', rule, {
  valid: [{ name: 'left to the compiler', code: `${kit}export const f = (order: Order) => order.status === 'cancelled';`, ...ignore }],
  invalid: [{ name: 'hidden from it', code: `${kit}export const f = (order: Order) => (order as any).status === 'cancelled';`, ...ignore, errors: [{ messageId: 'value', suggestions: 1 }] }],
});
