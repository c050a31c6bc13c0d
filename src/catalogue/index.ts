import { betterSqlite3 } from './better-sqlite3.js';
import { cassandraDriver } from './cassandra-driver.js';
import { dom } from './dom.js';
import { es } from './es.js';
import { knex } from './knex.js';
import { kysely } from './kysely.js';
import { libsqlClient } from './libsql-client.js';
import { mssql } from './mssql.js';
import { mysql2 } from './mysql2.js';
import { mysql2Promise } from './mysql2-promise.js';
import { nodeAsyncHooks } from './node-async-hooks.js';
import { nodeChildProcess } from './node-child-process.js';
import { nodeCluster } from './node-cluster.js';
import { nodeDgram } from './node-dgram.js';
import { nodeDiagnosticsChannel } from './node-diagnostics-channel.js';
import { nodeEvents } from './node-events.js';
import { nodeFfi } from './node-ffi.js';
import { nodeFs } from './node-fs.js';
import { nodeFsPromises } from './node-fs-promises.js';
import { nodeGlobal } from './node-global.js';
import { nodeHttp } from './node-http.js';
import { nodeHttp2 } from './node-http2.js';
import { nodeHttps } from './node-https.js';
import { nodeInspector } from './node-inspector.js';
import { nodeNet } from './node-net.js';
import { nodePerfHooks } from './node-perf-hooks.js';
import { nodeProcess } from './node-process.js';
import { nodeQuic } from './node-quic.js';
import { nodeReadline } from './node-readline.js';
import { nodeReadlinePromises } from './node-readline-promises.js';
import { nodeRepl } from './node-repl.js';
import { nodeSqlite } from './node-sqlite.js';
import { nodeStream } from './node-stream.js';
import { nodeTest } from './node-test.js';
import { nodeTimers } from './node-timers.js';
import { nodeTimersPromises } from './node-timers-promises.js';
import { nodeTls } from './node-tls.js';
import { nodeTraceEvents } from './node-trace-events.js';
import { nodeV8 } from './node-v8.js';
import { nodeWorkerThreads } from './node-worker-threads.js';
import { nodeZlib } from './node-zlib.js';
import { oracledb } from './oracledb.js';
import { pg } from './pg.js';
import { pgCursor } from './pg-cursor.js';
import { postgres } from './postgres.js';
import { sequelize } from './sequelize.js';
import { sqlite3 } from './sqlite3.js';
import { tedious } from './tedious.js';
import { typeorm } from './typeorm.js';
import type { ResourceEntry } from './schema.js';

export { ownership } from './ownership.js';

const rows = [
  ...betterSqlite3,
  ...cassandraDriver,
  ...dom,
  ...es,
  ...knex,
  ...kysely,
  ...libsqlClient,
  ...mssql,
  ...mysql2,
  ...mysql2Promise,
  ...nodeAsyncHooks,
  ...nodeChildProcess,
  ...nodeCluster,
  ...nodeDgram,
  ...nodeDiagnosticsChannel,
  ...nodeEvents,
  ...nodeFfi,
  ...nodeFs,
  ...nodeFsPromises,
  ...nodeGlobal,
  ...nodeHttp,
  ...nodeHttp2,
  ...nodeHttps,
  ...nodeInspector,
  ...nodeNet,
  ...nodePerfHooks,
  ...nodeProcess,
  ...nodeQuic,
  ...nodeReadline,
  ...nodeReadlinePromises,
  ...nodeRepl,
  ...nodeSqlite,
  ...nodeStream,
  ...nodeTest,
  ...nodeTimers,
  ...nodeTimersPromises,
  ...nodeTls,
  ...nodeTraceEvents,
  ...nodeV8,
  ...nodeWorkerThreads,
  ...nodeZlib,
  ...oracledb,
  ...pg,
  ...pgCursor,
  ...postgres,
  ...sequelize,
  ...sqlite3,
  ...tedious,
  ...typeorm,
] as const;

/** Names of the rows that come with the plugin. */
export type ResourceId = (typeof rows)[number]['id'];

/** Every resource that comes with the plugin. */
export const resources: readonly (ResourceEntry & { readonly id: ResourceId })[] = rows;
