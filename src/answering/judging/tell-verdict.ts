// What is said where the plan does not answer: of the smallest thing, in words that fit, with what it does say.

import { segmentWords } from '../../indexing/segment-words.js';
import type { Quantity } from '../../statements/statement.js';
import { findFigures } from '../../text/find-figures.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import type { ReadingPart } from '../../understanding/reading.js';
import type { DraftLine, PartDraft } from '../draft.js';
import { lacking } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import { leafRows } from '../operators/indicator-cells.js';
import { quantityLine } from '../operators/quantity-line.js';
import { rowLine } from '../operators/tell-rows.js';
import { type PartContext, say, words } from '../part-context.js';
import type { Selected } from '../selection/select-sentences.js';
import { answeringRun } from '../shape-sentence.js';
import { attributeName } from './attribute-name.js';
import type { Outside } from './find-outside.js';
import type { Judgement } from './judge.js';

/** A neighbour is shown from this probability on. */
const NEAR = 0.3;

/** A sentence as it is shown; a row of the table with its cells named. */
function runOf(context: PartContext, span: TextSpan): string {
  const { plan } = context.parts.index;
  const row = leafRows(plan).find((candidate) => spansOverlap(candidate.span, span));
  return row
    ? rowLine(context, row).text
    : words(
        context,
        answeringRun(plan.text, span, () => true),
      );
}

/** The longest run of words of the topic that a sentence holds, the first of several as long: a subject stands before its measure. */
function heldRun({ topic, text }: Pick<ReadingPart, 'topic' | 'text'>, sentence: string): string {
  let longest = '';
  // What a part took over from the one before it is not what it says is missing.
  for (const run of topic.split(/\s+/).filter((candidate) => text.includes(candidate))) {
    const cut = segmentWords(run);
    for (let from = 0; from < cut.length; from++) {
      // What a sentence does not hold it does not hold with more behind it either.
      let held = '';
      for (let to = from; to < cut.length && sentence.includes(held + cut[to]); to++) held += cut[to];
      if (held.length > longest.length) longest = held;
    }
  }
  return longest;
}

/** Of the first sentences the one that holds most of the topic as it is asked: 低空经济, not any 产业. */
function nearest({ part, selected }: PartContext): Selected | undefined {
  const held = selected.slice(0, LOOKED_AT).map((sentence) => ({ sentence, run: heldRun(part, sentence.text) }));
  const place = (run: string): number => part.topic.indexOf(run);
  const [best] = held.sort((a, b) => b.run.length - a.run.length || place(a.run) - place(b.run));
  return best?.sentence;
}

const LOOKED_AT = 5;

/** The subject in the plan's words: the longest run or word of the topic that the sentence holds, or its form there. */
function subjectIn({ evidence, part }: PartContext, sentence: string): string | null {
  // What a part took over from the one before it is not what it says is missing.
  const own = evidence.words.filter(({ word }) => part.text.includes(word));
  const held = (own.length > 0 ? own : evidence.words)
    .flatMap(({ forms, weight }) => forms.map((form) => ({ form, weight })))
    .filter(({ form }) => form.length > 1 && sentence.includes(form))
    .sort((a, b) => b.form.length - a.form.length || b.weight - a.weight);
  const run = heldRun(part, sentence);
  const form = held[0]?.form ?? null;
  return run.length > 1 && run.length > (form?.length ?? 0) ? run : form;
}

/** A number of another time is shown for what it is. */
function neighbourLine(context: PartContext, quantity: Quantity): DraftLine {
  const line = quantityLine(context, quantity, quantity.scope === 'past' ? 'past' : 'other');
  return line;
}

/** Attributes that a number tells. */
const NUMERIC: ReadonlySet<string> = new Set(['figure', 'money', 'share', 'growth', 'count', 'size']);

const CLAUSE_END = /[，；。]/;

/** Whether a line tells a number of the subject in the unit that is denied: nobody would believe the denial. */
export function tellsSuch({ asked, askedUnit, years }: ReadingPart, subject: string | null, line: string): boolean {
  // A number of another year than the one asked of denies nothing.
  if (asked === null || !NUMERIC.has(asked) || subject === null || years.length > 0) return false;
  return line
    .split(CLAUSE_END)
    .some(
      (clause) =>
        clause.includes(subject) &&
        findFigures(clause).some(({ kind, unit }) => kind === 'amount' && (askedUnit === null || unit === askedUnit)),
    );
}

/** Share of the topic that the subject of a number reached holds, to be shown beside the denial of a target. */
const OF_SUBJECT = 0.5;

/** The plan holds the subject, and not what is asked of it. */
function namedNotTold(context: PartContext, findings: Findings): PartDraft {
  const { part } = context;
  const best = nearest(context);
  const k = attributeName(part.asked, context.language);
  if (!best) return silent(context);
  const subject = subjectIn(context, best.text);
  const [masked] = findings.quantities.filter(({ quantity, clause }) => quantity.masked && clause > 0.4);
  if (masked)
    return lacking('named-not-told', 'masked', {
      lines: [say(context, 'n8', { s: words(context, masked.quantity.subject) }, [masked.quantity.sentence])],
      missing: [words(context, masked.quantity.subject)],
    });
  const topic = part.topic.replace(/\s+/g, '');
  const lines: DraftLine[] = [];
  if (subject === null) lines.push(say(context, 'p1', { k }, []));
  else if (topic.includes(subject)) lines.push({ ...say(context, 'n1', { s: subject, k }, [best.span]), asked: [k] });
  else lines.push({ ...say(context, 'n2', { t: subject, k }, [best.span]), asked: [k] });
  const past = findings.quantities.find(({ unitFits, scopeFits, clause }) => unitFits && !scopeFits && clause > 0.5);
  const near = past
    ? neighbourLine(context, past.quantity)
    : say(context, 'a11', { c: runOf(context, best.span) }, [best.span]);
  const isOfThen = past?.quantity.scope === 'past' && part.scope === 'target' && past.subject >= OF_SUBJECT;
  if (isOfThen || !tellsSuch(part, subject, near.text)) lines.push(near);
  return lacking('named-not-told', 'slot-missing', { lines, missing: [`${subject ?? topic}：${k}`] });
}

/** Neither the topic nor another word for it was found. */
function silent(context: PartContext): PartDraft {
  const { part, parts, selected, evidence } = context;
  const topic = part.topic.replace(/\s+/g, '');
  const unknown = evidence.words.filter(
    ({ known, word }) => !known && word.length > 1 && topic.includes(word) && !parts.index.plan.text.includes(word),
  );
  const w =
    topic.length > 1 && topic.length <= 8 && !parts.index.plan.text.includes(topic) ? topic : (unknown[0]?.word ?? '');
  const lines: DraftLine[] =
    w === '' || context.language === 'en' ? [say(context, 's4')] : [{ ...say(context, 's1', { w }), asked: [w] }];
  const [near] = selected;
  if (near && near.answers >= NEAR) lines.push(say(context, 's2', { c: runOf(context, near.span) }, [near.span]));
  if (part.yesNo && part.scope !== 'past') lines.push(say(context, 's3'));
  return lacking('silent', 'not-in-plan', { lines, missing: w === '' ? [] : [`“${w}”`] });
}

/** Another place, another document, or a year of which the plan says nothing. */
function elsewhere(context: PartContext, { kind, words: w }: Outside): PartDraft {
  const { card, index } = context.parts;
  const x = card?.shortName ?? index.plan.title;
  const line =
    kind === 'place'
      ? say(context, 'e1', { w })
      : say(context, 'e2', { w: kind === 'document' ? `“${w}”规划` : `${w}的规划`, x });
  return lacking('elsewhere', 'other-scope', { lines: [{ ...line, asked: [w] }] });
}

/** Tells a verdict other than told. */
export function tellVerdict(context: PartContext, findings: Findings, { verdict, outside }: Judgement): PartDraft {
  if (outside) return elsewhere(context, outside);
  switch (verdict) {
    case 'named-not-told':
    case 'told-in-part':
      return namedNotTold(context, findings);
    case 'not-for-us':
      return lacking('not-for-us', 'off-topic', { lines: [say(context, 'u1'), say(context, 'u2')] });
    default:
      return silent(context);
  }
}
