// The document model: one published plan as text plus spans that name its parts.
import type { TextSpan } from '../text/text-span.js';
import type { PlanCard } from './plan-card.js';

/** Outline levels: 章 / 一、 / （一） and —— / 1. (the entries of a box). */
export type SectionLevel = 'chapter' | 'section' | 'item' | 'subitem';

/** Any unit of the outline. Ids are readable and stable: `c4.1.1` is 第四章第一节（一）, `c4.b1.2` the second entry of its box. */
export interface Section {
  readonly id: string;
  readonly level: SectionLevel;
  /** Position among its siblings as the plan counts them; chapter 0 is the preface. */
  readonly number: number;
  /** The label in its regular form: 「第四章」「一、」「（一）」「——」「1.」, '' for an unnumbered box entry. */
  readonly label: string;
  /** The label as printed, which differs where the plan types （1） for （一）. */
  readonly printedLabel: string;
  readonly title: string;
  readonly parentId: string | null;
  /** The box that the entry stands in; null outside boxes. */
  readonly boxId: string | null;
  /** The heading's span, label included; empty at the start of the preface, which has none. */
  readonly headingSpan: TextSpan;
  /** Everything under the heading, descendants included; may be empty. */
  readonly bodySpan: TextSpan;
}

export type BoxKind = 'indicators' | 'projects' | 'text';

/** A titled box (专栏). Its printed number is not a key: 专栏1 stands twice. */
export interface Box {
  readonly id: string;
  readonly number: number | null;
  /** As printed, where it is not 专栏: 「表1」. */
  readonly printedLabel?: string;
  readonly title: string;
  /** The section or item that the box stands in. */
  readonly sectionId: string;
  readonly kind: BoxKind;
  readonly headingSpan: TextSpan;
  readonly span: TextSpan;
}

/** One cell of the main-targets table. */
export type TargetValue =
  | { readonly kind: 'number'; readonly value: number; readonly printed: string }
  | { readonly kind: 'text'; readonly text: string }
  /** The published table leaves the cell empty. */
  | { readonly kind: 'blank' }
  /** The published table prints —. */
  | { readonly kind: 'not-applicable' };

/** 预期性 (expected to come about) or 约束性 (binding on government). */
export type IndicatorNature = 'anticipatory' | 'binding';

/** A row, or sub-row, of the main-targets table. */
export interface Indicator {
  readonly id: string;
  readonly number: number;
  /** The row that a sub-row belongs to: 执业医师数 and 注册护士数 belong to No. 6. */
  readonly parentId: string | null;
  readonly category: string;
  readonly name: string;
  /** Unit as printed in the name's last bracket: 「%」「人」「亿斤」「百分点」; '' where there is none. */
  readonly unit: string;
  /** 2025年预计. */
  readonly baseline: TargetValue;
  /** 2030年. */
  readonly target: TargetValue;
  /** 年均增速（%）. */
  readonly averageGrowth: TargetValue;
  readonly nature: IndicatorNature | null;
  readonly boxId: string;
  readonly span: TextSpan;
}

/** A paragraph, table row or caption: the leaves that cover the whole text once, in order. */
export interface Paragraph {
  readonly sectionId: string;
  readonly boxId: string | null;
  readonly kind: 'heading' | 'prose' | 'row' | 'caption';
  readonly span: TextSpan;
}

/** A place where the published text prints `*` instead of a figure. */
export interface MaskedFigure {
  readonly sectionId: string;
  readonly span: TextSpan;
}

export interface PlanDocument {
  readonly id: string;
  /** The official title, without the bracketed years. */
  readonly title: string;
  readonly district: string;
  readonly period: { readonly from: number; readonly to: number };
  readonly text: string;
  /** SHA-256 of `text`, hex. */
  readonly digest: string;
  readonly sections: readonly Section[];
  readonly boxes: readonly Box[];
  readonly indicators: readonly Indicator[];
  readonly paragraphs: readonly Paragraph[];
  readonly maskedFigures: readonly MaskedFigure[];
  /** What people wrote beside the text, or the guess where nobody has yet. */
  readonly card: PlanCard;
}
