// Sentences of a Chinese text as spans; nothing is lost between them but white space.
import { type TextSpan, trimSpan } from './text-span.js';

const SENTENCE_END = /[。！？!?]/;
const CLOSING = /[”’」』）)》】]/;

/**
 * Splits `text.slice(span.start, span.end)` at 。！？ and at line breaks; closing quotes and brackets stay with
 * their sentence. Returns trimmed, non-empty spans in order, offsets into `text`.
 */
export function splitSentences(text: string, span: TextSpan = { start: 0, end: text.length }): TextSpan[] {
  const sentences: TextSpan[] = [];
  let start = span.start;
  const close = (end: number) => {
    const trimmed = trimSpan(text, { start, end });
    if (trimmed.end > trimmed.start) sentences.push(trimmed);
    start = end;
  };
  for (let i = span.start; i < span.end; i++) {
    const char = text.charAt(i);
    if (char === '\n') {
      close(i);
    } else if (SENTENCE_END.test(char)) {
      let end = i + 1;
      while (end < span.end && (CLOSING.test(text.charAt(end)) || SENTENCE_END.test(text.charAt(end)))) end++;
      close(end);
      i = end - 1;
    }
  }
  close(span.end);
  return sentences;
}
