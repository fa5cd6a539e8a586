// Topics set side by side under one question word: 养老和托育分别有什么安排 has two sides.
import type { TextSpan } from '../text/text-span.js';
import { languageWords } from '../text/word-classes.js';
import type { FormWords } from './form-words.js';
import type { CutMessage } from './question-words.js';
import type { WordTag } from './tag-words.js';

/** A joined run of this many characters that the plan has as it stands is one name: 高端数控机床与机器人. */
const NAME = 8;
/** Each side is searched by itself. */
const MOST_SIDES = 8;

const CLAUSE_END = /^\s*[，,。；;？?！!]/u;

export type SideReader = (message: CutMessage, tags: readonly WordTag[], within: readonly TextSpan[]) => string[];

/** Reads runs of topic words between which nothing stands but a word or mark that joins. */
export function createSideReader(words: FormWords, hasPhrase: (folded: string) => boolean): SideReader {
  const joiner = new RegExp(`^\\s*[，,]?\\s*${words('joiner')}\\s*$`, 'u');
  // 街巷整治条数、垃圾分类房: what is measured of a side belongs to it.
  const measured = new RegExp(`^(的?${languageWords('measure-noun').source})${words('joiner')}$`, 'u');
  const than = new RegExp(words('than-side'), 'gu');
  const of = new RegExp(`^.{0,2}${words('inside')}$`, 'u');
  const isThan = new RegExp(`^${words('than-side')}$`, 'u');
  return ({ folded, text, words: all }, tags, within) => {
    // A joiner that was tagged as topic joins all the same: 养老和托育.
    const topic = all.filter(
      ({ text: word, start, end }, at) =>
        tags[at] === 'T' &&
        !joiner.test(word) &&
        !isThan.test(word) &&
        within.some((span) => start < span.end && span.start < end),
    );
    /** 比 in 占比 or 比重 is part of a measure. */
    const isInside = (index: number, length: number): boolean => {
      const at = all.findIndex(({ start, end }) => start <= index && index < end);
      const [word, before] = [all[at], all[at - 1]];
      if (word && word.end - word.start > length && hasPhrase(word.text)) return true;
      return before !== undefined && before.text.length === 1 && hasPhrase(folded.slice(before.start, index + length));
    };
    const isName = (run: string): boolean => run.length >= NAME && !run.includes('、') && hasPhrase(run);
    const sides: { start: number; end: number; joined: boolean }[] = [];
    for (const { start, end } of topic) {
      const last = sides.at(-1);
      const between = last ? folded.slice(last.end, start) : '';
      // 居民收入定的增速 is one side: what is measured, and of whom.
      const goesOn = between === '' || of.test(between) || isName(folded.slice(last?.start ?? start, end));
      if (last && goesOn) last.end = end;
      else {
        const measure = measured.exec(between)?.[1] ?? '';
        if (last) last.end += measure.length;
        sides.push({ start, end, joined: last !== undefined && (measure !== '' || joiner.test(between)) });
      }
    }
    for (const { index, 0: word } of folded.matchAll(than)) {
      // 比 of 占比 sets nothing side by side.
      if (isInside(index, word.length)) continue;
      // 甲跟乙比，… sets both before the word.
      if (CLAUSE_END.test(folded.slice(index + word.length))) continue;
      const [before, after] = [sides.filter(({ end }) => end <= index), sides.filter(({ start }) => start > index)];
      // 甲的规模比乙高多少: what is named before the word, and what after it.
      if (before.length > 0 && after.length > 0)
        return [before, after].map((side) => side.map(({ start, end }) => text.slice(start, end)).join(''));
    }
    // The longest run of sides that are joined one to the next.
    const runs: string[][] = [];
    for (const { start, end, joined } of sides) {
      const side = text.slice(start, end);
      if (joined) runs.at(-1)?.push(side);
      else runs.push([side]);
    }
    const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), [] as string[]);
    const apart = [...new Set(longest)].slice(0, MOST_SIDES);
    return apart.length > 1 ? apart : [];
  };
}
