// Questions that stand in one clause each: those that the tagger left out, and those that it ran together.
import type { TextSpan } from '../text/text-span.js';
import type { FormWords } from './form-words.js';
import type { CutMessage } from './question-words.js';

/** Whether the word at a place of the message belongs to a topic. */
export type IsTopic = (at: number) => boolean;

/** 能不能, 修没修: a word, its denial, the word again. */
export const A_NOT_A = /(\p{Script=Han})[不没]\1/u;

/** Marks and blanks that end a clause and belong to none. */
const MARKS = ' \t\n，,。；;：:、？?！!';
const COMMA = /[，,](?!\d)/gu;
/** 前几年, 好几天 tell of a time and ask nothing. */
const SOME_TIME = /几(?:年|天|个月|周)/gu;

/** The stretches between the commas of a span. */
function clausesOf(folded: string, { start, end }: TextSpan): TextSpan[] {
  const marks = [...folded.slice(start, end).matchAll(COMMA)].map(({ index }) => start + index);
  return [...marks, end].map((mark, at) => ({ start: at === 0 ? start : (marks[at - 1] ?? start) + 1, end: mark }));
}

function endWithoutMarks(folded: string, { start, end }: TextSpan): number {
  let at = end;
  while (at > start && MARKS.includes(folded.charAt(at - 1))) at--;
  return at;
}

export interface ClauseQuestions {
  /** The stretches with the clauses between them that ask of something of their own and were left out. */
  recover(message: CutMessage, spans: readonly TextSpan[], isTopic: IsTopic): TextSpan[];
  /** Stretches of which a later clause asks of a unit of the plan are two: 一共几章，最后一章讲什么. */
  cut(message: CutMessage, spans: readonly TextSpan[]): TextSpan[];
}

export function createClauseQuestions(words: FormWords): ClauseQuestions {
  const what = new RegExp(words('asking-what'), 'u');
  const asking = new RegExp(words('asking'), 'u');
  const unit = words('chapter', 'section', 'box');
  const asksUnit = new RegExp(`${words('which')}(?:个|一)?${unit}|${words('last', 'first')}.{0,2}${unit}`, 'u');
  const namesUnit = new RegExp(unit, 'u');
  // 那一节在第几章，下面有哪几条
  const asksParts = new RegExp(`${words('which')}(?:个)?${words('item')}`, 'u');
  const asksWhat = (said: string): boolean => what.test(said.replaceAll(SOME_TIME, ''));
  return {
    recover(message, spans, isTopic) {
      const said = ({ start, end }: TextSpan): string => message.folded.slice(start, end);
      const namesTopic = ({ start, end }: TextSpan): boolean =>
        message.words.some((word, at) => word.start >= start && word.end <= end && isTopic(at));
      // A row of questions goes on: what is only told leads up to one that asks whether.
      const isRow = spans.length > 1 && spans.every((span) => asking.test(said(span)));
      const left = spans
        .flatMap((span, at) => {
          const gap = { start: spans[at - 1]?.end ?? 0, end: span.start };
          return clausesOf(message.folded, gap).map((clause) => ({ ...clause, next: span }));
        })
        .map((clause) => ({ ...clause, end: endWithoutMarks(message.folded, clause) }))
        .filter(
          (clause) => (asksWhat(said(clause)) && asksWhat(said(clause.next))) || (isRow && A_NOT_A.test(said(clause))),
        )
        .filter(namesTopic)
        .map(({ start, end }) => ({ start, end }));
      return [...spans, ...left].sort((a, b) => a.start - b.start);
    },
    cut: (message, spans) =>
      spans.flatMap((span) => {
        const pieces: { start: number; end: number }[] = [];
        for (const { start, end } of clausesOf(message.folded, span)) {
          const last = pieces.at(-1);
          const before = last ? message.folded.slice(last.start, last.end) : '';
          const clause = message.folded.slice(start, end);
          const isOwn =
            asking.test(clause) && (asksUnit.test(clause) || (namesUnit.test(before) && asksParts.test(clause)));
          if (last && !(isOwn && asking.test(before))) last.end = end;
          else pieces.push({ start, end });
        }
        return pieces;
      }),
  };
}
