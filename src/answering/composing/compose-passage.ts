// What the plan says and will do about a topic: the sentences that answer, in the plan's order.
import { coverage } from '../../retrieval/content-words.js';
import type { SentenceEvidence } from '../../retrieval/gather-evidence.js';
import { answered, type ComposeContext, type Draft } from './draft.js';
import { focusSentence, subjectOf } from './focus-sentence.js';
import { plainSentence } from './plain-sentence.js';

export interface PassageOptions {
  /** Most sentences for a question of measures, a list or a summary, and for one that asks for one thing. */
  readonly mostBroad: number;
  /** A topic gets this many sentences where its passage has them, even weak ones. */
  readonly fewestBroad: number;
  readonly mostNarrow: number;
  /** Share of the best sentence's own score that another of the same passage needs. */
  readonly broadShare: number;
  readonly narrowShare: number;
  /** Share that the best sentence of another passage needs. */
  readonly otherPassageShare: number;
  /** Share of the question that it must hold, alone or with its index-time questions. */
  readonly otherBridged: number;
  /** A longer one is a programme of everything, not a second answer. */
  readonly longestOther: number;
  /** A title covered to this share makes the whole item the answer. */
  readonly wholeItem: number;
}

/** Chosen on point recall against length: more sentences raise recall by less than a point and the length by a third. */
export const PASSAGE_DEFAULTS: PassageOptions = {
  mostBroad: 5,
  fewestBroad: 3,
  mostNarrow: 2,
  broadShare: 0.5,
  narrowShare: 0.75,
  otherPassageShare: 0.8,
  otherBridged: 0.3,
  longestOther: 220,
  wholeItem: 0.7,
};

const TABLE_KINDS: ReadonlySet<string> = new Set(['indicator', 'table-header']);

/** Asks for the way, not for one thing of it: the item is read out from its beginning. */
const ASKS_HOW = /如何|怎么|怎样|咋|举措|措施|办法|做法|路径|安排|部署/;

/** A question about one thing gets one or two sentences; one about a topic gets the passage's points. */
function isBroad(context: ComposeContext): boolean {
  const { kind, yesNo } = context.evidence.reading;
  // 「老师会不会轮岗」 asks for one thing, and its neighbours answer nothing.
  if (yesNo && kind === 'measures') return false;
  return kind === 'measures' || kind === 'list' || kind === 'summary' || kind === 'definition';
}

/** How far a heading must lead the best sentence for its own text to be the answer. */
const HEADING_LEADS = 1.15;

/** The best sentence; where a heading is what the question means, the best one below it. */
function bestOf({ evidence }: ComposeContext, ranked: readonly SentenceEvidence[]): SentenceEvidence | undefined {
  const top = evidence.sentences[0];
  const first = ranked[0];
  if (!top?.isHeading || !first || top.score < first.score * HEADING_LEADS) return first;
  return ranked.find(({ chunkIndex }) => chunkIndex === top.chunkIndex) ?? first;
}

/** Sentences of one passage that answer, in order. */
function choose(context: ComposeContext, options: PassageOptions): SentenceEvidence[] {
  const { evidence, index } = context;
  const ranked = evidence.sentences.filter(
    // Rows of the table are read out by the indicator composer, or not at all.
    ({ isHeading, chunkIndex }) => !isHeading && !TABLE_KINDS.has(index.chunks[chunkIndex]?.kind ?? ''),
  );
  const best = bestOf(context, ranked);
  if (!best) return [];
  const broad = isBroad(context);
  const own = index.chunks[best.chunkIndex];
  const title = own?.path.at(-1)?.title ?? '';
  const wantsAll = broad && coverage(evidence.words, title) >= options.wholeItem;
  const share = wantsAll ? 0 : broad ? options.broadShare : options.narrowShare;
  const rankInPassage = new Map(
    ranked
      .filter((sentence) => index.chunks[sentence.chunkIndex]?.sectionId === own?.sectionId)
      .map((sentence, rank) => [sentence, rank]),
  );
  const passage = ranked
    .filter(
      (sentence) =>
        index.chunks[sentence.chunkIndex]?.sectionId === own?.sectionId &&
        (wantsAll ||
          sentence === best ||
          sentence.own >= best.own * share ||
          (broad && (rankInPassage.get(sentence) ?? 9) < options.fewestBroad && sentence.own >= best.own * 0.2)),
    )
    .slice(0, wantsAll ? options.mostBroad + 3 : broad ? options.mostBroad : options.mostNarrow);
  const inOrder = wantsAll && evidence.reading.kind === 'measures' && ASKS_HOW.test(context.question);
  // The best sentence is the direct line; the others, or all points of an item that is asked for whole, in the plan's order.
  passage.sort((a, b) => (inOrder ? 0 : Number(b === best) - Number(a === best)) || a.sentenceIndex - b.sentenceIndex);
  const elsewhere = ranked.filter(
    (sentence) =>
      index.chunks[sentence.chunkIndex]?.kind !== 'indicator' &&
      index.chunks[sentence.chunkIndex]?.sectionId !== own?.sectionId &&
      sentence.bridged >= options.otherBridged &&
      sentence.text.length <= options.longestOther &&
      sentence.score >= best.score * options.otherPassageShare,
  );
  const perPassage = new Map<string, SentenceEvidence>();
  for (const sentence of elsewhere) {
    const id = index.chunks[sentence.chunkIndex]?.sectionId ?? '';
    if (!perPassage.has(id)) perPassage.set(id, sentence);
  }
  const others = [...perPassage.values()].slice(0, evidence.reading.kind === 'summary' ? 3 : 1);
  return [...passage, ...others];
}

/** Evidence from which a question of yes or no can be told that the plan speaks of it. */
const SPEAKS_OF_IT = 0.5;

/**
 * The first words for a question of yes or no: that the plan has something on it. Whether that is a yes, its own words
 * tell: 「逐步推进免费学前教育」 is neither.
 */
const leadOf = ({ evidence: { reading } }: ComposeContext, { bridged }: SentenceEvidence): string =>
  reading.yesNo && reading.kind === 'measures' && bridged >= SPEAKS_OF_IT ? '规划有相关内容：' : '';

/** Answers from the best passage, and a second one that comes close. */
export function composePassage(context: ComposeContext, options: PassageOptions = PASSAGE_DEFAULTS): Draft | null {
  const chosen = choose(context, options);
  if (chosen.length === 0) return null;
  const narrow = !isBroad(context);
  const claims = chosen.map((sentence, position) => ({
    text: `${position === 0 ? leadOf(context, sentence) : ''}${
      narrow
        ? focusSentence(context, sentence.span)
        : `${subjectOf(context, sentence.span)}${plainSentence(sentence.text)}`
    }`,
    quotes: [sentence.span],
  }));
  return answered(claims);
}
