// Installs what package-lock.json names, when node_modules is missing or was installed from another lock or Node.
import { createHash } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readIfThere } from './digest-files.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/** What node_modules was installed from: another lock file or another Node ABI needs another installation. */
function wantedStamp(root) {
  const lock = readIfThere(join(root, 'package-lock.json'));
  if (lock === null) {
    throw new SetupError(`找不到 ${join(root, 'package-lock.json')}。请在完整的项目目录中运行，或重新克隆仓库。`);
  }
  const digest = createHash('sha256').update(lock).digest('hex');
  return `${digest} node-abi-${process.versions.modules} ${process.platform}-${process.arch}\n`;
}

const stampPath = (root) => join(root, 'node_modules', '.prepared');

/** @param {string} root */
export const isInstalled = (root) => readIfThere(stampPath(root)) === wantedStamp(root);

function writeStamp(root) {
  const path = stampPath(root);
  writeFileSync(`${path}.tmp`, wantedStamp(root));
  renameSync(`${path}.tmp`, path);
}

/**
 * Whether npm itself has installed exactly this lock before, by hand (`npm ci`, `npm install`): it notes what it put
 * into node_modules in a hidden lock of the same form, once all is in place.
 */
function wasInstalledByHand(root) {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (hidden === null) return false;
  const wanted = JSON.parse(readIfThere(join(root, 'package-lock.json')) ?? '{}').packages ?? {};
  const found = JSON.parse(hidden).packages ?? {};
  const sameVersion = ([path, { version }]) => wanted[path]?.version === version;
  const isThere = ([path, { optional, devOptional }]) => path === '' || path in found || optional || devOptional;
  return Object.entries(found).every(sameVersion) && Object.entries(wanted).every(isThere);
}

/** The packages with native parts, as package.json names them for npm. */
function nativePackages(root) {
  const { allowScripts = {} } = JSON.parse(readIfThere(join(root, 'package.json')) ?? '{}');
  return Object.keys(allowScripts).filter((name) => allowScripts[name]);
}

/** Native parts that were built for another Node, or not at all, fail here and not at the first question. */
async function loadNativeParts(root) {
  const requires = nativePackages(root).map((name) => `require(${JSON.stringify(name)});`);
  const script = `${requires.join('')}process.exit(0)`;
  return runCommand([process.execPath, '-e', script], { cwd: root, quiet: true });
}

/** npm as it was started (`npm test`), or as the shell finds it. */
function npmCommand() {
  const running = process.env['npm_execpath'] ?? '';
  if (/^npm-cli\.c?js$/.test(basename(running))) return [process.execPath, running];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

const TOOLCHAIN =
  '本机没有与当前 Node 匹配的预编译文件，而编译原生模块失败。编译需要 C++ 工具链（g++、make）和 python3。\n' +
  '在 Debian/Ubuntu 上：apt-get install -y build-essential python3；在 macOS 上：xcode-select --install。装好后再运行一次。';

function installError({ code, output }) {
  if (/gyp ERR!|node-pre-gyp ERR!|node-gyp|prebuild-install/.test(output)) return new SetupError(TOOLCHAIN);
  if (code === 127) return new SetupError(`无法运行 npm：${output}。请安装带有 npm 的 Node.js 20.19 或更高版本。`);
  return new SetupError(
    `npm ci 失败（退出码 ${code}），原因见上。若是网络问题，请检查 npm 的源和代理设置后再运行一次。`,
  );
}

/**
 * Brings node_modules to what package-lock.json names; call it while holding the lock.
 * @param {{ root: string, say: (message: string) => void, npm?: readonly string[] }} options
 * @throws SetupError when it cannot, saying what is missing
 */
export async function installDependencies({ root, say, npm = npmCommand() }) {
  if (isInstalled(root)) return;
  if (wasInstalledByHand(root) && (await loadNativeParts(root)).code === 0) return writeStamp(root);
  say('正在按 package-lock.json 安装依赖（首次约需一两分钟）……');
  rmSync(stampPath(root), { force: true });
  // Tests and the build need the development dependencies also where NODE_ENV says production.
  const result = await runCommand([...npm, 'ci', '--include=dev'], { cwd: root });
  if (result.code !== 0) throw installError(result);
  const native = await loadNativeParts(root);
  if (native.code !== 0) {
    process.stderr.write(native.output);
    throw new SetupError(`${TOOLCHAIN}\n如果 npm 没有运行安装脚本，请检查 ignore-scripts 设置。`);
  }
  writeStamp(root);
  say('依赖已安装。');
}
