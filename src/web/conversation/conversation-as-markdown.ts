// A conversation as Markdown with footnotes, labelled in sight and in its front matter.
import { paragraphsOfAnswer } from './answer-pieces.js';
import { readableQuote } from './cite.js';
import type { Conversation } from './conversation.js';
import type { Answer } from './protocol.js';
import { aigcLabel, CONTENT_PRODUCER, provenanceSentence, statusWords } from './provenance.js';

/** Text stays text: nothing that a question or a quote contains becomes a heading, a link or HTML. */
const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/^([ \t\u3000]*)([-+]|\d+(?=\.))(?=\s|\.)/gm, '$1\\$2');

/** Answers without their numbering clashing: the second answer's [1] is footnote 2-1. */
function answerLines(answer: Answer, number: number): string[] {
  const note = (id: number): string => `[^${number}-${id}]`;
  const body = paragraphsOfAnswer(answer).map((pieces) =>
    pieces.map((piece) => (piece.kind === 'text' ? escapeMarkdown(piece.text) : note(piece.id))).join(''),
  );
  const related = answer.related.map(({ reference, title }) => `- ${escapeMarkdown(`${reference} ${title}`)}`);
  const notes = answer.citations.map(
    ({ id, officialReference, quote }) =>
      `${note(id)}: ${escapeMarkdown(officialReference)}：“${escapeMarkdown(readableQuote(quote))}”`,
  );
  return [
    `**〔${statusWords(answer).join('；')}〕**`,
    ...body,
    ...(related.length > 0 && notes.length === 0 ? ['规划中最接近的章节：', related.join('\n')] : []),
    `*${escapeMarkdown(provenanceSentence(answer))}*`,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
  ];
}

/** JSON strings are YAML strings. */
function frontMatter(conversation: Conversation, answers: readonly Answer[], exportedAt: Date): string {
  const edition = answers[0]?.edition;
  const aigc = aigcLabel(answers);
  return [
    '---',
    `title: ${JSON.stringify(conversation.title)}`,
    `date: ${JSON.stringify(exportedAt.toISOString())}`,
    `generator: ${JSON.stringify(CONTENT_PRODUCER)}`,
    ...(edition
      ? [`source: ${JSON.stringify(edition.title)}`, `source-digest: ${JSON.stringify(edition.digest)}`]
      : []),
    ...(aigc ? [`AIGC: ${JSON.stringify(aigc)}`] : []),
    '---',
  ].join('\n');
}

export function conversationAsMarkdown(conversation: Conversation, exportedAt: Date): string {
  const answers = conversation.exchanges.map(({ answer }) => answer).filter((answer) => answer !== null);
  const blocks = answers.flatMap((answer, index) => [
    `## 问：${escapeMarkdown(answer.question.replace(/\s+/g, ' '))}`,
    ...answerLines(answer, index + 1),
  ]);
  return [frontMatter(conversation, answers, exportedAt), `# ${escapeMarkdown(conversation.title)}`, ...blocks, '']
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n');
}
