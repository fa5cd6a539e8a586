// Members told one by one: 一是…；二是…, and what stands after ： parted by ；.
import { findOuterMarks, splitAtMarks } from '../text/split-at-marks.js';
import { type TextSpan, trimSpan } from '../text/text-span.js';
import { titleSpan } from './find-areas.js';
import type { PlanSentence } from './plan-sentence.js';
import { type EnumerationDraft, type Extraction, placeOf } from './statement-draft.js';

const CLAUSE_END = /[，；。：]/;

function clauseEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (CLAUSE_END.test(text.charAt(at))) return at;
  return end;
}

/** What the members belong to: the words before ： or 。 in the sentence, else the title of the unit. */
function headOf({ plan, outline }: Extraction, sentence: PlanSentence, before: TextSpan): TextSpan | null {
  const own = splitAtMarks(plan.text, before, '，；：。').at(-1);
  if (own !== undefined) return own;
  const unit = outline.section(sentence.sectionId);
  return unit && unit.title !== '' ? titleSpan(plan.text, unit) : null;
}

/** 一是宜商服务中心，…；二是青年发展中心，…: each member is the clause after its number. */
function countedMembers({ plan, words }: Extraction, { start, end }: TextSpan): { at: number; member: TextSpan }[] {
  const found: { at: number; member: TextSpan }[] = [];
  for (let at = start; at < end; at++) {
    const number = words.of('coined-number').at(plan.text, at, end);
    const opens = at === start || CLAUSE_END.test(plan.text.charAt(at - 1));
    if (number === '' || !opens) continue;
    const from = at + number.length;
    found.push({ at, member: trimSpan(plan.text, { start: from, end: clauseEnd(plan.text, from, end) }) });
  }
  return found;
}

function countedList(extraction: Extraction, sentence: PlanSentence): EnumerationDraft[] {
  const members = countedMembers(extraction, sentence.span);
  if (members.length < 2) return [];
  const head = headOf(extraction, sentence, { start: sentence.span.start, end: members[0]?.at ?? sentence.span.start });
  if (head === null) return [];
  return [
    draft(
      sentence,
      head,
      members.map(({ member }) => member),
    ),
  ];
}

const draft = (sentence: PlanSentence, head: TextSpan, members: readonly TextSpan[]): EnumerationDraft => ({
  kind: 'enumeration',
  ...placeOf(sentence),
  head,
  members,
  open: false,
  form: 'colon',
  parentHead: null,
});

/** Where the members begin: after ：, or after 即 that opens the body of a titled entry (“两窗口”。即…；…). */
function membersStart({ plan, words }: Extraction, sentence: PlanSentence): number | null {
  const [colon] = findOuterMarks(plan.text, sentence.span, '：');
  if (colon !== undefined) return colon + 1;
  const opening = words.of('defining').at(plan.text, sentence.span.start);
  return opening === '' ? null : sentence.span.start + opening.length;
}

function semicolonList(extraction: Extraction, sentence: PlanSentence): EnumerationDraft[] {
  const start = membersStart(extraction, sentence);
  if (start === null) return [];
  const members = splitAtMarks(extraction.plan.text, { start, end: sentence.span.end }, '；。');
  const isColon = extraction.plan.text.charAt(start - 1) === '：';
  const head = headOf(extraction, sentence, {
    start: sentence.span.start,
    end: isColon ? start - 1 : sentence.span.start,
  });
  return head === null || members.length < 2 ? [] : [draft(sentence, head, members)];
}

export const extractColonEnumerations = (extraction: Extraction): EnumerationDraft[] =>
  extraction.sentences.flatMap((sentence) => {
    const counted = countedList(extraction, sentence);
    return counted.length > 0 ? counted : semicolonList(extraction, sentence);
  });
