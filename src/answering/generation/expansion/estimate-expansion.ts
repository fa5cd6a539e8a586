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

const AIDS_PROMPT_CHARACTERS = 620;
/** Aliases, clauses and words of a passage, as a share of its length, with their frame of JSON. */
const AIDS_TOKENS_PER_CHARACTER = 0.8;
const AIDS_TOKENS = 120;

/** The same for aliases, audiences and hard words: one request a passage. */
export function estimateAids(
  passages: readonly { readonly characters: number }[],
  price: ChatConfig['price'],
): ExpansionEstimate {
  const total = (of: (characters: number) => number) =>
    passages.reduce((sum, { characters }) => sum + Math.ceil(of(characters)), 0);
  const inputTokens = total((characters) => (characters + AIDS_PROMPT_CHARACTERS) * TOKENS_PER_CHARACTER);
  const outputTokens = total((characters) => characters * AIDS_TOKENS_PER_CHARACTER + AIDS_TOKENS);
  const cost = price && (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
  return { requests: passages.length, inputTokens, outputTokens, cost };
}
