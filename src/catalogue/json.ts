import type { Callee, Origin } from './schema.js';

/** A function that writes a value as JSON. */
export interface JsonWriter {
  readonly id: string;
  readonly origin: Origin;
  readonly callee: Callee;
  /** The name of the object that it belongs to, which everybody writes in the same way. */
  readonly global?: string;
  /** The argument that is written. */
  readonly value: number;
  /** The argument that may say how to write what JSON has no form for. */
  readonly replacer?: number;
  readonly source: string;
}

export const jsonWriters = [
  { id: 'es/JSON.stringify', origin: { from: 'lib' }, callee: { by: 'method', type: 'JSON', name: 'stringify' }, global: 'JSON', value: 0, replacer: 1, source: 'https://tc39.es/ecma262/#sec-json.stringify' },
  { id: 'dom/Response.json', origin: { from: 'lib' }, callee: { by: 'static', type: 'Response', name: 'json' }, global: 'Response', value: 0, source: 'https://fetch.spec.whatwg.org/#dom-response-json' },
  { id: 'next/NextResponse.json', origin: { from: 'module', module: 'next/server' }, callee: { by: 'static', type: 'NextResponse', name: 'json' }, global: 'NextResponse', value: 0, source: 'https://nextjs.org/docs/app/api-reference/functions/next-response#json' },
  { id: 'express/Response.json', origin: { from: 'module', module: 'express-serve-static-core' }, callee: { by: 'method', type: 'Response', name: 'json', aliases: ['jsonp'] }, value: 0, source: 'https://expressjs.com/en/api.html#res.json' },
] as const satisfies readonly JsonWriter[];

/** A function that makes a value of JSON. */
export interface JsonReader {
  readonly id: string;
  readonly origin: Origin;
  readonly callee: Callee;
  /** The argument that may turn texts back into what they were. */
  readonly reviver?: number;
  readonly source: string;
}

export const jsonReaders = [
  { id: 'es/JSON.parse', origin: { from: 'lib' }, callee: { by: 'method', type: 'JSON', name: 'parse' }, reviver: 1, source: 'https://tc39.es/ecma262/#sec-json.parse' },
  { id: 'dom/Body.json', origin: { from: 'lib' }, callee: { by: 'method', type: 'Body', name: 'json' }, source: 'https://fetch.spec.whatwg.org/#dom-body-json' },
] as const satisfies readonly JsonReader[];
