// Whether the generated path reaches what the thresholds ask of it, model by model.
import type { GeneratedFigures } from './generated-figures.js';
import type { GeneratedBounds } from './thresholds.js';

/** What falls short, in words; empty when nothing does. */
export function checkGenerated(figures: GeneratedFigures, bounds: GeneratedBounds | undefined): string[] {
  if (!bounds) return [];
  const { model, complete, rightFallen, judgedRight, wrongShown } = figures;
  const fallen = judgedRight === 0 ? 0 : rightFallen.length / judgedRight;
  return [
    ...(complete < bounds.complete ? [`${model}：完整 ${complete.toFixed(3)}，低于 ${bounds.complete}`] : []),
    ...(fallen > bounds.rightFallen ? [`${model}：对而落下 ${fallen.toFixed(3)}，高于 ${bounds.rightFallen}`] : []),
    ...(wrongShown.length > bounds.wrongShown
      ? [`${model}：错而保留 ${wrongShown.length} 条，多于 ${bounds.wrongShown}`]
      : []),
  ];
}
