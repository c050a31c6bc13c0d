import type { nodeChildProcess as rows } from '../../../src/catalogue/node-child-process.js';
import type { Cases } from '../case.js';

export const nodeChildProcess: Cases<typeof rows> = {
  'node:child_process/spawn': {
    leaks: `
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { spawn } from 'node:child_process';
export async function run(): Promise<void> {
  const child = spawn('sleep', ['60']);
  await Promise.race([once(child, 'close'), setTimeout(30_000)]);
}
`,
    honest: `
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { spawn } from 'node:child_process';
export async function run(): Promise<void> {
  const child = spawn('sleep', ['60']);
  try {
    await Promise.race([once(child, 'close'), setTimeout(30_000)]);
  } finally {
    child.kill();
  }
}
`,
  },
  'node:child_process/exec': {
    leaks: `
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { exec } from 'node:child_process';
export async function run(): Promise<void> {
  const child = exec('sleep 60');
  await Promise.race([once(child, 'close'), setTimeout(30_000)]);
}
`,
    honest: `
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { exec } from 'node:child_process';
export async function run(): Promise<void> {
  const child = exec('sleep 60');
  try {
    await Promise.race([once(child, 'close'), setTimeout(30_000)]);
  } finally {
    child.kill();
  }
}
`,
  },
  'node:child_process/fork': {
    leaks: `
import { fork } from 'node:child_process';
export function work(job: string): void {
  const child = fork('./worker.js');
  child.send(job);
}
`,
    honest: `
import { fork } from 'node:child_process';
const child = fork('./worker.js');
export function work(job: string): void {
  child.send(job);
}
export function stop(): void {
  child.disconnect();
}
`,
  },
};
