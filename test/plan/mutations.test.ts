// Three hundred damaged files of each format: a plan or a clear error, never a crash, a hang or half a corpus.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/plan/parse-plan.js';
import { PlanParseError } from '../../src/plan/plan-parse-error.js';
import { loadPlan, writePlan } from '../../src/plan/plan-store.js';
import { readDocument } from '../../src/plan/reading/read-document.js';
import { makeDocx } from '../support/make-docx.js';
import { makePdf } from '../support/make-pdf.js';
import { inventedPlan } from '../support/wrapped-plan.js';

const MUTATIONS = 300;
/** No damaged file of a few kilobytes may take longer, on a busy machine. */
const LONGEST_MILLISECONDS = 10_000;

/** The same mutations in every run: a failing one can be looked at. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const lines = inventedPlan.split('\n');
const html = `<html><body><table><tr><td>${lines.map((line) => `<p>${line}</p>`).join('\n')}</td></tr></table></body></html>`;
const markdown = lines.map((line) => (/^第/.test(line) ? `# ${line}\n` : line)).join('\n');
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const FILES: readonly (readonly [name: string, bytes: () => Promise<Uint8Array>])[] = [
  ['plan.txt', async () => encode(inventedPlan)],
  ['plan.md', async () => encode(`${markdown}\n<table><tr><td>1</td><td rowspan=9 colspan=9>二</td></tr></table>`)],
  ['plan.html', async () => encode(html)],
  ['plan.docx', () => makeDocx(lines.map((text) => ({ kind: 'prose', text })))],
  [
    'plan.pdf',
    async () =>
      makePdf(
        [lines.slice(0, 30), lines.slice(30)].map((page) =>
          page.map((text, index) => ({ x: 90, y: 800 - index * 20, text })),
        ),
      ),
  ],
];

/** Cuts, doubles, swaps or overwrites a part of a file. */
function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const from = random(bytes.length);
  const to = Math.min(bytes.length, from + 1 + random(Math.max(2, bytes.length >> 3)));
  const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  switch (random(5)) {
    case 0:
      return bytes.slice(0, from);
    case 1:
      return Uint8Array.from([...before, ...after]);
    case 2:
      return Uint8Array.from([...before, ...part, ...part, ...after]);
    case 3:
      return Uint8Array.from([...before, ...part.slice().reverse(), ...after]);
    default: {
      const changed = Uint8Array.from(bytes);
      for (let count = 0; count < 6; count++) changed[random(bytes.length)] = random(256);
      return changed;
    }
  }
}

describe.each(FILES)('%s', (name, make) => {
  it('damaged in three hundred ways gives a plan that can be stored, or an error that says what to do', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mutations-'));
    const bytes = await make();
    const random = createRandom(name.length * 7919);
    let plans = 0;
    try {
      for (let count = 0; count < MUTATIONS; count++) {
        const started = performance.now();
        const damaged = mutate(bytes, random);
        try {
          const { plan } = parseDocument(await readDocument(damaged, name));
          writePlan(plan, dir);
          expect(loadPlan(dir).digest, `mutation ${count}`).toBe(plan.digest);
          plans++;
        } catch (error) {
          if (!(error instanceof PlanParseError)) throw new Error(`mutation ${count} of ${name}`, { cause: error });
          expect(error.remedy).not.toBe('');
        }
        expect(performance.now() - started, `mutation ${count}`).toBeLessThan(LONGEST_MILLISECONDS);
      }
      expect(readdirSync(dir).filter((file) => file.endsWith('.tmp'))).toEqual([]);
      expect(plans).toBeLessThanOrEqual(MUTATIONS);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 300_000);
});
