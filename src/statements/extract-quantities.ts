// Every amount that the sentences tell: what it is of, how much, by when, and of which part of the place.
import { splitAtMarks } from '../text/split-at-marks.js';
import { containsSpan, type TextSpan } from '../text/text-span.js';
import { type Amount, findAmounts, TIME_UNIT } from './find-amounts.js';
import { areaName } from './find-areas.js';
import type { GeneralWords } from './general-words.js';
import { governTime } from './govern-time.js';
import { type AmountName, nameAmount } from './name-amount.js';
import type { PlanSentence } from './plan-sentence.js';
import type { TimeScope } from './statement.js';
import { type Extraction, placeOf, type QuantityDraft } from './statement-draft.js';

/** Marks between clauses; a 、 parts amounts inside one. */
const CLAUSE_MARKS = '，；：。';

interface Part {
  readonly amount: Amount;
  readonly clause: TextSpan;
  readonly before: TextSpan;
  readonly after: TextSpan;
}

/** Members of a clause that hold no amount go with the next one: 机关、企业共10家. */
function joinMembers(text: string, clause: TextSpan, amounts: readonly Amount[], words: GeneralWords): TextSpan[] {
  const parts: TextSpan[] = [];
  let start: number | null = null;
  for (const member of splitAtMarks(text, clause, '、')) {
    const own = text.slice(member.start, member.end);
    const holds = amounts.some(({ printed }) => containsSpan(member, printed));
    start ??= member.start;
    if (holds) {
      parts.push({ start, end: member.end });
      start = null;
    } else if (words.of('reach').within(own.slice(2)) || parts.length > 0) start = null;
  }
  return parts;
}

/** 小学、初中、高中分别达到25册、35册、50册: as many nouns as amounts, each with its own. */
function pairedParts(text: string, clause: TextSpan, amounts: readonly Amount[], words: GeneralWords): Part[] {
  const own = amounts.filter(({ printed }) => containsSpan(clause, printed));
  const [first] = own;
  if (first === undefined || own.length < 2) return [];
  const before = { start: clause.start, end: first.printed.start };
  const at = [...text.slice(before.start, before.end)].findIndex(
    (_, index) => words.of('each').at(text, before.start + index, before.end) !== '',
  );
  const nouns = at < 0 ? [] : splitAtMarks(text, { start: before.start, end: before.start + at }, '、和与及');
  if (nouns.length !== own.length) return [];
  return own.map((amount, index) => {
    const noun = nouns[index] ?? before;
    return { amount, clause, before: noun, after: { start: amount.printed.end, end: amount.printed.end } };
  });
}

/** Each amount with the words before and after it that no other amount of its part claims. */
function partsOf(text: string, sentence: TextSpan, amounts: readonly Amount[], words: GeneralWords): Part[] {
  return splitAtMarks(text, sentence, CLAUSE_MARKS).flatMap((clause) => {
    const paired = pairedParts(text, clause, amounts, words);
    return paired.length > 0 ? paired : plainParts(text, clause, amounts, words);
  });
}

function plainParts(text: string, clause: TextSpan, amounts: readonly Amount[], words: GeneralWords): Part[] {
  return joinMembers(text, clause, amounts, words).flatMap((span) => {
    const own = amounts.filter(({ printed }) => containsSpan(span, printed));
    return own.map((amount, index) => ({
      amount,
      clause,
      before: { start: own[index - 1]?.printed.end ?? span.start, end: amount.printed.start },
      after: { start: amount.printed.end, end: own[index + 1]?.printed.start ?? span.end },
    }));
  });
}

/** A year of its own decides: before the period past, after it vision; else what the sentence is. */
function scopeOf(sentence: PlanSentence, year: number | null, { plan }: Extraction): TimeScope {
  if (year === null) return sentence.scope;
  if (year < plan.period.from) return 'past';
  return year > plan.period.to ? 'vision' : 'target';
}

/** The noun that opens the nearest clause between the last amount and this one: 银行贷款余额持续增长，达到…. */
function topicBefore(text: string, between: TextSpan, words: GeneralWords): TextSpan | null {
  const clauses = splitAtMarks(text, between, CLAUSE_MARKS);
  for (const clause of clauses.reverse()) {
    for (let end = clause.start + 2; end <= clause.end; end++) {
      const isName = words.of('area').endingAt(text, end, clause.start) !== '';
      if (!isName && words.of('middle').at(text, end, clause.end) === '') continue;
      return { start: clause.start, end };
    }
  }
  return null;
}

/** Area: the unit's, or in a unit that goes through areas the one that opens the sentence; 全区 widens it again. */
function areaOf(extraction: Extraction, sentence: PlanSentence, part: Part): TextSpan | null {
  const { plan, outline, words, areas } = extraction;
  if (words.of('whole-place').within(plan.text.slice(part.clause.start, part.before.end))) return null;
  const run = sentence.runHead === null ? null : areaName(plan.text, sentence.runHead, words);
  const own = run ?? areas.get(sentence.sectionId);
  if (own !== undefined) return own;
  const titles = outline
    .ancestors(sentence.sectionId)
    .slice(1)
    .map(({ title }) => title);
  if (!titles.some((title) => words.of('area-section').within(title))) return null;
  const [first] = splitAtMarks(plan.text, sentence.span, CLAUSE_MARKS);
  const name = first ? areaName(plan.text, first, words) : null;
  return name !== null && first !== undefined && name.start === first.start && name.end < part.before.end ? name : null;
}

function quantitiesOf(extraction: Extraction, sentence: PlanSentence): QuantityDraft[] {
  const { plan, words } = extraction;
  const { amounts, years } = findAmounts(plan.text, sentence.span, words);
  if (amounts.length === 0) return [];
  const found: QuantityDraft[] = [];
  let previous: AmountName | null = null;
  let lastClauseEnd = sentence.span.start;
  for (const part of partsOf(plan.text, sentence.span, amounts, words)) {
    const between = { start: lastClauseEnd, end: Math.max(lastClauseEnd, part.clause.start) };
    const topic = topicBefore(plan.text, between, words);
    const name = nameAmount(
      plan.text,
      {
        ...part,
        isTime: TIME_UNIT.test(part.amount.unit),
        isMeasured: words.of('measuring-unit').has(part.amount.unit),
        previous,
        topic,
      },
      words,
    );
    if (name === null) continue;
    previous = name;
    lastClauseEnd = part.clause.end;
    const { printed, value, unit, bound } = part.amount;
    const time = governTime(plan.text, { from: sentence.span.start, at: printed.start, years }, words);
    const year = time?.year ?? null;
    found.push({
      kind: 'quantity',
      ...placeOf(sentence),
      scope: scopeOf(sentence, year, extraction),
      clause: part.clause,
      subject: name.subject,
      measure: name.measure,
      head: time?.head ?? null,
      area: areaOf(extraction, sentence, part),
      printed,
      value,
      unit,
      bound,
      year,
      masked: value === null,
    });
  }
  return found;
}

export const extractQuantities = (extraction: Extraction): QuantityDraft[] =>
  extraction.sentences.flatMap((sentence) => quantitiesOf(extraction, sentence));
