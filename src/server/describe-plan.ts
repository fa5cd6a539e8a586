// Units, boxes, indicators and chunks of a plan in the shapes of the HTTP contract.
import type { Assistant } from '../assistant.js';
import type { Chunk } from '../chunking/chunk.js';
import { boxLabel, formatReference } from '../plan/outline.js';
import type { Box, Indicator, Section } from '../plan/plan-document.js';
import { sliceSpan } from '../text/text-span.js';
import { linkWithin } from './pages/plan-face.js';
import type {
  BoxBody,
  BoxLink,
  IndicatorBody,
  OutlineNode,
  PlanBody,
  SearchBody,
  SectionBody,
  UnitLink,
} from './schemas/plan.js';

/** The part of the assistant that knows the plan, with the id that links to it need: null for the standard plan. */
export interface PlanSource extends Pick<Assistant, 'plan' | 'outline'> {
  readonly planId?: string | null;
}

/** A place in the reading page: every unit, box and indicator has its id there. */
const planUrl = ({ planId = null }: PlanSource, id: string): string => linkWithin({ planId }, `/plan#${id}`);

const placeOf = (section: Section) => ({ sectionId: section.id, boxId: section.boxId, indicatorId: null });

function describeUnit(source: PlanSource, section: Section): UnitLink {
  const { outline } = source;
  const { id, level, label, title } = section;
  return { id, level, label, title, reference: formatReference(outline, placeOf(section)), url: planUrl(source, id) };
}

const describeBoxLink = (source: PlanSource, box: Box): BoxLink => ({
  id: box.id,
  label: boxLabel(box),
  title: box.title,
  url: planUrl(source, box.id),
});

function describeBox(source: PlanSource, box: Box): BoxBody {
  const entries = source.outline.entries(box.id).map((entry) => describeUnit(source, entry));
  const { start, end } = box.span;
  return {
    ...describeBoxLink(source, box),
    kind: box.kind,
    text: sliceSpan(source.plan.text, box.span),
    start,
    end,
    entries,
  };
}

export function describeIndicator(source: PlanSource, indicator: Indicator): IndicatorBody {
  const { plan, outline } = source;
  const { boxId, span: _, ...fields } = indicator;
  const sectionId = plan.boxes.find((box) => box.id === boxId)?.sectionId ?? '';
  const reference = formatReference(outline, { sectionId, boxId, indicatorId: indicator.id });
  return { ...fields, reference, url: planUrl(source, indicator.id) };
}

export function describeIndicators(source: PlanSource): IndicatorBody[] {
  return source.plan.indicators.map((indicator) => describeIndicator(source, indicator));
}

function describeOutlineNode(source: PlanSource, section: Section): OutlineNode {
  const { outline } = source;
  return {
    ...describeUnit(source, section),
    boxes: outline.boxesOf(section.id).map((box) => describeBoxLink(source, box)),
    children: outline.children(section.id).map((child) => describeOutlineNode(source, child)),
  };
}

export function describePlan(source: PlanSource): PlanBody {
  const { id, title, district, period, digest, sections } = source.plan;
  const chapters = sections.filter((section) => section.parentId === null);
  return {
    id,
    title,
    district,
    period,
    digest,
    outline: chapters.map((chapter) => describeOutlineNode(source, chapter)),
  };
}

export function describeSection(source: PlanSource, section: Section): SectionBody {
  const { plan, outline } = source;
  const { start } = section.headingSpan;
  const { end } = section.bodySpan;
  const boxes = outline.boxesOf(section.id);
  const boxIds = new Set(boxes.map((box) => box.id));
  const indicators = plan.indicators.filter((indicator) => boxIds.has(indicator.boxId));
  return {
    ...describeUnit(source, section),
    officialReference: formatReference(outline, placeOf(section)),
    printedLabel: section.printedLabel,
    breadcrumb: outline.ancestors(section.id).map((unit) => describeUnit(source, unit)),
    text: plan.text.slice(start, end),
    start,
    end,
    children: outline.children(section.id).map((child) => describeUnit(source, child)),
    boxes: boxes.map((box) => describeBox(source, box)),
    indicators: indicators.map((indicator) => describeIndicator(source, indicator)),
  };
}

/** Later pieces of a long unit (`c2.3.1#2`) are reached through the unit. */
const unitIdOf = (chunk: Chunk): string => chunk.id.replace(/#\d+$/, '');

type Retrieved = Awaited<ReturnType<Assistant['retrieve']>>;

export function describeRetrieval(source: PlanSource, { question, hits, rejected, strength }: Retrieved): SearchBody {
  return {
    question,
    hits: hits.map(({ chunk, rank, score, parts, sentence }) => ({
      rank,
      score,
      scores: { ...parts },
      chunkId: chunk.id,
      reference: formatReference(source.outline, chunk),
      title: chunk.path.at(-1)?.title ?? '',
      url: planUrl(source, unitIdOf(chunk)),
      text: chunk.text,
      ...chunk.span,
      sentence: { text: sliceSpan(source.plan.text, sentence), ...sentence },
    })),
    rejected: rejected.map(({ chunkId, score, reason }) => ({ chunkId, score, reason })),
    strength,
  };
}
