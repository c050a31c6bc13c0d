import type { httpProxy as rows } from '../../../src/catalogue/http-proxy.js';
import type { Cases } from '../case.js';

export const httpProxy: Cases<typeof rows> = {
  'http-proxy/Server.createProxyServer': {
    leaks: `
import httpProxy from 'http-proxy';
export function serve(): void {
  const proxy = httpProxy.createProxyServer({ target: 'http://localhost:9000' });
  proxy.listen(8080);
}
`,
    honest: `
import httpProxy from 'http-proxy';
const proxy = httpProxy.createProxyServer({ target: 'http://localhost:9000' });
proxy.listen(8080);
export function stop(): void {
  proxy.close();
}
`,
  },
};
