// Chapters as blocks: the same letters as the plan, each once, in order.
import { describe, expect, it } from 'vitest';
import { listReadingChapters, type ReadingBlock } from '../../../src/server/pages/reading-chapter.js';
import { seedPlan } from '../../support/seed-plan.js';
import { createTestApp, problemOf } from '../test-app.js';

const chapters = listReadingChapters(seedPlan);

type Letters = { readonly text: string; readonly start: number; readonly end: number };
const lettersOf = (block: ReadingBlock): Letters[] =>
  block.kind === 'box' ? [block, ...block.rows, ...block.blocks.flatMap(lettersOf)] : [block];

describe('reading chapters', () => {
  it('are the preface and the eleven chapters, linked both ways', () => {
    expect(chapters.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, number) => `c${number}`));
    expect(chapters[0]?.previousId).toBeNull();
    expect(chapters.at(-1)?.nextId).toBeNull();
    for (const [index, { nextId }] of chapters.entries()) expect(nextId).toBe(chapters[index + 1]?.id ?? null);
  });

  it('hold the plan’s own letters at the offsets they name', () => {
    for (const { blocks } of chapters) {
      for (const { text, start, end } of blocks.flatMap(lettersOf)) {
        expect(seedPlan.text.slice(start, end)).toBe(text);
      }
    }
  });

  it('hold every paragraph but the table’s header rows exactly once, in order', () => {
    const starts = chapters.flatMap(({ blocks }) => blocks.flatMap(lettersOf)).map(({ start }) => start);
    const rows = new Set(seedPlan.indicators.map(({ span }) => span.start));
    const expected = seedPlan.paragraphs.filter(({ kind, span }) => kind !== 'row' || rows.has(span.start));
    expect([...new Set(starts)]).toEqual(expected.map(({ span }) => span.start));
  });

  it('mark exactly the paragraphs with masked figures', () => {
    const masked = chapters.flatMap(({ id, blocks }) =>
      blocks.filter((block) => block.kind === 'paragraph' && block.masked).map(() => id),
    );
    expect(masked).toEqual(['c1', 'c6']);
  });

  it('put the indicator table with all its rows into its box', () => {
    const box = chapters[1]?.blocks.find((block) => block.kind === 'box');
    expect(box?.kind === 'box' && box.rows.map(({ id }) => id)).toEqual(seedPlan.indicators.map(({ id }) => id));
  });
});

describe('/api/plan/reading/:id', () => {
  const { app } = createTestApp();

  it('gives a chapter', async () => {
    const response = await app.request('/api/plan/reading/c2');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(chapters[2])));
  });

  it.each(['c12', 'c2.1', 'x'])('has no chapter %s, and says what there is', async (id) => {
    const problem = await problemOf(await app.request(`/api/plan/reading/${id}`));
    expect(problem).toMatchObject({ status: 404, detail: expect.stringContaining('c0') });
  });
});
