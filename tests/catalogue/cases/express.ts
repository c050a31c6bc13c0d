import type { express as rows } from '../../../src/catalogue/express.js';
import type { Cases } from '../case.js';

export const express: Cases<typeof rows> = {
  'express/Application.listen': {
    leaks: `
import express from 'express';
export function serve(): void {
  const app = express();
  app.listen(8080);
}
`,
    honest: `
import express from 'express';
const app = express();
const server = app.listen(8080);
export function stop(): void {
  server.close();
}
`,
  },
};
