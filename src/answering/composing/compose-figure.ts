// Figure questions: the figure that belongs to what is asked, honest where it is masked, silent where there is none.
import { sliceSpan } from '../../text/text-span.js';
import { abstained, answered, type ComposeContext, type Draft } from './draft.js';
import { type FigureEvidence, findFigureEvidence } from './find-figure-evidence.js';
import { focusSentence } from './focus-sentence.js';

export interface FigureThresholds {
  /** Least fit of a figure whose clause holds enough of the question's words. */
  readonly fit: number;
  /** Least share of the question's words in the clause (with its subject). */
  readonly covered: number;
  /** Or least share in the sentence and its index-time questions, where asker and plan share no word. */
  readonly bridged: number;
}

/** Chosen on the development questions for few false answers. */
export const FIGURE_THRESHOLDS: FigureThresholds = { fit: 0.28, covered: 0.3, bridged: 0.27 };

const SLOT_NAMES: Readonly<Record<string, string>> = {
  money: '金额',
  percent: '比例或增速',
  count: '数量',
  age: '年龄',
  extent: '长度或宽度',
  'length-of-time': '时长',
  date: '时间',
};

/**
 * The figures of the time asked for. When a figure of another time fits the question better, the plan gives only that
 * one (6100 base stations by 2025, no goal for 2030), and a weaker one of the right time is about something else.
 */
function inScope(found: readonly FigureEvidence[]): FigureEvidence[] {
  const right = found.filter(({ wrongScope }) => !wrongScope);
  const wrong = found.find(({ wrongScope }) => wrongScope);
  const best = right[0];
  return wrong && (!best || best.covered < wrong.covered * SCOPE_SHARE) && wrong.covered >= NAMED ? [] : right;
}

/** Coverage from which a clause names what the question asks for. */
const NAMED = 0.6;
/** Share of the other time's coverage that the right time's figure must reach. */
const SCOPE_SHARE = 0.6;

/** What is counted: 就业岗位 of 多少就业岗位, 停车位 of 几个停车位, 进出口总额 of 进出口总额要达到多少亿元. */
const COUNTED = [
  /(?:多少(?:个|名|家|处|项|条|座|所|样)?|几(?:个|名|家|处|项|条|座|所))([\u4e00-\u9fff]{2,6})[?。]?$/,
  /([\u4e00-\u9fff]{2,8}?)(?:要|会|将|能|预计)?(?:达到|突破|完成|超过)多少/,
];

/** Share of the question that index-time questions must hold for other words to be trusted. */
const TRUSTED = 0.4;

/** Whether the question counts a thing that the plan knows and this sentence does not name. */
function countsAnother({ question, evidence }: ComposeContext, { sentence }: FigureEvidence): boolean {
  if (sentence.held >= TRUSTED) return false;
  const noun = COUNTED.flatMap((pattern) => pattern.exec(question)?.[1] ?? [])[0] ?? '';
  const counted = evidence.words.filter(({ word, known }) => known && noun.includes(word));
  return counted.length > 0 && counted.every(({ forms }) => !forms.some((form) => sentence.text.includes(form)));
}

/** Answers a question for a figure. */
export function composeFigure(context: ComposeContext): Draft | null {
  const { reading, sentences } = context.evidence;
  if (reading.kind !== 'figure' && reading.kind !== 'time') return null;
  if (reading.slot?.kind === 'date' && !/年/.test(context.question)) return null;
  const [best, second] = inScope(findFigureEvidence(context));
  const slotName = SLOT_NAMES[reading.slot?.kind ?? 'count'] ?? '数据';
  const silence = abstained('slot-missing', `规划纲要没有给出这个问题所问的${slotName}。`);
  if (!best) return silence;
  const stands = best.covered >= FIGURE_THRESHOLDS.covered || best.sentence.held >= FIGURE_THRESHOLDS.bridged;
  if (!stands || best.aboutAnother || best.fit < FIGURE_THRESHOLDS.fit || countsAnother(context, best)) {
    return silence;
  }
  const { text } = context.index.plan;
  if (best.figure === null) {
    const clause = sliceSpan(text, best.clause);
    return answered(
      [{ text: `公布的规划文本在此处以“*”代替具体数字，该数值未公布：“${clause}”。`, quotes: [best.sentence.span] }],
      'masked',
    );
  }
  const claims = [{ text: focusSentence(context, best.sentence.span, best.clause), quotes: [best.sentence.span] }];
  if (
    second &&
    second.sentence !== best.sentence &&
    second.fit >= best.fit * 0.95 &&
    sentences.indexOf(second.sentence) < 4
  ) {
    claims.push({ text: focusSentence(context, second.sentence.span, second.clause), quotes: [second.sentence.span] });
  }
  return answered(claims);
}
