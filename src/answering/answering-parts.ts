// What the pipeline works with: the index of the day, the outline, weights, and a chat model where one is configured.

import type { Audiences } from '../indexing/audiences.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import type { ChatModelPort } from '../models/chat-model-port.js';
import type { Outline } from '../plan/outline.js';
import type { PlanCard } from '../plan/plan-card.js';
import type { EvidenceOptions } from '../retrieval/gather-evidence.js';
import type { SearchWeights } from '../retrieval/search-plan.js';
import type { Statement } from '../statements/statement.js';
import type { Understanding } from '../understanding/understand.js';

import type { Signposts } from './acts/signposts.js';
import type { Glossary } from './glossary.js';
import type { JudgeModel } from './judging/judge.js';
import type { SelectionModel } from './selection/second-look.js';

export interface AnsweringParts {
  readonly index: PlanIndex;
  readonly outline: Outline;
  /** From a message to what it asks. */
  readonly understanding: Understanding;
  /** What the plan says, claim by claim, in text order. */
  readonly statements: readonly Statement[];
  readonly audiences: Audiences;
  /** What is known of the plan beside its text; null where nobody wrote it. */
  readonly card: PlanCard | null;
  /** Who helps where the plan does not. */
  readonly signposts: Signposts;
  /** What hard words mean. */
  readonly glossary: Glossary;
  /** From what is measured of a sentence to the probability that it answers. */
  readonly selection: SelectionModel;
  /** From what is measured of a part to the probability of each verdict. */
  readonly judge: JudgeModel;
  readonly weights: SearchWeights;
  readonly evidence: EvidenceOptions;
  /** Null: the embedded answerer answers everything. */
  readonly model: ChatModelPort | null;
  /** Told what an operator should know: a claim that fell and why, a model that failed. Never the question. */
  readonly onNotice: (notice: string) => void;
}
