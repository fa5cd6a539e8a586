// What an audit of a plan's text finds: a kind, a sentence for the drafter, and the places that show it.
import type { TextSpan } from '../../text/text-span.js';

export const FINDING_KINDS = [
  'disagreeing', // one quantity, two values
  'unpublished', // a figure that is masked, or a cell left blank
  'unexplained', // a coined term with a numeral in it that is never told
  'undated', // a target without a year
  'without-base', // a target whose present value stands nowhere
  'unmeasured', // a goal without any figure, among goals that have one
  'numbering', // a label that breaks its row, a number given twice
  'two-spellings', // one name, written two ways
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_TITLES: Readonly<Record<FindingKind, string>> = {
  disagreeing: '同一数量前后不一致',
  unpublished: '未公布的数值和空格',
  unexplained: '没有解释的缩略提法',
  undated: '目标没有写明年份',
  'without-base': '目标没有同口径的现状数',
  unmeasured: '目标没有可以衡量的数',
  numbering: '序号问题',
  'two-spellings': '同一名称两种写法',
};

export interface Finding {
  readonly kind: FindingKind;
  /** One sentence for the person who mends the text. */
  readonly note: string;
  /** Places in the plan's text, in its order; both sides where two disagree. */
  readonly places: readonly TextSpan[];
}
