// The generated path beside the embedded one, a line a model, in plain text.
import type { GeneratedFigures } from '../comparing/generated-figures.js';
import { formatTextTable } from './text-table.js';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

const points = (figures: GeneratedFigures): string => {
  const ahead = (figures.complete - figures.completeWithout) * 100;
  return `${ahead >= 0 ? '+' : ''}${ahead.toFixed(1)}`;
};

function rowOf(figures: GeneratedFigures): string[] {
  const { model, cases, judgedRight, rightFallen, judgedWrong, wrongShown } = figures;
  return [
    model,
    String(cases),
    percent(figures.complete),
    percent(figures.completeWithout),
    points(figures),
    String(figures.claimsKept),
    String(figures.claimsDropped),
    String(figures.fallbacks),
    `${rightFallen.length}/${judgedRight}`,
    `${wrongShown.length}/${judgedWrong}`,
  ];
}

const HEAD = ['回复', '题数', '完整', '不用模型', '相差', '论断保留', '论断落下', '改用内置', '对而落下', '错而保留'];

/** The table, and below it what fell though right, and what stood though wrong. */
export function formatGenerated(all: readonly GeneratedFigures[]): string {
  const lines = all.flatMap(({ model, rightFallen, wrongShown }) => [
    ...rightFallen.map((claim) => `${model} 对而落下：${claim}`),
    ...wrongShown.map((claim) => `${model} 错而保留：${claim}`),
  ]);
  return [formatTextTable({ head: HEAD, rows: all.map(rowOf) }), ...lines].join('\n');
}
