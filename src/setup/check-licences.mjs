// Checks that every package of the bill of materials has a licence under which it may be used: `npm run licences`.
import { execFileSync } from 'node:child_process';

/** Licences that ask for their notice at most; copyleft is not among them. */
const FREE = new Set([
  ...['MIT', 'ISC', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Zlib', 'Unlicense', 'CC0-1.0', 'Python-2.0', 'WTFPL'],
]);
/** Tools of the developers that are not given on: their files may stay under a licence that asks for changes to them. */
const FREE_FOR_DEVELOPERS = new Set([...FREE, 'MPL-2.0', 'CC-BY-4.0']);

/**
 * An expression of SPDX without its brackets: of what stands beside OR one is enough, of what stands beside AND all.
 * @param {string} expression
 * @param {ReadonlySet<string>} free
 * @returns {boolean}
 */
function isFree(expression, free) {
  const choices = expression.replaceAll('(', '').replaceAll(')', '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((licence) => free.has(licence.trim())));
}

/**
 * @param {readonly string[]} options of `npm sbom`
 * @returns {{ name: string, versionInfo: string, licenseDeclared?: string }[]}
 */
function listPackages(options) {
  const arguments_ = ['sbom', '--sbom-format=spdx', ...options];
  const printed = execFileSync('npm', arguments_, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { packages, documentDescribes = [] } = JSON.parse(printed);
  return packages.filter(({ SPDXID }) => !documentDescribes.includes(SPDXID));
}

/**
 * @param {readonly string[]} options
 * @param {ReadonlySet<string>} free
 */
function findUnfree(options, free) {
  return listPackages(options)
    .filter(({ licenseDeclared = 'none' }) => !isFree(licenseDeclared, free))
    .map(({ name, versionInfo, licenseDeclared = 'none' }) => `${name}@${versionInfo}: ${licenseDeclared}`);
}

const unfree = [...new Set([...findUnfree(['--omit=dev'], FREE), ...findUnfree([], FREE_FOR_DEVELOPERS)])];
for (const line of unfree) process.stderr.write(`licence not allowed: ${line}\n`);
if (unfree.length > 0)
  process.stderr.write('Use another package, or add the licence to src/setup/check-licences.mjs after reading it.\n');
else
  process.stdout.write(`${listPackages(['--omit=dev']).length} packages are given on, all under allowed licences.\n`);
process.exitCode = unfree.length > 0 ? 1 : 0;
