// An answer as one reads it: what was asked, what came, on what it stands, and last what the metrics object to.
import { shownText } from '../judging/told-text.js';
import type { ScoredCase } from '../scoring/score-cases.js';

const indent = (text: string): string => text.replace(/^/gm, '    ');

/** One answer; the verdict stands last, so that the reader judges first. */
export function formatSample({ case: asked, record, faults }: ScoredCase): string {
  const { answer } = record;
  const status =
    answer === null ? `提问失败：${record.error}` : [answer.status, answer.reason].filter(Boolean).join(' ');
  const citations = (answer?.citations ?? []).map(({ id, reference, quote }) => `[${id}] ${reference}：${quote}`);
  const verdict =
    faults.length === 0 ? '无差错' : faults.map(({ metric, message }) => `${metric} ${message}`).join('；');
  return [
    `── ${asked.id} ${[asked.group, asked.type, asked.style].filter(Boolean).join(' ')}`,
    ...asked.history.map((turn) => `前问：${turn}`),
    `问：${asked.question}`,
    `答（${status}）：`,
    ...(answer === null ? [] : [indent(shownText(answer).trimEnd())]),
    ...(citations.length > 0 ? ['引文：', indent(citations.join('\n'))] : []),
    `评：${verdict}`,
  ].join('\n');
}
