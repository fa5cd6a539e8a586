// An answer must not deny what it tells: a number said to be missing beside the number, a word said to be absent from the plan.
import { citedLines } from './cited-lines.js';
import { type Figure, figuresInText } from './figures-in-text.js';
import { type Denial, findDenials } from './find-denials.js';
import type { JudgedCase } from './judged-case.js';

/** A denial and the line, or the plan, that gives it the lie. */
export interface Contradiction {
  readonly denied: string;
  readonly told: string;
}

/** What a number must be to be the missing one. A kind that none fits is no number: 负责单位, 地点. */
const NUMBERS_BY_KIND: readonly { readonly kind: RegExp; readonly fits: (figure: Figure) => boolean }[] = [
  { kind: /时间|年份|日期/, fits: ({ unit }) => ['年', '月', '日'].includes(unit) },
  { kind: /金额|投资|资金|支出|费用/, fits: ({ unit }) => unit === '元' },
  { kind: /占比|比例|比重|增幅|增速/, fits: ({ unit }) => unit === '%' || unit === '百分点' },
  { kind: /面积/, fits: ({ unit }) => /米|公里|亩|公顷/.test(unit) },
  // 横支17路 and row 5 of the table hold numbers that measure nothing.
  { kind: /数|规模|总量|多少/, fits: ({ unit }) => !['', '年', '月', '日'].includes(unit) },
];
/** An absence of a period, of today, of single items: what is told of another is told beside it, and rightly. */
const SCOPED = /“十[^”]+”|20\d\d年|目前|现状|分项|往后|以后|今后|每年|当年/;
const YEAR = /20\d\d(?=年)/;
const YEARS = /20\d\d/g;
/** Words by which an absence is of what is to come: 「往后五年准备再改多少个：规划没有写明数量」. */
const TO_COME = /以后|往后|今后|未来|接下来|将来|目标|计划|打算|准备|还要|再|十五五|20(?:2[6-9]|3\d)/;
/** Lines that say themselves that their number is another's: of a neighbour, or of the time before. */
const ANOTHER = /（不是[^）]*）|（没有[^）]*）/;
const BEFORE = /(?:^|：)(?:“[^”]+”(?:已实现|期间进展)|已办成)：/;
/** So many characters in a row shared with the question make a line about what was asked. */
const SHARED = 4;

const bare = (text: string): string => text.replace(/[“”（）\s]/g, '');

/** A clause with the sentence that it stands in: a year at its head governs all of it. */
interface Told {
  readonly clause: string;
  readonly sentence: string;
  /** Whether the line tells it as of the time before the plan. */
  readonly isBefore: boolean;
}

/** Clauses of a line, each behind the label that the line opens with: 「人均预期寿命：2030年82岁」. */
function clausesOf(text: string): Told[] {
  const [, label = '', rest = text] = /^([^：，。]{2,40})：(.+)$/s.exec(text) ?? [];
  return rest
    .split(/[。；！？\n]/)
    .flatMap((sentence) =>
      sentence.split('，').map((clause) => ({ clause: label + clause, sentence, isBefore: BEFORE.test(text) })),
    );
}

const sharesRun = (a: string, b: string): boolean =>
  Array.from({ length: Math.max(0, a.length - SHARED + 1) }, (_, at) => a.slice(at, at + SHARED)).some((run) =>
    b.includes(run),
  );

/** Whether a sentence names years, and none of those that were asked. */
function isOfAnotherYear(sentence: string, scope: string): boolean {
  const yearsIn = (text: string): readonly string[] => text.match(YEARS) ?? [];
  const [asked, told] = [yearsIn(scope), yearsIn(sentence)];
  return asked.length > 0 && told.length > 0 && !told.some((year) => asked.includes(year));
}

/** Whether a clause tells a number of the kind, of the subject, of the year that were denied. */
function tells({ clause, sentence, isBefore }: Told, denial: Denial, question: string): boolean {
  const { subjects, kind, label } = denial;
  const numbers = NUMBERS_BY_KIND.find((entry) => entry.kind.test(kind));
  if (!numbers) return false;
  const year = YEAR.exec(kind)?.[0];
  if (year !== undefined ? !sentence.includes(year) : SCOPED.test(kind)) return false;
  const scope = label === '' ? question : label;
  if ((isBefore && TO_COME.test(scope)) || isOfAnotherYear(sentence, scope)) return false;
  const about = bare(clause);
  const isSubject =
    subjects.length === 0
      ? sharesRun(bare(question), about)
      : subjects.some((subject) => about.includes(bare(subject)));
  return isSubject && figuresInText(clause).some((figure) => figure.kind === 'number' && numbers.fits(figure));
}

/** Where an answer contradicts itself, or the plan that it claims an absence of. English answers are not read. */
export function findContradictions({ case: asked, record, context: { plan } }: JudgedCase): Contradiction[] {
  const { answer } = record;
  if (answer === null) return [];
  const lines = citedLines(answer).filter(({ text, cited }) => cited.length > 0 && !ANOTHER.test(text));
  const clauses = lines.flatMap(({ text }) => clausesOf(text));
  return findDenials(answer.answer).flatMap((denial): Contradiction[] => {
    const { sentence, subjects, label, word } = denial;
    if (word !== null) return plan.text.includes(word) ? [{ denied: sentence, told: `规划原文：${word}` }] : [];
    // Where the plan does not answer the question, what is denied of it is denied rightly.
    if (!asked.answerable || [...subjects, label].some((named) => SCOPED.test(named))) return [];
    const told = clauses.find((said) => !sentence.includes(said.clause) && tells(said, denial, asked.question));
    return told === undefined ? [] : [{ denied: sentence, told: told.clause }];
  });
}
