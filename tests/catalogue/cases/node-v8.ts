import type { nodeV8 as rows } from '../../../src/catalogue/node-v8.js';
import type { Cases } from '../case.js';

export const nodeV8: Cases<typeof rows> = {
  'node:v8/startCpuProfile': {
    leaks: `
import { startCpuProfile } from 'node:v8';
export function measure(work: () => void): void {
  const probe = startCpuProfile();
  work();
}
`,
    honest: `
import { startCpuProfile } from 'node:v8';
export function measure(work: () => void): void {
  const probe = startCpuProfile();
  try {
    work();
  } finally {
    probe.stop();
  }
}
`,
  },
  'node:v8/GCProfiler': {
    leaks: `
import { GCProfiler } from 'node:v8';
export function measure(work: () => void): void {
  const probe = new GCProfiler();
  probe.start();
  work();
}
`,
    honest: `
import { GCProfiler } from 'node:v8';
export function measure(work: () => void): void {
  const probe = new GCProfiler();
  try {
    probe.start();
  work();
  } finally {
    probe.stop();
  }
}
`,
  },
};
