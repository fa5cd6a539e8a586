// A starter set of questions for a new plan, made from its statements; marked for a person to read and mend.
import type { PlanDocument } from '../../plan/plan-document.js';
import type { Enumeration, Quantity, Statement, Term } from '../../statements/statement.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { CaseLine } from '../dataset/evaluation-case.js';

/** Told in every row: what a program wrote, nobody has read. */
export const DRAFT_NOTE = '程序草拟，待人核对';

type Draft = Pick<CaseLine, 'question' | 'type' | 'evidence' | 'points'> & { readonly place: TextSpan };

/** A line of the plan without its indents: evidence is one line. */
const evidenceOf = (plan: PlanDocument, span: TextSpan): string =>
  (
    sliceSpan(plan.text, span)
      .split('\n')
      .find((line) => line.trim() !== '') ?? ''
  ).trim();

/** 制度, 场景, 作用: a name this short is a common noun, and asks for nothing that can be found. */
const FEWEST_LETTERS = 4;

function ofQuantity(plan: PlanDocument, quantity: Quantity): Draft[] {
  const { subject, measure, printed, year, masked, sentence, unit, area } = quantity;
  const own = `${sliceSpan(plan.text, subject)}${measure ? sliceSpan(plan.text, measure) : ''}`;
  const value = sliceSpan(plan.text, printed);
  if (masked || unit === '' || own.length < FEWEST_LETTERS || !/\d/.test(value)) return [];
  const place = area ? sliceSpan(plan.text, area) : '';
  const name = place === '' || own.startsWith(place) ? own : `${place}的${own}`;
  // 5处 of something are counted, 30亿元 of it measured.
  const asked =
    measure === null && /^\d+多?余?\D{1,2}$/.test(value) ? `有多少${value.replace(/^[\d.,]+[多余]?/, '')}` : '是多少';
  return [
    {
      question: `${year === null ? '' : `到${year}年，`}${name}${asked}？`,
      ...{ type: 'number', evidence: [evidenceOf(plan, sentence)], points: [[value]], place: sentence },
    },
  ];
}

const FEWEST_MEMBERS = 3;
const LONGEST_HEAD = 20;

function ofEnumeration(plan: PlanDocument, { head, members, sentence, form, sectionId }: Enumeration): Draft[] {
  const name = sliceSpan(plan.text, head);
  if (
    members.length < FEWEST_MEMBERS ||
    name.length > LONGEST_HEAD ||
    name.length < FEWEST_LETTERS ||
    form !== 'inline'
  )
    return [];
  const title = plan.sections.find(({ id }) => id === sectionId)?.title ?? '';
  return [
    {
      question: `“${title}”中提到的${name}有哪些？`,
      ...{ type: 'list', evidence: [evidenceOf(plan, sentence)], place: sentence },
      points: members.map((member) => [sliceSpan(plan.text, member)]),
    },
  ];
}

function ofTerm(plan: PlanDocument, { term, meaning, sentence }: Term): Draft[] {
  if (meaning === null) return [];
  const name = sliceSpan(plan.text, term);
  return [
    {
      question: `“${name}”是什么意思？`,
      ...{ type: 'definition', evidence: [evidenceOf(plan, sentence)], place: sentence },
      points: [[sliceSpan(plan.text, meaning)]],
    },
  ];
}

function draftsOf(plan: PlanDocument, statement: Statement): Draft[] {
  if (statement.kind === 'term') return ofTerm(plan, statement);
  // A box lists projects and programmes: what stands there is asked about by its title.
  if (statement.boxId !== null) return [];
  if (statement.kind === 'quantity') return ofQuantity(plan, statement);
  return statement.kind === 'enumeration' ? ofEnumeration(plan, statement) : [];
}

function chapterOf(plan: PlanDocument, { start }: TextSpan): number {
  const chapters = plan.sections.filter(({ level, headingSpan }) => level === 'chapter' && headingSpan.start <= start);
  return chapters.at(-1)?.number ?? 0;
}

/** Evenly over the plan: every so many of a kind. */
function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, at) => items[Math.floor(at * step)]).filter(
    (item): item is T => item !== undefined,
  );
}

/** @param most how many questions of each kind: figures, lists, terms */
export function draftQuestions(plan: PlanDocument, statements: readonly Statement[], most: number): CaseLine[] {
  const drafts = statements.flatMap((statement) => draftsOf(plan, statement));
  const chosen = (['number', 'list', 'definition'] as const).flatMap((type) =>
    spread(
      drafts.filter((draft) => draft.type === type),
      most,
    ),
  );
  return chosen.map(({ place, ...draft }, at) => ({
    ...draft,
    id: `n${String(at + 1).padStart(3, '0')}`,
    ...{ history: [], group: '', style: 'official', answerable: true, evidence_any: [], note: DRAFT_NOTE },
    chapters: [chapterOf(plan, place)],
  }));
}
