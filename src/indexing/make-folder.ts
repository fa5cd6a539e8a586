// A folder with those above it, made one by one: Node's own recursion never ends where a file system takes none (/proc).
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** @throws the file system's own error, naming the folder */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
