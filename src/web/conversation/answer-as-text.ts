// One answer as plain text for a document: its label, its words, its references in official form.
import { paragraphsOfAnswer } from './answer-pieces.js';
import { readableQuote } from './cite.js';
import type { Answer } from './protocol.js';
import { provenanceSentence, statusWords } from './provenance.js';

export function answerAsText(answer: Answer): string {
  const body = paragraphsOfAnswer(answer).map((pieces) =>
    pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.id}]`)).join(''),
  );
  const sources = answer.citations.map(
    ({ id, officialReference, quote }) => `[${id}] ${officialReference}：“${readableQuote(quote)}”`,
  );
  const related = answer.related.map(({ reference, title }) => `${reference} ${title}`);
  return [
    `问：${answer.question}`,
    `答（${statusWords(answer).join('；')}）：`,
    ...body,
    ...(sources.length > 0 ? ['', '出处：', ...sources] : []),
    ...(related.length > 0 && sources.length === 0 ? ['', '规划中最接近的章节：', ...related] : []),
    '',
    provenanceSentence(answer),
  ].join('\n');
}
