// Whether a quote stands letter for letter in the plan at the span that its citation names.
import type { PlanDocument } from '../../plan/plan-document.js';
import { sliceSpan } from '../../text/text-span.js';
import type { StoredCitation } from '../running/generated-record.js';

/** False for an empty quote, an invented one, and a true one whose offsets (and so whose link) point elsewhere. */
export const quoteIsVerbatim = (plan: PlanDocument, citation: StoredCitation): boolean =>
  citation.quote.trim() !== '' && sliceSpan(plan.text, citation) === citation.quote;
