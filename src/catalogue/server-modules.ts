/**
 * Modules of Node for which bundlers have no stand-in in a browser.
 * Source: the fallbacks that Next.js sets, https://github.com/vercel/next.js/blob/canary/packages/next/src/build/webpack-config.ts.
 */
export const SERVER_MODULES: ReadonlySet<string> = new Set([
  'async_hooks', 'child_process', 'cluster', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises', 'fs', 'fs/promises', 'http2', 'inspector', 'module', 'net', 'perf_hooks', 'readline', 'readline/promises', 'repl', 'sqlite', 'tls', 'v8', 'worker_threads',
]);

/** A package that exists to fail the build where code for the server gets into the browser. https://nextjs.org/docs/app/getting-started/server-and-client-components */
export const SERVER_ONLY_MARKER = 'server-only';
