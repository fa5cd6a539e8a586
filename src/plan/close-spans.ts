// After the last line: where each unit and box ends, what kind each box is, and where the text prints * for a figure.
import type { ParserState } from './parser-state.js';
import type { MaskedFigure, Paragraph } from './plan-document.js';

/** A unit ends where its last paragraph, or its last descendant's, ends. */
export function closeSpans(state: ParserState): void {
  const sections = new Map(state.sections.map((section) => [section.id, section]));
  const boxes = new Map(state.boxes.map((box) => [box.id, box]));
  for (const { sectionId, boxId, span } of state.paragraphs) {
    let section = sections.get(sectionId);
    while (section) {
      section.bodySpan = { start: section.bodySpan.start, end: Math.max(section.bodySpan.end, span.end) };
      section = section.parentId === null ? undefined : sections.get(section.parentId);
    }
    const box = boxId === null ? undefined : boxes.get(boxId);
    if (box) box.span = { start: box.span.start, end: Math.max(box.span.end, span.end) };
  }
  for (const box of state.boxes) if (/项目|工程/.test(box.title) && box.kind === 'text') box.kind = 'projects';
}

/** Each `*` of the text with the unit that it stands in; one in quotation marks is being explained. */
export function findMaskedFigures(text: string, paragraphs: readonly Paragraph[]): MaskedFigure[] {
  return paragraphs.flatMap(({ sectionId, span }) =>
    [...text.slice(span.start, span.end).matchAll(/(?<![“‘"'])\*(?![”’"'])/g)].map(({ index }) => {
      const start = span.start + index;
      return { sectionId, span: { start, end: start + 1 } };
    }),
  );
}
