// A claim that left its subject to the one before it, which fell: 年均增速为7% alone would be read of whatever is told beside it.
import type { PlanDocument } from '../../plan/plan-document.js';
import { spansOverlap } from '../../text/text-span.js';
import type { VerifiedClaim } from './claim.js';
import { withSameWords } from './same-words.js';

const HAN_PAIR = /(?=(\p{Script=Han}{2}))/gu;

const sharesWords = (name: string, texts: readonly string[]): boolean =>
  [...withSameWords(name).matchAll(HAN_PAIR)].some(([, pair = '']) => texts.some((text) => text.includes(pair)));

/** The names of a row and of the row that it belongs to. */
const namesOf = (plan: PlanDocument, { name, parentId }: PlanDocument['indicators'][number]): string =>
  `${plan.indicators.find(({ id }) => id === parentId)?.name ?? ''} ${name}`;

/**
 * Whether a claim that quotes only rows of the main-targets table names none of them, while the question names none
 * either. Elsewhere a quote brings its subject along; a row shows figures.
 */
export function lacksItsRow({ text, quotes }: VerifiedClaim, question: string, plan: PlanDocument): boolean {
  if (quotes.length === 0 || quotes.some(({ chunk }) => chunk.kind !== 'indicator')) return false;
  const rows = plan.indicators.filter(({ span }) => quotes.some((quote) => spansOverlap(span, quote.span)));
  const said = [text, question].map(withSameWords);
  return rows.length > 0 && !rows.some((row) => sharesWords(namesOf(plan, row), said));
}
