// The model's share of a run in one table: claims kept and dropped by reason, fallbacks by cause, tokens and cost.
import { generationOf } from '../judging/generation-of.js';
import type { ScoredCase } from './score-cases.js';

/** Price of a million tokens, in the operator's currency. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

export interface GenerationSummary {
  /** Cases in which a model was asked. */
  readonly cases: number;
  readonly claimsKept: number;
  readonly claimsDropped: Readonly<Record<string, number>>;
  /** Cases by the failure that the embedded answer stood in for. */
  readonly fallbacks: Readonly<Record<string, number>>;
  /** Null where no endpoint reported them. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Null without tokens or without a configured price. */
  readonly cost: number | null;
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

function addCounts(tables: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const table of tables)
    for (const [name, count] of Object.entries(table)) totals[name] = (totals[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(totals).sort(([, a], [, b]) => b - a));
}

/** Null when no case asked a model. */
export function summarizeGeneration(cases: readonly ScoredCase[], price: TokenPrice | null): GenerationSummary | null {
  const generations = cases.flatMap(({ record }) => generationOf(record) ?? []);
  if (generations.length === 0) return null;
  const inputTokens = sum(generations.map((generation) => generation.inputTokens));
  const outputTokens = sum(generations.map((generation) => generation.outputTokens));
  const isPriced = price !== null && inputTokens !== null && outputTokens !== null;
  return {
    cases: generations.length,
    claimsKept: generations.reduce((total, { claimsKept }) => total + claimsKept, 0),
    claimsDropped: addCounts(generations.map(({ claimsDropped }) => claimsDropped)),
    fallbacks: addCounts(generations.flatMap(({ fallback }) => (fallback === null ? [] : [{ [fallback]: 1 }]))),
    inputTokens,
    outputTokens,
    cost: isPriced ? (inputTokens * price.input + outputTokens * price.output) / 1_000_000 : null,
  };
}
