// Places of the plan as an answer names them: no figures in running text, and in a line of sources held to the citations.

import { createOutline, formatReference, type Outline } from '../../plan/outline.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { parseChineseNumeral } from '../../text/chinese-numerals.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import type { StoredAnswer } from '../running/generated-record.js';
import { quoteIsVerbatim } from './quote-is-verbatim.js';

/** 「依据：第二章第一节（二）；指标表第5项。」: the line that names where an answer stands. */
const SOURCES = /^(?:依据：|Source: )(.+?)[。.]?$/gm;
/** 「Chapter 2, Section 1, item 2」: how the same place is counted in English. */
const ENGLISH_STEP = /\b(?:Chapter|Section|item|Box|row) (\d+)/g;
/** 「有专栏1、2、3」: the numbers after the first count boxes too. */
const LISTED_BOXES = /专栏\d+(?:[、，和]\d+)+/g;
/** 「Chapter 2, Section 1, item 2 (第二章第一节（二）)」: an English place carries the plan's own name. */
const IN_BOTH = /^([^()]*\d) \((.+)\)$/;
/** 「请立即拨打110或120」: numbers that are the same in the whole country, and that no signpost need repeat. */
const EMERGENCY_CALL = /(?:拨打|\bcall) ?(?:110|119|120|122)(?:(?:或|、| or )(?:110|119|120|122))*/gi;
const NUMERAL = /[一二三四五六七八九十百]+|\d+/g;

/** Takes out lists of boxes, English names of places, emergency calls, the years of the plan before: they claim nothing. */
export function withoutPlaces(text: string, { period }: PlanDocument): string {
  const length = period.to - period.from + 1;
  const before = new RegExp(`${period.from - length}\\s?年?[—–~～至到-]{1,2}\\s?${period.to - length}\\s?年?`, 'g');
  return text.replace(ENGLISH_STEP, '').replace(EMERGENCY_CALL, '').replace(LISTED_BOXES, '').replace(before, '');
}

/** All names that a citation's place may go by: its unit, each unit above it, its box, its row of the table. */
function namesOfPlace(plan: PlanDocument, outline: Outline, span: TextSpan): string[] {
  const paragraphs = plan.paragraphs.filter((paragraph) => spansOverlap(paragraph.span, span));
  const rows = plan.indicators.filter((indicator) => spansOverlap(indicator.span, span));
  const units = paragraphs.flatMap(({ sectionId, boxId }) => {
    const path = outline.ancestors(sectionId);
    const boxes = boxId === null ? [null] : [null, boxId];
    return path.flatMap(({ id }) =>
      boxes.map((box) => formatReference(outline, { sectionId: id, boxId: box, indicatorId: null })),
    );
  });
  const boxes = paragraphs.flatMap(({ boxId }) => {
    const box = boxId === null ? undefined : outline.box(boxId);
    const chapter = box && outline.ancestors(box.sectionId)[0];
    if (box?.kind === 'indicators') return ['指标表'];
    return box ? [`${chapter?.label ?? ''}专栏${box.number ?? ''}`] : [];
  });
  const headings = plan.sections.filter(({ headingSpan }) => spansOverlap(headingSpan, span));
  const titles = headings.map(({ id }) => formatReference(outline, { sectionId: id, boxId: null, indicatorId: null }));
  return [...units, ...boxes, ...titles, ...rows.flatMap(({ number }) => ['指标表', `指标表第${number}项`])];
}

/** Whether an English count of steps says the same as the Chinese name: 「Chapter 2, item 3 (第二章（三）)」. */
function countsAlike(english: string, chinese: string): boolean {
  const steps = [...english.matchAll(ENGLISH_STEP)].map(([, number]) => Number(number));
  const numerals = (chinese.match(NUMERAL) ?? []).map((numeral) => parseChineseNumeral(numeral) ?? Number(numeral));
  return steps.length > 0 && steps.every((step) => numerals.includes(step));
}

/** The places of the answer's line of sources that no verbatim citation stands in; none where all are right. */
export function wrongPlaces(plan: PlanDocument, answer: StoredAnswer): string[] {
  const lines = [...answer.answer.matchAll(SOURCES)].map(([, places = '']) =>
    places.replace(/(?:\[\d{1,4}\]){1,40}$/, ''),
  );
  if (lines.length === 0) return [];
  const outline = createOutline(plan);
  const cited = answer.citations.filter((citation) => quoteIsVerbatim(plan, citation));
  const known = new Set(cited.flatMap((citation) => namesOfPlace(plan, outline, citation)));
  return lines
    .flatMap((line) => line.split(/[；;]\s*/))
    .filter((place) => {
      const [, english, chinese = place] = IN_BOTH.exec(place) ?? [];
      return !known.has(chinese) || (english !== undefined && !countsAlike(english, chinese));
    });
}
