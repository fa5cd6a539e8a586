// Why a folder cannot be written, found out by writing into it before long work whose result would be lost.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

/** A page of a file system: what does not fit is told by a full disk. */
const PROBE = Buffer.alloc(4096);

/** Null where a file could be written; rights alone do not tell it, for root may all and a disk may be full. */
export function findHindrance(folder: string): string | null {
  const probe = join(folder, `.probe.${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, PROBE);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // A folder that lets nothing in has nothing to take out.
    }
  }
}
