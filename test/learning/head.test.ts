// Heads: they learn what tells labels apart, say how sure they are, and show why.
import { describe, expect, it } from 'vitest';
import { encodeFeatures, readFeatureVocabulary } from '../../src/learning/encode-features.js';
import { fitHead } from '../../src/learning/fit-head.js';
import { decide, explain, probabilitiesOf } from '../../src/learning/head.js';
import { textGrams } from '../../src/learning/text-grams.js';

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['有几处', 'count'],
  ['有几家', 'count'],
  ['多少家', 'count'],
  ['建几座', 'count'],
  ['怎么建', 'measures'],
  ['怎么治', 'measures'],
  ['如何建', 'measures'],
  ['怎样治', 'measures'],
  ['在哪里', 'site'],
  ['在哪儿', 'site'],
];
const texts = EXAMPLES.map(([text]) => textGrams(text, 2));
const vocabulary = readFeatureVocabulary(texts, 1);
const names = [...vocabulary.ids.keys()];
const examples = EXAMPLES.map(([, label], at) => ({
  vector: encodeFeatures(texts[at] ?? [], vocabulary),
  label,
  group: `author ${at % 3}`,
}));
const head = fitHead(examples, vocabulary.ids.size);
const vectorOf = (text: string) => encodeFeatures(textGrams(text, 2), vocabulary);

describe('a head', () => {
  it.each([
    ['有几座', 'count'],
    ['怎么改', 'measures'],
    ['在哪', 'site'],
  ])('takes %s for %s', (text, label) => {
    expect(decide(head, vectorOf(text)).label).toBe(label);
  });

  it('gives probabilities that sum to one', () => {
    const sum = probabilitiesOf(head, vectorOf('有几处')).reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(1);
  });

  it('is less sure of what it never saw', () => {
    expect(decide(head, vectorOf('完全无关')).confidence).toBeLessThan(decide(head, vectorOf('有几家')).confidence);
  });

  it('takes no label that may not be taken', () => {
    const decision = decide(head, vectorOf('有几处'), (label) => (label === 'count' ? 0 : 1));
    expect(decision.label).not.toBe('count');
  });

  it('shows the features that spoke for a label, heaviest first', () => {
    const shown = explain(head, vectorOf('有几处'), { label: 'count', nameOf: (id) => names[id] ?? '', most: 3 });
    expect(shown.map(({ feature }) => feature)).toContain('几');
    expect([...shown].sort((a, b) => b.weight - a.weight)).toEqual(shown);
  });

  it('is the same each time it is fitted', () => {
    expect(fitHead(examples, vocabulary.ids.size)).toEqual(head);
  });
});

describe('grams of a text', () => {
  it('mark its ends', () => {
    expect(textGrams('几处', 2)).toEqual(['^', '几', '处', '$', '^几', '几处', '处$']);
    expect(textGrams('几', 1, 'r:')).toEqual(['r:^', 'r:几', 'r:$']);
  });
});
