// One part answered: searched, matched to statements, judged, and told by the operator that its kind chooses.
import type { Reading, ReadingPart } from '../understanding/reading.js';
import type { AnsweringParts } from './answering-parts.js';
import { createPartContext } from './create-part-context.js';
import type { PartDraft } from './draft.js';
import { judge } from './judging/judge.js';
import { tellVerdict } from './judging/tell-verdict.js';
import { type Findings, findAnswers } from './matching/find-answers.js';
import { matchRows, rowsMeant } from './matching/match-rows.js';
import { compareSides } from './operators/compare-sides.js';
import { compute } from './operators/compute.js';
import { defineTerm, tellCounted } from './operators/define-term.js';
import { gatherFor } from './operators/gather-for.js';
import { lookUp } from './operators/look-up.js';
import { tellBrief, tellHeadings, tellNamedUnit } from './operators/tell-brief.js';
import { tellBoxMembers, tellList } from './operators/tell-list.js';
import { tellMeasures } from './operators/tell-measures.js';
import { tellMentions } from './operators/tell-mentions.js';
import { tellOutline } from './operators/tell-outline.js';
import { tellRows } from './operators/tell-rows.js';
import type { PartContext } from './part-context.js';

export interface AnsweredPart {
  readonly part: ReadingPart;
  readonly context: PartContext;
  readonly draft: PartDraft;
}

/** A unit named, a kind of unit asked for, or nothing else left to ask about. */
const asksMakeUp = ({ part }: PartContext): boolean =>
  part.named.length > 0 || part.unit !== null || part.topic.trim() === '';

/** Share of a row's name that a topic spells out to name it. */
const NAMED = 0.5;

/** Rows of the table chosen by conditions, or all; a topic that names some of them asks of those. */
function asksTable(context: PartContext): boolean {
  const { kind, asked, aggregate, filters, unit } = context.part;
  // A plan without a table tells its targets in sentences.
  if (unit !== 'indicator' || context.parts.index.plan.indicators.length === 0) return false;
  const named = rowsMeant(matchRows(context)).filter(({ spelt }) => spelt >= NAMED);
  if (named.length > 0 && named.length <= 3) return false;
  return kind === 'outline' || (filters.length > 0 && (kind === 'list' || aggregate === 'count' || asked === 'count'));
}

/** What the plan's own make-up answers, without any search; null where the part asks of the world. */
async function fromOutline(context: PartContext): Promise<PartDraft | null> {
  const { part } = context;
  if (asksTable(context)) return tellRows(context);
  if (part.kind === 'outline' && asksMakeUp(context)) return tellOutline(context);
  if (part.kind === 'mentions') return tellMentions(context);
  if (part.named.length === 0) return null;
  if (part.kind === 'brief' || part.kind === 'measures') return tellNamedUnit(context);
  const makeUp = part.asked === 'name' || part.aggregate === 'count' || part.unit !== null || part.topic.trim() === '';
  if (part.kind === 'list') return tellBoxMembers(context) ?? (makeUp ? tellOutline(context) : null);
  return makeUp ? (tellOutline(context) ?? tellNamedUnit(context)) : null;
}

/** The operator of a kind, where the judge has found that the plan answers. */
async function operate(context: PartContext, findings: Findings): Promise<PartDraft> {
  const { part } = context;
  const computed = await compute(context);
  if (computed) return computed;
  if (context.form === 'headings' && part.kind !== 'look-up') return tellHeadings(context);
  switch (part.kind) {
    case 'look-up':
      return lookUp(context, findings);
    case 'list':
      return tellList(context, findings);
    case 'define':
      return defineTerm(context);
    case 'compare':
      return (await compareSides(context)) ?? tellMeasures(context);
    case 'gather':
      return gatherFor(context) ?? tellMeasures(context);
    case 'brief':
      return tellBrief(context);
    default:
      return tellMeasures(context);
  }
}

const ASKS_MEMBERS: ReadonlySet<string> = new Set(['define', 'list']);

/** Answers one part of a reading. */
export async function answerPart(parts: AnsweringParts, reading: Reading, part: ReadingPart): Promise<AnsweredPart> {
  const context = await createPartContext(parts, reading, part);
  const own = await fromOutline(context);
  if (own) return { part, context, draft: own };
  if (part.kind === 'gather') {
    const draft = gatherFor(context);
    if (draft) return { part, context, draft };
  }
  // What a coined term counts is said by the plan or not, whatever is like the question otherwise.
  const counted = ASKS_MEMBERS.has(part.kind) || part.asked === 'name' ? tellCounted(context) : null;
  if (counted) return { part, context, draft: counted };
  const findings = findAnswers(context);
  const judgement = judge(context, findings);
  const draft =
    judgement.verdict === 'told' ? await operate(context, findings) : tellVerdict(context, findings, judgement);
  return { part, context, draft };
}
