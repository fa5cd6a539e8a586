// The check of a text as the last step of anybody's LangChain chain: what the plan does not say does not get through.
import { RunnableLambda } from '@langchain/core/runnables';
import type { AnsweringParts } from '../answering-parts.js';
import { checkDraft } from './check-draft.js';
import type { CheckedSentence, DraftCheck } from './draft-check.js';

export interface VerifiedText {
  /** The sentences that the plan bears out, each with the [n] of its places. */
  readonly text: string;
  /** What fell, and why. */
  readonly dropped: readonly CheckedSentence[];
  readonly check: DraftCheck;
}

const isKept = ({ verdict }: CheckedSentence): boolean => verdict === 'consistent';

const marked = ({ text, citations }: CheckedSentence): string => `${text}${citations.map((id) => `[${id}]`).join('')}`;

/** From a model's text to what of it stands: `chain.pipe(createPlanVerifier(assistant))`. An `Assistant` is a source. */
export const createPlanVerifier = (source: { readonly parts: AnsweringParts }): RunnableLambda<string, VerifiedText> =>
  RunnableLambda.from(async (text: string, options): Promise<VerifiedText> => {
    const check = await checkDraft(source.parts, text, options?.signal);
    const { sentences } = check;
    return {
      text: sentences.filter(isKept).map(marked).join('\n'),
      dropped: sentences.filter((sentence) => !isKept(sentence)),
      check,
    };
  });
