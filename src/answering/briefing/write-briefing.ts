// Writes a briefing: sentences of the scope, the ones that say most, and its targets as a table.
import type { Section } from '../../plan/plan-document.js';
import type { Retrieval } from '../../retrieval/retrieval.js';
import { retrievePassages } from '../../retrieval/retrieve-passages.js';
import { sentenceFacts } from '../../retrieval/sentence-facts.js';
import type { Quantity } from '../../statements/statement.js';
import { boundWords } from '../../text/figure-units.js';
import { normalizeText } from '../../text/normalize-text.js';
import { containsSpan, sliceSpan, spansOverlap, type TextSpan } from '../../text/text-span.js';
import type { AnsweringParts } from '../answering-parts.js';
import { PlaceLedger } from '../place-ledger.js';
import { bigramsOf } from '../verification/split-clauses.js';
import type { Briefing, BriefingPoint, BriefingScope, BriefingTarget } from './briefing.js';
import { type Candidate, choose, shorten, substanceOf } from './candidate.js';

interface Gathered {
  readonly title: string;
  readonly candidates: readonly Candidate[];
  /** Where targets are looked for. */
  readonly within: readonly TextSpan[];
  /** Points as they stand, where they are clauses already. */
  readonly isShort: boolean;
}

/** Passages that a topic is gathered from. */
const PASSAGES = 12;

interface Sentence {
  readonly span: TextSpan;
  readonly sectionId: string;
}

/** Sentences of prose, headings and table rows left out. */
function sentencesIn({ index }: AnsweringParts, span: TextSpan): Sentence[] {
  const facts = sentenceFacts(index);
  return index.sentences.flatMap(({ span: own, chunkIndex }, at) => {
    const chunk = index.chunks[chunkIndex];
    if (!chunk || !containsSpan(span, own) || facts(at).isHeading) return [];
    return chunk.kind === 'indicator' || chunk.kind === 'table-header'
      ? []
      : [{ span: own, sectionId: chunk.sectionId }];
  });
}

const wholeOf = ({ headingSpan, bodySpan }: Section): TextSpan => ({
  start: Math.min(headingSpan.start, bodySpan.start),
  end: Math.max(headingSpan.end, bodySpan.end),
});

function gatherSection(parts: AnsweringParts, id: string): Gathered | null {
  const { outline } = parts;
  const section = outline.section(id);
  if (!section) return null;
  const candidates = sentencesIn(parts, wholeOf(section)).map(({ span, sectionId }) => {
    const path = outline.ancestors(sectionId);
    const below = path[path.findIndex((unit) => unit.id === id) + 1] ?? section;
    const score = substanceOf(parts, span) - (below.id === id ? 1 : 0);
    return { span, score, group: below.id, head: path.at(-1)?.title ?? section.title };
  });
  return { title: `${section.label}${section.title}`, candidates, within: [wholeOf(section)], isShort: false };
}

/** Share of a topic's letters, two by two, that a text holds; pairs that the plan prints often say little. */
function sharer(topic: string, planText: string): (text: string) => number {
  const weights = [...bigramsOf(normalizeText(topic))].map((pair) => {
    const printed = planText.split(pair).length - 1;
    return [pair, 1 / Math.sqrt(Math.max(1, printed))] as const;
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return (text) => {
    const own = bigramsOf(normalizeText(text));
    return total === 0 ? 0 : weights.reduce((sum, [pair, weight]) => sum + (own.has(pair) ? weight : 0), 0) / total;
  };
}

/** A sentence that holds this share speaks of the topic; one under a title that holds most of it does, too. */
const OF_TOPIC = 0.25;
const TITLED = 0.7;
/** Nearness weighs as much as a target. */
const NEARNESS = 3;

function topicCandidates(parts: AnsweringParts, topic: string, { hits }: Retrieval): Candidate[] {
  const { text } = parts.index.plan;
  const share = sharer(topic, text);
  const best = hits[0]?.score ?? 1;
  // Where no passage has the topic's words, the sentence that retrieval found nearest stands for it.
  const isNamed = hits.some(({ chunk }) => share(chunk.text) >= TITLED);
  return hits.flatMap(({ chunk, score, sentence }) => {
    const title = parts.outline.section(chunk.sectionId)?.title ?? '';
    const isTitled = share(title) >= TITLED;
    return sentencesIn(parts, chunk.span).flatMap(({ span }) => {
      const own = share(sliceSpan(text, span));
      if (own < OF_TOPIC && !isTitled && (isNamed || span.start !== sentence.start)) return [];
      const nearness = (score / best + own) * NEARNESS;
      return [{ span, group: chunk.sectionId, head: title, score: nearness + substanceOf(parts, span) }];
    });
  });
}

async function gatherTopic(parts: AnsweringParts, topic: string): Promise<Gathered> {
  const { index, weights, evidence } = parts;
  const retrieval = await retrievePassages(index, topic, { k: PASSAGES, weights, evidence });
  const candidates = topicCandidates(parts, topic, retrieval);
  return { title: topic, candidates, within: candidates.map(({ span }) => span), isShort: false };
}

function gatherAudience(parts: AnsweringParts, words: string): Gathered | null {
  const groups = parts.audiences.groupsOf(words);
  if (groups.length === 0) return null;
  const clauses = groups.flatMap((group) => parts.audiences.clausesFor(group));
  const candidates = clauses.map(({ span, need }) => ({
    ...{ span, group: need, head: need },
    score: substanceOf(parts, span) + (span.end - span.start) / 100,
  }));
  return { title: `面向${words}`, candidates, within: clauses.map(({ span }) => span), isShort: true };
}

function gather(parts: AnsweringParts, scope: BriefingScope): Promise<Gathered | null> | Gathered | null {
  if (scope.kind === 'section') return gatherSection(parts, scope.id);
  return scope.kind === 'topic' ? gatherTopic(parts, scope.topic) : gatherAudience(parts, scope.audience);
}

/** 五大, 十五年 and other numbers of names are no targets. */
const isMeasured = ({ unit, year }: Quantity): boolean =>
  year !== null || (unit !== '' && unit !== '个' && unit !== '年');

function nameOf(text: string, { area, subject, measure }: Quantity): string {
  const own = `${sliceSpan(text, subject)}${measure ? sliceSpan(text, measure) : ''}`;
  return area ? `${sliceSpan(text, area)}${own}` : own;
}

/** The longest words of a bound: 不低于, 及以上. */
const BOUND_REACH = 3;

/** 600家 with the words of its bound, as printed around it: 突破600家, 99%以上. */
function printedValue(text: string, { printed, bound }: Quantity): string {
  if (bound === null) return sliceSpan(text, printed);
  const around = boundWords(
    text.slice(Math.max(0, printed.start - BOUND_REACH), printed.start),
    text.slice(printed.end, printed.end + BOUND_REACH),
  );
  return `${around.before}${sliceSpan(text, printed)}${around.after}`;
}

function targetsWithin(parts: AnsweringParts, within: readonly TextSpan[], ledger: PlaceLedger): BriefingTarget[] {
  const { plan } = parts.index;
  const isInside = (span: TextSpan): boolean => within.some((scope) => spansOverlap(scope, span));
  const quantities = parts.statements.flatMap((statement) =>
    statement.kind === 'quantity' && statement.scope !== 'past' && isInside(statement.clause) && isMeasured(statement)
      ? [statement]
      : [],
  );
  const rows = plan.indicators.filter(({ span, target }) => target.kind === 'number' && isInside(span));
  return [
    ...quantities.map((quantity) => ({
      name: nameOf(plan.text, quantity),
      value: quantity.masked ? '未公布' : printedValue(plan.text, quantity),
      year: quantity.year,
      citations: ledger.numberOf(quantity.sentence),
    })),
    ...rows.map(({ name, unit, target, span }) => ({
      name,
      value: target.kind === 'number' ? `${target.printed}${unit}` : '',
      year: plan.period.to,
      citations: ledger.numberOf(span),
    })),
  ];
}

/** Null for a unit that the plan does not have, or a group of people that nobody has written rows for. */
export async function writeBriefing(
  parts: AnsweringParts,
  scope: BriefingScope,
  most: number,
): Promise<Briefing | null> {
  const gathered = await gather(parts, scope);
  if (!gathered) return null;
  const ledger = new PlaceLedger(parts);
  const { text } = parts.index.plan;
  const points: BriefingPoint[] = choose(gathered.candidates, most).map(({ span, head }) => ({
    head,
    text: gathered.isShort ? sliceSpan(text, span).replace(/[。；，]$/, '') : shorten(parts, span),
    citations: ledger.numberOf(span),
  }));
  const { id, title, digest } = parts.index.plan;
  const targets = targetsWithin(parts, gathered.within, ledger);
  return { title: gathered.title, points, targets, citations: ledger.citations, edition: { id, title, digest } };
}
