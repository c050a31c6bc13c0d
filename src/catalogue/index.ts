import { amqplib } from './amqplib.js';
import { angularCore } from './angular-core.js';
import { apolloClient } from './apollo-client.js';
import { archiver } from './archiver.js';
import { asyncMutex } from './async-mutex.js';
import { awsClientS3 } from './aws-client-s3.js';
import { axios } from './axios.js';
import { azureServiceBus } from './azure-service-bus.js';
import { betterSqlite3 } from './better-sqlite3.js';
import { bottleneck } from './bottleneck.js';
import { bull } from './bull.js';
import { bullmq } from './bullmq.js';
import { cassandraDriver } from './cassandra-driver.js';
import { chokidar } from './chokidar.js';
import { cron } from './cron.js';
import { dom } from './dom.js';
import { elasticsearch } from './elasticsearch.js';
import { es } from './es.js';
import { esbuild } from './esbuild.js';
import { eventemitter3 } from './eventemitter3.js';
import { express } from './express.js';
import { fastify } from './fastify.js';
import { fsExtra } from './fs-extra.js';
import { genericPool } from './generic-pool.js';
import { googleCloudPubsub } from './google-cloud-pubsub.js';
import { got } from './got.js';
import { graphqlWs } from './graphql-ws.js';
import { grpcJs } from './grpc-js.js';
import { httpProxy } from './http-proxy.js';
import { ioredis } from './ioredis.js';
import { jsdom } from './jsdom.js';
import { kafkajs } from './kafkajs.js';
import { knex } from './knex.js';
import { koa } from './koa.js';
import { kysely } from './kysely.js';
import { level } from './level.js';
import { libsqlClient } from './libsql-client.js';
import { memjs } from './memjs.js';
import { mongodb } from './mongodb.js';
import { mongoose } from './mongoose.js';
import { mqtt } from './mqtt.js';
import { mssql } from './mssql.js';
import { mysql2 } from './mysql2.js';
import { mysql2Promise } from './mysql2-promise.js';
import { nats } from './nats.js';
import { nodeAsyncHooks } from './node-async-hooks.js';
import { nodeChildProcess } from './node-child-process.js';
import { nodeCluster } from './node-cluster.js';
import { nodeCron } from './node-cron.js';
import { nodeDgram } from './node-dgram.js';
import { nodeDiagnosticsChannel } from './node-diagnostics-channel.js';
import { nodeEvents } from './node-events.js';
import { nodeFetch } from './node-fetch.js';
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
import { nodePty } from './node-pty.js';
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
import { nodemailer } from './nodemailer.js';
import { oracledb } from './oracledb.js';
import { pg } from './pg.js';
import { pgCursor } from './pg-cursor.js';
import { pino } from './pino.js';
import { piscina } from './piscina.js';
import { playwright } from './playwright.js';
import { postgres } from './postgres.js';
import { properLockfile } from './proper-lockfile.js';
import { puppeteer } from './puppeteer.js';
import { redis } from './redis.js';
import { redlock } from './redlock.js';
import { rxjs } from './rxjs.js';
import { sequelize } from './sequelize.js';
import { sesamecareOssRedlock } from './sesamecare-oss-redlock.js';
import { serialport } from './serialport.js';
import { socketIo } from './socket-io.js';
import { socketIoClient } from './socket-io-client.js';
import { sqlite3 } from './sqlite3.js';
import { ssh2 } from './ssh2.js';
import { svelte } from './svelte.js';
import { tanstackQueryCore } from './tanstack-query-core.js';
import { tedious } from './tedious.js';
import { testcontainers } from './testcontainers.js';
import { tmpPromise } from './tmp-promise.js';
import { typeorm } from './typeorm.js';
import { undici } from './undici.js';
import { vueReactivity } from './vue-reactivity.js';
import { winston } from './winston.js';
import { workerpool } from './workerpool.js';
import { ws } from './ws.js';
import { zeromq } from './zeromq.js';
import { zustand } from './zustand.js';
import type { ResourceEntry } from './schema.js';

export { neverThrows } from './never-throws.js';
export { ownership } from './ownership.js';
export { pureCalls } from './pure-calls.js';
export { units } from './units.js';
export { ResourceEntryError, validateResources } from './validate.js';
export { widerResults } from './wider-results.js';

const rows = [
  ...amqplib,
  ...angularCore,
  ...apolloClient,
  ...archiver,
  ...asyncMutex,
  ...awsClientS3,
  ...axios,
  ...azureServiceBus,
  ...betterSqlite3,
  ...bottleneck,
  ...bull,
  ...bullmq,
  ...cassandraDriver,
  ...chokidar,
  ...cron,
  ...dom,
  ...elasticsearch,
  ...es,
  ...esbuild,
  ...eventemitter3,
  ...express,
  ...fastify,
  ...fsExtra,
  ...genericPool,
  ...googleCloudPubsub,
  ...got,
  ...graphqlWs,
  ...grpcJs,
  ...httpProxy,
  ...ioredis,
  ...jsdom,
  ...kafkajs,
  ...knex,
  ...koa,
  ...kysely,
  ...level,
  ...libsqlClient,
  ...memjs,
  ...mongodb,
  ...mongoose,
  ...mqtt,
  ...mssql,
  ...mysql2,
  ...mysql2Promise,
  ...nats,
  ...nodeAsyncHooks,
  ...nodeChildProcess,
  ...nodeCluster,
  ...nodeCron,
  ...nodeDgram,
  ...nodeDiagnosticsChannel,
  ...nodeEvents,
  ...nodeFetch,
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
  ...nodePty,
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
  ...nodemailer,
  ...oracledb,
  ...pg,
  ...pgCursor,
  ...pino,
  ...piscina,
  ...playwright,
  ...postgres,
  ...properLockfile,
  ...puppeteer,
  ...redis,
  ...redlock,
  ...rxjs,
  ...sequelize,
  ...sesamecareOssRedlock,
  ...serialport,
  ...socketIo,
  ...socketIoClient,
  ...sqlite3,
  ...ssh2,
  ...svelte,
  ...tanstackQueryCore,
  ...tedious,
  ...testcontainers,
  ...tmpPromise,
  ...typeorm,
  ...undici,
  ...vueReactivity,
  ...winston,
  ...workerpool,
  ...ws,
  ...zeromq,
  ...zustand,
] as const;

/** Names of the rows that come with the plugin. */
export type ResourceId = (typeof rows)[number]['id'];

/** Every resource that comes with the plugin. */
export const resources: readonly (ResourceEntry & { readonly id: ResourceId })[] = rows;
