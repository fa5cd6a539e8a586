// Runs before `npm start` (install build) and `npm test` (install): brings a fresh clone up to date, and is silent and instant otherwise.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest Node that vite and the native parts run on; package.json's `engines` says the same. */
const OLDEST_NODE = [20, 19];

const say = (message) => process.stderr.write(`[准备] ${message}\n`);

function isNodeTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

/** The two steps; loaded only now, so that an old Node reads the message above and not a syntax error. */
async function loadSteps() {
  const [{ installDependencies, isInstalled }, { buildSources, isBuilt }] = await Promise.all([
    import('./install-dependencies.mjs'),
    import('./build-sources.mjs'),
  ]);
  return {
    install: { isDone: isInstalled, run: installDependencies },
    build: { isDone: isBuilt, run: buildSources },
  };
}

async function prepare(root, names) {
  const steps = await loadSteps();
  const unknown = names.filter((name) => !Object.hasOwn(steps, name));
  if (names.length === 0 || unknown.length > 0) {
    say(`不认识的步骤：${unknown.join('、') || '（无）'}。用法：node src/setup/prepare.mjs install [build]`);
    return 2;
  }
  if (names.every((name) => steps[name].isDone(root))) return 0;
  const { holdLock } = await import('./hold-lock.mjs');
  const { SetupError } = await import('./setup-error.mjs');
  try {
    const work = async () => {
      for (const name of names) await steps[name].run({ root, say });
    };
    await holdLock(join(root, '.prepare.lock'), work, { onWait: () => say('另一个进程正在准备，等待它完成……') });
    return 0;
  } catch (error) {
    say(error instanceof SetupError ? error.message : `意外的错误：${error.stack}`);
    return 1;
  }
}

if (isNodeTooOld()) {
  say(`需要 Node.js ${OLDEST_NODE.join('.')} 或更高版本，当前是 ${process.versions.node}。请升级后再运行。`);
  process.exitCode = 1;
} else {
  process.exitCode = await prepare(join(dirname(fileURLToPath(import.meta.url)), '..', '..'), process.argv.slice(2));
}
