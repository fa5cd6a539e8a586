// Our cutting against nodejieba itself, whose dictionary it reads: the same words for the same text, with and without the model.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDomainWords } from '../../src/indexing/open-plan-index.js';
import { loadSegmenter, segmentByDictionary, segmentWords } from '../../src/indexing/segment-words.js';

const nodejieba = createRequire(import.meta.url)('nodejieba') as typeof import('nodejieba');

describe('cutting as nodejieba does', () => {
  beforeAll(() => {
    const words = loadDomainWords('corpus');
    nodejieba.load();
    for (const word of words) nodejieba.insertWord(word);
    loadSegmenter(words);
  });

  const expectSame = (text: string): void => {
    expect(segmentWords(text)).toEqual(nodejieba.cut(text, true));
    expect(segmentByDictionary(text)).toEqual(nodejieba.cut(text));
  };

  it.each(['corpus/plan.txt', 'corpus/general/off-topic.txt', 'corpus/questions/c09-elder.jsonl'])(
    'cuts every line of %s alike',
    (file) => {
      for (const line of readFileSync(file, 'utf8').split('\n')) expectSame(line);
    },
  );

  it('cuts any mixture of common and rare characters, Latin words, figures, marks and emoji alike', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
    const piece = fc.oneof(
      han,
      fc.constantFrom('脑机接口', '云计算', '2030', '5.5%', 'GDP', 'B超', '，', ' ', '“', '😀', '𠀀', '的', '一'),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => expectSame(pieces.join(''))));
  });
});
