const { setTimeout: sleep } = require('node:timers/promises');
const { Worker, isMainThread } = require('node:worker_threads');
const Queue = require('tiny-durable-queue');
//                    ~~~~~~~~~~~~~~~~~~~~ no-unknown-module/unknownPackage
const { backoff } = require('./lib/backoff');
//                          ~~~~~~~~~~~~~~~ no-unknown-module/unknownFile

const queue = new Queue('invoices', { concurrency: 2 });

/** @param {(invoice: string) => Promise<void>} send */
async function drain(send) {
  for (let attempt = 0; ; attempt++) {
    const invoice = await queue.shift();
    if (!invoice) return;
    try {
      await send(invoice);
    } catch {
      await sleep(backoff(attempt));
      queue.push(invoice);
    }
  }
}

/** @param {string} file */
function startWorker(file) {
  if (!isMainThread) throw new Error('Workers are started by the main thread only');
  const worker = new Worker(file);
  worker.onExit(code => console.log(`Worker ended with ${code}`));
  //     ~~~~~~ no-unknown-member/unknown
  return worker;
}

module.exports = { drain, startWorker };
