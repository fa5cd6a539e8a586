// Several things asked together of which not all are told: each is judged and told by itself, so that none silences another.
import { type PartDraft, told } from './draft.js';
import { judge } from './judging/judge.js';
import { tellVerdict } from './judging/tell-verdict.js';
import { findAnswers } from './matching/find-answers.js';
import { lookUp } from './operators/look-up.js';
import { topicsOf } from './operators/look-up-sides.js';
import type { PartContext } from './part-context.js';

/** Judges and tells each side; null where there are no two, or none of them is told. */
export async function tellSidesApart(context: PartContext): Promise<PartDraft | null> {
  const { part } = context;
  if (part.kind !== 'look-up' || part.sides.length < 2) return null;
  const drafts: PartDraft[] = [];
  for (const topic of topicsOf(part)) {
    const own = await context.search(topic);
    const findings = findAnswers(own);
    const judgement = judge(own, findings);
    const isTold = judgement.verdict === 'told';
    const draft = isTold ? await lookUp(own, findings) : tellVerdict(own, findings, judgement);
    drafts.push({ ...draft, lines: draft.lines.slice(0, 1) });
  }
  const isTold = ({ verdict }: PartDraft): boolean => verdict === 'told';
  if (!drafts.some(isTold)) return null;
  const whole = told(
    drafts.flatMap(({ lines }) => lines),
    { numbers: drafts.flatMap(({ numbers }) => numbers) },
  );
  if (drafts.every(isTold)) return whole;
  return {
    ...whole,
    verdict: 'told-in-part',
    reason: 'slot-missing',
    missing: drafts.flatMap(({ missing }) => missing),
  };
}
