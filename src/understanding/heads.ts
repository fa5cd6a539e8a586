// The heads of a reading: what each decides, and the features that parts and messages show them.
import { formFeatures } from './form-features.js';
import type { FormWord } from './mask-words.js';

/** Decided of each part; `inherits`: whether the part takes its subject from the part before it. */
export const PART_HEADS = ['kind', 'asked', 'scope', 'aggregate', 'order', 'yesNo', 'inherits'] as const;
/** Decided of the message. */
export const MESSAGE_HEADS = ['act', 'form', 'pointer'] as const;
export type PartHead = (typeof PART_HEADS)[number];
export type MessageHead = (typeof MESSAGE_HEADS)[number];

/** How heads write that a label is null. */
export const NONE = 'none';

export interface PartContext {
  /** How many parts the message has, and which of them this is, from 0. */
  readonly count: number;
  readonly at: number;
  readonly hasHistory: boolean;
  /** What was decided of the part before it. */
  readonly previous: { readonly kind: string; readonly asked: string; readonly scope: string } | null;
}

/** @param typed the part, normalised */
export function partFeatures(
  form: readonly FormWord[],
  typed: string,
  { count, at, hasHistory, previous }: PartContext,
): string[] {
  const context = [`parts=${Math.min(count, 3)}`, `part=${Math.min(at, 2)}`, `history=${hasHistory}`];
  const before =
    previous === null
      ? []
      : [
          `p-kind=${previous.kind}`,
          `p-asked=${previous.asked}`,
          `p-both=${previous.kind}|${previous.asked}`,
          `p-scope=${previous.scope}`,
        ];
  return [...formFeatures(form, typed), ...context, ...before];
}

/** Acts show in words that a topic would be: 谢谢, 骗子, 提示词. So the message is read unmasked beside its form. */
export function messageFeatures(form: readonly FormWord[], folded: string, hasHistory: boolean): string[] {
  const characters = [...folded].filter((character) => character.trim() !== '');
  return [
    ...formFeatures(form, characters.join('')),
    `history=${hasHistory}`,
    `length=${Math.min(8, Math.floor(characters.length / 4))}`,
  ];
}
