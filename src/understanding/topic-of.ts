// The topic of a part: its own topic words, those of clauses that belong to no part, and where it has no subject its sibling's.
import type { TextSpan } from '../text/text-span.js';
import type { CutMessage, QuestionWord } from './question-words.js';
import type { WordTag } from './tag-words.js';

/** The dot of 2.5, which is no word of its own. */
const DOT = /^\d[.．]\d$/;

/** Words of one tag within a stretch, a blank where words between them were left out. */
export function taggedText(
  { text, words }: CutMessage,
  tags: readonly WordTag[],
  { tag, within }: { readonly tag: WordTag; readonly within: readonly TextSpan[] },
): string {
  const chosen = words.filter(
    ({ start, end }, at) => tags[at] === tag && within.some((span) => start < span.end && span.start < end),
  );
  let joined = '';
  let last: QuestionWord | undefined;
  for (const word of chosen) {
    if (last && last.end !== word.start) joined += DOT.test(text.slice(last.end - 1, word.start + 1)) ? '.' : ' ';
    joined += text.slice(word.start, word.end);
    last = word;
  }
  return joined;
}

/** For each part the stretches whose topic words are its own: what lies before it and belongs to none, too. */
export function ownStretches(parts: readonly TextSpan[], length: number): TextSpan[][] {
  return parts.map((part, at) => {
    const before = { start: parts[at - 1]?.end ?? 0, end: part.start };
    const after = at === parts.length - 1 ? { start: part.end, end: length } : { start: part.end, end: part.end };
    return [before, part, after].filter(({ start, end }) => end > start);
  });
}
