import rule from '../../src/rules/no-misread-exit.js';
import { typedRuleTester } from '../support/lint.js';

const head = `import { spawn, spawnSync } from 'node:child_process';\n`;
const inPromise = (body: string) => `${head}export const run = (command: string, args: string[]) => new Promise<number>((resolve, reject) => {\n${body}\n});`;

/** A function that ends a child process. */
const stop = (body: string): string => `import type { ChildProcess } from 'node:child_process';\nexport function stop(child: ChildProcess, other: ChildProcess, gently: boolean) {\n  ${body}\n}`;

typedRuleTester().run('no-misread-exit', rule, {
  valid: [
    // `killed`, asked for after a signal.
    { name: 'signalled: whether it has ended', code: stop(`child.kill('SIGTERM');\n  setTimeout(() => { if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL'); }, 5000);`) },
    { name: 'signalled: whether any signal was sent before the first one', code: stop(`if (!child.killed) child.kill('SIGTERM');\n  setTimeout(() => child.kill('SIGKILL'), 5000);`) },
    { name: 'signalled: whether the signal could be sent, right after it', code: stop(`child.kill('SIGTERM');\n  if (!child.killed) child.kill('SIGKILL');`) },
    { name: 'signalled: the first signal goes to the group', code: stop(`process.kill(-(child.pid ?? 0), 'SIGTERM');\n  setTimeout(() => { if (!child.killed) child.kill('SIGKILL'); }, 5000);`) },
    { name: 'signalled: the first signal is sent under a condition', code: stop(`if (gently) child.kill('SIGTERM');\n  setTimeout(() => { if (!child.killed) child.kill('SIGKILL'); }, 5000);`) },
    { name: 'signalled: the first signal is of another branch', code: stop(`if (gently) { child.kill('SIGTERM'); return; }\n  setTimeout(() => { if (!child.killed) child.kill('SIGKILL'); }, 5000);`) },
    { name: 'signalled: another process', code: stop(`other.kill('SIGTERM');\n  setTimeout(() => { if (!child.killed) child.kill('SIGKILL'); }, 5000);`) },
    { name: 'signalled: another process by the same name', code: stop(`let own = child;\n  own.kill('SIGTERM');\n  own = other;\n  setTimeout(() => { if (!own.killed) own.kill('SIGKILL'); }, 5000);`) },
    { name: 'signalled: no signal depends on it', code: stop(`child.kill('SIGTERM');\n  setTimeout(() => { if (!child.killed) console.log('not sent'); }, 5000);`) },
    { name: 'signalled: sent where it is true', code: stop(`child.kill('SIGTERM');\n  setTimeout(() => { if (child.killed) child.kill('SIGKILL'); }, 5000);`) },
    { name: 'signalled: a listener that is called before the signal after it', code: stop(`child.on('exit', () => { if (!child.killed) child.kill('SIGKILL'); });\n  child.kill('SIGTERM');`) },
    { name: 'signalled: a timer that is set on the way out, before the signal', code: stop(`setTimeout(() => { if (!child.killed) child.kill('SIGKILL'); }, 5000);\n  if (gently) return;\n  child.kill('SIGTERM');`) },
    { name: 'signalled: an object of the program that tells something else', code: `interface Task { killed: boolean; kill(signal: string): void }\nexport function stop(task: Task) {\n  task.kill('SIGTERM');\n  setTimeout(() => { if (!task.killed) task.kill('SIGKILL'); }, 5000);\n}` },
    { name: 'known miss: the timer gets a function by name', code: stop(`const force = () => { if (!child.killed) child.kill('SIGKILL'); };\n  child.kill('SIGTERM');\n  setTimeout(force, 5000);`) },
    { name: 'a failure', code: inPromise(`spawn(command, args).on('error', reject).on('close', code => resolve(code ?? 1));`) },
    { name: 'the signal is looked at', code: inPromise(`spawn(command, args).on('error', reject).on('exit', (code, signal) => (signal ? reject(new Error(signal)) : resolve(code ?? 0)));`) },
    { name: 'the signal is looked at on the handle', code: inPromise(`const child = spawn(command, args);\nchild.on('error', reject);\nchild.on('exit', code => { if (child.signalCode) reject(new Error(child.signalCode)); else resolve(code ?? 0); });`) },
    { name: 'null is looked at', code: inPromise(`spawn(command, args).on('error', reject).on('exit', code => { if (code === null) reject(new Error('killed')); resolve(code || 0); });`) },
    { name: 'it cannot be null any more', code: inPromise(`spawn(command, args).on('error', reject).on('exit', code => { if (code !== 0) return reject(new Error(String(code))); resolve(code ?? 0); });`) },
    { name: 'whether it was killed is told beside it', code: inPromise(`const child = spawn(command, args);\nchild.on('error', reject);\nchild.on('exit', code => { console.log({ killed: child.killed }); resolve(code || 0); });`) },
    { name: 'another event', code: inPromise(`spawn(command, args).on('error', reject).on('message', (code: number | null) => resolve(code ?? 0));`) },
    { name: 'another emitter', code: `import { Worker } from 'node:worker_threads';\nexport const run = (file: string) => new Promise(resolve => new Worker(file).on('exit', code => resolve(code || 0)));` },
    { name: 'not zero', code: inPromise(`spawn(command, args).on('error', reject).on('close', code => resolve(code || 130));`) },
    { name: 'a command that was waited for, with its error', code: `${head}export function run(command: string) { const result = spawnSync(command); if (result.error) throw result.error; return result.status ?? 0; }` },
    { name: 'a command that was waited for, with its signal', code: `${head}export function run(command: string) { const result = spawnSync(command); if (result.signal) return 1; return result.status ?? 0; }` },
    { name: 'a command that was waited for, counted as failed', code: `${head}export const run = (command: string) => process.exit(spawnSync(command).status ?? 1);` },
    { name: 'another status', code: `export const f = (answer: { status: number | null }) => answer.status ?? 0;` },
    { name: 'a listener', code: `${head}export function open(url: string) { try { const child = spawn('xdg-open', [url], { detached: true }); child.on('error', () => console.log(url)); child.unref(); } catch { console.log(url); } }` },
    { name: 'a listener in a chain', code: `${head}export function open(url: string) { try { spawn('xdg-open', [url]).on('error', () => {}).unref(); } catch { console.log(url); } }` },
    { name: 'nobody hopes to survive it', code: `${head}export function open(url: string) { spawn('xdg-open', [url]).unref(); }` },
    { name: 'nothing but a finally', code: `${head}export function open(url: string) { try { spawn('xdg-open', [url]).unref(); } finally { console.log(url); } }` },
    { name: 'the handle goes elsewhere', code: `${head}export function start(command: string, watch: (child: unknown) => void) { try { const child = spawn(command); watch(child); } catch { console.log(command); } }` },
    { name: 'the handle is returned', code: `${head}export function start(command: string) { try { return spawn(command); } catch { return undefined; } }` },
    { name: 'the shell and what comes with the system', code: `${head}export function start(command: string) { try { spawn(command, { shell: true }).unref(); spawn('sh', ['-c', command]).unref(); spawn('taskkill', ['/pid', command]).unref(); } catch { console.log(command); } }` },
    { name: 'a command that was looked for', code: `import { execSync, spawn } from 'node:child_process';\nimport { existsSync } from 'node:fs';\nexport function copy(tool: string) { try { execSync('which wl-copy'); spawn('wl-copy', []).unref(); if (existsSync(tool)) spawn(tool, []).unref(); } catch { console.log('no'); } }` },
    { name: 'this program, which is there', code: `${head}export function start(file: string) { try { spawn(process.execPath, [file]).unref(); } catch { console.log(file); } }` },
    { name: 'options that are not written there', code: `${head}import type { SpawnOptions } from 'node:child_process';\nexport function start(command: string, options: SpawnOptions) { try { spawn(command, [], options).unref(); } catch { console.log(command); } }` },
    { name: 'a promise that waits for nothing of it', code: inPromise(`spawn(command, args).unref();\nresolve(0);`) },
    { name: 'a field that others reach', code: `${head}import type { ChildProcess } from 'node:child_process';\nexport class Runner { child?: ChildProcess; start(command: string) { try { this.child = spawn(command, []); } catch { this.child = undefined; } } }` },
    { name: 'a private field with a listener in another method', code: `${head}import type { ChildProcess } from 'node:child_process';\nexport class Runner { private child?: ChildProcess; start(command: string) { try { this.child = spawn(command, []); this.watch(); } catch { this.child = undefined; } } private watch() { this.child?.on('error', console.error); } }` },
    { name: 'output that is read when it has ended', options: [{ output: true }], code: inPromise(`const child = spawn(command, args);\nlet text = '';\nchild.on('error', reject);\nchild.stdout.on('data', chunk => { text += chunk; });\nchild.on('close', code => { console.log(text); resolve(code ?? 1); });`) },
    { name: 'output that is waited for', options: [{ output: true }], code: `${inPromise(`const child = spawn(command, args);\nlet text = '';\nchild.on('error', reject);\nchild.stdout.on('data', chunk => { text += chunk; });\nchild.on('exit', async code => { await finished(child.stdout); console.log(text); resolve(code ?? 1); });`)}\nimport { finished } from 'node:stream/promises';` },
    { name: 'output that another listener reads at its end', options: [{ output: true }], code: inPromise(`const child = spawn(command, args);\nlet text = '';\nchild.on('error', reject);\nchild.stdout.on('data', chunk => { text += chunk; });\nchild.on('exit', () => console.log('so far', text));\nchild.on('close', code => { console.log(text); resolve(code ?? 1); });`) },
    { name: 'output at exit is left to the option', code: inPromise(`const child = spawn(command, args);\nlet text = '';\nchild.on('error', reject);\nchild.stdout.on('data', chunk => { text += chunk; });\nchild.on('exit', code => { console.log(text); resolve(code ?? 1); });`) },
    { name: 'a test', code: `${head}import { it } from 'vitest';\nit('runs', () => new Promise(resolve => { spawn('node', ['-v']).on('exit', code => resolve(code ?? 0)); }));` },
    { name: 'a handler that serves others too', code: `${head}export const run = (command: string) => new Promise(resolve => { const done = (code: number | null) => resolve(code ?? 0); spawn(command).on('error', () => done(1)).on('close', done); });` },
    { name: 'known miss: a comparison that leaves null out', code: inPromise(`spawn(command, args).on('error', reject).on('exit', code => { if (code !== 0 && code !== null) reject(new Error(String(code))); else resolve(0); });`) },
    { name: 'known miss: an object that only looks like a process', code: `export const run = (child: { on(event: 'exit', listener: (code: number | null) => void): void }) => child.on('exit', code => process.exit(code ?? 0));` },
  ],
  invalid: [
    {
      name: 'signalled: in a timer',
      code: stop(`child.kill('SIGTERM');\n  setTimeout(() => {\n    if (!child.killed) {\n      child.kill('SIGKILL');\n    }\n  }, 5000);`),
      errors: [
        {
          messageId: 'signalled', line: 5, column: 10, endColumn: 22, data: { asked: 'child.killed', line: '3', unsent: "child.kill('SIGKILL')" },
          suggestions: [{ messageId: 'askWhetherEnded', data: { instead: 'child.exitCode === null && child.signalCode === null' }, output: stop(`child.kill('SIGTERM');\n  setTimeout(() => {\n    if (child.exitCode === null && child.signalCode === null) {\n      child.kill('SIGKILL');\n    }\n  }, 5000);`) }],
        },
      ],
    },
    {
      name: 'signalled: after a pause, in JavaScript',
      filename: 'file.js',
      code: `import { spawn } from 'node:child_process';\nconst child = spawn('x');\nexport async function stop() {\n  try {\n    child.kill();\n  } catch {}\n  await new Promise(resolve => setTimeout(resolve, 500));\n  if (child.killed) return;\n  child.kill('SIGKILL');\n}`,
      errors: [
        {
          messageId: 'signalled', line: 8, data: { asked: 'child.killed', line: '5', unsent: "child.kill('SIGKILL')" },
          suggestions: [{ messageId: 'askWhetherEnded', output: `import { spawn } from 'node:child_process';\nconst child = spawn('x');\nexport async function stop() {\n  try {\n    child.kill();\n  } catch {}\n  await new Promise(resolve => setTimeout(resolve, 500));\n  if (child.exitCode !== null || child.signalCode !== null) return;\n  child.kill('SIGKILL');\n}` }],
        },
      ],
    },
    {
      name: 'signalled: a field, in the executor of a promise, among other conditions',
      code: `import type { ChildProcess } from 'node:child_process';\nexport class Server {\n  private child: ChildProcess | null = null;\n  async stop() {\n    if (!this.child || this.child.killed) return;\n    const sent = this.child.kill('SIGTERM');\n    await new Promise<void>(resolve => {\n      const timer = setTimeout(() => {\n        if (this.child && !this.child.killed) this.child.kill('SIGKILL');\n        resolve();\n      }, 5000);\n      this.child?.once('exit', () => { clearTimeout(timer); resolve(); });\n    });\n    return sent;\n  }\n}`,
      errors: [{ messageId: 'signalled', line: 9, suggestions: 1 }],
    },
    {
      name: 'signalled: a timer that is set before the signal',
      code: stop(`const timer = setTimeout(() => { !child.killed && child.kill('SIGKILL'); }, 5000);\n  child.on('exit', () => clearTimeout(timer));\n  child.kill('SIGTERM');`),
      errors: [{ messageId: 'signalled', line: 3, data: { asked: 'child.killed', line: '5', unsent: "child.kill('SIGKILL')" }, suggestions: 1 }],
    },
    {
      name: 'signalled: by ||',
      code: stop(`child.kill('SIGINT');\n  setTimeout(() => child.killed || child.kill('SIGKILL'), 5000);`),
      errors: [{ messageId: 'signalled', line: 4, suggestions: 1 }],
    },
    {
      name: 'killed, with ||',
      code: inPromise(`spawn(command, args).on('error', reject).on('close', code => {\n  resolve(code || 0);\n});`),
      errors: [
        {
          messageId: 'killed',
          line: 4,
          column: 11,
          data: { code: 'code', expression: 'code || 0', repair: 'Write `code ?? 1`, or look at the second parameter, the signal' },
          suggestions: [{ messageId: 'countAsFailure', data: { instead: 'code ?? 1' }, output: inPromise(`spawn(command, args).on('error', reject).on('close', code => {\n  resolve(code ?? 1);\n});`) }],
        },
      ],
    },
    {
      name: 'killed, with a signal that nothing looks at, as an operand',
      code: inPromise(`const child = spawn(command, args);\nchild.on('error', reject);\nchild.once('exit', (exitCode, signal) => resolve((exitCode ?? 0) + 1));`),
      errors: [{ messageId: 'killed', data: { code: 'exitCode', expression: 'exitCode ?? 0', repair: 'Look at `signal`, or write `exitCode ?? 1`' }, suggestions: 1 }],
    },
    { name: 'killed, in JavaScript', filename: 'file.js', code: `import { spawn } from 'node:child_process';\nconst child = spawn('npm', ['start'], { stdio: 'inherit' });\nchild.on('exit', code => process.exit(code || 0));`, errors: [{ messageId: 'killed', line: 3, column: 39, suggestions: 1 }] },
    { name: 'killed, with a type that forgets null', code: inPromise(`spawn(command, args).on('error', reject).on('exit', (code: number) => resolve(code || 0));`), errors: [{ messageId: 'killed', suggestions: 1 }] },
    { name: 'killed, with a type that says nothing', code: inPromise(`spawn(command, args).on('error', reject).on('exit', (code: any) => resolve(code || 0));`), errors: [{ messageId: 'killed', suggestions: 1 }] },
    { name: 'killed, by a function with a name', code: inPromise(`const onExit = (code: number | null) => resolve(code ?? 0);\nconst child = spawn(command, args);\nchild.on('error', reject);\nchild.on('exit', onExit);`), errors: [{ messageId: 'killed', line: 3, suggestions: 1 }] },
    { name: 'not started', code: `${head}export function run(command: string) {\n  const result = spawnSync(command, { stdio: 'inherit' });\n  return result.status ?? 0;\n}`, errors: [{ messageId: 'notStarted', line: 4, column: 10, data: { code: 'result.status', expression: 'result.status ?? 0', failure: 'result.status ?? 1' }, suggestions: [{ messageId: 'countAsFailure', output: `${head}export function run(command: string) {\n  const result = spawnSync(command, { stdio: 'inherit' });\n  return result.status ?? 1;\n}` }] }] },
    { name: 'not started, in JavaScript', filename: 'file.cjs', code: `const { spawnSync } = require('child_process');\nprocess.exit(spawnSync('tsc', ['-b']).status || 0);`, errors: [{ messageId: 'notStarted', line: 2, suggestions: 1 }] },
    { name: 'unheard, in a try', code: `${head}export function open(url: string) {\n  try {\n    spawn('xdg-open', [url], { detached: true, stdio: 'ignore' }).unref();\n  } catch {\n    console.log(url);\n  }\n}`, errors: [{ messageId: 'unheard', line: 4, column: 5, data: { call: 'spawn()', instead: 'the `catch` on line 5 never sees it', repair: "Add `.on('error', …)`" } }] },
    { name: 'unheard, in a try, of a command that another branch runs', code: `import { execFile, spawn } from 'node:child_process';\nimport { promisify } from 'node:util';\nconst execFileAsync = promisify(execFile);\nexport async function open(command: string, detach: boolean) {\n  try {\n    if (!detach) await execFileAsync(command);\n    else spawn(command, [], { detached: true }).unref();\n  } catch {\n    console.log(command);\n  }\n}`, errors: [{ messageId: 'unheard', line: 7, column: 10 }] },
    { name: 'unheard, in a try, by name', code: `${head}export function start(command: string) {\n  try {\n    const server = spawn(command, [], { shell: false });\n    server.stdout.on('data', console.log);\n    server.unref();\n  } catch (error) {\n    console.error(error);\n  }\n}`, errors: [{ messageId: 'unheard', line: 4, data: { call: 'spawn()', instead: 'the `catch` on line 7 never sees it', repair: "Add `server.on('error', …)`" } }] },
    { name: 'unheard, in a promise', code: inPromise(`const child = spawn(command, args);\nif (child.stdout) child.stdout.resume();\nchild.on('close', code => (code === 0 ? resolve(0) : reject(new Error(String(code)))));`), errors: [{ messageId: 'unheard', line: 3, data: { call: 'spawn()', instead: 'this promise is not rejected', repair: "Add `child.on('error', …)`" } }] },
    { name: 'unheard, in a variable of the file', filename: 'file.js', code: `import { spawn } from 'node:child_process';\nlet server = null;\nexport async function start() {\n  try {\n    server = spawn('pnpm', ['dev']);\n    server.stdout.on('data', console.log);\n  } catch (error) {\n    console.error(error);\n  }\n}\nexport const stop = () => { if (server) server.kill(); };`, errors: [{ messageId: 'unheard', line: 5, column: 14 }] },
    { name: 'unheard, in a private field', code: `${head}import type { ChildProcess } from 'node:child_process';\nexport class Runner {\n  private child: ChildProcess | null = null;\n  start(command: string) {\n    try {\n      this.child = spawn(command, [], { stdio: 'ignore' });\n      this.child.unref();\n    } catch (error) {\n      console.error(error);\n    }\n  }\n  stop() {\n    const child = this.child;\n    if (child) child.kill();\n    this.child = null;\n  }\n}`, errors: [{ messageId: 'unheard', line: 7, data: { call: 'spawn()', instead: 'the `catch` on line 9 never sees it', repair: "Add `this.child.on('error', …)`" } }] },
    { name: 'output that is read too early, by way of another name', options: [{ output: true }], code: inPromise(`const child = spawn(command, args);\nlet text = '';\nchild.on('error', reject);\nchild.stdout.on('data', data => { const chunk = data.toString(); text += chunk; });\nchild.on('exit', code => {\n  console.log(text);\n  resolve(code ?? 1);\n});`), errors: [{ messageId: 'early', line: 8, column: 15 }] },
    {
      name: 'output that is read too early',
      options: [{ output: true }],
      code: inPromise(`const child = spawn(command, args);\nlet text = '';\nconst errors: string[] = [];\nchild.on('error', reject);\nchild.stdout.on('data', chunk => { text += chunk; });\nchild.stderr.on('data', chunk => errors.push(String(chunk)));\nchild.on('exit', code => {\n  if (code !== 0) return reject(new Error(errors.join('')));\n  console.log(text);\n  resolve(0);\n});`),
      errors: [{ messageId: 'early', line: 11, column: 15, data: { collected: '`text` and `errors`' } }],
    },
  ],
});
