// An answer as paragraphs of text pieces and citation numbers, ready to be set or exported.
import type { Answer, Claim } from './protocol.js';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'citation'; readonly id: number };
export type AnswerParagraph = readonly Piece[];

const MARKER = /\[(\d{1,3})\]/g;

/** Splits a line at its [1] markers; a number that no citation bears stays text. */
function piecesOf(line: string, known: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(MARKER)) {
    const id = Number(match[1]);
    if (!known.has(id)) continue;
    // 「句子。 [1]」: the blank before a marker is the writer's, not the reader's.
    const text = line.slice(from, match.index).trimEnd();
    if (text !== '') pieces.push({ kind: 'text', text });
    pieces.push({ kind: 'citation', id });
    from = match.index + match[0].length;
  }
  const rest = line.slice(from);
  if (rest.trim() !== '') pieces.push({ kind: 'text', text: rest });
  return pieces;
}

/** The paragraphs of a whole answer, from its text. */
export function paragraphsOfAnswer(answer: Pick<Answer, 'answer' | 'citations'>): AnswerParagraph[] {
  const known = new Set(answer.citations.map(({ id }) => id));
  return answer.answer
    .split(/\n+/)
    .map((line) => piecesOf(line.trim(), known))
    .filter((pieces) => pieces.length > 0);
}

/** The paragraphs of what has arrived of an answer: the lines of each claim, its citations behind the last. */
export const paragraphsOfClaims = (claims: readonly Claim[]): AnswerParagraph[] =>
  claims.flatMap(({ text, citations }) => {
    const lines = text.replace(MARKER, '').trim().split(/\n+/);
    return lines.map((line, index) => [
      { kind: 'text' as const, text: line.trim() },
      ...(index === lines.length - 1 ? citations.map((id): Piece => ({ kind: 'citation', id })) : []),
    ]);
  });

/** Lists come as lines that begin with a bullet. */
export const isBullet = ([first]: AnswerParagraph): boolean => first?.kind === 'text' && /^[•·]\s/.test(first.text);

/** The words of an answer without its markers: what is read aloud. */
export const spokenText = (paragraphs: readonly AnswerParagraph[]): string =>
  paragraphs.map((pieces) => pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')).join('\n');
