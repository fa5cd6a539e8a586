// Compiles src/ into dist/ when dist/ is missing or was built from other sources.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { digestFiles, listFiles, readIfThere } from './digest-files.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

const COMPILED = new Set(['.ts', '.tsx', '.mts']);
/** Built by Vite, or run as they are. */
const NOT_COPIED = ['web', 'setup'];

/** Everything that the build reads. */
function wantedStamp(root) {
  const settings = ['tsconfig.json', 'package-lock.json'].map((name) => join(root, name)).filter(existsSync);
  return `${digestFiles(root, [...listFiles(join(root, 'src')), ...settings])}\n`;
}

/** @param {string} root */
export const isBuilt = (root) => readIfThere(join(root, 'dist', '.prepared')) === wantedStamp(root);

/** Style sheets, page scripts and the like stand beside the module that serves them. */
function copyAssets(source, target) {
  for (const path of listFiles(source)) {
    const name = relative(source, path);
    const room = name.split(/[\\/]/)[0] ?? '';
    if (COMPILED.has(extname(path)) || NOT_COPIED.includes(room)) continue;
    mkdirSync(dirname(join(target, name)), { recursive: true });
    copyFileSync(path, join(target, name));
  }
}

async function runBuildStep(root, name, command) {
  const { code } = await runCommand([process.execPath, ...command], { cwd: root });
  if (code !== 0) throw new SetupError(`${name}失败（退出码 ${code}），错误见上。dist/ 保持原样；改正后再运行一次。`);
}

const pathOfTool = (root, tool) => join(root, 'node_modules', ...tool.split('/'));

/**
 * Builds into a folder beside dist/ and swaps it in when all of it is there; call it while holding the lock.
 * @param {{ root: string, say: (message: string) => void }} options
 * @throws SetupError when a step fails; the old dist/ then stays
 */
export async function buildSources({ root, say }) {
  if (isBuilt(root)) return;
  say('正在编译源代码……');
  const [target, next, old] = ['dist', 'dist.next', 'dist.old'].map((name) => join(root, name));
  const stamp = wantedStamp(root);
  for (const folder of [next, old]) rmSync(folder, { recursive: true, force: true });
  await runBuildStep(root, '编译 TypeScript ', [
    pathOfTool(root, 'typescript/bin/tsc'),
    ...['-p', 'tsconfig.json', '--outDir', next],
  ]);
  copyAssets(join(root, 'src'), next);
  const pages = join(root, 'src', 'web', 'vite.config.ts');
  if (existsSync(pages)) {
    await runBuildStep(root, '构建网页', [
      pathOfTool(root, 'vite/bin/vite.js'),
      ...['build', '--config', pages, '--outDir', join(next, 'web'), '--emptyOutDir', '--logLevel', 'warn'],
    ]);
  }
  // Packed while somebody waits for the build anyway: the first start finds it.
  const dictionary = pathToFileURL(join(next, 'indexing', 'jieba-dictionary.js')).href;
  if (existsSync(fileURLToPath(dictionary))) {
    const script = `(await import(${JSON.stringify(dictionary)})).openJiebaDictionary()`;
    await runBuildStep(root, '整理分词词典', ['--input-type=module', '-e', script]);
  }
  writeFileSync(join(next, '.prepared'), stamp);
  if (existsSync(target)) renameSync(target, old);
  renameSync(next, target);
  rmSync(old, { recursive: true, force: true });
  say('编译完成。');
}
