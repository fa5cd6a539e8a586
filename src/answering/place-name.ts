// How a place of the plan is named in an answer: 第二章第一节（三）, 第四章专栏1, 指标表第7项, 前言.
import type { PlanIndex } from '../indexing/plan-index.js';
import { formatReference, type Outline } from '../plan/outline.js';
import type { Paragraph, PlanDocument } from '../plan/plan-document.js';
import { spansOverlap, type TextSpan } from '../text/text-span.js';
import type { PhraseLanguage } from './phrases.js';

/** Where a span stands, in the plan's order. */
export interface NamedPlace {
  readonly name: string;
  readonly start: number;
}

/** The paragraph that a span opens in. */
const paragraphAt = (plan: PlanDocument, span: TextSpan): Paragraph | undefined =>
  plan.paragraphs.find((paragraph) => spansOverlap(paragraph.span, span));

const ENGLISH_UNITS = [
  [/第([一二三四五六七八九十]+)章/, 'Chapter'],
  [/第([一二三四五六七八九十]+)节/, 'Section'],
] as const;
const NUMERALS = '零一二三四五六七八九十';

/** 十一 → 11: chapters and sections of a plan have no more than two characters. */
const arabic = (numeral: string): number =>
  numeral.length === 2 && numeral.startsWith('十')
    ? 10 + NUMERALS.indexOf(numeral.charAt(1))
    : Math.max(0, NUMERALS.indexOf(numeral.charAt(0)));

/** 「Chapter 2, Section 1, item 3 (第二章第一节（三）)」: a place in both languages. */
function inEnglish(name: string): string {
  const steps = ENGLISH_UNITS.flatMap(([pattern, word]) => {
    const numeral = pattern.exec(name)?.[1];
    return numeral === undefined ? [] : [`${word} ${arabic(numeral)}`];
  });
  const item = /（([一二三四五六七八九十]+)）/.exec(name)?.[1];
  const box = /专栏(\d+)/.exec(name)?.[1];
  const row = /第(\d+)项/.exec(name)?.[1];
  if (item !== undefined) steps.push(`item ${arabic(item)}`);
  if (box !== undefined) steps.push(`Box ${box}`);
  if (row !== undefined) steps.push(`row ${row}`);
  return steps.length === 0 ? name : `${steps.join(', ')} (${name})`;
}

/** The place that a span of the plan stands in. */
export function placeOf(index: PlanIndex, outline: Outline, span: TextSpan): NamedPlace {
  const { plan } = index;
  const row = plan.indicators.find((indicator) => spansOverlap(indicator.span, span));
  if (row) return { name: `指标表第${row.number}项`, start: row.span.start };
  const paragraph = paragraphAt(plan, span);
  const place = { sectionId: paragraph?.sectionId ?? '', boxId: paragraph?.boxId ?? null, indicatorId: null };
  const box = place.boxId === null ? undefined : outline.box(place.boxId);
  if (box?.kind === 'indicators') return { name: '指标表', start: box.span.start };
  if (box) {
    // A box is named with its chapter: its number may stand twice.
    const chapter = outline.ancestors(box.sectionId)[0];
    return {
      name: `${chapter?.label ?? ''}${box.number === null ? '专栏' : `专栏${box.number}`}`,
      start: box.span.start,
    };
  }
  return { name: formatReference(outline, place), start: paragraph?.span.start ?? span.start };
}

/** The places of spans, each once, in the plan's order, joined: 第一章第一节（六）；指标表第5项. */
export function joinPlaces(
  index: PlanIndex,
  outline: Outline,
  { spans, language }: { readonly spans: readonly TextSpan[]; readonly language: PhraseLanguage },
): string {
  const places = spans.map((span) => placeOf(index, outline, span)).sort((a, b) => a.start - b.start);
  const names = [...new Set(places.map(({ name }) => name))];
  return names.map((name) => (language === 'en' ? inEnglish(name) : name)).join('；');
}
