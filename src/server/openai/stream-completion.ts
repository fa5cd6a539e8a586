// The events of an answer as the chunks of a chat completion.
import type { Answer, AnswerEvent, Citation } from '../../answering/answer.js';
import { type CompletionHead, chunkBody, usageChunk } from './chat-completion.js';
import { annotate, asParagraphs, renderLines, renderSources } from './message-text.js';

export interface StreamOptions {
  readonly head: CompletionHead;
  /** Address of the service, for links. */
  readonly base: string;
  readonly includeUsage: boolean;
}

/** A claim as `joinClaims` writes it. */
const lineOf = ({ text, citations }: { text: string; citations: readonly number[] }): string =>
  asParagraphs(`${text}${citations.map((id) => `[${id}]`).join('')}`);

/** What of the finished text has not been sent: all of it where the lines that were sent are not its beginning. */
const restOf = (sent: string, whole: string): string => {
  if (sent === '') return whole;
  return whole.startsWith(sent) ? whole.slice(sent.length) : `\n\n${whole}`;
};

/** Sends a model's claims as they are verified; an extracted answer is there at once and comes line by line. */
export async function* completionChunks(
  events: AsyncIterable<AnswerEvent>,
  { head, base, includeUsage }: StreamOptions,
): AsyncGenerator<object> {
  yield chunkBody(head, { role: 'assistant', content: '' });
  let sent = '';
  let isGenerated = false;
  for await (const event of events) {
    if (event.type === 'answer-start') isGenerated = event.data.mode === 'generated';
    if (event.type === 'claim' && isGenerated) {
      const text = `${sent === '' ? '' : '\n\n'}${lineOf(event.data)}`;
      sent += text;
      yield chunkBody(head, { content: text });
    }
    if (event.type === 'answer-end') yield* ending(event.data, sent, { head, base, includeUsage });
  }
}

function* ending(answer: Answer, sent: string, { head, base, includeUsage }: StreamOptions): Generator<object> {
  const rest = restOf(sent, renderLines(answer));
  for (const piece of rest.split(/(?<=\n\n)/)) if (piece !== '') yield chunkBody(head, { content: piece });
  const sources = renderSources(answer, base);
  if (sources !== '') yield chunkBody(head, { content: sources });
  const annotations = annotationsOf(sent + rest, answer.citations, base);
  if (annotations.length > 0) yield chunkBody(head, { annotations });
  yield chunkBody(head, {}, 'stop');
  if (includeUsage) yield usageChunk(head, answer);
}

const annotationsOf = (lines: string, citations: readonly Citation[], base: string) => annotate(lines, citations, base);
