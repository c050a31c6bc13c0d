import type { axios as rows } from '../../../src/catalogue/axios.js';
import type { Cases } from '../case.js';

export const axios: Cases<typeof rows> = {
  'axios/Axios.get stream': {
    leaks: `
import type { Readable } from 'node:stream';
import axios from 'axios';
export async function status(url: string): Promise<number> {
  const response = await axios.get<Readable>(url, { responseType: 'stream' });
  return response.status;
}
`,
    honest: `
import type { Readable } from 'node:stream';
import axios from 'axios';
export async function show(url: string): Promise<void> {
  const response = await axios.get<Readable>(url, { responseType: 'stream' });
  response.data.pipe(process.stdout);
}
`,
  },
  'axios/AxiosInterceptorManager.use': {
    leaks: `
import axios from 'axios';
export async function load(url: string, token: string): Promise<unknown> {
  axios.interceptors.request.use(config => (config.headers.set('Authorization', token), config));
  return (await axios.get(url)).data;
}
`,
    honest: `
import axios from 'axios';
export async function load(url: string, token: string): Promise<unknown> {
  const id = axios.interceptors.request.use(config => (config.headers.set('Authorization', token), config));
  try {
    return (await axios.get(url)).data;
  } finally {
    axios.interceptors.request.eject(id);
  }
}
`,
  },
};
