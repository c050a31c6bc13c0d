import type { nodeTimers as rows } from '../../../src/catalogue/node-timers.js';
import type { Cases } from '../case.js';

export const nodeTimers: Cases<typeof rows> = {
  'node:timers/setInterval': {
    leaks: `
export class Cache {
  private readonly timer = setInterval(() => this.sweep(), 60_000);
  sweep(): void {
    console.log(this.timer.hasRef());
  }
}
`,
    honest: `
export class Cache {
  private readonly timer = setInterval(() => this.sweep(), 60_000);
  sweep(): void {
    console.log(this.timer.hasRef());
  }
  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
  },
  'node:timers/setTimeout': {
    leaks: `
export function orTimeout<T>(work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), 30_000))]);
}
`,
    honest: `
export async function orTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([work, new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('timeout')), 30_000); })]);
  } finally {
    clearTimeout(timer);
  }
}
`,
  },
};
