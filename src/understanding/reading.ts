// A reading: what a message asks, as far as it was understood. Definitions of the labels: corpus/understanding/README.md.

export const ACTS = [
  'ask',
  'greet',
  'thank',
  'leave',
  'about-you',
  'praise',
  'insult',
  'distress',
  'complaint',
  'manipulation',
] as const;
export const KINDS = [
  'look-up',
  'list',
  'measures',
  'define',
  'compare',
  'mentions',
  'outline',
  'brief',
  'gather',
] as const;
export const ASKED = [
  'figure',
  'money',
  'share',
  'growth',
  'count',
  'size',
  'date',
  'site',
  'body',
  'name',
  'nature',
  'aim',
  'reason',
  'access',
  'progress',
] as const;
export const SCOPES = ['past', 'target', 'vision', 'both'] as const;
export const AGGREGATES = ['count', 'sum', 'difference', 'most', 'least'] as const;
export const ORDERS = ['asc', 'desc'] as const;
export const FORMS = ['prose', 'table', 'headings', 'verbatim', 'n-sentences', 'plain'] as const;
export const POINTERS = ['it', 'ellipsis', 'ordinal', 'subset', 'more', 'correction', 'back'] as const;
export const LANGUAGES = ['zh', 'zh-Hant', 'en'] as const;

export type Act = (typeof ACTS)[number];
export type Kind = (typeof KINDS)[number];
export type Asked = (typeof ASKED)[number];
export type AskedScope = (typeof SCOPES)[number];
export type Aggregate = (typeof AGGREGATES)[number];
export type Order = (typeof ORDERS)[number];
export type Form = (typeof FORMS)[number];
export type Pointer = (typeof POINTERS)[number];
export type Language = (typeof LANGUAGES)[number];

export type FilterColumn = 'nature' | 'category' | 'baseline' | 'target' | 'growth' | 'value' | 'name';
/** `dash`: the table prints — for it. */
export type FilterOperator = '=' | 'has' | '>' | '>=' | '<' | '<=' | 'blank' | 'dash';

export interface Filter {
  readonly on: FilterColumn;
  readonly op: FilterOperator;
  /** As written, with its unit; a number where a number is compared; true or false for `blank`. */
  readonly value: string | number | boolean;
}

/** A unit of the plan that the message names, read by its form. */
export type NamedUnit =
  /** 第九章四（四） is chapter 9, path [4, 4]; -1 counts from the end (最后一章). */
  | {
      readonly unit: 'section';
      readonly chapter: number | null;
      readonly path: readonly number[];
      readonly written: string;
    }
  | { readonly unit: 'box'; readonly number: number | null; readonly written: string }
  | { readonly unit: 'preface' | 'table' | 'figure'; readonly written: string };

/** What the plan is made of. */
export type OutlineUnit = 'chapter' | 'section' | 'item' | 'box' | 'indicator' | 'category' | 'title';

/** The kinds of unit that a place is asked by. */
export type PlaceUnit = Extract<OutlineUnit, 'chapter' | 'section' | 'item' | 'box'>;

/** One thing asked. */
export interface ReadingPart {
  /** Its run of the message. */
  readonly text: string;
  /** The run with what was said before it and asks nothing: where things and people are told that the question means. */
  readonly around: string;
  /** The content words, in the asker's order, with a blank where words between them were left out. */
  readonly topic: string;
  readonly kind: Kind;
  readonly asked: Asked | null;
  readonly scope: AskedScope | null;
  readonly years: readonly number[];
  readonly filters: readonly Filter[];
  readonly order: Order | null;
  readonly aggregate: Aggregate | null;
  readonly named: readonly NamedUnit[];
  /** The kind of unit whose number, titles or parts are asked for (几节, 各章标题, 几个专栏); null where none is said. */
  readonly unit: OutlineUnit | null;
  /** The kind of unit that the topic is called: 健康那一节, 科技那章; null where it is called none. */
  readonly called: OutlineUnit | null;
  /** The kind of unit by which the plan's own place of a thing is asked: 在哪一章, 第几节; null where it is not. */
  readonly asksPlace: PlaceUnit | null;
  /** Whether every place is asked for: 在哪几章, 哪些章节. */
  readonly manyPlaces: boolean;
  /** What it is called a unit of: 人口 of 人口那节; '' where it is called none. */
  readonly calledName: string;
  /** Whether numbers are wanted together: 一共, 合起来. */
  readonly together: boolean;
  /** Whether it is asked by how much a number changes: 提高几个百分点. */
  readonly changes: boolean;
  /** Whether each of several is asked about by itself: 每节几条, 各多少. */
  readonly apart: boolean;
  /** Words that choose out of a set: 第二个, 前三, 最后一个. */
  readonly members: string | null;
  readonly audience: string | null;
  readonly yesNo: boolean;
  /** The unit that a number is asked in (几处, 多少亿元), canonical; null where none is said. */
  readonly askedUnit: string | null;
  /** Whether the opening of a named unit alone is asked about: 第九章开头. */
  readonly lead: boolean;
  /** Numbers with units that are told in passing, as written: the premise of 是50处吗. */
  readonly figures: readonly string[];
  /** The topics that 和, 与, 、 set side by side under one question word; empty where there is one. */
  readonly sides: readonly string[];
  /** Terms in quotation marks. */
  readonly quoted: readonly string[];
  /** Probability, 0 to 1, of the label taken, by head. */
  readonly confidence: Readonly<Record<'kind' | 'asked' | 'scope' | 'aggregate' | 'order' | 'yesNo', number>>;
}

/** Whether a message tells of somebody's danger or despair. */
export interface Danger {
  readonly probability: number;
  /** Ids of the signposts that help, likeliest first; whatever the probability. */
  readonly help: readonly string[];
  /** Probability, 0 to 1, of the first of them. */
  readonly sure: number;
}

/** One message, read. */
export interface Reading {
  readonly act: Act;
  readonly parts: readonly ReadingPart[];
  /** Whether it asks or orders in so many words; 闻到煤气味 does neither. */
  readonly asks: boolean;
  /** Whether it asks by its last word alone, of another thing or time: 那专用装备呢. */
  readonly exchanges: boolean;
  readonly form: Form;
  /** The length that was set: 三句话, 200字; null where none was. */
  readonly limit: { readonly sentences: number } | { readonly characters: number } | null;
  readonly language: Language;
  /** Whether and how the message points back; null without history. */
  readonly pointer: Pointer | null;
  readonly danger: Danger;
  readonly confidence: Readonly<Record<'act' | 'form' | 'pointer', number>>;
}
