// The model's share of a run in a few Chinese lines, for the terminal and the HTML report.
import type { GenerationSummary } from '../scoring/summarize-generation.js';

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join('，');

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** One line each: claims, fallbacks, tokens. */
export function formatGeneration(summary: GenerationSummary): string[] {
  const { cases, claimsKept, claimsDropped, fallbacks, inputTokens, outputTokens, cost } = summary;
  const dropped = total(claimsDropped);
  const failed = total(fallbacks);
  const price = cost === null ? '未配置单价' : `费用 ${cost.toFixed(4)}`;
  return [
    `模型作答 ${cases} 题：论断通过核验 ${claimsKept} 条，未通过 ${dropped} 条${dropped > 0 ? `（${list(claimsDropped)}）` : ''}`,
    `改用内置回答 ${failed} 题${failed > 0 ? `（${list(fallbacks)}）` : ''}`,
    inputTokens === null && outputTokens === null
      ? '服务未报告词元用量'
      : `词元 ${inputTokens ?? 0} 入，${outputTokens ?? 0} 出；${price}`,
  ];
}
