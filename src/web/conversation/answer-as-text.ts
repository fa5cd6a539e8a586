// One answer as plain text for a document: its label, its words, its references in official form.

import { zhHans } from '../words/zh-hans.js';
import { quotesOf } from './cite.js';
import { noteAsText } from './glossary-note.js';
import { groupSources } from './group-sources.js';
import type { AnswerBlock } from './lay-out-answer.js';
import { layOutAnswer } from './lay-out-answer.js';
import type { Answer, AnswerTable } from './protocol.js';
import { provenanceSentence } from './provenance.js';
import { helpComesFirst, signpostAsText } from './signpost.js';
import { partWord, statusWords } from './status-words.js';

const markers = (ids: readonly number[]): string => ids.map((id) => `[${id}]`).join('');

/** Tabs between cells: a word processor or a spreadsheet makes columns of them. */
const tableLines = ({ caption, columns, rows }: AnswerTable): string[] => [
  caption,
  columns.join('\t'),
  ...rows.map(({ cells, citations }) => `${cells.join('\t')}${markers(citations)}`),
];

function linesOfBlock(block: AnswerBlock): string[] {
  if (block.kind === 'table') return tableLines(block.table);
  if (block.kind === 'part') return [`〔${partWord(block.part)}〕${block.isNamed ? block.part.question : ''}`];
  return [block.pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.id}]`)).join('')];
}

/** A titled block after an empty line; nothing where it would be empty. */
const titled = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', title, ...lines] : []);

export function answerAsText(answer: Answer): string {
  const sources = groupSources(answer.citations).map(
    (source) => `${markers(source.map(({ id }) => id))} ${source[0].officialReference}：${quotesOf(source)}`,
  );
  const related = sources.length > 0 ? [] : answer.related.map(({ reference, title }) => `${reference} ${title}`);
  const help = titled(`${zhHans.talk.signposts}：`, answer.signposts.map(signpostAsText));
  const isFirst = helpComesFirst(answer);
  const status = statusWords(answer).join('；');
  const provenance = provenanceSentence(answer);
  return [
    `问：${answer.question}`,
    status === '' ? '答：' : `答（${status}）：`,
    ...(isFirst ? [...help.slice(1), ''] : []),
    ...(answer.understood === null ? [] : [answer.understood]),
    ...layOutAnswer(answer).flatMap(linesOfBlock),
    ...(isFirst ? [] : help),
    ...titled(`${zhHans.talk.glossary}：`, answer.glossary.map(noteAsText)),
    ...titled('出处：', sources),
    ...titled('规划中最接近的章节：', related),
    ...(provenance === '' ? [] : ['', provenance]),
  ].join('\n');
}
