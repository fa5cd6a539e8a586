// Units of the plan found by their titles, and the places where things stand, told by the unit that is asked for.
import { describe, expect, it } from 'vitest';
import { tellPlaces } from '../../../src/answering/operators/tell-outline.js';
import { unitsByTitle } from '../../../src/answering/operators/unit-by-title.js';
import { atLevelOf } from '../../../src/answering/operators/unit-level.js';
import { contextOf } from '../../support/part-context.js';
import { ask, assistant, outline, plan, textOf } from '../../support/plan-assistant.js';

const { parts } = assistant;
const sectionTitled = (title: string) => {
  const section = plan.sections.find((candidate) => candidate.title.includes(title));
  if (!section) throw new Error(`the plan has no unit 「${title}」`);
  return section;
};
const titlesFor = async (...asked: Parameters<typeof contextOf>): Promise<string[]> =>
  unitsByTitle(await contextOf(...asked)).map(({ title }) => title);

describe('unitsByTitle', () => {
  it('finds the unit whose title a topic spells out', async () => {
    expect((await titlesFor(parts, '发展基础'))[0]).toBe('发展基础');
  });

  it('finds by a word of its title what the asker calls a section or a chapter', async () => {
    const section = { called: 'section', calledName: '健康', text: '健康那一节讲了什么' } as const;
    expect((await titlesFor(parts, '健康', section))[0]).toContain('健康槐荫');
    const chapter = { called: 'chapter', calledName: '科技', text: '科技那章讲了什么' } as const;
    const [unit] = unitsByTitle(await contextOf(parts, '科技', chapter));
    expect(unit).toMatchObject({ level: 'chapter', number: 3 });
  });

  it('takes a word that stands in many titles for none of them', async () => {
    expect(await titlesFor(parts, '发展')).toEqual([]);
  });

  it('looks below a unit only where one is given', async () => {
    const chapter = plan.sections.find(({ level, number }) => level === 'chapter' && number === 1);
    const context = await contextOf(parts, '发展目标');
    for (const unit of unitsByTitle(context, chapter))
      expect(outline.ancestors(unit.id).map(({ id }) => id)).toContain(chapter?.id);
  });
});

describe('atLevelOf', () => {
  it('goes up to the level that is asked, and never down', () => {
    const item = sectionTitled('完善公共卫生服务体系');
    expect(atLevelOf({ parts }, item, 'section').title).toContain('健康槐荫');
    expect(atLevelOf({ parts }, item, 'chapter')).toMatchObject({ level: 'chapter', number: 9 });
    const chapter = atLevelOf({ parts }, item, 'chapter');
    expect(atLevelOf({ parts }, chapter, 'section')).toBe(chapter);
  });
});

describe('tellPlaces', () => {
  it('tells where a unit stands and its heading, each with the heading as its quote', async () => {
    const section = sectionTitled('健康槐荫');
    const draft = tellPlaces(await contextOf(parts, '健康'), [section]);
    expect(draft.lines.map(({ text }) => text)).toEqual(['写在第九章第三节。', '三、纵深推进健康槐荫建设。']);
    for (const { quotes } of draft.lines) expect(quotes).toEqual([section.headingSpan]);
    expect(draft.members).toEqual([{ name: section.title, span: section.headingSpan }]);
  });
});

describe('where a thing stands', () => {
  it.each([
    ['人口工作在第几章？', '写在第九章'],
    ['养老服务写在哪一节？', '写在第九章第四节'],
    ['低空经济在第几章？', '写在第二章'],
  ])('is told for 「%s」 by its unit: %s', async (question, place) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    expect(textOf(answer)).toContain(place);
  });

  it('is not told where the parts of a unit are counted', async () => {
    const answer = textOf(await ask('科技那一章有几节？'));
    expect(answer).toContain('第三章共4节');
    expect(answer).not.toContain('写在');
  });
});
