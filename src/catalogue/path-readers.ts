/**
 * Functions and classes of Node's modules that fail when there is nothing at the path which is their first argument.
 * Source: https://nodejs.org/api/fs.html, worker_threads.html, child_process.html.
 */
export const PATH_READERS: Readonly<Record<string, readonly string[]>> = {
  fs: ['readFile', 'readFileSync', 'createReadStream', 'openAsBlob', 'readdir', 'readdirSync', 'opendir', 'opendirSync', 'copyFile', 'copyFileSync', 'cp', 'cpSync', 'realpathSync'],
  'fs/promises': ['readFile', 'readdir', 'opendir', 'copyFile', 'cp', 'realpath'],
  worker_threads: ['Worker'],
  child_process: ['fork'],
};
