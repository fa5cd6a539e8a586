// Operators over the plan's make-up: units found by name, titled, counted, refused; places of words; lists of a box.
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../src/answering/operators/find-mentions.js';
import { findUnit } from '../../../src/answering/operators/find-unit.js';
import { tellBoxMembers } from '../../../src/answering/operators/tell-list.js';
import { tellMentions } from '../../../src/answering/operators/tell-mentions.js';
import { tellOutline } from '../../../src/answering/operators/tell-outline.js';
import type { NamedUnit } from '../../../src/understanding/reading.js';
import { contextOf } from '../../support/part-context.js';
import { assistant, outline, plan } from '../../support/plan-assistant.js';

const { parts } = assistant;
const section = (chapter: number | null, ...path: number[]): NamedUnit => ({
  ...{ unit: 'section', chapter, path },
  written: `第${chapter}章`,
});
const box = (number: number | null): NamedUnit => ({ unit: 'box', number, written: `专栏${number}` });
const find = (named: NamedUnit) => findUnit(parts.index, outline, named);

describe('findUnit', () => {
  it('follows a path down from a chapter', () => {
    expect(find(section(9, 3, 2))).toMatchObject({ kind: 'section', section: { title: '提升医疗服务水平' } });
  });

  it('counts from the end', () => {
    expect(find(section(-1))).toMatchObject({ kind: 'section', section: { level: 'chapter', number: 11 } });
  });

  it('finds both boxes of a number that stands twice', () => {
    const found = find(box(1));
    expect(found?.kind === 'boxes' && found.boxes.map(({ kind }) => kind).sort()).toContain('indicators');
    expect(found?.kind === 'boxes' && found.boxes).toHaveLength(2);
  });

  it('tells what a missing unit would have stood in', () => {
    expect(find(section(15))).toMatchObject({ kind: 'missing', parent: null });
    expect(find(section(9, 8))).toMatchObject({ kind: 'missing', parent: { number: 9 }, siblings: { length: 5 } });
    expect(find(box(9))).toMatchObject({ kind: 'missing', siblings: { length: plan.boxes.length } });
  });

  it('finds the preface and the table, and no section without its chapter', () => {
    expect(find({ unit: 'preface', written: '前言' })).toMatchObject({ kind: 'section', section: { number: 0 } });
    expect(find({ unit: 'table', written: '目标表' })).toMatchObject({ kind: 'table', box: { kind: 'indicators' } });
    expect(find(section(null, 3))).toBeNull();
  });
});

describe('tellOutline', () => {
  const textsOf = async (topic: string, labels: Parameters<typeof contextOf>[2]) =>
    tellOutline(await contextOf(parts, topic, { kind: 'outline', ...labels }))?.lines.map(({ text }) => text);

  it('counts the parts of a chapter and gives their headings', async () => {
    const texts = await textsOf('', { named: [section(9)], aggregate: 'count', unit: 'section' });
    expect(texts?.[0]).toBe('第九章共5节（按规划数据计算）。');
    expect(texts).toHaveLength(6);
    expect(texts).toContain('二、办好人民满意的教育。');
  });

  it('gives the title of a unit that has one', async () => {
    expect(await textsOf('', { named: [section(9, 3, 2)], asked: 'name', unit: 'title' })).toEqual([
      '（二）提升医疗服务水平。',
    ]);
  });

  it('tells a number of boxes that is printed twice', async () => {
    const texts = await textsOf('', { unit: 'box', aggregate: 'count' });
    expect(texts?.slice(0, 2)).toEqual(['规划共6个专栏（按规划数据计算）。', '“专栏1”印了2次。']);
  });

  it('refuses a chapter that there is not, with the number that there are', async () => {
    const draft = tellOutline(await contextOf(parts, '', { kind: 'outline', named: [section(15)] }));
    expect(draft).toMatchObject({ verdict: 'silent', reason: 'not-in-plan' });
    expect(draft?.lines[0]?.text).toContain('规划共11章');
    expect(draft?.lines[0]?.quotes).toHaveLength(11);
  });

  it('finds the chapter with the most sections', async () => {
    expect((await textsOf('', { unit: 'chapter', aggregate: 'most' }))?.[0]).toBe('第五章共6节（按规划数据计算）。');
  });
});

describe('tellBoxMembers', () => {
  it('reads out a box by its number, each project once', async () => {
    const draft = tellBoxMembers(await contextOf(parts, '项目', { kind: 'list', named: [box(5)] }));
    const texts = draft?.lines.map(({ text }) => text).join('\n') ?? '';
    expect(texts.split('山东省第二人民医院门诊病房综合楼建设')).toHaveLength(2);
    expect(texts).not.toContain('张庄村');
  });

  it('has nothing to tell where no box is named', async () => {
    expect(tellBoxMembers(await contextOf(parts, '项目', { kind: 'list' }))).toBeNull();
  });
});

describe('findMentions', () => {
  it('finds every place of words, in order, each with its sentence', () => {
    const mentions = findMentions(parts.index, '低空经济');
    expect(mentions).toHaveLength(plan.text.split('低空经济').length - 1);
    for (const { span, sentence } of mentions) {
      expect(plan.text.slice(span.start, span.end)).toBe('低空经济');
      expect(sentence.start).toBeLessThanOrEqual(span.start);
      expect(sentence.end).toBeGreaterThanOrEqual(span.end);
    }
  });

  it('minds neither width nor script', () => {
    expect(findMentions(parts.index, '低空經濟')).toEqual(findMentions(parts.index, '低空经济'));
    expect(findMentions(parts.index, 'ＡＩ医疗')).toEqual(findMentions(parts.index, 'AI医疗'));
  });

  it('finds nothing where nothing stands', () => {
    expect(findMentions(parts.index, '海底隧道')).toEqual([]);
    expect(findMentions(parts.index, '')).toEqual([]);
  });
});

describe('tellMentions', () => {
  it('tells the places of a word, and quotes them', async () => {
    const draft = await tellMentions(await contextOf(parts, '低空经济', { kind: 'mentions' }));
    expect(draft.verdict).toBe('told');
    expect(draft.lines[0]?.text).toMatch(/^写在第二章第三节（一）；/);
    expect(draft.members).toHaveLength(6);
  });

  it('counts them where a number is asked', async () => {
    const draft = await tellMentions(await contextOf(parts, '低空经济', { kind: 'mentions', aggregate: 'count' }));
    expect(draft.lines[0]?.text).toMatch(/^共6处（按规划数据计算）/);
    expect(draft.lines[0]?.quotes).toHaveLength(6);
  });

  it('claims the absence of the very words that were looked for, and of no more', async () => {
    const draft = await tellMentions(await contextOf(parts, '海底隧道', { kind: 'mentions', quoted: ['海底隧道'] }));
    expect(draft).toMatchObject({ verdict: 'silent', reason: 'not-in-plan' });
    expect(draft.lines[0]?.text).toBe('规划全文没有出现“海底隧道”。');
  });
});
