// Chinese typed as pinyin (you er yuan, tingchechang): the likeliest words of how people ask that sound so.
import { segmentWords } from './segment-words.js';
import { soundOf } from './sound-index.js';

export interface PinyinReader {
  /** What a message typed as pinyin says in Chinese; null where it is none: English, names, single letters. */
  read(message: string): string | null;
}

interface Word {
  readonly word: string;
  readonly count: number;
}

const HAN_WORD = /^\p{Script=Han}+$/u;
/** Syllables of the longest word that is looked for. */
const LONGEST_WORD = 6;
/** Letters of the longest syllable: zhuang. */
const LONGEST_SYLLABLE = 6;
/** Share of syllables that words of two or more must cover: single characters sound like anything. */
const COVERED = 0.5;
/** What stands between runs of pinyin, kept as it is. */
const RUNS = /(?<![\da-zü])[a-zü]+(?:[ ']+[a-zü]+)*/g;

/** @param texts how people ask, and the plan: what is frequent in them is likelier meant */
export function buildPinyinReader(texts: Iterable<string>): PinyinReader {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts)
    for (const word of segmentWords(text)) {
      if (!HAN_WORD.test(word) || word.length > LONGEST_WORD) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    }
  const bySound = new Map<string, Word>();
  const syllables = new Set<string>();
  for (const [word, count] of counts) {
    const sound = soundOf(word);
    for (const syllable of sound.split(' ')) syllables.add(syllable);
    if (count > (bySound.get(sound)?.count ?? 0)) bySound.set(sound, { word, count });
  }

  /** The fewest syllables that a token is made of; null where it is none. */
  function cut(token: string): string[] | null {
    const best: (string[] | null)[] = [[]];
    for (let end = 1; end <= token.length; end++) {
      best[end] = null;
      for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
        const before = best[start];
        const syllable = token.slice(start, end);
        if (!before || !syllables.has(syllable)) continue;
        if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, syllable];
      }
    }
    return best[token.length] ?? null;
  }

  /** The likeliest words of a run of syllables; null where too few of them are told by words. */
  function wordsOf(run: readonly string[]): string | null {
    const best: { cost: number; words: readonly string[]; covered: number }[] = [{ cost: 0, words: [], covered: 0 }];
    for (let end = 1; end <= run.length; end++)
      for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        const before = best[start];
        const found = bySound.get(run.slice(start, end).join(' '));
        if (!before || !found) continue;
        const cost = before.cost + Math.log(total / found.count);
        const covered = before.covered + (end - start > 1 ? end - start : 0);
        if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY))
          best[end] = { cost, words: [...before.words, found.word], covered };
      }
    const whole = best[run.length];
    return whole && whole.covered >= run.length * COVERED ? whole.words.join('') : null;
  }

  return {
    read(message) {
      const plain = message.toLowerCase().replaceAll('v', 'ü');
      if (/\p{Script=Han}/u.test(plain)) return null;
      let isPinyin = RUNS.test(plain);
      RUNS.lastIndex = 0;
      const said = plain.replace(RUNS, (run) => {
        const cuts = run.split(/[ ']+/).map(cut);
        const all = cuts.flatMap((syllablesOf) => syllablesOf ?? []);
        const told = cuts.includes(null) || all.length < 2 ? null : wordsOf(all);
        if (told === null) isPinyin = false;
        return told ?? run;
      });
      return isPinyin ? said : null;
    },
  };
}
