// Before the attacks: the build and its index. After them: the table of what was measured.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIGURES_FILE, type Figure, machineLoad } from './figures.js';

const run = (args: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
};

/** Two minutes on a machine of its own, and as long again on a busy one. */
const LONGEST_MS = 240_000;

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

function describe({ attack, measured, value, unit, most, least }: Figure): string {
  const bound = most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : '';
  const isHeld = (most === undefined || value <= most) && (least === undefined || value >= least);
  const columns = [attack, measured, `${rounded(value)} ${unit}`.trim(), bound, isHeld ? '' : 'over'];
  return `| ${columns.join(' | ')} |`;
}

export default function setup(): () => void {
  run(['src/setup/prepare.mjs', 'install', 'build']);
  // Half a minute where none is stored; no attack waits for it.
  run(['dist/cli/main.js', 'index']);
  const folder = mkdtempSync(join(tmpdir(), 'attack-figures-'));
  const file = join(folder, 'figures.jsonl');
  process.env[FIGURES_FILE] = file;
  const load = machineLoad();
  const began = performance.now();
  // Whatever hangs, the run ends.
  const end = setTimeout(() => {
    process.stderr.write('the attacks took too long and were ended\n');
    process.exit(1);
  }, LONGEST_MS);
  return () => {
    clearTimeout(end);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
    const rows = lines.map((line) => describe(JSON.parse(line) as Figure));
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      [
        '',
        '| attack | measured | value | bound | |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
        '',
        `${seconds} s, load of the machine ${rounded(load)} a processor`,
        '',
      ].join('\n'),
    );
    rmSync(folder, { recursive: true, force: true });
  };
}
