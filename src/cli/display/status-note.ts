// What became of a question, or of a part of one, in the words of the terminal.
import type { Answer, AnswerPart, AnswerReason } from '../../answering/answer.js';

const PARTIAL = '部分写明';
const DECLINED = '不在答复范围';

/** Why nothing could be told; the absence that is claimed is the smallest that fits. */
const ABSENCES: Partial<Readonly<Record<AnswerReason, string>>> = {
  'slot-missing': '规划提到，但未写明',
  masked: '规划提到，但未写明',
  'not-explained': '规划提到，但未写明',
  'not-in-plan': '规划未涉及',
  'other-scope': '不属于本规划',
};
/** Courtesy and care bear no label. */
const UNLABELLED: ReadonlySet<AnswerReason | null> = new Set(['small-talk', 'distress', 'complaint']);

/** @returns an empty text where nothing need be said */
export function statusNote({ status, reason }: Pick<AnswerPart, 'status' | 'reason'>): string {
  if (status === 'answered') return '';
  if (status === 'partial') return PARTIAL;
  if (UNLABELLED.has(reason)) return '';
  const absence = reason === null ? undefined : ABSENCES[reason];
  return absence ?? (status === 'declined' ? DECLINED : '没有找到对应内容');
}

/** The mark of every figure that was counted or computed, in both languages of the answers. */
const COMPUTED = /按规划数据计算|computed from the plan/;

/** Where the words came from. */
export function originNote({ mode, table, answer }: Pick<Answer, 'mode' | 'table' | 'answer'>): string {
  if (mode === 'generated') return 'AI 生成，已逐条核对';
  return table !== null || COMPUTED.test(answer) ? '依据原文整理' : '原文摘录';
}
