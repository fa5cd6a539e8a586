// A conversation as Markdown with footnotes, labelled in sight and in its front matter.
import { zhHans } from '../words/zh-hans.js';
import { quoted } from './cite.js';
import type { Exported } from './conversation.js';
import { noteAsText } from './glossary-note.js';
import { type AnswerBlock, layOutAnswer } from './lay-out-answer.js';
import type { Answer, AnswerTable } from './protocol.js';
import { aigcLabel, CONTENT_PRODUCER, provenanceSentence } from './provenance.js';
import { helpComesFirst, signpostAsText } from './signpost.js';
import { partWord, statusWords } from './status-words.js';

/** Text stays text: nothing that a question or a quote contains becomes a heading, a link or HTML. */
const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/^([ \t\u3000]*)([-+]|\d+(?=\.))(?=\s|\.)/gm, '$1\\$2');

type Note = (id: number) => string;

/** A row must stay on its line: a line break within a cell becomes a blank. */
const cellText = (text: string): string => escapeMarkdown(text.replace(/\s+/g, ' ').trim());

function tableLines({ caption, columns, rows }: AnswerTable, note: Note): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = rows.map(({ cells, citations }) =>
    row(cells.map((cell, at) => cellText(cell) + (at === cells.length - 1 ? citations.map(note).join('') : ''))),
  );
  return [
    `**${escapeMarkdown(caption)}**`,
    '',
    row(columns.map(cellText)),
    row(columns.map(() => '---')),
    ...lines,
  ].join('\n');
}

function blockText(block: AnswerBlock, note: Note): string {
  if (block.kind === 'table') return tableLines(block.table, note);
  if (block.kind === 'part')
    return `*〔${partWord(block.part)}〕${block.isNamed ? escapeMarkdown(block.part.question) : ''}*`;
  return block.pieces.map((piece) => (piece.kind === 'text' ? escapeMarkdown(piece.text) : note(piece.id))).join('');
}

/** A titled list as one block of the document; nothing where it would be empty. */
const titledList = (title: string, items: readonly string[]): string[] =>
  items.length > 0 ? [title, items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')] : [];

/** Answers without their numbering clashing: the second answer's [1] is footnote 2-1. */
function answerLines(answer: Answer, number: number): string[] {
  const note: Note = (id) => `[^${number}-${id}]`;
  const related = answer.citations.length > 0 ? [] : answer.related;
  const notes = answer.citations.map(
    ({ id, officialReference, quote }) =>
      `${note(id)}: ${escapeMarkdown(officialReference)}：${escapeMarkdown(quoted(quote))}`,
  );
  const help = titledList(`${zhHans.talk.signposts}：`, answer.signposts.map(signpostAsText));
  const isFirst = helpComesFirst(answer);
  const status = statusWords(answer).join('；');
  const provenance = provenanceSentence(answer);
  return [
    ...(status === '' ? [] : [`**〔${status}〕**`]),
    ...(isFirst ? help : []),
    ...(answer.understood === null ? [] : [`*${escapeMarkdown(answer.understood)}*`]),
    ...layOutAnswer(answer).map((block) => blockText(block, note)),
    ...(isFirst ? [] : help),
    ...titledList(`${zhHans.talk.glossary}：`, answer.glossary.map(noteAsText)),
    ...titledList(
      '规划中最接近的章节：',
      related.map(({ reference, title }) => `${reference} ${title}`),
    ),
    ...(provenance === '' ? [] : [`*${escapeMarkdown(provenance)}*`]),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
  ];
}

/** JSON strings are YAML strings. */
function frontMatter(conversation: Exported, answers: readonly Answer[], exportedAt: Date): string {
  // Answers of one conversation may speak for several plans.
  const editions = new Map(
    answers.flatMap((answer) => (answer.editions ?? [answer.edition]).map((each) => [each.digest, each] as const)),
  );
  const listed = [...editions.values()];
  const aigc = aigcLabel(answers);
  return [
    '---',
    `title: ${JSON.stringify(conversation.title)}`,
    `date: ${JSON.stringify(exportedAt.toISOString())}`,
    `generator: ${JSON.stringify(CONTENT_PRODUCER)}`,
    ...(listed.length > 0
      ? [
          `source: ${JSON.stringify(listed.map(({ title }) => title).join('；'))}`,
          `source-digest: ${JSON.stringify(listed.map(({ digest }) => digest).join('；'))}`,
        ]
      : []),
    ...(aigc ? [`AIGC: ${JSON.stringify(aigc)}`] : []),
    '---',
  ].join('\n');
}

export function conversationAsMarkdown(conversation: Exported, exportedAt: Date): string {
  const answers = conversation.exchanges.map(({ answer }) => answer).filter((answer) => answer !== null);
  const blocks = answers.flatMap((answer, index) => [
    `## 问：${escapeMarkdown(answer.question.replace(/\s+/g, ' '))}`,
    ...answerLines(answer, index + 1),
  ]);
  return [frontMatter(conversation, answers, exportedAt), `# ${escapeMarkdown(conversation.title)}`, ...blocks, '']
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n');
}
