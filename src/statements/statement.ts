// A statement: one claim of the plan, typed, with its spans; what operators look up, list, count and compare.
import type { TextSpan } from '../text/text-span.js';

/** past: reached by the base year · target: planned for the period · vision: beyond it. */
export type TimeScope = 'past' | 'target' | 'vision';

interface StatementBase {
  /** Readable and stable while its sentence stands: `c2.1.2/q1` is the first quantity of 第二章第一节（二）. */
  readonly id: string;
  /** The sentence, table row or heading that says it. */
  readonly sentence: TextSpan;
  readonly sectionId: string;
  readonly boxId: string | null;
  readonly scope: TimeScope;
}

/** 「到2030年，集成电路产业规模达到30亿元」. */
export interface Quantity extends StatementBase {
  readonly kind: 'quantity';
  /** The clause that tells the value. */
  readonly clause: TextSpan;
  /** What is counted or measured, as printed, from its own clause or the one that governs it: 集成电路产业. */
  readonly subject: TextSpan;
  /** What of it is measured, where the text names it apart: 规模. */
  readonly measure: TextSpan | null;
  /** The time head that governs it: 到2030年. */
  readonly head: TextSpan | null;
  /** The title of the item that limits it to a part of the place: 济南国际医学中心. */
  readonly area: TextSpan | null;
  /** Value with its unit as printed: 30亿元; `*家` where the figure is masked. */
  readonly printed: TextSpan;
  /** In whole units; null where the figure is masked. */
  readonly value: number | null;
  /** Canonical unit: 元, %, 家; '' where none is printed. */
  readonly unit: string;
  readonly bound: 'above' | 'below' | 'about' | null;
  readonly year: number | null;
  readonly masked: boolean;
}

/** A row of an indicator table; its cells are the plan's `Indicator` of that id. */
export interface Row extends StatementBase {
  readonly kind: 'row';
  readonly indicatorId: string;
}

/** A head with its members: 四大产业集群, 专栏2, the items of a section, an ordinary 、 list. */
export interface Enumeration extends StatementBase {
  readonly kind: 'enumeration';
  /** What the members are called together: 第三代半导体等产业集群, a title, a box's title. */
  readonly head: TextSpan;
  readonly members: readonly TextSpan[];
  /** Whether the text says that there are more (等). */
  readonly open: boolean;
  /** inline: 、 inside a sentence · titles: items of a unit · entries: a box or numbered list · dashes: —— paragraphs · colon: after ： with ；. */
  readonly form: 'inline' | 'titles' | 'entries' | 'dashes' | 'colon';
  /** The enumeration that it is a member of: entries under a box's groups. */
  readonly parentId: string | null;
}

/** A coined term: “两窗口”, “七有四提升”. */
export interface Term extends StatementBase {
  readonly kind: 'term';
  readonly term: TextSpan;
  /** What it is said to be; null where only its members or nothing is told. */
  readonly meaning: TextSpan | null;
  readonly members: readonly TextSpan[];
  /** Whether the plan names it and never says what it is. */
  readonly unexplained: boolean;
}

export type AttributeName = 'date' | 'site' | 'body' | 'name' | 'aim' | 'reason' | 'access' | 'progress';

/** What a sentence tells of its subject besides numbers. */
export interface Attribute extends StatementBase {
  readonly kind: 'attribute';
  readonly attribute: AttributeName;
  readonly subject: TextSpan;
  /** The words that tell it: 由团省、市、区委联合打造, 打造全国重要的集成电路产业集群. */
  readonly value: TextSpan;
  readonly clause: TextSpan;
}

/** A measure: a clause that says what is or will be done. */
export interface Provision extends StatementBase {
  readonly kind: 'provision';
  /** The clause, its conditions included, without clauses of mere manner or effect. */
  readonly action: TextSpan;
  /** The verb that opens it: 建设, 推广. */
  readonly verb: TextSpan | null;
  /** What it acts on. */
  readonly object: TextSpan | null;
}

export type Statement = Quantity | Row | Enumeration | Term | Attribute | Provision;
