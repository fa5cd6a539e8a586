// How far the asker's own words, those beside the topic too, are met by the sentences found and the questions they answer.
import { segmentWords } from '../../indexing/segment-words.js';
import { normalizeText } from '../../text/normalize-text.js';
import type { PartContext } from '../part-context.js';

export interface WordEvidence {
  /** Share of the words' weight, 0 to 1, that the best sentence or a question that it answers holds. */
  readonly met: number;
  /** The same of the best of the first sentences. */
  readonly metAny: number;
  /** Share that the best sentence's text holds alone. */
  readonly spoken: number;
  /** Weight of the heaviest word that the best sentence lacks: 电话, 学费. */
  readonly missing: number;
  /** The least of the same over the first sentences. */
  readonly missingAny: number;
}

const LOOKED_AT = 3;
const WORD = /[\p{L}\d]/u;

/** Measures a part's words, weighed by how seldom people's questions have them. */
export function wordEvidence({ part, selected, parts: { index } }: PartContext): WordEvidence {
  const words = [...new Set(segmentWords(normalizeText(part.text)))].filter((word) => WORD.test(word));
  const weighed = words.map((word) => ({ word, weight: index.questionIndex.idf(word) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const measured = selected.slice(0, LOOKED_AT).map(({ sentenceIndex, text }) => {
    const lacks = weighed.filter(({ word }) => !text.includes(word) && !index.sentenceIndex.holds(word, sentenceIndex));
    return {
      met: 1 - lacks.reduce((sum, { weight }) => sum + weight, 0) / total,
      missing: lacks.reduce((most, { weight }) => Math.max(most, weight), 0),
    };
  });
  const [best] = measured;
  const top = selected[0]?.text ?? '';
  return {
    met: best?.met ?? 0,
    metAny: measured.reduce((most, { met }) => Math.max(most, met), 0),
    spoken: weighed.reduce((sum, { word, weight }) => sum + (top.includes(word) ? weight : 0), 0) / total,
    missing: best?.missing ?? 0,
    missingAny: measured.reduce((least, { missing }) => Math.min(least, missing), best?.missing ?? 0),
  };
}
