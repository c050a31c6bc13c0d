// How the examples of the rules' pages are used, and what is counted of them afterwards. Each `use` is one complete use:
// whatever the example offers to end it has been called, and what it started had every opportunity to finish.
import { EventEmitter, getEventListeners, once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MEGABYTE = Buffer.alloc(1024 * 1024);
const TEXT = 1000;

/** The system gives out the lowest free number, so that it rises by one for each descriptor that is left open. */
const descriptors = () => {
  const probe = fs.openSync(os.tmpdir());
  fs.closeSync(probe);
  return probe;
};

const active = kind => process.getActiveResourcesInfo().filter(name => name === kind).length;

/** How many uses' worth of text the heap keeps. */
const heap = () => {
  global.gc();
  return process.memoryUsage().heapUsed / TEXT;
};

/** Waits until nothing is left, or until nothing has moved for a second. */
async function settle(count, progress = count) {
  let [last, still] = [undefined, 0];
  while ((await count()) > 0 && still < 50) {
    await sleep(20);
    const now = await progress();
    still = now === last ? still + 1 : 0;
    last = now;
  }
  return count();
}

async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}/`;
}

const connections = server => new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));

/** A server whose answers are too long to be buffered on the way, and how many of them are neither read nor given up. */
async function bigAnswers() {
  const state = { unread: 0, sent: 0 };
  const server = http.createServer(async (_request, response) => {
    state.unread++;
    response.on('close', () => state.unread--);
    response.statusCode = 500;
    for (let sent = 0; sent < 32; sent++, state.sent++) {
      if (!response.write(MEGABYTE)) await once(response, 'drain').catch(() => undefined);
    }
    response.end();
  });
  return { url: await listen(server), settled: () => settle(() => state.unread, () => state.sent) };
}

/** Answers what a Redis client asks, in place of the server on the usual port. */
async function fakeRedis() {
  const server = net.createServer(socket => {
    socket.on('error', () => undefined);
    socket.on('data', data => {
      const commands = data.toString().split(/(?=\*\d+\r\n)/);
      socket.write(commands.map(command => (/info/i.test(command) ? '$9\r\nloading:0\r\n' : /get/i.test(command) ? '$-1\r\n' : '+OK\r\n')).join(''));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { createConnection } = net;
  net.createConnection = options => createConnection({ ...options, host: '127.0.0.1', port: server.address().port });
  return { server };
}

const listeners = { prepare: () => ({ source: new EventEmitter().setMaxListeners(0) }), uses: 10, left: ({ source }) => source.listenerCount('sample') };

export const drivers = {
  firstBytes: {
    // Handles are kept here, for the collector closes those that nobody has, with a warning and at a time of its own.
    prepare: () => {
      const handles = [];
      const { open } = fs.promises;
      fs.promises.open = async (...given) => {
        const handle = await open(...given);
        handles.push(handle);
        return handle;
      };
      syncBuiltinESMExports();
      return { handles };
    },
    uses: 10,
    use: ({ firstBytes }) => firstBytes(os.tmpdir()).catch(() => undefined), // a directory can be opened, but not read
    left: ({ handles }) => handles.filter(({ fd }) => fd !== -1).length,
  },
  Poller: {
    uses: 10,
    use: ({ Poller }) => {
      const poller = new Poller();
      poller.start(() => undefined);
      poller.stop?.();
    },
    left: () => active('Timeout'),
  },
  send: {
    prepare: async () => {
      const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'send-')), 'big');
      fs.writeFileSync(file, Buffer.alloc(32 * 1024 * 1024));
      return { file };
    },
    uses: 10,
    use: async ({ send }, { file }) => {
      const server = http.createServer((_request, response) => void Promise.resolve(send(file, response)).catch(() => undefined));
      const url = await listen(server);
      const request = http.get(url);
      const [response] = await once(request, 'response');
      await once(response, 'readable');
      response.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    left: ({ file }) => settle(() => (process.platform === 'linux' ? openCopies(file) : descriptors())),
  },
  load: {
    prepare: bigAnswers,
    uses: 10,
    use: ({ load }, { url }) => load(url),
    left: ({ settled }) => settled(),
  },
  check: {
    prepare: bigAnswers,
    uses: 10,
    use: ({ check }, { url }) => new Promise(resolve => check(url, resolve)),
    left: ({ settled }) => settled(),
  },
  session: {
    prepare: fakeRedis,
    uses: 10,
    use: ({ session }) => session('id'),
    left: ({ server }) => settle(() => connections(server)),
  },
  Monitor: {
    ...listeners,
    use: ({ Monitor }, { source }) => new Monitor(source).stop(),
  },
  follow: {
    ...listeners,
    use: ({ follow }, { source }) => follow(source, () => undefined)(),
  },
  Drawer: {
    prepare: () => {
      globalThis.HTMLElement = class {};
      globalThis.window = new EventTarget();
    },
    uses: 10,
    use: ({ Drawer }) => {
      const drawer = new Drawer();
      drawer.connectedCallback();
      drawer.disconnectedCallback();
    },
    left: () => getEventListeners(globalThis.window, 'hashchange').length,
  },
  Poll: {
    uses: 10,
    use: ({ Poll }) => {
      const poll = new Poll();
      poll.start();
      poll.stop();
    },
    left: () => active('Timeout'),
  },
  Tooltip: {
    uses: 10,
    use: ({ Tooltip }) => {
      const tooltip = new Tooltip({ remove: () => undefined });
      tooltip.show(1_000_000);
      tooltip.destroy();
    },
    left: () => active('Timeout'),
  },
  withTimeout: {
    uses: 10,
    use: ({ withTimeout }) => withTimeout(Promise.resolve()),
    left: () => active('Timeout'),
  },
  settle: {
    uses: 10,
    use: ({ settle: example }) => example(Promise.resolve()),
    left: () => active('Timeout'),
  },
  Clock: {
    prepare: () => {
      globalThis.HTMLElement = class {};
      globalThis.document = new EventTarget();
    },
    uses: 10,
    use: ({ Clock }) => {
      const clock = new Clock();
      clock.connectedCallback();
      clock.disconnectedCallback?.();
    },
    left: () => getEventListeners(globalThis.document, 'visibilitychange').length,
  },
  record: {
    uses: 20_000,
    use: ({ record }, _world, i) => record(Buffer.alloc(TEXT, String(i)).toString()),
    left: heap,
  },
  pending: {
    prepare: () => {
      globalThis.fetch = () => Promise.reject(new Error('unreachable'));
    },
    uses: 20_000,
    use: ({ load }, _world, i) => load(`${i}${'x'.repeat(TEXT)}`).catch(() => undefined),
    left: heap,
  },
};

function openCopies(file) {
  return fs.readdirSync('/proc/self/fd').filter(fd => {
    try {
      return fs.readlinkSync(`/proc/self/fd/${fd}`) === file;
    } catch {
      return false;
    }
  }).length;
}
