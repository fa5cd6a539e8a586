// What a checked sentence is called, and what differs in it, in the words that every face shows.
import type { CheckedSentence, Difference, DifferenceKind, DraftVerdict } from './draft-check.js';

export const VERDICT_WORDS: Readonly<Record<DraftVerdict, string>> = {
  consistent: '与规划一致',
  differs: '与规划不一致',
  'not-covered': '规划未涉及',
};

const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, string>> = {
  figure: '数字',
  year: '年份',
  unit: '单位',
  bound: '限度',
  nature: '指标属性',
  strength: '要求的程度',
  negation: '肯定与否定',
  direction: '增减方向',
  done: '完成情况',
  level: '范围或级别',
  period: '规划期',
  name: '名称',
};

/** 数字：文稿写“50亿元”，规划为“30亿元”. */
function tellDifference({ kind, draft, plan }: Difference): string {
  const label = DIFFERENCE_WORDS[kind];
  if (kind === 'done') return `${label}：文稿写“${draft}”，规划写的是要做的事`;
  if (draft === '') return `${label}：规划有“${plan}”，文稿没有`;
  return plan === null ? `${label}：文稿写“${draft}”，规划没有这样写` : `${label}：文稿写“${draft}”，规划为“${plan}”`;
}

/** Most words that are told as not found: the first few show where to look. */
const MOST_UNFOUNDED = 6;

/** What is to be said of a sentence beside its verdict; empty where it is borne out. */
export function tellFindings({ differences, unfounded, isMasked }: CheckedSentence): string[] {
  if (differences.length > 0) return differences.map(tellDifference);
  if (isMasked) return ['公布的规划文本以“*”代替这一数字，没有公布。'];
  const words = unfounded.slice(0, MOST_UNFOUNDED).map((word) => `“${word}”`);
  return words.length === 0 ? [] : [`规划中没有找到：${words.join('、')}`];
}
