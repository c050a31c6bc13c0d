import fs from 'node:fs';
import path from 'node:path';
import { isGitIgnored } from '../modules/git-ignored.js';
import { modifiedAt } from '../modules/stat.js';

/** The files of a project. */
export interface Listing {
  /** Absolute paths. Nothing below `node_modules`, `.git` and folders that git ignores. */
  readonly files: readonly string[];
  /** `false` when there are more than is worth listing, so that what is missing may be among the rest. */
  readonly complete: boolean;
}

interface Folder {
  readonly modified: number;
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

const MAX_FOLDERS = 4000;
const MAX_FILES = 40_000;
const SKIPPED = /^(?:node_modules|bower_components|\.git|\.hg|\.svn|\.yarn|\.pnpm-store|\.next|\.nuxt|\.turbo|\.cache)$/;

const folders = new Map<string, Folder>();

/** The files below a folder. Each folder is read again when something came into it or left it. */
export function filesBelow(root: string): Listing {
  const files: string[] = [];
  const queue = [root];
  for (let i = 0; i < queue.length; i++) {
    if (i >= MAX_FOLDERS || files.length > MAX_FILES) return { files, complete: false };
    const directory = queue[i] as string;
    const folder = folderAt(directory);
    for (const name of folder.files) files.push(path.join(directory, name));
    for (const name of folder.folders) queue.push(path.join(directory, name));
  }
  return { files, complete: true };
}

function folderAt(directory: string): Folder {
  const modified = modifiedAt(directory);
  let folder = folders.get(directory);
  if (folder?.modified !== modified) {
    folder = { modified, ...read(directory) };
    folders.set(directory, folder);
  }
  return folder;
}

function read(directory: string): Omit<Folder, 'modified'> {
  let entries: fs.Dirent[];
  try {
    entries = fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    return { files: [], folders: [] };
  }
  return {
    files: entries.filter(entry => !entry.isDirectory()).map(({ name }) => name),
    folders: entries.filter(entry => entry.isDirectory() && !SKIPPED.test(entry.name) && !isGitIgnored(`${path.join(directory, entry.name)}/`)).map(({ name }) => name),
  };
}
