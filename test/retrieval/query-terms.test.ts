// Query terms: a question's own words, and words of the plan that mean or sound the same, at lower weight.
import { describe, expect, it } from 'vitest';
import { buildSoundIndex } from '../../src/indexing/sound-index.js';
import type { Thesaurus } from '../../src/indexing/thesaurus.js';
import { isEnglish, QUERY_TERM_DEFAULTS, readQuery, stripFrame } from '../../src/retrieval/query-terms.js';

const thesaurus: Thesaurus = {
  leftOut: 0,
  match: (question) => (question.includes('看病') ? [{ phrase: '看病', planWords: ['医疗'] }] : []),
  translate: (question) => (/hospital/i.test(question) ? [{ phrase: 'hospital', planWords: ['医院'] }] : []),
};
const aids = { thesaurus, sounds: buildSoundIndex(['粤剧']), knows: () => false };
const read = (question: string, context = '') => readQuery({ question, topic: null, context }, aids);

describe('readQuery', () => {
  it('weighs words fully and single characters less', () => {
    const { literalTerms } = read('道路');
    expect(Object.fromEntries(literalTerms)).toEqual({ 道路: 1, 道: 0.25, 路: 0.25 });
  });

  it('adds what the thesaurus knows at lower weight, and not to the literal terms', () => {
    const { terms, literalTerms, added } = read('看病方便');
    expect(terms.get('医疗')).toBe(QUERY_TERM_DEFAULTS.synonymWeight);
    expect(literalTerms.has('医疗')).toBe(false);
    expect(added).toEqual([{ from: '看病', to: ['医疗'], by: 'thesaurus' }]);
  });

  it('keeps the full weight of a word that is asked and added', () => {
    expect(read('看病和医疗').terms.get('医疗')).toBe(1);
  });

  it('reads an English question by its translation alone', () => {
    const { terms, added } = read('How many hospitals will be built?');
    expect(terms.get('医院')).toBe(1);
    expect([...terms.keys()].filter((term) => /[a-z]/.test(term))).toEqual([]);
    expect(added.map(({ by }) => by)).toEqual(['english']);
  });

  it('lets the conversation before weigh a little', () => {
    const { terms, literalTerms } = read('道路', '公园');
    expect(terms.get('公园')).toBe(QUERY_TERM_DEFAULTS.contextWeight);
    expect(literalTerms.has('公园')).toBe(false);
  });

  it('adds the word that a misspelt one sounds like, unless the corpus knows what was typed', () => {
    const { terms, literalTerms } = read('月剧');
    expect(terms.get('粤剧')).toBe(QUERY_TERM_DEFAULTS.soundWeight);
    expect(literalTerms.has('粤剧')).toBe(false);
    expect(readQuery({ question: '月剧', topic: null, context: '' }, { ...aids, knows: () => true }).added).toEqual([]);
  });

  it('gives a year little weight', () => {
    expect(read('2030年道路').terms.get('2030')).toBe(QUERY_TERM_DEFAULTS.yearWeight);
  });

  it('turns traditional script and full width into the mainland form', () => {
    expect(read('醫療２０３０').question).toBe('医疗2030');
  });
});

describe('stripFrame', () => {
  it.each([
    ['请问2030年医院有多少', '医院'],
    ['规划中提出要建设哪些公园', '要建设 公园'],
    ['多少', '多少'],
  ])('leaves the topic of 「%s」', (question, topic) => {
    expect(stripFrame(question)).toContain(topic);
  });
});

describe('isEnglish', () => {
  it('tells English questions from Chinese ones with codes in them', () => {
    expect(isEnglish('How many hospitals in 槐荫?')).toBe(true);
    expect(isEnglish('GDP和PM2.5怎么样')).toBe(false);
  });
});
