// Sections to chunks: along chapter, section and item boundaries, long paragraphs cut at sentence ends only.
import { createOutline, type Outline, type PlanPlace } from '../plan/outline.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { splitSentences } from '../text/split-sentences.js';
import type { TextSpan } from '../text/text-span.js';
import type { Chunk, PathStep } from './chunk.js';
import { listPassages } from './list-passages.js';

export interface ChunkingOptions {
  /** Most characters of a chunk; a single longer sentence stays whole. */
  readonly mostCharacters: number;
}

/**
 * The plan's items have 60 to 810 characters, most around 220. Cutting at 450 leaves nine items in ten whole, so that
 * a chunk is what an official would cite: one item. Measured with `npm run bench`: 300 and 600 retrieve no better.
 */
export const CHUNKING_DEFAULTS: ChunkingOptions = { mostCharacters: 450 };

/** Cuts a span into pieces of at most `mostCharacters` at sentence ends, as even as the sentences allow. */
function cutAtSentences(text: string, span: TextSpan, mostCharacters: number): TextSpan[] {
  const length = span.end - span.start;
  if (length <= mostCharacters) return [span];
  const aim = length / Math.ceil(length / mostCharacters);
  const pieces: TextSpan[] = [];
  let start = span.start;
  let end = span.start;
  for (const sentence of splitSentences(text, span)) {
    const grown = sentence.end - start;
    if (end > start && (grown > mostCharacters || end - start >= aim * 0.9)) {
      pieces.push({ start, end });
      start = sentence.start;
    }
    end = sentence.end;
  }
  pieces.push({ start, end: span.end });
  return pieces;
}

function breadcrumb(outline: Outline, place: PlanPlace): PathStep[] {
  const steps = outline.ancestors(place.sectionId).map(({ id, label, title }) => ({ id, label, title }));
  const box = place.boxId === null ? undefined : outline.box(place.boxId);
  if (box) {
    const step = { id: box.id, label: box.number === null ? '专栏' : `专栏${box.number}`, title: box.title };
    const isEntry = outline.section(place.sectionId)?.level === 'subitem';
    steps.splice(isEntry ? steps.length - 1 : steps.length, 0, step);
  }
  return steps;
}

/** Cuts a plan into chunks that cover every visible character once, in order. */
export function chunkPlan(plan: PlanDocument, options: ChunkingOptions = CHUNKING_DEFAULTS): Chunk[] {
  const outline = createOutline(plan);
  const pieces = new Map<string, number>();
  const chunks: Chunk[] = [];
  for (const { id: _, unitId, span: whole, ...place } of listPassages(plan)) {
    const path = breadcrumb(outline, place);
    for (const span of cutAtSentences(plan.text, whole, options.mostCharacters)) {
      const piece = (pieces.get(unitId) ?? 0) + 1;
      pieces.set(unitId, piece);
      const text = plan.text.slice(span.start, span.end);
      // The unit's own heading opens its first chunk; the others are told by the breadcrumb.
      const titles = path.map((step) => step.title).filter((title) => piece > 1 || !text.includes(title));
      const id = piece === 1 ? unitId : `${unitId}#${piece}`;
      chunks.push({ id, planId: plan.id, ...place, path, span, text, searchText: [...titles, text].join('\n') });
    }
  }
  return chunks;
}
