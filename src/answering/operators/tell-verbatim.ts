// The plan's own words: the unit that is meant, or the sentences that hold what is asked about, letter for letter.
import { coverage } from '../../retrieval/content-words.js';
import { splitSentences } from '../../text/split-sentences.js';
import type { TextSpan } from '../../text/text-span.js';
import { type PartDraft, told } from '../draft.js';
import { type PartContext, say, words } from '../part-context.js';

/** A unit's text up to this many characters is given word for word; more is given by its start. */
const MOST_VERBATIM = 3000;
/** A sentence belongs to the quotation when it comes this near the best. */
const AS_WELL = 0.75;
const MOST_SENTENCES = 4;

/** The paragraphs of a unit word for word, in order. */
export function verbatimOf(context: PartContext, span: TextSpan): PartDraft {
  const { text } = context.parts.index.plan;
  const within = { start: span.start, end: Math.min(span.end, span.start + MOST_VERBATIM) };
  return tellWordForWord(context, splitSentences(text, within));
}

const tellWordForWord = (context: PartContext, sentences: readonly TextSpan[]): PartDraft =>
  told([say(context, 'v1'), ...sentences.map((span) => say(context, 'pt', { c: words(context, span) }, [span]))], {
    selfEvident: true,
    members: sentences.map((span) => ({ name: words(context, span), span })),
  });

/** The sentences that hold the asker's words: who wants the wording knows some of it. */
export function tellVerbatim(context: PartContext): PartDraft {
  const { evidence, limit, selected } = context;
  const ranked = selected
    .filter(({ isHeading }) => !isHeading)
    .map(({ span, text, answers }) => ({ span, score: answers * (0.25 + coverage(evidence.words, text)) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const most = limit !== null && 'sentences' in limit ? limit.sentences : MOST_SENTENCES;
  const chosen = ranked.filter(({ score }) => best !== undefined && score >= AS_WELL * best.score).slice(0, most);
  return tellWordForWord(
    context,
    chosen.map(({ span }) => span).sort((a, b) => a.start - b.start),
  );
}
