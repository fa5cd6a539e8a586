// The lines of an answer's text, each with the claim that it is of and the part of the question that it answers.
import { type AnswerParagraph, paragraphsOfAnswer } from './answer-pieces.js';
import type { Answer, AnswerPart } from './protocol.js';

export interface AnswerLine {
  readonly pieces: AnswerParagraph;
  /** Position of its claim; null on a line of absence, care or form. */
  readonly claim: number | null;
  /** Position of its part; null before the first and on the line of places. */
  readonly part: number | null;
  /** The line that names the places of all that stands above it. */
  readonly isBasis: boolean;
}

type Line = Pick<AnswerLine, 'pieces' | 'claim' | 'isBasis'> & { readonly text: string };

/** The label of the line that names the places, in both languages of the answers. */
const BASIS = /^(?:依据：|Source: )/;

/** Equal lines are taken in the order of the claims. */
function linesWithClaims({ answer, citations, claims }: Pick<Answer, 'answer' | 'citations' | 'claims'>): Line[] {
  const owners = new Map<string, number[]>();
  for (const [index, { text }] of claims.entries()) {
    for (const line of text.split(/\n+/)) owners.set(line.trim(), [...(owners.get(line.trim()) ?? []), index]);
  }
  return paragraphsOfAnswer({ answer, citations }).map((pieces) => {
    const words = pieces.map((piece) => (piece.kind === 'text' ? piece.text : ''));
    const text = words.join('').trim();
    const claim = owners.get(text)?.shift() ?? null;
    return { pieces, text, claim, isBasis: claim === null && BASIS.test(text) };
  });
}

/** Words that a line without a quote shares with its part: its label before ：, or what it says is absent, in “”. */
const HINT = /^([^：，。（]{1,30})(?:（[^）]{1,30}）)?：|“([^”]{1,30})”/g;

const speaksOf = ({ text }: Line, { question }: AnswerPart): boolean =>
  [...text.matchAll(HINT)].some(([, label, absent]) => question.includes(label ?? absent ?? text));

/** A claim's line is of the claim's part; lines between two parts go to the one they name, else to the part before. */
function partOfEach(lines: readonly Line[], parts: readonly AnswerPart[]): (number | null)[] {
  const ofClaim = new Map(parts.flatMap(({ claims }, part) => claims.map((claim) => [claim, part] as const)));
  const owned = lines.map(({ claim }) => (claim === null ? null : (ofClaim.get(claim) ?? null)));
  let current: number | null = null;
  return lines.map((line, at) => {
    if (line.isBasis) return null;
    const after = owned.slice(at).find((part) => part !== null) ?? parts.length - 1;
    const between = parts
      .slice(0, after + 1)
      .findIndex((part, index) => index > (current ?? -1) && speaksOf(line, part));
    current = owned[at] ?? (line.claim === null && between >= 0 ? between : current);
    return current;
  });
}

export function linesOfAnswer(answer: Pick<Answer, 'answer' | 'citations' | 'claims' | 'parts'>): AnswerLine[] {
  const lines = linesWithClaims(answer);
  const parts = partOfEach(lines, answer.parts);
  return lines.map(({ pieces, claim, isBasis }, at) => ({ pieces, claim, isBasis, part: parts[at] ?? null }));
}
