// Figure questions: the figure that belongs to what is asked, honest where it is masked, silent where there is none.
import { coverage } from '../../retrieval/content-words.js';
import { sliceSpan } from '../../text/text-span.js';
import { abstained, answered, type ComposeContext, type Draft } from './draft.js';
import { findFigureEvidence } from './find-figure-evidence.js';
import { focusSentence } from './focus-sentence.js';

export interface FigureThresholds {
  /** Least share of the question's words in the clause (with its subject) that lets a figure stand. */
  readonly covered: number;
  /** Or: least likeness to an index-time question of the sentence. */
  readonly question: number;
  readonly fit: number;
}

/** Chosen on the development questions for few false answers; see the curve in the evaluation report. */
export const FIGURE_THRESHOLDS: FigureThresholds = { covered: 0.5, question: 0.5, fit: 0.42 };

const SLOT_NAMES: Readonly<Record<string, string>> = {
  money: '金额', percent: '比例或增速', count: '数量', age: '年龄', 'length-of-time': '时长', date: '时间',
};

/** Words of the question that the plan never uses: what is asked about is not in it. */
function foreignShare(context: ComposeContext): number {
  const { words } = context.evidence;
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : words.filter(({ known }) => !known).reduce((sum, { weight }) => sum + weight, 0) / total;
}

/** Answers a question for a figure. */
export function composeFigure(context: ComposeContext): Draft | null {
  const { reading, sentences, words } = context.evidence;
  if (reading.kind !== 'figure' && reading.kind !== 'time') return null;
  if (reading.slot?.kind === 'date' && !/年/.test(context.question)) return null;
  const [best, second] = findFigureEvidence(context);
  const slotName = SLOT_NAMES[reading.slot?.kind ?? 'count'] ?? '数据';
  const silence = abstained('slot-missing', `规划纲要没有给出这个问题所问的${slotName}。`);
  if (!best) return silence;
  const stands = best.covered >= FIGURE_THRESHOLDS.covered || best.sentence.question >= FIGURE_THRESHOLDS.question;
  // A literal word of the question that the sentence lacks names another thing: 高新技术企业 is not 科技型中小企业.
  const chunk = context.index.chunks[best.sentence.chunkIndex];
  const inChunk = coverage(words, `${chunk?.searchText ?? ''}`);
  if (!stands || best.fit < FIGURE_THRESHOLDS.fit || (inChunk < 0.5 && best.sentence.question < FIGURE_THRESHOLDS.question) || foreignShare(context) > 0.6) {
    return silence;
  }
  const { text } = context.index.plan;
  if (best.figure === null) {
    const clause = sliceSpan(text, best.clause);
    return answered([{ text: `公布的规划文本在此处以“*”代替具体数字，该数值未公布：“${clause}”。`, quotes: [best.sentence.span] }], 'masked');
  }
  const claims = [{ text: focusSentence(context, best.sentence.span, best.clause), quotes: [best.sentence.span] }];
  if (second && second.sentence !== best.sentence && second.fit >= best.fit * 0.95 && sentences.indexOf(second.sentence) < 4) {
    claims.push({ text: focusSentence(context, second.sentence.span, second.clause), quotes: [second.sentence.span] });
  }
  return answered(claims);
}
