// The Chinese words of the reports for types, styles and outcomes; metric names stay as they are.
import type { CaseStyle, CaseType } from '../dataset/evaluation-case.js';
import type { Outcome } from '../judging/outcome-of.js';
import type { MetricGroup } from '../metrics/metric.js';

export const TYPE_LABELS: Readonly<Record<CaseType, string>> = {
  fact: '事实',
  number: '数字',
  list: '列举',
  policy: '政策',
  definition: '定义',
  indicator: '指标',
  masked: '未公布数据',
  compare: '比较',
  followup: '追问',
  summary: '概述',
  unanswerable: '规划未写明',
  chitchat: '寒暄',
  injection: '指令注入',
};

export const STYLE_LABELS: Readonly<Record<CaseStyle, string>> = {
  official: '公文',
  citizen: '市民',
  colloquial: '口语',
  terse: '关键词',
  typo: '错别字',
  traditional: '繁体',
  english: '英文',
};

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  answered: '已回答',
  abstained: '称未写明',
  declined: '谢绝',
  error: '提问失败',
};

export const GROUP_LABELS: Readonly<Record<MetricGroup, string>> = {
  headline: '总评',
  retrieval: '检索',
  citations: '引文',
  answers: '答案',
  refusals: '拒答',
  generation: '生成',
  latency: '用时',
};

/** The Chinese name of a type or style; a group is a word of its author's, and stays itself. */
export const groupLabel = (name: string): string =>
  (TYPE_LABELS as Readonly<Record<string, string>>)[name] ??
  (STYLE_LABELS as Readonly<Record<string, string>>)[name] ??
  name;

/** The Chinese name of an outcome, or the word itself. */
export const outcomeLabel = (name: string): string =>
  (OUTCOME_LABELS as Readonly<Record<string, string>>)[name] ?? name;
