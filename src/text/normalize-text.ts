// One normalisation for everything that is compared: width, case, script and typographic variants, with offsets kept.
import { Converter } from 'opencc-js/t2cn';

/** A normalised text and, for each of its code units, where the original code unit stood; one entry more for the end. */
export interface NormalizedText {
  readonly text: string;
  readonly offsets: Int32Array;
}

const toSimplifiedCharacter = Converter({ from: 't', to: 'cn' });
// Not 'twp': its computing phrases turn 新增 into 添加 and 建立 into 创建; regional words stand in the thesaurus.
const toSimplifiedPhrase = Converter({ from: 't', to: 'cn' });

/** Typographic variants that people and models interchange; NFKC leaves them apart. */
const VARIANTS: Readonly<Record<string, string>> = {
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '−': '-',
  '‐': '-',
  '－': '-',
  '～': '~',
  '〜': '~',
  '•': '·',
  '・': '·',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
};

const cache = new Map<string, string>();

function normalizeCharacter(char: string): string {
  let normalized = cache.get(char);
  if (normalized === undefined) {
    const folded = (VARIANTS[char] ?? char).normalize('NFKC').toLowerCase();
    normalized = [...folded].map((part) => VARIANTS[part] ?? toSimplifiedCharacter(part)).join('');
    cache.set(char, normalized);
  }
  return normalized;
}

/** Code units found to stand for themselves: nine in ten of a plan's text, so whole runs are copied at once. */
const isPlain = new Uint8Array(0x10000);

/** NFKC, lower case, traditional to simplified (character by character), quotes and dashes unified. */
export function normalizeText(text: string): string {
  let normalized = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (isPlain[unit] === 1) {
      at++;
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(at) ?? unit);
    const part = normalizeCharacter(char);
    // Half of a pair means nothing alone: what it stands for is asked anew each time.
    if (part === char && (unit < 0xd800 || unit > 0xdfff)) {
      isPlain[unit] = 1;
      at++;
      continue;
    }
    normalized += text.slice(copied, at) + part;
    at += char.length;
    copied = at;
  }
  return copied === 0 ? text : normalized + text.slice(copied);
}

/**
 * Like `normalizeText`, and leaves out white space, so that a quote is found across line breaks and odd spacing.
 * `offsets[i]` is the UTF-16 offset in `text` of the character that gave code unit `i`.
 */
export function normalizeWithOffsets(text: string): NormalizedText {
  let normalized = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
    if (!/\s/.test(char)) {
      const part = normalizeCharacter(char);
      for (let i = 0; i < part.length; i++) offsets.push(at);
      normalized += part;
    }
    at += char.length;
  }
  offsets.push(text.length);
  return { text: normalized, offsets: Int32Array.from(offsets) };
}

const CHINESE_MARKS: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' };

/**
 * A question as typed, in simplified script, phrase by phrase (乾淨 → 干净, 乾隆 stays); offsets are lost. Marks of half
 * width beside Chinese characters, typed so or left by NFKC, are Chinese marks again: clauses end there.
 */
export const toMainlandChinese = (question: string): string =>
  toSimplifiedPhrase(question).replace(
    /(?<=\p{Script=Han}\s?)[,;:]|[,;:](?=\s?\p{Script=Han})/gu,
    (mark) => CHINESE_MARKS[mark] ?? mark,
  );
