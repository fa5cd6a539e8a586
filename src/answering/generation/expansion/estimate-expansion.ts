// What an expansion will cost, told before it starts.
import type { ChatConfig } from '../../../models/model-config.js';

export interface ExpansionEstimate {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In the currency of the configured prices; null without them. */
  readonly cost: number | null;
}

/**
 * Tokens of a Chinese character: Qwen and DeepSeek need some 0.6, OpenAI's tokenizers up to 1. The estimate should
 * rather be too high.
 */
const TOKENS_PER_CHARACTER = 0.9;
const PROMPT_CHARACTERS = 420;
/** A question with its frame of JSON. */
const TOKENS_PER_QUESTION = 40;
/** Questions for the passage as a whole. */
const WHOLE_PASSAGE_QUESTIONS = 2;

/** Estimates requests, tokens and cost for passages of these lengths and numbers of sentences. */
export function estimateExpansion(
  passages: readonly { readonly characters: number; readonly sentences: number }[],
  questionsPerSentence: number,
  price: ChatConfig['price'],
): ExpansionEstimate {
  const inputTokens = passages.reduce(
    (sum, { characters }) => sum + Math.ceil((characters + PROMPT_CHARACTERS) * TOKENS_PER_CHARACTER),
    0,
  );
  const questions = passages.reduce(
    (sum, { sentences }) => sum + sentences * questionsPerSentence + WHOLE_PASSAGE_QUESTIONS,
    0,
  );
  const outputTokens = questions * TOKENS_PER_QUESTION;
  const cost = price && (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
  return { requests: passages.length, inputTokens, outputTokens, cost };
}
