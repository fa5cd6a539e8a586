// A plain text file as lines: the marks of a word processor taken out, the leading tab remembered.
import { decodeText } from './decode-text.js';
import { replaceInSnippet, type Snippet, snippetOf, trimSnippet } from './snippet.js';
import { plainLine, type SourceDocument, type SourceLine } from './source-document.js';

/** Without `[` inside a mark, so that a run of unclosed marks costs linear, not quadratic, time. */
const MARKS = /\[(?:bookmark|image):[^[\]\n]*\]/g;
/** Characters that no reader sees. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

const clean = (snippet: Snippet): Snippet =>
  replaceInSnippet(
    replaceInSnippet(snippet, MARKS, () => ''),
    INVISIBLE,
    () => '',
  );

/** White space before a line, in half-width characters; a blank of full width counts twice. */
const leadingWidth = (text: string): number =>
  [...(/^[^\S\n]*/.exec(text)?.[0] ?? '')].reduce((sum, char) => sum + (/[\u3000\u2003]/.test(char) ? 2 : 1), 0);

/** The lines of a text that is already decoded: a line ends at any line break or at a page break. */
export function linesOfText(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let gap = 0;
  let number = 0;
  let start = 0;
  for (const match of `${text}\n`.matchAll(/\r\n|[\n\r\f\u2028\u2029]/g)) {
    number++;
    const raw = clean(snippetOf(text, start, match.index));
    const line = trimSnippet(raw);
    start = match.index + match[0].length;
    const tabbed = raw.text.startsWith('\t');
    if (line.text === '' && !tabbed) gap++;
    else {
      lines.push(plainLine(line, number, { gap, tabbed, indent: leadingWidth(raw.text) }));
      gap = 0;
    }
  }
  return lines;
}

export function readText(bytes: Uint8Array): SourceDocument {
  const text = decodeText(bytes);
  return { format: 'text', text, lines: linesOfText(text), title: null };
}
