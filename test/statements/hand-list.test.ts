// Recall: what a person listed in three chapters, from the text alone, before any output was seen.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDataLines } from '../../src/text/read-data-lines.js';
import { real } from './statement-fixture.js';

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quantity'),
    section: z.string(),
    subject: z.string(),
    measure: z.string().nullable(),
    printed: z.string(),
    year: z.int().nullable(),
    area: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('enumeration'),
    section: z.string(),
    head: z.string(),
    members: z.array(z.string()),
    open: z.boolean(),
  }),
]);

const rows = readDataLines('test/statements/hand-list.jsonl', rowSchema).map(({ value }) => value);
const { say } = real;
/** 技术和装备 may be one member or two: people differ. */
const apart = (members: readonly (string | null)[]): string[] =>
  members.flatMap((member) => (member ?? '').split(/以及|[和及与或]/));
const unitOf = ({ id }: { readonly id: string }): string => id.split('/')[0] ?? '';

function isFound(row: (typeof rows)[number]): boolean {
  if (row.kind === 'quantity') {
    return real
      .of('quantity')
      .filter((found) => unitOf(found) === row.section && say(found.printed) === row.printed)
      .some(
        ({ subject, measure, area, year }) =>
          say(subject) === row.subject && say(measure) === row.measure && say(area) === row.area && year === row.year,
      );
  }
  const wanted = apart(row.members);
  return real
    .of('enumeration')
    .filter((found) => unitOf(found) === row.section && found.open === row.open)
    .some(({ members }) => JSON.stringify(apart(members.map(say))) === JSON.stringify(wanted));
}

const recallOf = (kind: 'quantity' | 'enumeration'): number => {
  const own = rows.filter((row) => row.kind === kind);
  return own.filter(isFound).length / own.length;
};

describe('of what a person listed in chapters 2, 6 and 9', () => {
  it('quotes what the plan says, row by row', () => {
    expect(rows.length).toBeGreaterThan(150);
    for (const row of rows)
      for (const text of row.kind === 'enumeration' ? row.members : [row.printed])
        expect(real.plan.text).toContain(text);
  });

  it('finds at least 95% of the amounts, with subject, measure, year and area', () => {
    expect(recallOf('quantity')).toBeGreaterThanOrEqual(0.95);
  });

  it('finds at least 95% of the lists, with exactly their members', () => {
    expect(recallOf('enumeration')).toBeGreaterThanOrEqual(0.95);
  });
});
