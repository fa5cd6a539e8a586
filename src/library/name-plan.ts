// An answer of one plan among several: its quotes and links say whose they are, and an older edition is told to be one.
import type { Answer, AnswerEvent, Citation, EditionRef, PlanRef } from '../answering/answer.js';
import type { CatalogedPlan } from '../plan/plan-catalog.js';

export interface NamingContext {
  readonly plan: CatalogedPlan;
  /** Links without a plan lead to the standard one. */
  readonly isStandard: boolean;
  /** The reader asked another plan, and this one's place was named. */
  readonly isRouted: boolean;
  /** The edition that took the place of this one; null where it is in force. */
  readonly replacedBy: CatalogedPlan | null;
}

const refOf = ({ card: { id, title, shortName } }: CatalogedPlan): PlanRef => ({ id, title, shortName });

/** A link into the plan's own pages. */
const linkTo = (url: string, { plan, isStandard }: NamingContext): string =>
  isStandard ? url : url.replace(/^\/plan(?=#|$)/, `/plan?plan=${plan.id}`);

export const nameCitation = (citation: Citation, context: NamingContext): Citation => ({
  ...citation,
  url: linkTo(citation.url, context),
  plan: refOf(context.plan),
});

function nameEdition(edition: EditionRef, { plan, replacedBy }: NamingContext): EditionRef {
  const number = plan.card.edition?.number;
  return {
    ...edition,
    ...(number === undefined ? {} : { number }),
    ...(replacedBy === null ? {} : { replacedBy: replacedBy.id }),
  };
}

/** What a reader must know before the answer: that it is another plan's, or an edition that is no longer in force. */
function leadOf({ plan, isRouted, replacedBy }: NamingContext): string[] {
  const { title, edition } = plan.card;
  const numbered = edition ? `《${title}》（第${edition.number}版）` : `《${title}》`;
  if (replacedBy !== null)
    return [
      `以下依据旧版《${title}》（第${edition?.number ?? 1}版），现行的是第${replacedBy.card.edition?.number ?? 1}版。`,
    ];
  return isRouted || edition ? [`以下依据${numbered}。`] : [];
}

/** The whole answer with its plan named. */
export function nameAnswer(answer: Answer, context: NamingContext): Answer {
  const lead = answer.citations.length > 0 || answer.status === 'abstained' ? leadOf(context) : [];
  return {
    ...answer,
    answer: [...lead, answer.answer].join('\n'),
    citations: answer.citations.map((citation) => nameCitation(citation, context)),
    related: answer.related.map((section) => ({ ...section, url: linkTo(section.url, context) })),
    edition: nameEdition(answer.edition, context),
  };
}

/** One event of a stream with its plan named. */
export function nameEvent(event: AnswerEvent, context: NamingContext): AnswerEvent {
  if (event.type === 'citation') return { type: 'citation', data: nameCitation(event.data, context) };
  return event.type === 'answer-end' ? { type: 'answer-end', data: nameAnswer(event.data, context) } : event;
}
