// From text to terms: words, bigrams and single characters of Chinese, numbers with units and Latin words kept whole.
import { normalizeText } from '../text/normalize-text.js';
import { segmentWords } from './segment-words.js';

/** The terms of a text in order of kind, duplicates kept, so that term frequencies can be counted. */
export interface TextTerms {
  /** jieba words of two or more characters, Latin words, numbers with and without their unit. */
  readonly words: readonly string[];
  /** Overlapping pairs of neighbouring Chinese characters. */
  readonly bigrams: readonly string[];
  /** Single Chinese characters: all that a citizen's question may share with a passage. */
  readonly characters: readonly string[];
}

const HAN_RUN = /\p{Script=Han}+/gu;
/** Latin words and codes: gdp, 5g-a, pm2.5, 115+n, 1+3+16+n. */
const CODE = /[a-z0-9]+(?:[.+\-/&][a-z0-9]+)*%?/g;
/** A figure with the unit that follows it. */
const FIGURE =
  /(?<!\d)(\d+(?:\.\d+)?)(%|个百分点|百分点|万人次|亿元|万元|平方公里|平方米|亿斤|万户|万套|年|岁|家|个|项|处|所|户|人|元|座|条|次|幢|倍|公里|亩|只|类|大)/g;

/** Words that a text consists of but that say nothing of its topic. */
const EMPTY_WORDS = new Set(
  '的 了 和 与 及 等 在 是 为 以 对 将 把 被 从 到 向 于 并 或 而 其 之 也 就 都 又 还 更 着 过 地 得 所 让 给 由 按 这 那 该 本 各 每 某 有 上 下 中 内 外'.split(
    ' ',
  ),
);

/** Terms of any text, normalised first. */
export function analyzeText(text: string): TextTerms {
  const normalized = normalizeText(text);
  const words: string[] = [];
  const bigrams: string[] = [];
  const characters: string[] = [];
  for (const [code] of normalized.matchAll(CODE)) words.push(code);
  for (const [figure] of normalized.matchAll(FIGURE)) words.push(figure);
  for (const word of segmentWords(normalized)) {
    if (word.length > 1 && /^\p{Script=Han}+$/u.test(word)) words.push(word);
  }
  for (const [run] of normalized.matchAll(HAN_RUN)) {
    const chars = [...run];
    chars.forEach((char, index) => {
      if (!EMPTY_WORDS.has(char)) characters.push(char);
      const next = chars[index + 1];
      if (next !== undefined) bigrams.push(char + next);
    });
  }
  return { words, bigrams, characters };
}
