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
/** Whether it wants us to leak, forge, obey or pretend. */
export const ATTEMPT_HEADS = ['attempt'] as const;
export type CareHead = (typeof CARE_HEADS)[number];
export type AttemptHead = (typeof ATTEMPT_HEADS)[number];
/** Labels of danger and of attempt. */
export const YES = 'yes';
export const NO = 'no';
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

/** 忘 掉 规 则, p.r.o.m.p.t: characters set apart one by one, at least four. */
const SPACED = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s\p{P}\p{S}]{1,2}){3,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu;
const ANY_LATIN_WORD = /\p{Script=Latin}{2,}/gu;
const BETWEEN = /[\s\p{P}\p{S}]+/gu;
/** What a message is written in besides Chinese and plain words. */
const WRITINGS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['kana', /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['no-han', /^\P{Script=Han}*$/u],
  ['encoded', /[\da-z+/=]{20}/i],
  ['escaped', /(?:%[\da-f]{2}){4}|(?:[\da-f]{2}){10}/i],
  ['mark-up', /<[/|!]?[a-z_]|[[【{<]{2}|###|^\s*[[【].{1,12}[\]】]/i],
  ['code', /["'\w]\s?[:=]\s?["'\w{[]|\w\(["'\w.]*\)|;\s*$/],
];

/** An attempt is told by its words, and by what it is written in: its characters set apart are put together first. */
export function attemptFeatures(message: string): string[] {
  const typed = normalizeText(message).toLowerCase();
  const joined = typed.replace(SPACED, (run) => run.replace(BETWEEN, ''));
  const words = joined.match(ANY_LATIN_WORD) ?? [];
  return [
    ...textGrams(joined.replace(BETWEEN_CLAUSES, ' '), LONGEST_CARE_GRAM),
    ...words.map((word) => `w:${word}`),
    ...words.slice(1).map((word, at) => `w:${words[at]} ${word}`),
    ...WRITINGS.flatMap(([name, pattern]) => (pattern.test(typed) ? [`written:${name}`] : [])),
    ...(joined === typed ? [] : ['written:apart']),
  ];
}
