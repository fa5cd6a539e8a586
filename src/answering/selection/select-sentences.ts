// Which sentences answer: each candidate's probability, by what was learned from questions whose answers people marked.
import type { PlanIndex } from '../../indexing/plan-index.js';
import type { Evidence, SentenceEvidence } from '../../retrieval/gather-evidence.js';
import type { Kind } from '../../understanding/reading.js';
import { answerProbabilities, type SelectionModel } from './second-look.js';
import { listCandidates } from './sentence-features.js';
import type { ServingSentences } from './serving-sentences.js';

export interface Selected extends SentenceEvidence {
  /** Probability, 0 to 1, that a complete and concise answer holds the sentence. */
  readonly answers: number;
}

/** The candidates of a part, the likeliest first. */
export function rankSentences(
  model: SelectionModel,
  index: PlanIndex,
  { evidence, ...asked }: { readonly evidence: Evidence; readonly kind: Kind; readonly serving: ServingSentences },
): Selected[] {
  const candidates = listCandidates(index, evidence, asked);
  const probabilities = answerProbabilities(model, candidates);
  return candidates
    .map(({ sentence }, at) => ({ ...sentence, answers: probabilities[at] ?? 0 }))
    .sort((a, b) => b.answers - a.answers || a.sentenceIndex - b.sentenceIndex);
}
