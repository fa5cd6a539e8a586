// Chunks of the real plan: along its boundaries, cut at sentence ends only, searched text apart from quoted text.
import { describe, expect, it } from 'vitest';
import { CHUNKING_DEFAULTS, chunkPlan } from '../../src/chunking/chunk-plan.js';
import { listPassages, passageDigest } from '../../src/chunking/list-passages.js';
import { seedPlan as plan } from '../support/seed-plan.js';

const chunks = chunkPlan(plan);
const chunk = (id: string) => {
  const found = chunks.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`there is no chunk ${id}`);
  return found;
};

describe('boundaries', () => {
  it('quotes verbatim: every text is the slice of its span', () => {
    for (const { text, span } of chunks) expect(plan.text.slice(span.start, span.end)).toBe(text);
  });

  it('gives ids that are readable and unique', () => {
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
    expect(chunk('c2.1.2').text).toMatch(/^（二）壮大提升集成电路产业集群。/);
  });

  it('never reaches over a section, item, box or indicator row', () => {
    for (const { id, span, sectionId, boxId } of chunks) {
      const touched = plan.paragraphs.filter((leaf) => leaf.span.start < span.end && span.start < leaf.span.end);
      expect(new Set(touched.map((leaf) => leaf.sectionId)), id).toEqual(new Set([sectionId]));
      expect(new Set(touched.map((leaf) => leaf.boxId)), id).toEqual(new Set([boxId]));
    }
  });

  it('gives every indicator row a chunk of its own', () => {
    const rows = chunks.filter(({ kind }) => kind === 'indicator');
    expect(rows).toHaveLength(15);
    expect(chunk('c1.b1.i9')).toMatchObject({ sectionId: 'c1.5', boxId: 'c1.b1', indicatorId: 'c1.b1.i9' });
  });

  it('lets the first sub-row, which shares its line with the group, be found under the group', () => {
    expect(chunk('c1.b1.i6').text).toContain('执业医师数');
    expect(chunk('c1.b1.i6.2').text).toContain('注册护士数');
  });

  it('tells text after the last goal apart from text before the first', () => {
    expect(chunk('c1.5').text).toContain('经过五年不懈奋斗');
    expect(chunk('c1.5#2').text).toMatch(/^在此基础上再奋斗五年，到二〇三五年/);
  });
});

describe('long paragraphs', () => {
  it('cuts at sentence ends only', () => {
    for (const { id, text, span } of chunks) {
      const before = plan.text.charAt(span.start - 1);
      const opensParagraph = plan.paragraphs.some((leaf) => leaf.span.start === span.start);
      expect(opensParagraph || /[。！？”）]/.test(before), `start of ${id}: ${text.slice(0, 20)}`).toBe(true);
    }
  });

  it('keeps pieces within the limit unless one sentence is longer', () => {
    const long = chunks.filter(({ text }) => text.length > CHUNKING_DEFAULTS.mostCharacters);
    for (const { text } of long) expect(text.match(/。/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('numbers the later pieces and repeats the breadcrumb in what is searched', () => {
    const pieces = chunkPlan(plan, { mostCharacters: 150 }).filter(({ id }) => id.replace(/#\d+$/, '') === 'c2.3.1');
    expect(pieces.map(({ id }) => id)).toEqual(['c2.3.1', 'c2.3.1#2', 'c2.3.1#3']);
    expect(pieces[1]?.searchText).toContain('加快发展人工智能产业');
    expect(pieces[1]?.text).not.toContain('加快发展人工智能产业');
  });
});

describe('breadcrumbs', () => {
  it('goes from the chapter to the item', () => {
    expect(chunk('c2.1.2').path.map(({ label, title }) => `${label}${title}`)).toEqual([
      '第二章加快构建现代化产业体系，筑牢实体经济根基',
      '一、聚力发展龙头引领产业',
      '（二）壮大提升集成电路产业集群',
    ]);
  });

  it('puts a box between its section and its entry', () => {
    expect(chunk('c4.b1.2').path.map(({ id }) => id)).toEqual(['c4', 'c4.1', 'c4.1.1', 'c4.b1', 'c4.b1.2']);
  });

  it('searches the titles above a chunk, and quotes none of them', () => {
    const { searchText, text } = chunk('c2.1.2');
    expect(searchText).toContain('聚力发展龙头引领产业');
    expect(text).not.toContain('聚力发展龙头引领产业');
    expect(searchText.endsWith(text)).toBe(true);
  });
});

describe('passages', () => {
  it('are the chunks before long ones are cut', () => {
    const passages = listPassages(plan);
    expect(chunkPlan(plan, { mostCharacters: Number.MAX_SAFE_INTEGER }).map(({ id }) => id)).toEqual(
      passages.map(({ id }) => id),
    );
  });

  it('carry a digest that changes with their text', () => {
    expect(passageDigest('甲')).toMatch(/^[0-9a-f]{16}$/);
    expect(passageDigest('甲')).not.toBe(passageDigest('乙'));
  });
});
