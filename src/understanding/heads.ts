// The heads of a reading: what each decides, and the features that parts and messages show them.
import { textGrams } from '../learning/text-grams.js';
import { normalizeText } from '../text/normalize-text.js';
import { formFeatures } from './form-features.js';
import { type FormWord, TOPIC_SIGN } from './mask-words.js';

/** Decided of each part. */
export const PART_HEADS = ['kind', 'asked', 'scope', 'aggregate', 'order', 'yesNo'] as const;
/** Decided of each part after the first: whether it takes its subject from a part before it. */
export const LINK_HEADS = ['inherits'] as const;
/** Decided of the message. */
export const MESSAGE_HEADS = ['act', 'form', 'pointer'] as const;
/** Decided of the message as well: whether it tells of danger or despair, and whose help that needs. */
export const CARE_HEADS = ['danger', 'help'] as const;
export type CareHead = (typeof CARE_HEADS)[number];
export const IN_DANGER = 'yes';
export const SAFE = 'no';
export type PartHead = (typeof PART_HEADS)[number];
export type LinkHead = (typeof LINK_HEADS)[number];
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

/** Whether a later part has a subject of its own: how much of a topic it names, and where. */
export function linkFeatures(form: readonly FormWord[], features: readonly string[]): string[] {
  const topics = form.filter(({ text }) => text === TOPIC_SIGN).map(({ hidden }) => hidden);
  return [
    ...features,
    `topics=${Math.min(2, topics.length)}`,
    `topic-length=${Math.min(6, topics.join('').length)}`,
    `opens=${form[0]?.text === TOPIC_SIGN}`,
    `words=${Math.min(8, form.length)}`,
    ...topics.map((topic) => `whole:${topic}`),
  ];
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

/** Three characters hold 不想活 and 掐脖子. */
const LONGEST_CARE_GRAM = 3;
const LATIN_WORD = /[a-z]{2,}/g;
const BETWEEN_CLAUSES = /[\s\p{P}]+/gu;

/** Danger is told in any words, and in what is left out: the message as typed, its marks as blanks. */
export function careFeatures(message: string): string[] {
  const typed = normalizeText(message).toLowerCase().replace(BETWEEN_CLAUSES, ' ');
  return [...textGrams(typed, LONGEST_CARE_GRAM), ...(typed.match(LATIN_WORD) ?? []).map((word) => `w:${word}`)];
}
