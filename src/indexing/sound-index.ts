// Homophones: from a misspelt word to the plan's word that sounds the same (智恼 → 智脑), tones left aside.
import { pinyin } from 'pinyin-pro';

const syllables = new Map<string, string>();

/** One character's first reading without tone: what a pinyin keyboard confuses. */
function syllableOf(char: string): string {
  let syllable = syllables.get(char);
  if (syllable === undefined) {
    syllable = pinyin(char, { toneType: 'none', type: 'array' }).join('');
    syllables.set(char, syllable);
  }
  return syllable;
}

/** How a word sounds, syllables parted by a space. */
export const soundOf = (word: string): string => [...word].map(syllableOf).join(' ');

export interface SoundIndex {
  /** Known terms that sound like `term` but are written otherwise; empty when it is known itself. */
  alike(term: string): readonly string[];
}

/** Indexes Chinese terms of two or more characters by their sound. */
export function buildSoundIndex(terms: Iterable<string>): SoundIndex {
  const known = new Set<string>();
  const bySound = new Map<string, string[]>();
  for (const term of terms) {
    if (term.length < 2 || !/^\p{Script=Han}+$/u.test(term)) continue;
    known.add(term);
    const sound = soundOf(term);
    const list = bySound.get(sound);
    if (list) list.push(term);
    else bySound.set(sound, [term]);
  }
  return {
    alike(term) {
      if (term.length < 2 || known.has(term) || !/^\p{Script=Han}+$/u.test(term)) return [];
      return bySound.get(soundOf(term)) ?? [];
    },
  };
}
