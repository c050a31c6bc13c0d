import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

/** Mistakes that language models really made, against small packages with the surface of the real ones. */
interface Mistake {
  readonly what: string;
  /** Runs as TypeScript and as JavaScript. */
  readonly code: string;
  /** The same as JavaScript, where types have to go. `undefined`: the same code; `false`: only types can say it. */
  readonly js?: string | false;
  readonly rule: string;
  /** What should have been written; the first name that the report suggests has to be it. `undefined`: nothing comes close. */
  readonly meant?: string;
}

const root = path.resolve(import.meta.dirname, '../fixtures/mistakes');
const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: plugin.configs.recommended as Linter.Config[] });

const EXPORT = 'no-unknown-export';
const MEMBER = 'no-unknown-member';
const MODULE = 'no-unknown-module';
const NAME = 'no-unknown-name';
const OPTION = 'no-unknown-option';
const ARGUMENTS = 'no-wrong-arguments';
const EVENT = 'no-unknown-event';

const mistakes: readonly Mistake[] = [
  { what: '2, 96: iter() of a query', code: `import { Database } from 'convex';\nexport const rows = await new Database().query('teams').iter();`, rule: MEMBER },
  { what: '1: HttpRouter for the factory httpRouter', code: `import { HttpRouter } from 'convex';\nexport const http = HttpRouter;`, rule: EXPORT, meant: 'httpRouter' },
  { what: '15: v.undefined()', code: `import { v } from 'convex';\nexport const x = v.undefined();`, rule: MEMBER },
  { what: '1: pathPrefix for path', code: `import { httpRouter } from 'convex';\nhttpRouter().route({ pathPrefix: '/a', method: 'GET', handler: 1 } as any);`, js: `import { httpRouter } from 'convex';\nhttpRouter().route({ pathPrefix: '/a', method: 'GET', handler: 1 });`, rule: OPTION, meant: 'path' },
  { what: '22: maxTokens for maxOutputTokens', code: `import { streamText } from 'ai';\nconst limits = { maxTokens: 512 };\nstreamText({ model: 'm', prompt: 'p', ...limits });`, rule: OPTION, meant: 'maxOutputTokens' },
  { what: '23: maxSteps', code: `import { streamText } from 'ai';\nconst options = { model: 'm', prompt: 'p', maxSteps: 5 };\nstreamText(options);`, rule: OPTION },
  { what: '24: parameters for inputSchema', code: `import { tool } from 'ai';\nexport const x = tool({ description: 'weather', parameters: {} } as any);`, js: `import { tool } from 'ai';\nexport const x = tool({ description: 'weather', parameters: {} });`, rule: OPTION },
  { what: '28: tool-invocation', code: `import { staticParts } from 'ai';\nexport const f = () => staticParts().map(part => {\n  switch (part.type as any) {\n    case 'tool-invocation': return 1;\n    default: return 0;\n  }\n});`, js: `import { staticParts } from 'ai';\nexport const f = () => staticParts().map(part => {\n  switch (part.type) {\n    case 'tool-invocation': return 1;\n    default: return 0;\n  }\n});`, rule: EVENT, meant: 'dynamic-tool' },
  { what: '30: partial-call', code: `import { staticParts } from 'ai';\nexport const x = staticParts().some(part => part.type === 'dynamic-tool' && (part as any).state === 'partial-call');`, js: `import { staticParts } from 'ai';\nexport const x = staticParts().some(part => part.type === 'dynamic-tool' && part.state === 'partial-call');`, rule: EVENT },
  { what: '32: messages for uiMessages', code: `import { createAgentUIStreamResponse } from 'ai';\nexport const x = await createAgentUIStreamResponse({ agent: {}, messages: [] } as any);`, js: `import { createAgentUIStreamResponse } from 'ai';\nexport const x = await createAgentUIStreamResponse({ agent: {}, messages: [] });`, rule: OPTION, meant: 'uiMessages' },
  { what: '84: a variant that is not there', code: `import { badge } from 'convex';\nexport const x = badge({ variant: 'green' as any, label: 'active' });`, js: `import { badge } from 'convex';\nexport const x = badge({ variant: 'green', label: 'active' });`, rule: OPTION },
  { what: '100: runtime for the directive', code: `import { httpAction } from 'convex';\nconst options = { handler: 1, timeout: 5, runtime: 'node' };\nexport const x = httpAction(options);`, js: `import { httpAction } from 'convex';\nexport const x = httpAction({ handler: 1, runtime: 'node' });`, rule: OPTION },
  { what: '26: toDataStreamResponse', code: `import { streamText } from 'ai';\nexport const r = streamText({ model: 'm', prompt: 'p' }).toDataStreamResponse();`, rule: MEMBER, meant: 'toUIMessageStreamResponse' },
  { what: '27: the surface of another version', code: `import { useChat } from '@ai-sdk/react';\nexport const { handleInputChange } = useChat();`, rule: MEMBER },
  { what: '29: part.toolInvocation', code: `import type { ToolPart } from 'ai';\ndeclare const part: ToolPart;\nexport const x = (part as any).toolInvocation.args;`, js: false, rule: MEMBER },
  { what: '31: addToolResult', code: `import { useChat } from '@ai-sdk/react';\nuseChat().addToolResult({ tool: 'a', output: 1 });`, rule: MEMBER, meant: 'addToolOutput' },
  { what: '42: isalpha', code: `const c = 'a';\nexport const x = c.isalpha();`, rule: MEMBER },
  { what: '43: islower', code: `const c = 'a';\nexport const x = c.islower();`, rule: MEMBER },
  { what: '44: swapcase', code: `const s = 'a';\nexport const x = s.swapcase();`, rule: MEMBER },
  { what: '45: nums.sum()', code: `const nums = [1, 2];\nexport const x = nums.sum();`, rule: MEMBER, meant: 'reduce' },
  { what: '46: sorted(xs)', code: `const xs = [2, 1];\nexport const x = sorted(xs);`, rule: NAME, meant: 'xs.sort' },
  { what: '47: ord(c)', code: `const c = 'a';\nexport const x = ord(c);`, rule: NAME, meant: 'c.charCodeAt' },
  { what: '48: isEqualTo on Set', code: `const a = new Set([1]);\nexport const x = a.isEqualTo(new Set([1]));`, rule: MEMBER },
  { what: '49: isUpperCase', code: `const s = 'a';\nexport const x = s.isUpperCase();`, rule: MEMBER },
  { what: '49: charAtAt', code: `const s = 'a';\nexport const x = s.charAtAt(0);`, rule: MEMBER, meant: 'charAt' },
  { what: '50: heapq', code: `export const x = heapq.heappush([], 1);`, rule: NAME },
  { what: '50: zip', code: `export const x = zip([1], [2]);`, rule: NAME },
  { what: '50: cmath', code: `export const x = cmath.sqrt(2);`, rule: NAME, meant: 'Math' },
  { what: '51: Number.round', code: `export const x = Number.round(1.5);`, rule: MEMBER },
  { what: '51: Number.toFixed', code: `export const x = Number.toFixed(1.5);`, rule: MEMBER },
  { what: '52: prisma.$upload', code: `import { PrismaClient } from '@prisma/client';\nawait new PrismaClient().$upload('a');`, rule: MEMBER },
  { what: '53: a browser File on a Node object', code: `import { uploaded } from 'multer';\nexport const x = uploaded().map(file => file.arrayBuffer());`, rule: MEMBER },
  { what: '54: schema-validator-pro', code: `import validate from 'schema-validator-pro';\nexport const x = validate({});`, rule: MODULE },
  { what: '56: UserAPI.getUserByEmail', code: `import { UserAPI } from '../src/user-api.js';\nexport const x = await UserAPI.findUsers('a');`, js: `import { UserAPI } from '../user-api.js';\nexport const x = await UserAPI.findUsers('a');`, rule: MEMBER, meant: 'findUser' },
  { what: '57: express-json-validator', code: `import { validateSchema } from 'express-json-validator';\nexport const x = validateSchema({});`, rule: MODULE },
  { what: '58: redis-async', code: `import redis from 'redis-async';\nexport const x = redis;`, rule: MODULE },
  { what: '59: app.del', code: `import express from 'express';\nexpress().del('/r', (req, res) => res.send('x'));`, rule: MEMBER, meant: 'delete' },
  { what: '60: res.sendfile', code: `import express from 'express';\nexpress().get('/r', (req, res) => res.sendfile('x'));`, rule: MEMBER, meant: 'sendFile' },
  { what: '60: req.param', code: `import express from 'express';\nexpress().get('/r', (req, res) => res.send(req.param('x')));`, rule: MEMBER },
  { what: '62: useFormStatus in React 18', code: `import { useFormStatus } from 'react-dom';\nexport const x = useFormStatus();`, rule: EXPORT },
  { what: '63: prisma.user.findByEmail', code: `import { PrismaClient } from '@prisma/client';\nawait new PrismaClient().user.findByEmail('a');`, rule: MEMBER },
  { what: '63: array.flatten', code: `export const x = [[1]].flatten();`, rule: MEMBER, meant: 'flat' },
  { what: '63: str.contains', code: `export const x = 'abc'.contains('a');`, rule: MEMBER, meant: 'includes' },
  { what: '64: react-codeshift', code: `import shift from 'react-codeshift';\nexport const x = shift;`, rule: MODULE },
  { what: '95: setDefault', code: `import { z } from 'zod';\nexport const x = z.string().setDefault('a');`, rule: MEMBER, meant: 'default' },
  { what: '97: v.tuple', code: `import { v } from 'convex';\nexport const x = v.tuple([]);`, rule: MEMBER },
  { what: '97: v.discriminator', code: `import { v } from 'convex';\nexport const x = v.discriminator('type');`, rule: MEMBER },
  { what: '98: @convex-dev/react', code: `import { useQuery } from '@convex-dev/react';\nexport const x = useQuery('a');`, rule: MODULE },
  { what: '98: ./convex/react', code: `import { useQuery } from './convex/react.js';\nexport const x = useQuery('a');`, rule: MODULE },
  { what: '99: the right name from the wrong module', code: `import { paginationOptsValidator } from 'convex/server';\nexport const x = paginationOptsValidator();`, rule: EXPORT },
  { what: 'a subpath that the package does not export', code: `import { v } from 'convex/validators';\nexport const x = v;`, rule: MODULE },
  { what: 'fs.readFileSync of the promises API', code: `import fs from 'node:fs/promises';\nexport const x = fs.readFileSync('a');`, rule: MEMBER, meant: 'readFile' },
  { what: 'existSync', code: `import { existSync } from 'node:fs';\nexport const x = existSync('a');`, rule: EXPORT, meant: 'existsSync' },
  { what: 'node:filesystem', code: `import fs from 'node:filesystem';\nexport const x = fs;`, rule: MODULE },
  { what: 'a list', code: `const xs = [1];\nxs.append(2);\nexport { xs };`, rule: MEMBER, meant: 'push' },
  { what: 'trim by another name', code: `export const x = ' a '.strip();`, rule: MEMBER, meant: 'trim' },
  { what: 'upper', code: `export const x = 'a'.upper();`, rule: MEMBER, meant: 'toUpperCase' },
  { what: 'startswith', code: `export const x = 'a'.startswith('b');`, rule: MEMBER, meant: 'startsWith' },
  { what: 'has_key', code: `export const x = new Map([[1, 2]]).has_key(1);`, rule: MEMBER, meant: 'has' },
  { what: 'size of an array', code: `const xs = [1];\nexport const x = xs.size + 1;`, rule: MEMBER, meant: 'length' },
  { what: 'length of a set', code: `const xs = new Set([1]);\nexport const x = xs.length + 1;`, rule: MEMBER, meant: 'size' },
  { what: 'remove from a map', code: `new Map([[1, 2]]).remove(1);`, rule: MEMBER, meant: 'delete' },
  { what: 'Math.power', code: `export const x = Math.power(2, 3);`, rule: MEMBER, meant: 'pow' },
  { what: 'JSON.encode', code: `export const x = JSON.encode({});`, rule: MEMBER, meant: 'stringify' },
  { what: 'getTimestamp', code: `export const x = new Date().getTimestamp();`, rule: MEMBER, meant: 'getTime' },
  { what: '5: a string for a typed reference', code: `import { ActionCtx } from 'convex';\nawait new ActionCtx().runMutation('saveFetchResult', {});`, rule: ARGUMENTS },
  { what: '98: useQuery with the path in a string', code: `import { useQuery } from 'convex';\nexport const x = useQuery('messages:getAllMessages');`, rule: ARGUMENTS },
  { what: '61: a signature that the other file does not provide', code: `import { UserAPI } from '../src/user-api.js';\nexport const x = await UserAPI.findUser('a', { cache: true });`, js: `import { UserAPI } from '../user-api.js';\nexport const x = await UserAPI.findUser('a', { cache: true });`, rule: ARGUMENTS },
  { what: '61: an argument that the other file needs', code: `import { UserAPI } from '../src/user-api.js';\nexport const x = await UserAPI.findUser();`, js: `import { UserAPI } from '../user-api.js';\nexport const x = await UserAPI.findUser();`, rule: ARGUMENTS },
  { what: 'a callback for promises', code: `import fs from 'node:fs';\nfs.promises.readFile('a', (error, data) => data);`, rule: ARGUMENTS },
  { what: 'await for a callback', code: `import fs from 'node:fs';\nexport const x = await fs.readFile('a', 'utf8');`, rule: ARGUMENTS },
  { what: 'digits for Math.round', code: `export const x = Math.round(1.234, 2);`, rule: ARGUMENTS },
  { what: 'a method in place of options', code: `export const x = await fetch('/a', 'POST');`, rule: ARGUMENTS },
  { what: 'Object.items', code: `export const x = Object.items({});`, rule: MEMBER, meant: 'entries' },
];

async function reports(code: string, file: string): Promise<Linter.LintMessage[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, 'src', file) });
  return result?.messages ?? [];
}

describe('known misses', () => {
  it('95: z.email() while on Zod 3, because the source mentions the name as a method of something else', async () => {
    expect(await reports(`import { z } from 'zod';\nexport const x = z.email();`, 'file.ts')).toEqual([]);
  });
});

const meant = { first: 0, of: 0, missed: [] as string[] };

describe.each(mistakes)('$what', ({ what, code, js, rule, meant: expected }) => {
  const wanted = (message: Linter.LintMessage): boolean => message.ruleId === `grounded/${rule}`;

  it('in TypeScript', async () => {
    const messages = await reports(code, 'file.ts');
    expect(messages.map(message => message.ruleId)).toEqual([`grounded/${rule}`]);
    if (expected === undefined) return;
    meant.of++;
    const [, first] = /Did you mean `([^`]+)`/.exec(messages.find(wanted)?.message ?? '') ?? [];
    if (first === expected) meant.first++;
    else meant.missed.push(`${what}: ${first ?? 'nothing'} for ${expected}`);
  });

  it.skipIf(js === false)('in JavaScript', async () => {
    expect((await reports(js || code, 'js/file.js')).map(message => message.ruleId)).toEqual([`grounded/${rule}`]);
  });
});

afterAll(() => {
  console.log(`did you mean: the right name comes first in ${meant.first} of ${meant.of} cases (${Math.round((100 * meant.first) / meant.of)} %)`);
  for (const miss of meant.missed) console.log(`  not: ${miss}`);
  expect(meant.first / meant.of).toBeGreaterThanOrEqual(0.7);
});
