// The published words that a quote stands under: its breadcrumb, and the plan's title with the period it speaks of.
import type { Chunk } from '../../chunking/chunk.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { unitsBelow } from './prove-outline.js';

const PERIOD = /(?<![一二三四五六七八九])十[一二三四五六七]五(?![年个十百])/g;

const SECTION_LABEL = /^([一二三四五六七八九十]{1,3})、$/;

/** Periods named in the unit up to the end of the chunk: a long unit says 「“十四五”期间」 once, in its first piece. */
function periodsBefore(chunk: Chunk, plan: PlanDocument): string[] {
  const unit = plan.sections.find(({ id }) => id === chunk.sectionId);
  const start = Math.min(unit?.headingSpan.start ?? chunk.span.start, chunk.span.start);
  return [...new Set([...plan.text.slice(start, chunk.span.end).matchAll(PERIOD)].map(([period]) => period))];
}

/**
 * What may date or name a claim besides its quote: 第二章, the titles above, 十五五. Where the passage itself speaks of
 * another period (chapter 1 looks back on 十四五), that one stands in the plan's place, so that a result of the past
 * cannot be told as a task of the future.
 */
export function quoteFrame(chunk: Chunk, plan: PlanDocument): string[] {
  const unit = plan.sections.find(({ id }) => id === chunk.sectionId);
  const box = plan.boxes.find(({ id }) => id === chunk.boxId);
  const heading = box ? [`${box.printedLabel ?? `专栏${box.number ?? ''}`} ${box.title}`] : [];
  const path = [
    ...chunk.path.map(({ label, title }) => `${label}${title}`),
    // 「五、」 is told as 第五节.
    ...chunk.path.flatMap(({ label }) => SECTION_LABEL.exec(label)?.[1] ?? []).map((numeral) => `第${numeral}节`),
    ...heading,
    // A heading without text of its own stands for what it heads.
    ...(chunk.kind === 'heading' && unit ? unitsBelow(unit, plan).map(({ title }) => title) : []),
  ];
  const periods = periodsBefore(chunk, plan);
  const lookingBack = periods.length > 0 && !periods.includes(ownPeriod(plan));
  return lookingBack ? [plan.district, ...path, ...periods] : [plan.title, ...path, ...periods];
}

/** 十五五, from 第十五个五年规划 in the title. */
export function ownPeriod(plan: PlanDocument): string {
  const ordinal = /第(十[一二三四五六七]?)个五年/.exec(plan.title)?.[1];
  return ordinal ? `${ordinal}五` : '';
}
