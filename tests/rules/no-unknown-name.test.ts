import { describe } from 'vitest';
import rule from '../../src/rules/no-unknown-name.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();

ruleTester.run('no-unknown-name', rule, {
  valid: [
    { name: 'what a service worker has', code: `export const all = async () => [self.registration.scope, await clients.matchAll()];`, filename: 'file.js' },
    { name: 'declared', code: `export const f = (xs: number[]) => xs.length;` },
    { name: 'globals of Node', code: `export const x = [process.env, Buffer, globalThis, structuredClone, setTimeout, fetch];` },
    { name: 'globals of browsers', code: `export const x = [window, document, localStorage, requestAnimationFrame];` },
    { name: 'a browser global in JavaScript', code: `export const x = [navigator, customElements, IntersectionObserver];`, filename: 'file.js' },
    { name: 'CommonJS names', code: `module.exports = require('fs'); exports.x = [__dirname, __filename];`, filename: 'file.cjs' },
    { name: 'typeof asks', code: `export const x = typeof gtag === 'function' ? gtag('a') : 0;`, filename: 'file.js' },
    { name: 'the global object is asked for it', code: `export const x = 'DocumentTouch' in window && document instanceof DocumentTouch; export const y = window.opera ? opera.version() : 0;`, filename: 'file.js' },
    { name: 'a global comment', code: `/* global gapi */ export const x = gapi.load();`, filename: 'file.js' },
    { name: 'a globals comment with settings', code: `/* globals gapi: readonly, other */ export const x = gapi.load(other);`, filename: 'file.js' },
    { name: 'configured globals', code: `export const x = gapi.load();`, filename: 'file.js', languageOptions: { globals: { gapi: 'readonly' } } },
    { name: 'constants of a build', code: `export const x = [__DEV__, APP_VERSION, __COMMIT__];`, filename: 'file.js' },
    { name: '$ and _', code: `export const x = $(_);`, filename: 'file.js' },
    { name: 'assigned as a global', code: `implicitGlobal = 1; console.log(implicitGlobal);`, filename: 'file.cjs' },
    { name: 'declare global', code: `declare global { var injected: string } export const x = injected;` },
    { name: 'type parameters, infer and labels', code: `export type E<T> = T extends (infer U)[] ? U : never; outer: for (;;) { break outer; }` },
    { name: 'arguments', code: `export function f() { return arguments.length; }` },
    { name: 'types of the library', code: `export type A = Partial<Record<string, Promise<HTMLElement>>>;` },
    { name: 'JSX intrinsic elements', code: `export const A = () => <div><my-element /></div>;`, filename: 'file.jsx' },
    { name: 'hoisted', code: `export const x = later(); function later() { return 1; }` },
    { name: 'a platform global under a suppression', code: `// @ts-expect-error Cloudflare\nexport const pair = () => new WebSocketPair();` },
    { name: 'an ignored name', code: `export const x = Shopify.theme;`, filename: 'file.js', options: [{ ignore: ['Shop.*'] }] },
    { name: 'globalThis.name = …', code: `globalThis.installed = () => 1; export const x = installed();`, filename: 'file.js' },
  ],
  invalid: [
    { name: 'another object has it', code: `export const f = (xs, o) => ('lengthOf' in o ? 1 : 0) + (o.size ? size(xs) : 0);`, filename: 'file.js', errors: [{ messageId: 'unknown', column: 67 }] },
    { name: 'what a service worker has, elsewhere', code: `export const all = () => clients.matchAll();`, filename: 'file.js', errors: [{ messageId: 'unknown' }] },
    {
      name: 'sorted (46)',
      code: `export const f = (xs: number[]) => sorted(xs);`,
      errors: [
        {
          messageId: 'unknown',
          column: 36,
          endColumn: 42,
          data: { name: 'sorted', kind: 'name', node: process.versions.node, didYouMean: ' Did you mean `xs.sort` or `xs.toSorted`?' },
          suggestions: [{ messageId: 'callMember', data: { real: 'sort' }, output: `export const f = (xs: number[]) => xs.sort();` }],
        },
      ],
    },
    { name: 'sorted (46) in JavaScript', code: `const xs = [2, 1];\nexport const ys = sorted(xs);`, filename: 'file.js', errors: [{ messageId: 'unknown', line: 2, suggestions: [{ messageId: 'callMember', output: `const xs = [2, 1];\nexport const ys = xs.sort();` }] }] },
    { name: 'ord (47)', code: `export const f = (c: string) => ord(c);`, errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'callMember', output: `export const f = (c: string) => c.charCodeAt();` }] }] },
    { name: 'ord (47) in JavaScript', code: `const c = 'a';\nexport const o = ord(c);`, filename: 'file.mjs', errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'len', code: `export const f = (xs: number[]) => len(xs);`, errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'readMember', data: { real: 'length' }, output: `export const f = (xs: number[]) => xs.length;` }] }] },
    { name: 'heapq, zip, cmath (50)', code: `export const f = (a: number[]) => [heapq.heappush(a, 1), zip(a, a), cmath.sqrt(2)];`, errors: [{ messageId: 'unknown', column: 36 }, { messageId: 'unknown', column: 58 }, { messageId: 'unknown', column: 69, suggestions: 1 }] },
    { name: 'heapq, zip, cmath (50) in JavaScript', code: `export const f = a => [heapq.heappush(a, 1), zip(a, a), cmath.sqrt(2)];`, filename: 'file.js', errors: [{ messageId: 'unknown' }, { messageId: 'unknown' }, { messageId: 'unknown', suggestions: 1 }] },
    { name: 'a slip', code: `export const f = () => strucuredClone({});`, errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: `export const f = () => structuredClone({});` }] }] },
    { name: 'one report a name', code: `export const f = () => [foo1(), foo1(), foo1()];`, filename: 'file.js', errors: [{ messageId: 'unknown', column: 25 }] },
    { name: 'an unknown type', code: `export function f(x: FooBarBaz) { return x; }`, errors: [{ messageId: 'unknown', data: { name: 'FooBarBaz', kind: 'type', node: process.versions.node, didYouMean: '' } }] },
    { name: 'an unknown namespace of types (18)', code: `export function f(e: Preact.FormEvent) { return e; }`, errors: [{ messageId: 'unknown' }] },
    { name: 'a forgotten import', code: `import { dirname } from 'node:path'; export const x = [dirname('a'), basename('b')];`, errors: [{ messageId: 'notImported', data: { name: 'basename', module: 'node:path' } }] },
    { name: 'JSX component', code: `export const A = () => <Chart />;`, filename: 'file.jsx', errors: [{ messageId: 'unknown', column: 25 }] },
  ],
});

describe('compilerErrors: ignore', () => {
  typedRuleTester({ compilerErrors: 'ignore' }).run('no-unknown-name', rule, {
    valid: [{ name: 'tsc reports it', code: `export const f = (xs: number[]) => sorted(xs);` }],
    invalid: [
      { name: 'in JavaScript', code: `export const f = xs => sortedBy(xs);`, filename: 'file.js', errors: [{ messageId: 'unknown' }] },
    ],
  });
});
