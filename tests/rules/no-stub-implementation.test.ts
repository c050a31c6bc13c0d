import { describe } from 'vitest';
import rule from '../../src/rules/no-stub-implementation.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const SLEEP = 'declare function sleep(ms: number): Promise<void>;';
const WAIT = 'await new Promise(resolve => setTimeout(resolve, 500));';

ruleTester.run('no-stub-implementation', rule, {
  valid: [
    { name: 'work', code: `declare function post(a: number): Promise<{ id: string }>; export async function charge(amount: number) { const { id } = await post(amount); return { id, success: true }; }` },
    { name: 'a constant, without a word', code: `export function getLimits() { return { requests: 100, tokens: 5000 }; }` },
    { name: 'a constant beside a word about something else', code: `export function getLimits() { /* the production limits */ return { requests: 100, tokens: 5000 }; }` },
    { name: 'a table by comparison', code: `export function textOf(status: number) { if (status === 1) return 'up'; // TODO: show the real reason\n return 'down'; }` },
    { name: 'a switch', code: `export function label(kind: string) { // placeholder text for forms\n switch (kind) { case 'a': return 'Enter a'; default: return 'Enter'; } }` },
    { name: 'a default that does nothing', code: `export const noopLogger = { log(message: string) {}, level(name: string) { return 'none'; } };` },
    { name: 'a null object', code: `interface Cache { get(key: string): Promise<string | undefined>; } export class NullCache implements Cache { async get(key: string) { return undefined; } }` },
    { name: 'an optional hook', code: `export class Plugin { onStart(context: object) {} shouldRun(context: object) { return true; } }` },
    { name: 'a method that has to be there', code: `interface Store { saveUser(user: object): Promise<object>; } export class Remote implements Store { async saveUser(user: object) { return { ok: true, count: 1 }; } }` },
    { name: 'an answer about what it can do', code: `export function supportsStreaming(model: string) { return true; } export const isAvailable = (name: string) => true;` },
    { name: 'a method of a base class that throws', code: `export abstract class Base { run(input: string): string { throw new Error('Not implemented'); } }` },
    { name: 'a method that a class of the program overrides', code: `export class Base { run(input: string): string { throw new Error('Not implemented'); } } export class Real extends Base { override run(input: string) { return input; } }` },
    { name: 'not implemented on this platform', code: `export function open(path: string): string { if (process.platform === 'win32') throw new Error('Not implemented'); return path; }` },
    { name: 'not implemented, and not exported', code: `function open(path: string): string { throw new Error('Not implemented'); } export const a = [open];` },
    { name: 'not implemented any more', code: `export class Server { bind(port: string): never { throw new Error('Not implemented. Use bindAsync() instead'); } }` },
    { name: 'a function that warns that it is deprecated', code: `// stub function\nexport function destroy() { console.warn('destroy() is deprecated and does nothing.'); }` },
    { name: 'it throws something else', code: `export function open(path: string): never { throw new Error('Closed'); }` },
    { name: 'a delay with a reason', code: `${SLEEP} declare function post(): Promise<void>; export async function send(id: string) { await post(); await sleep(100); // the server limits the rate\n return { id, sent: true }; }` },
    { name: 'a function that waits', code: `export async function delay() { ${WAIT} return { waited: true, ms: 500 }; }` },
    { name: 'waiting for a duration that is configured', code: `export async function settle(options: { wait: number }) { /* simulate nothing */ await new Promise(resolve => setTimeout(resolve, options.wait)); return { ok: true, a: 1 }; }` },
    { name: 'an animation', code: `declare function render(): void; export async function animate() { render(); ${WAIT} render(); }` },
    { name: 'a click is simulated', code: `${SLEEP} declare const element: HTMLElement; export async function press() { // simulate a click\n element.click(); await sleep(50); }` },
    { name: 'a simulator', code: `export class TrafficSimulator { async step(load: number) { /* simulated load */ ${WAIT} return { load: 1, cars: 20 }; } }` },
    { name: 'a mock by its name', code: `export function mockCharge(amount: number) { /* returns mock data */ return { id: 'ch_1', success: true }; }` },
    { name: 'in a test', code: `export async function fetchUser(id: string) { /* mock data */ return { id: '1', name: 'Ada' }; }`, filename: 'lib.spec.ts' },
    { name: 'random, for jitter', code: `export function backoff(attempt: number) { return attempt * 1000 + Math.random() * 100; }` },
    { name: 'random, for an id', code: `export function createId(prefix: string) { return prefix + Math.random().toString(36); }` },
    { name: 'a parameter that is known to be unused', code: `export function verifyToken(_token: string) { return true; }` },
    { name: 'a check that checks', code: `export function verifyToken(token: string) { return token.length === 32; }` },
    { name: 'progress that is counted', code: `declare const job: { done: number; total: number }; let progress = 0; setInterval(() => { progress = job.done / job.total; }, 100); export const read = () => progress;` },
    { name: 'a comment above another function', code: `// In a real implementation this would call the API.\nexport function first(a: string) { return a; }\nexport function second() { return { rows: 1, size: 2 }; }` },
    { name: 'a callback beside a word', code: `declare const agents: { status: string }[]; export async function status() { // simulate\n return { total: agents.length, active: agents.filter(a => a.status === 'active').length }; }` },
    { name: 'jitter, speed and places are chosen', code: `export function particle() { return { x: Math.random() * 10, y: Math.random() * 20, speed: 1 + Math.random(), size: 2 + Math.random() * 3, delay: Math.random() * 100 }; }` },
    { name: 'a measurement that is measured', code: `declare const start: number; export function report() { return { latency: performance.now() - start, cpu: process.cpuUsage().user }; }` },
    { name: 'one random number that goes by such a name', code: `declare function shoot(p: number): void; export function aim() { const accuracy = 0.5 + Math.random() * 0.5; shoot(accuracy); }` },
    { name: 'random numbers times something that is not made up', code: `declare const load: number; export function report() { return { latency: load * Math.random(), memory: load + Math.random() }; }` },
    { name: 'measurements of a simulator', code: `export class NetworkSimulator { sample() { return { latency: 5 + Math.random() * 10, throughput: 100 * Math.random() }; } }` },
    { name: 'a check that looks at the form, and says no more', code: `export function verifyFormat(token: string): boolean { return token.split('.').length === 3; }` },
    { name: 'a check that calls something', code: `declare function verify(a: string): boolean; export function verifyToken(token: string): boolean { // in production, this should be cached
 return verify(token); }` },
    { name: 'an empty function with a reason', code: `export function onClose() { /* nothing to release */ }` },
    { name: 'says that it has not done it, and why it never will', code: `export class ReadOnlyView {\n/** Replaces the match. Not implemented in this viewer as it is read-only. */\nreplace(text: string): Promise<boolean> { return Promise.resolve(false); } }` },
    { name: 'an answer that it is not done', code: `export async function save(record: { id: string }) {\n// TODO: implement\nreturn false; }` },
    { name: 'a check that fails, and says why', code: `export class Auth { private authenticateOAuth(credentials: unknown): boolean {\n// TODO: implement OAuth\nconsole.warn('not yet implemented');\nreturn false; } }` },
    { name: 'a result that says that it failed', code: `export async function authenticate(credentials: unknown) {\n// TODO: implement OAuth\nreturn { success: false, error: 'OAuth is not implemented' }; }` },
    { name: 'a value that is filled in later', code: `declare function write(r: object): void; export function head(size: number) { write({ size, offset: 0, // placeholder, patched below\n}); }` },
    { name: 'a comment on another value', code: `declare function write(r: object): void; export function head(size: number) { write({ size, // not implemented yet\nversion: 2 }); }` },
    { name: 'mock data that is asked for', code: `const mockUsers = [{ id: 1, name: 'Ada' }]; declare const options: { useMocks: boolean }; export const users = () => (options.useMocks ? mockUsers : []);` },
    { name: 'mock data that a double uses', code: `const mockUsers = [{ id: 1, name: 'Ada' }]; export const createMockClient = () => ({ list: () => mockUsers });` },
    { name: 'mock data that only others use', code: `const mockUsers = [{ id: 1, name: 'Ada' }]; export { mockUsers };` },
    { name: 'a stand-in for one object', code: `declare function handle(event: object): void; export function press() { const fakeEvent = { type: 'click', bubbles: true }; handle(fakeEvent); }` },
    { name: 'records that nothing calls made up', code: `const PLANS = [{ id: 'free', price: 0 }, { id: 'pro', price: 9 }]; export const plans = () => PLANS;` },
    { name: 'words, but no records', code: `const mockNames = ['a', 'b']; export const names = () => mockNames.length;` },
    { name: 'JavaScript', code: `export async function load(get, id) { const user = await get(id); return { user, loaded: true }; }`, filename: 'file.js' },
    { name: 'JavaScript: a class that is extended', code: `export class Base { run(input) { throw new Error('Not implemented'); } }\nexport class Real extends Base { run(input) { return input; } }`, filename: 'file.js' },
  ],
  invalid: [
    {
      name: 'a made-up result, and a comment (91)',
      code: `export async function charge(amount: number) {\n  // In a real implementation, this would call Stripe.\n  return { id: 'ch_123', success: true };\n}`,
      errors: [{ messageId: 'madeUp', line: 1, column: 23, endColumn: 29, data: { owner: '`charge()`', line: '3', second: 'line 2 says “In a real implementation”' } }],
    },
    { name: 'mock data', code: `export class Users { async list(page: number) {\n// Return mock data for now\nconst users = [{ id: 1, name: 'Ada' }, { id: 2, name: 'Grace' }];\nreturn users; } }`, errors: [{ messageId: 'madeUp', line: 1 }] },
    { name: 'a placeholder in the documentation', code: `/**\n * Placeholder implementation.\n */\nexport function scoreOf(text: string): number { return 0.85; }`, errors: [{ messageId: 'madeUp', line: 4 }] },
    { name: 'a promise of a constant', code: `export const lookUp = (id: string) => {\n // TODO: implement\n return Promise.resolve({ id, name: 'Test User', total: 3 }); };`, errors: [{ messageId: 'madeUp' }] },
    { name: 'fake latency, then a constant', code: `export async function translate(text: string) { ${WAIT}\nreturn { language: 'de', text: 'Hallo' }; }`, errors: [{ messageId: 'madeUp', data: { owner: '`translate()`', line: '2', second: 'a timer on line 1 takes the place of work' } }] },
    { name: 'a function that promises work, and ignores what it is given', code: `export async function createInvoice(order: object) { return { id: 'inv_1', total: 42 }; }`, errors: [{ messageId: 'madeUp', data: { owner: '`createInvoice()`', line: '1', second: 'nothing in it uses `order`' } }] },
    { name: 'simulated work (91)', code: `export class Agent { log: string[] = []; async simulateExecution(task: string) { this.log.push('started ' + task);\n${WAIT}\nthis.log.push('done'); } }`, errors: [{ messageId: 'fakeWork', line: 2, column: 1 }] },
    { name: 'simulated work beside real work', code: `${SLEEP} declare const state: { status: string }; export async function train(epochs: number) { state.status = 'training';\n// Simulate training\nawait sleep(100);\nstate.status = 'ready' + epochs; }`, errors: [{ messageId: 'fakeWork', line: 3, data: { owner: '`train()`', line: '3', second: 'line 2 says “Simulate”' } }] },
    { name: 'a random result', code: `declare const node: { id: string }; export function loadOf(id: string) {\n// simulated\nreturn { id: node.id, cpu: Math.random() * 100 }; }`, errors: [{ messageId: 'random', data: { owner: '`loadOf()`', line: '3', second: 'line 2 says “simulated”' } }] },
    { name: 'a check that is always passed', code: `export function verifySignature(payload: string, signature: string) { return true; }`, errors: [{ messageId: 'unchecked', data: { owner: '`verifySignature()`', line: '1', second: 'nothing in it uses `payload`, `signature`' } }] },
    { name: 'a check that looks only at the form', code: `interface Registry { signature?: string }
export class Client { verifyRegistry(registry: Registry): boolean {
if (!registry.signature) return false;
// In production: Use actual Ed25519 verification
return registry.signature.length === 64; } }`, errors: [{ messageId: 'form', line: 2, data: { owner: '`verifyRegistry()`', second: 'line 4 says “In production: Use”' } }] },
    { name: 'made-up measurements', code: `declare const repo: { name: string }; declare function save(r: object): void;
export function analyze() { const metrics = {
commits: Math.floor(Math.random() * 1000) + 100, health: 1,
contributors: Math.floor(Math.random() * 50) };
save(metrics); return { repo, metrics }; }`, errors: [{ messageId: 'measurement', line: 3, column: 1, data: { text: 'commits: Math.floor(Math.random() * 1000) + 100', second: 'so is `contributors: Math.floor(Math.random() * 50)` on line 4' } }] },
    { name: 'one made-up measurement, and a comment', code: `declare const agents: object[]; declare function save(n: number): void; export function health() {
const avgCpu = agents.length > 0 ? 35 + Math.random() * 30 : 0; // Simulated CPU
save(avgCpu); }`, errors: [{ messageId: 'measurement', line: 2, data: { text: 'avgCpu = agents.length > 0 ? 35 + Math.random() * 30 : 0', second: 'line 2 says “Simulated”' } }] },
    { name: 'a function that only announces', code: `import { EventEmitter } from 'node:events'; export class Store extends EventEmitter { async saveToDisk(): Promise<void> {
// Placeholder for persistence implementation
this.emit('saved'); } }`, errors: [{ messageId: 'announced', line: 1, data: { owner: '`saveToDisk()`', second: 'line 2 says “Placeholder for”' } }] },
    { name: 'a function with nothing in it but a promise', code: `export function migrate() {
  // TODO: implement the migration
}`, errors: [{ messageId: 'empty' }] },
    { name: 'progress by a timer (91)', code: `let progress = 0;\nsetInterval(() => { progress += Math.random() * 10; }, 300);\nexport const read = () => progress;`, errors: [{ messageId: 'progress', line: 2, column: 21, data: { text: 'progress += Math.random() * 10', line: '2', second: 'a timer on line 2 takes the place of work' } }] },
    { name: 'progress in a component', code: `declare function setProgress(f: (n: number) => number): void; export function start() { return setInterval(() => { setProgress(n => n + Math.random() * 5); }, 100); }`, errors: [{ messageId: 'progress' }] },
    { name: 'not implemented', code: `export function parse(text: string): object { throw new Error('Not implemented yet'); }`, errors: [{ messageId: 'missing', data: { owner: '`parse()`', second: 'nothing in it uses `text`' } }] },
    { name: 'not implemented, in a class', code: `export class Client { async upload(file: string): Promise<void> { throw new Error('upload is not implemented'); } }`, errors: [{ messageId: 'missing' }] },
    { name: 'mock data in a component', code: `const mockUsers = [{ id: 1, name: 'Ada' }, { id: 2, name: 'Grace' }];\ndeclare function render(rows: object[]): void;\nexport function page() {\n  render(mockUsers);\n}`, errors: [{ messageId: 'mockData', line: 1, column: 7, endColumn: 16, data: { name: 'mockUsers', said: 'its name', line: '4' } }] },
    { name: 'mock data by a comment', code: `declare function render(rows: object[]): void;\nexport function page() {\n  // Mock data for demonstration\n  const reports = [{ name: 'Daily', time: '2h ago' }];\n  reports.forEach(report => render([report]));\n}`, errors: [{ messageId: 'mockData', line: 4, data: { name: 'reports', said: '“Mock data”', line: '5' } }] },
    { name: 'an empty check that only returns true', code: `export class Engine { async verifyState(component: string): Promise<boolean> {\n  console.log(component);\n  return true; // Mock: passed\n} }`, errors: [{ messageId: 'madeUp' }] },
    { name: 'a failure that is made a success', code: `export async function install(name: string) {\nconst result = { success: false, error: null };\n// For now, just simulate\nresult.success = true;\nreturn result; }`, errors: [{ messageId: 'madeUp', line: 1 }] },
    { name: 'one value of a record', code: `declare function typeOf(p: string): string; declare function save(r: object): void; export function edit(path: string) {\nconst result = { fileType: typeOf(path),\nfileExists: true, // Would check fs in a real implementation\n};\nsave(result); }`, errors: [{ messageId: 'literal', line: 3, column: 1, data: { text: 'fileExists: true', second: 'line 3 says “in a real implementation”' } }] },
    { name: 'a random value of a record', code: `declare const queen: { id: string }; declare function save(r: object): void; export function status() {\nsave({ id: queen.id, agents: Math.random() * 4, // Simulated load\n}); }`, errors: [{ messageId: 'literal', line: 2, column: 22 }] },
    { name: 'a connection that is only a flag', code: `export class Client { connected = false; async connect() {\n// In a real implementation, this would open a socket\nthis.connected = true; } }`, errors: [{ messageId: 'announced' }] },
    { name: 'JavaScript: a made-up result', code: `export async function getWeather(city) {\n  // Simulated API response\n  return { temperature: 21, humidity: 40 };\n}`, filename: 'file.js', errors: [{ messageId: 'madeUp', line: 1 }] },
    { name: 'JavaScript: made-up measurements', code: `export const health = () => {
  const checks = [];
  checks.push({ name: 'db', latency: 5 + Math.random() * 10 });
  checks.push({ name: 'api', latency: 2 + Math.random() * 5 });
  return checks;
};`, filename: 'file.js', errors: [{ messageId: 'measurement', line: 3, column: 29 }] },
    { name: 'JavaScript: fake latency', code: `async function sendEmail(to) {\n  // simulate sending\n  await new Promise(r => setTimeout(r, 1000));\n  console.log('sent');\n  return { sent: true, id: 'abc' };\n}\nmodule.exports = { sendEmail };`, filename: 'file.cjs', errors: [{ messageId: 'madeUp' }] },
    { name: 'JavaScript: not implemented', code: `export const parse = text => { throw new Error('Not implemented'); };`, filename: 'file.js', errors: [{ messageId: 'missing' }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-stub-implementation', rule, {
    valid: [
      { name: 'a whole file that nobody asked for (103)', code: `export default function App() { return 'placeholder'; }` },
      { name: 'a command that prints and sleeps', code: `${SLEEP} export const deploy = { command: 'deploy <service>', handler: async (argv: { service: string; watch: boolean }) => { console.log('deploying ' + argv.service); if (argv.watch) await sleep(500); } };` },
      { name: 'a constant, with no second signal', code: `export function similarity(a: string, b: string): number { return 0.87; }` },
    ],
    invalid: [],
  });
});
