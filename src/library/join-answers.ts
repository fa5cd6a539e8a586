// Answers of several plans to the sides of one question, as one answer: each side under its place, quotes numbered anew.
import type { Answer, AnswerPart, AnswerStatus, AskRequest } from '../answering/answer.js';
import type { CatalogedPlan } from '../plan/plan-catalog.js';

/** One side's answer, its plan named in it already. */
export interface SideAnswer {
  readonly plan: CatalogedPlan;
  readonly question: string;
  readonly answer: Answer;
}

const MARKER = /\[(\d{1,3})\]/g;

/** [1] of the second side becomes [4] where the first has three quotes. */
const renumbered = ({ answer, citations }: Answer, by: number): string => {
  const known = new Set(citations.map(({ id }) => id));
  return answer.replace(MARKER, (marker, id: string) => (known.has(Number(id)) ? `[${Number(id) + by}]` : marker));
};

function statusOf(answers: readonly Answer[]): AnswerStatus {
  const [first] = answers;
  if (!first) return 'abstained';
  if (answers.every(({ status }) => status === first.status)) return first.status;
  return answers.some(({ status }) => status === 'answered' || status === 'partial') ? 'partial' : 'abstained';
}

/** A word of both sides is explained once. */
const notesOnce = (answers: readonly Answer[]): Answer['glossary'] => {
  const notes = answers.flatMap(({ glossary }) => glossary);
  return notes.filter(({ term }, at) => notes.findIndex((other) => other.term === term) === at);
};

interface Offsets {
  readonly claims: number;
  readonly citations: number;
}

/** A side is one part, whatever it was read as: each plan is answered for on its own. */
const partOf = ({ question, answer }: SideAnswer, { claims }: Offsets): AnswerPart => ({
  question,
  status: answer.status,
  reason: answer.reason,
  claims: answer.claims.map((_, at) => at + claims),
});

export function joinAnswers(request: AskRequest, sides: readonly SideAnswer[]): Answer {
  const [first] = sides;
  if (!first) throw new Error('an answer over several plans needs the answers of its sides');
  let [claims, citations] = [0, 0];
  const offsets = sides.map(({ answer }): Offsets => {
    const before = { claims, citations };
    claims += answer.claims.length;
    citations += answer.citations.length;
    return before;
  });
  const answers = sides.map(({ answer }) => answer);
  const at = (side: number): Offsets => offsets[side] ?? { claims: 0, citations: 0 };
  const shift = (side: number, ids: readonly number[]): number[] => ids.map((id) => id + at(side).citations);
  return {
    ...first.answer,
    question: request.question,
    standaloneQuestion: request.question,
    status: statusOf(answers),
    reason: answers.find(({ reason }) => reason !== null)?.reason ?? null,
    answer: sides
      .map(({ plan, answer }, side) => `${plan.card.place.name}：\n${renumbered(answer, at(side).citations)}`)
      .join('\n'),
    claims: answers.flatMap((answer, side) =>
      answer.claims.map((claim) => ({ ...claim, citations: shift(side, claim.citations) })),
    ),
    citations: answers.flatMap((answer, side) =>
      answer.citations.map((citation) => ({ ...citation, id: citation.id + at(side).citations })),
    ),
    understood: null,
    parts: sides.map((side, index) => partOf(side, at(index))),
    table: null,
    signposts: answers.flatMap(({ signposts }) => signposts).slice(0, 1),
    glossary: notesOnce(answers),
    related: answers.flatMap(({ related }) => related),
    editions: answers.map(({ edition }) => edition),
    timings: { total: answers.reduce((sum, { timings }) => sum + (timings['total'] ?? 0), 0) },
  };
}
