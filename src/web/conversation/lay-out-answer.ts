// An answer in the order in which every face shows it: parts under their labels, a table in place of the lines it repeats.
import { type AnswerLine, linesOfAnswer } from './answer-lines.js';
import type { AnswerParagraph } from './answer-pieces.js';
import type { Answer, AnswerPart, AnswerTable } from './protocol.js';
import { partsDiffer } from './status-words.js';

export type AnswerBlock =
  | { readonly kind: 'paragraph'; readonly pieces: AnswerParagraph; readonly isBasis: boolean }
  | { readonly kind: 'table'; readonly table: AnswerTable }
  /** Stands before the lines of its part; `isNamed`: no line of the text tells of it, so its question must be shown. */
  | { readonly kind: 'part'; readonly part: AnswerPart; readonly isNamed: boolean };

const paragraph = ({ pieces, isBasis }: AnswerLine): AnswerBlock => ({ kind: 'paragraph', pieces, isBasis });

/** What was understood stands above the answer: its line is not shown twice. */
const isLine = (text: string | null, { pieces }: AnswerLine): boolean =>
  pieces.length === 1 && pieces[0]?.kind === 'text' && pieces[0].text === text;

/** A head before the first line of each part (null: behind all); parts without a line stand where the asker had them. */
function withHeads(lines: readonly AnswerLine[], parts: readonly AnswerPart[]): Map<AnswerLine | null, AnswerBlock[]> {
  const told = new Set(lines.map(({ part }) => part));
  const heads = new Map<AnswerLine | null, AnswerBlock[]>();
  for (const [index, part] of parts.entries()) {
    const isPlace = ({ part: at }: AnswerLine): boolean => at !== null && (told.has(index) ? at === index : at > index);
    const place = lines.find(isPlace) ?? null;
    const head = { kind: 'part' as const, part, isNamed: !told.has(index) };
    heads.set(place, [...(heads.get(place) ?? []), head]);
  }
  return heads;
}

/** A table stands in the place of the first line that it repeats, else behind all lines. */
function withTable(
  lines: readonly AnswerLine[],
  table: AnswerTable | null,
): (line: AnswerLine | null) => AnswerBlock[] {
  const repeated = new Set(table?.claims);
  const isRepeated = ({ claim }: AnswerLine): boolean => claim !== null && repeated.has(claim);
  const place = lines.find(isRepeated) ?? null;
  return (line) => {
    if (line === place && table !== null) return [{ kind: 'table', table }];
    return line === null || isRepeated(line) ? [] : [paragraph(line)];
  };
}

/** More numbers in a row are pressed by nobody. */
const MOST_MARKERS = 3;

const sourcesOf = (block: AnswerBlock): readonly number[] => {
  if (block.kind === 'table') return block.table.rows.flatMap(({ citations }) => citations);
  return block.kind === 'part' ? [] : block.pieces.flatMap((piece) => (piece.kind === 'citation' ? [piece.id] : []));
};

/** A count stands on all that it counts: where each has its number in a line or row of its own, three and 等15处 are enough. */
function withFewMarkers(blocks: readonly AnswerBlock[]): AnswerBlock[] {
  const hasFew = (block: AnswerBlock): boolean => block.kind === 'table' || sourcesOf(block).length <= MOST_MARKERS;
  const elsewhere = new Set(blocks.filter(hasFew).flatMap(sourcesOf));
  return blocks.map((block) => {
    const ids = sourcesOf(block);
    if (block.kind !== 'paragraph' || hasFew(block) || !ids.every((id) => elsewhere.has(id))) return block;
    const more = new Set(ids.slice(MOST_MARKERS));
    const pieces = block.pieces.filter((piece) => piece.kind === 'text' || !more.has(piece.id));
    return { ...block, pieces: [...pieces, { kind: 'text', text: `等${ids.length}处` }] };
  });
}

/** @returns the blocks of the answer; `understood` and signposts are not among them */
export function layOutAnswer(answer: Answer): AnswerBlock[] {
  const all = linesOfAnswer(answer).filter((line) => !isLine(answer.understood, line));
  const lines = all.filter(({ isBasis }) => !isBasis);
  const heads = partsDiffer(answer) ? withHeads(lines, answer.parts) : null;
  const blocksOf = withTable(lines, answer.table);
  const body = [...lines, null].flatMap((line) => [...(heads?.get(line) ?? []), ...blocksOf(line)]);
  return withFewMarkers([...body, ...all.filter(({ isBasis }) => isBasis).map(paragraph)]);
}
