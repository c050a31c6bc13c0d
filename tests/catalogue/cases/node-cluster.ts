import type { nodeCluster as rows } from '../../../src/catalogue/node-cluster.js';
import type { Cases } from '../case.js';

export const nodeCluster: Cases<typeof rows> = {
  'node:cluster/Cluster.fork': {
    leaks: `
import cluster from 'node:cluster';
export function onRequest(): void {
  cluster.fork();
}
`,
    honest: `
import cluster from 'node:cluster';
const worker = cluster.fork();
export function stop(): void {
  worker.disconnect();
}
`,
  },
};
