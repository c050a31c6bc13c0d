import type { koa as rows } from '../../../src/catalogue/koa.js';
import type { Cases } from '../case.js';

export const koa: Cases<typeof rows> = {
  'koa/Application.listen': {
    leaks: `
import Koa from 'koa';
export function serve(): void {
  const app = new Koa();
  app.listen(8080);
}
`,
    honest: `
import Koa from 'koa';
const app = new Koa();
const server = app.listen(8080);
export function stop(): void {
  server.close();
}
`,
  },
};
