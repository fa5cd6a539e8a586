// Points of a chapter, a topic, or for a group: the plan's own clauses, in its order, with what they aim at as a table.
import { describe, expect, it } from 'vitest';
import type { Briefing, BriefingScope } from '../../../src/answering/briefing/briefing.js';
import { writeBriefing } from '../../../src/answering/briefing/write-briefing.js';
import { assistant, plan } from '../../support/plan-assistant.js';

async function brief(scope: BriefingScope, most = 8): Promise<Briefing> {
  const briefing = await writeBriefing(assistant.parts, scope, most);
  if (!briefing) throw new Error('no briefing');
  return briefing;
}

const SCOPES: BriefingScope[] = [
  ...plan.sections.filter(({ level }) => level === 'chapter').map(({ id }) => ({ kind: 'section' as const, id })),
  { kind: 'topic', topic: '低空经济' },
  { kind: 'topic', topic: '养老服务' },
  { kind: 'audience', audience: '老年人' },
];

describe.each(SCOPES)('a briefing on $kind $id$topic$audience', (scope) => {
  it('has at most as many points as were asked for, each of clauses that its quote prints', async () => {
    const { points, citations } = await brief(scope);
    expect(points.length).toBeGreaterThan(0);
    expect(points.length).toBeLessThanOrEqual(8);
    for (const { text, citations: ids } of points) {
      const quote = citations
        .filter(({ id }) => ids.includes(id))
        .map((citation) => citation.quote)
        .join('');
      for (const piece of text.split('；')) expect(quote).toContain(piece);
    }
  });

  it('keeps the order of the plan, and says nothing twice', async () => {
    const { points, citations } = await brief(scope);
    const places = points.map((point) => citations.find(({ id }) => id === point.citations[0])?.start ?? -1);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  });

  it('quotes verbatim', async () => {
    for (const { quote, start, end } of (await brief(scope)).citations) expect(plan.text.slice(start, end)).toBe(quote);
  });
});

describe('a chapter', () => {
  it('is told through all of its sections, targets first of all', async () => {
    const { points, citations, targets } = await brief({ kind: 'section', id: 'c2' }, 8);
    const sections = new Set(
      points.flatMap((point) =>
        citations.filter(({ id }) => id === point.citations[0]).map(({ section }) => section?.number),
      ),
    );
    for (const number of ['一、', '二、', '三、', '四、', '五、']) expect(sections).toContain(number);
    expect(targets.map(({ name, value, year }) => [name, value, year])).toEqual([
      ['集成电路产业规模', '30亿元', 2030],
      ['高端数控机床与机器人产业规模', '80亿元', 2030],
      ['专用装备产业规模', '25亿元', 2030],
      ['亿元楼宇', '5幢', 2030],
    ]);
  });

  it('gives more points when more are asked for', async () => {
    expect((await brief({ kind: 'section', id: 'c9' }, 20)).points).toHaveLength(20);
  });
});

describe('a topic', () => {
  it('is told by sentences that speak of it', async () => {
    const { points } = await brief({ kind: 'topic', topic: '低空经济' });
    expect(points.filter(({ text, head }) => `${head}${text}`.includes('低空')).length / points.length).toBeGreaterThan(
      0.8,
    );
  });
});

describe('what nobody can brief on', () => {
  it.each([
    { kind: 'section', id: 'c99' },
    { kind: 'audience', audience: '宇航员' },
  ] as const)('is null: $id$audience', async (scope) => {
    expect(await writeBriefing(assistant.parts, scope, 5)).toBeNull();
  });
});
