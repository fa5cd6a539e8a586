// Which sentences serve the people who ask: those with a clause that is marked as being for one of their groups.
import type { Audiences } from '../../indexing/audiences.js';
import type { PlanIndex } from '../../indexing/plan-index.js';
import { spansOverlap } from '../../text/text-span.js';

/** What a sentence is to the asker's groups. */
export interface Serving {
  /** The need that it meets. */
  readonly need: string;
  /** Whether the plan names the group there. */
  readonly named: boolean;
}

/** By the number of the sentence. */
export type ServingSentences = ReadonlyMap<number, Serving>;

const byGroup = new WeakMap<PlanIndex, Map<string, ServingSentences>>();

function sentencesFor(index: PlanIndex, audiences: Audiences, group: string): ServingSentences {
  const groups = byGroup.get(index) ?? new Map<string, ServingSentences>();
  byGroup.set(index, groups);
  const known = groups.get(group);
  if (known) return known;
  const found = new Map<number, Serving>();
  for (const { span, need, named } of audiences.clausesFor(group))
    index.sentences.forEach((sentence, at) => {
      if (spansOverlap(sentence.span, span))
        found.set(at, { need: found.get(at)?.need ?? need, named: named !== '' || (found.get(at)?.named ?? false) });
    });
  groups.set(group, found);
  return found;
}

/** The sentences that serve the groups which an asker's words mean; none where no group is known. */
export function servingSentences(index: PlanIndex, audiences: Audiences, said: string): ServingSentences {
  const all = audiences.groupsOf(said).flatMap((group) => [...sentencesFor(index, audiences, group)]);
  return new Map(all.reverse());
}
