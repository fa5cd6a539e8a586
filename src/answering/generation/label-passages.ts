// The passages that a model is shown, labelled S1…Sn: it never sees an id or a link.
import type { Chunk } from '../../chunking/chunk.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { Hit } from '../../retrieval/retrieval.js';
import { describeIndicatorsIn } from '../verification/describe-indicator.js';

export interface LabelledPassage {
  readonly label: string;
  readonly chunk: Chunk;
  /** Breadcrumb, for orientation; not to be quoted. */
  readonly place: string;
  /** How to read a table row; null outside the table. */
  readonly reading: string | null;
}

export interface PassageLimits {
  readonly mostPassages: number;
  /** Characters of all passages together. */
  readonly mostCharacters: number;
}

/**
 * Ten passages: what answers stands among the first ten for nineteen questions in twenty of the development set, and
 * 6,000 characters fit the 8k context of small local models beside rules and reply.
 */
export const PASSAGE_LIMITS: PassageLimits = { mostPassages: 10, mostCharacters: 6_000 };

/** With further parts there must be room for passages of each; 8,000 characters are the most that an 8k context bears. */
export const limitsFor = (parts: number): PassageLimits => ({
  mostPassages: Math.min(20, PASSAGE_LIMITS.mostPassages + 4 * Math.max(0, parts - 1)),
  mostCharacters: parts > 1 ? 8_000 : PASSAGE_LIMITS.mostCharacters,
});

/** Labels the best passages, each once, in rank order, as many as the limits allow; the first always fits. */
export function labelPassages(
  hits: readonly Hit[],
  plan: PlanDocument,
  limits: PassageLimits = PASSAGE_LIMITS,
): LabelledPassage[] {
  const passages: LabelledPassage[] = [];
  const seen = new Set<string>();
  let characters = 0;
  for (const { chunk } of hits) {
    const grown = characters + chunk.text.length;
    if (passages.length >= limits.mostPassages) break;
    if (seen.has(chunk.id) || (passages.length > 0 && grown > limits.mostCharacters)) continue;
    seen.add(chunk.id);
    characters = grown;
    const rows = describeIndicatorsIn(plan, chunk.span);
    passages.push({
      label: `S${passages.length + 1}`,
      chunk,
      place: chunk.path.map(({ label, title }) => `${label}${title}`).join(' ＞ '),
      reading: chunk.kind === 'indicator' && rows.length > 0 ? rows.join('') : null,
    });
  }
  return passages;
}
