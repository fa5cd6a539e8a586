// Where a run was made: Node, platform and the revision of the code. No path of the machine.
import { execFileSync } from 'node:child_process';
import type { RunDescription } from './run-store.js';

function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // Not a repository, or no git: a run can be made from an unpacked archive.
    return null;
  }
}

/** Node version, platform, and the git revision of the working directory; `git` is null outside a repository. */
export function describeEnvironment(): Pick<RunDescription, 'node' | 'platform' | 'git'> {
  const revision = git('rev-parse', 'HEAD');
  const dirty = (git('status', '--porcelain', '--untracked-files=no') ?? '') !== '';
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    git: revision === null ? null : { revision, dirty },
  };
}
