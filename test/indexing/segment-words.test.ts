// jieba as it is used: figures whole, the plan's own words known, and taken back when another list is loaded.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDomainWords } from '../../src/indexing/open-plan-index.js';
import { loadSegmenter, segmentByDictionary, segmentWords } from '../../src/indexing/segment-words.js';

const SENTENCE = '布局脑机接口等未来产业';

describe('cutting words', () => {
  beforeAll(() => loadSegmenter([]));

  it('keeps numbers, Latin words and all characters, in order', () => {
    const words = segmentWords('到2030年GDP增长5.5%');
    expect(words).toEqual(expect.arrayContaining(['2030', 'GDP', '5.5']));
    expect(words.join('')).toBe('到2030年GDP增长5.5%');
  });

  it('knows a word of the plan once its list is loaded, and forgets it with the next list', () => {
    expect(segmentWords(SENTENCE)).not.toContain('脑机接口');
    loadSegmenter(loadDomainWords('corpus'));
    expect(segmentWords(SENTENCE)).toContain('脑机接口');
    loadSegmenter(['未来产业']);
    expect(segmentWords(SENTENCE)).not.toContain('脑机接口');
    expect(segmentWords(SENTENCE)).toContain('未来产业');
  });

  it('leaves single characters where the dictionary alone is asked', () => {
    expect(segmentByDictionary('智恼')).toEqual(['智', '恼']);
  });

  it('cuts an empty text into nothing', () => {
    expect(segmentWords('')).toEqual([]);
  });
});
