// A summary for a topic or a group: the plan's points from several items, each under its item's title.
import { coverage } from '../../retrieval/content-words.js';
import type { SentenceEvidence } from '../../retrieval/gather-evidence.js';
import type { TextSpan } from '../../text/text-span.js';
import { answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { focusSentence } from './focus-sentence.js';
import { plainTitle, titleSpan } from './plain-sentence.js';

export interface SummaryOptions {
  /** Most points, and most of one item: a summary of five neighbouring sentences is none. */
  readonly most: number;
  readonly mostOfItem: number;
  /** Share of the best sentence's score that a point needs. */
  readonly share: number;
  /** How far a point must speak of the question, so that a narrow topic is not filled up. */
  readonly bridged: number;
  /** Items from which it is a summary; fewer are a passage. */
  readonly fewestItems: number;
  /** An item whose title covers the question to this share is read out whole instead. */
  readonly wholeItem: number;
}

/** Chosen on the summaries of the development sets: fewer points miss items, more add neighbours. */
export const SUMMARY_DEFAULTS: SummaryOptions = {
  most: 8,
  mostOfItem: 4,
  share: 0.55,
  bridged: 0.3,
  fewestItems: 2,
  wholeItem: 0.7,
};

const TABLE_KINDS: ReadonlySet<string> = new Set(['indicator', 'table-header']);

/** The points of each item, items by their best point, points in the plan's order. */
function choose({ index, evidence }: ComposeContext, options: SummaryOptions): SentenceEvidence[][] {
  const ranked = evidence.sentences.filter(
    ({ isHeading, chunkIndex }) => !isHeading && !TABLE_KINDS.has(index.chunks[chunkIndex]?.kind ?? ''),
  );
  const best = ranked[0];
  if (!best || coverage(evidence.words, index.chunks[best.chunkIndex]?.path.at(-1)?.title ?? '') >= options.wholeItem)
    return [];
  const least = best.score * options.share;
  const items = new Map<string, SentenceEvidence[]>();
  let count = 0;
  for (const sentence of ranked) {
    if (sentence.score < least || count === options.most) break;
    const id = index.chunks[sentence.chunkIndex]?.sectionId ?? '';
    const points = items.get(id) ?? [];
    if (points.length === options.mostOfItem || sentence.bridged < options.bridged) continue;
    items.set(id, [...points, sentence]);
    count++;
  }
  return [...items.values()].map((points) => points.toSorted((a, b) => a.sentenceIndex - b.sentenceIndex));
}

/** Answers a request for a summary; null when its points all stand in one item. */
export function composeSummary(context: ComposeContext, options: SummaryOptions = SUMMARY_DEFAULTS): Draft | null {
  if (context.evidence.reading.kind !== 'summary') return null;
  const items = choose(context, options);
  if (items.length < options.fewestItems) return null;
  return answered(items.flatMap((points) => claimsOf(context, points)));
}

/** The points of one item, the first behind the item's title. */
function claimsOf(context: ComposeContext, points: readonly SentenceEvidence[]): DraftClaim[] {
  const { index, outline } = context;
  return points.map(({ chunkIndex, span }, position) => {
    const section = outline.section(index.chunks[chunkIndex]?.sectionId ?? '');
    const titled = position === 0 && section !== undefined && section.headingSpan.end > section.headingSpan.start;
    const heading: TextSpan[] = titled ? [titleSpan(index.plan.text, section.headingSpan)] : [];
    const said = focusSentence(context, span);
    const repeats = titled && said.startsWith(`${section.title}：`);
    return {
      text: `• ${titled && !repeats ? `${plainTitle(section.title)}：` : ''}${said}`,
      quotes: [span, ...heading],
    };
  });
}
