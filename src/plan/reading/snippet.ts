// A text that remembers where each of its characters stands in the source, through trimming, cutting, joining and mending.

/** A run of the source. With `replacement` something else stands in the plan for it, without one it stands as it is. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly replacement?: string;
}

export interface Snippet {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const lengthOf = ({ start, end, replacement }: Piece): number => replacement?.length ?? end - start;

/** A run of the source as it stands. */
export const snippetOf = (source: string, start: number, end: number): Snippet => ({
  text: source.slice(start, end),
  pieces: start === end ? [] : [{ start, end }],
});

/** Part of a piece; of a replacement the whole run of the source still stands behind the part. */
function cutPiece(piece: Piece, from: number, to: number): Piece {
  if (piece.replacement === undefined) return { start: piece.start + from, end: piece.start + to };
  return { ...piece, replacement: piece.replacement.slice(from, to) };
}

export function sliceSnippet({ text, pieces }: Snippet, from: number, to = text.length): Snippet {
  const kept: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const [first, last] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (first < last) kept.push(first === 0 && last === length ? piece : cutPiece(piece, first, last));
    at += length;
    if (at >= to) break;
  }
  return { text: text.slice(from, to), pieces: kept };
}

/** Without white space at either end, that of full width too. */
export function trimSnippet(snippet: Snippet): Snippet {
  const { text } = snippet;
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  if (from === 0 && to === text.length) return snippet;
  return sliceSnippet(snippet, from, Math.max(from, to));
}

/** Joined with a separator that stands nowhere in the source: a tab between cells, nothing between wrapped lines. */
export function joinSnippets(snippets: readonly Snippet[], separator = ''): Snippet {
  const pieces: Piece[] = [];
  snippets.forEach((snippet, index) => {
    if (index > 0 && separator !== '') {
      const at = pieces.at(-1)?.end ?? snippet.pieces[0]?.start ?? 0;
      pieces.push({ start: at, end: at, replacement: separator });
    }
    pieces.push(...snippet.pieces);
  });
  return { text: snippets.map(({ text }) => text).join(separator), pieces };
}

/** Each match of `pattern` replaced; '' takes it out. */
export function replaceInSnippet(snippet: Snippet, pattern: RegExp, write: (found: string) => string): Snippet {
  const parts: Snippet[] = [];
  let at = 0;
  for (const match of snippet.text.matchAll(pattern)) {
    const [found] = match;
    const written = write(found);
    if (written === found) continue;
    const { pieces } = sliceSnippet(snippet, match.index, match.index + found.length);
    const [start, end] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
    parts.push(sliceSnippet(snippet, at, match.index));
    if (written !== '') parts.push({ text: written, pieces: [{ start, end, replacement: written }] });
    at = match.index + found.length;
  }
  return at === 0 ? snippet : joinSnippets([...parts, sliceSnippet(snippet, at)]);
}
