import { nodeFs } from './node-fs.js';
import type { ResourceEntry } from './schema.js';

const rows = [...nodeFs] as const;

/** Names of the rows that come with the plugin. */
export type ResourceId = (typeof rows)[number]['id'];

/** Every resource that comes with the plugin. */
export const resources: readonly (ResourceEntry & { readonly id: ResourceId })[] = rows;
