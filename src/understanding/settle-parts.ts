// Which of the stretches found are questions of their own: what only leads up to one is told with it, what asks the same
// again is one with it.
import type { TextSpan } from '../text/text-span.js';
import { A_NOT_A, createClauseQuestions, type IsTopic } from './clause-questions.js';
import type { FormWords } from './form-words.js';
import type { CutMessage } from './question-words.js';
import type { Asked, Form, Kind, ReadingPart } from './reading.js';

const QUESTION_MARK = /^\s*[?？]/u;
const LIST_COMMA = /^\s*、\s*$/u;

export interface PartSettler {
  /** The questions among the stretches found: those left out are put back, those that ask two things cut. */
  settle(message: CutMessage, spans: readonly TextSpan[], isTopic?: IsTopic): TextSpan[];
  /** Whether a message asks or orders in so many words; 闻到煤气味 does neither. */
  asks(folded: string): boolean;
}

/** Leaves out what asks nothing where something else of the message asks; a list within one question stays one. */
export function createPartSettler(words: FormWords): PartSettler {
  const asking = new RegExp(words('asking'), 'u');
  const askingEnd = new RegExp(`${words('asking-end')}$`, 'u');
  const telling = new RegExp(words('telling'), 'u');
  const join = ({ folded }: CutMessage, spans: readonly TextSpan[]): TextSpan[] => {
    const said = ({ start, end }: TextSpan): string => folded.slice(start, end);
    const inWords = (span: TextSpan): boolean =>
      asking.test(said(span)) || askingEnd.test(said(span)) || A_NOT_A.test(said(span));
    const asks = (span: TextSpan): boolean => inWords(span) || QUESTION_MARK.test(folded.slice(span.end));
    const joined: TextSpan[] = [];
    for (const span of spans) {
      const last = joined.at(-1);
      const goesOn = last && !(inWords(last) && inWords(span)) && LIST_COMMA.test(folded.slice(last.end, span.start));
      if (last && goesOn) joined[joined.length - 1] = { start: last.start, end: span.end };
      else joined.push(span);
    }
    if (joined.length < 2 || !joined.some(asks)) return joined;
    return joined.filter((span) => asks(span) || telling.test(said(span)));
  };
  const asks = (folded: string): boolean => {
    const said = folded.trim();
    return /[?？]/.test(said) || asking.test(said) || askingEnd.test(said) || A_NOT_A.test(said) || telling.test(said);
  };
  const clauses = createClauseQuestions(words);
  const settle: PartSettler['settle'] = (message, spans, isTopic = () => false) =>
    clauses.cut(message, join(message, clauses.recover(message, spans, isTopic)));
  return { settle, asks };
}

/** Kinds that ask what is done about a topic, whatever their words. */
const OPEN: ReadonlySet<Kind> = new Set(['measures', 'brief', 'mentions']);
const isOpen = ({ kind, asked, named }: ReadingPart): boolean => OPEN.has(kind) && asked === null && named.length === 0;
const NUMBERS: ReadonlySet<Asked> = new Set(['figure', 'count', 'size', 'money']);

/** What a list asks beside its members is one with it: 有几项？分别是什么; 哪两个没有数，只写任务. */
function asksMembersAgain(before: ReadingPart, part: ReadingPart): boolean {
  const isList = ({ kind }: ReadingPart): boolean => kind === 'list' || kind === 'outline';
  if (!isList(before) || !isList(part) || part.topic !== before.topic || before.filters.length === 0) return false;
  const asksElse = part.asked !== null && part.asked !== 'name';
  return !asksElse && part.aggregate === null && part.years.length === 0 && part.sides.length < 2 && !part.yesNo;
}

/** Of conditions on the rows, words that a cell prints are the narrower one. */
function joinFilters(before: ReadingPart, part: ReadingPart): ReadingPart['filters'] {
  const printed = part.filters.filter(({ op }) => op === 'has' || op === 'dash');
  return printed.length > 0 ? printed : [...before.filters, ...part.filters];
}

/** Whether a part asks the same of the same topic as the one before it: 管不管 after 怎么管, 定了数没有 after 多少. */
function asksAgain(before: ReadingPart, part: ReadingPart, form: Form): boolean {
  if (part.topic !== before.topic || part.sides.length > 1 || part.audience !== null) return false;
  if (asksMembersAgain(before, part)) return true;
  const sameNumber = before.asked !== null && NUMBERS.has(before.asked) && part.asked === 'figure';
  // 定了数没有 asks of the number before it, whatever time its 了 speaks of; 到30亿了没有 of another.
  const whetherSet = sameNumber && part.yesNo && part.figures.length === 0 && part.years.length === 0;
  if (part.scope !== null && part.scope !== before.scope && !whetherSet) return false;
  // 仅列小标题, 两句话说完: an order of form asks for nothing else.
  if (form !== 'prose' && part.asked === null && part.aggregate === null && part.unit !== 'indicator') return true;
  if (isOpen(part)) return isOpen(before) || part.yesNo;
  return part.kind === 'look-up' && part.kind === before.kind && (part.asked === before.asked || sameNumber);
}

/** Parts that ask the same are one. */
export function foldParts(parts: readonly ReadingPart[], form: Form): ReadingPart[] {
  const folded: ReadingPart[] = [];
  for (const part of parts) {
    const before = folded.at(-1);
    if (before && asksAgain(before, part, form))
      folded[folded.length - 1] = {
        ...before,
        text: `${before.text} ${part.text}`,
        around: `${before.around} ${part.around}`,
        years: before.years.length > 0 ? before.years : part.years,
        aggregate: before.aggregate ?? part.aggregate,
        changes: before.changes || part.changes,
        together: before.together || part.together,
        figures: [...before.figures, ...part.figures],
        filters: before.filters.length > 0 ? joinFilters(before, part) : before.filters,
      };
    else folded.push(part);
  }
  return folded;
}
