// An answer as it is heard: without its numbers, its table row by row or only named, help first where it is urgent.
import type { Words } from '../words/zh-hans.js';
import { spokenText } from './answer-pieces.js';
import { noteAsText } from './glossary-note.js';
import { type AnswerBlock, layOutAnswer } from './lay-out-answer.js';
import type { Answer, AnswerTable } from './protocol.js';
import { helpComesFirst, signpostAsText } from './signpost.js';
import { partWord } from './status-words.js';

export interface SpokenOptions {
  readonly words: Words;
  /** Whether each row of a table is read; an announcement names the table only. */
  readonly rows: boolean;
}

function heardTable({ caption, rows, columns }: AnswerTable, options: SpokenOptions): string {
  const named = options.words.talk.table(caption, rows.length);
  if (!options.rows) return named;
  // Each value with the head of its column: nobody who listens sees where it stands.
  const lines = rows.map(({ cells: [first, ...rest] }) =>
    [first ?? '', ...rest.map((cell, index) => `${columns[index + 1] ?? ''}${cell}`)].join('，'),
  );
  return [named, ...lines].join('\n');
}

function heardBlock(block: AnswerBlock, options: SpokenOptions): string {
  if (block.kind === 'paragraph') return spokenText([block.pieces]);
  if (block.kind === 'table') return heardTable(block.table, options);
  const word = partWord(block.part, options.words);
  return block.isNamed ? `${block.part.question}：${word}` : '';
}

export function spokenAnswer(answer: Answer, options: SpokenOptions): string {
  const help = answer.signposts.map(signpostAsText).join('\n');
  const heardHelp = help === '' ? '' : `${options.words.talk.signposts}\n${help}`;
  const notes = answer.glossary.map(noteAsText).join('\n');
  const heardNotes = notes === '' ? '' : `${options.words.talk.glossary}\n${notes}`;
  const isFirst = helpComesFirst(answer);
  const body = layOutAnswer(answer).map((block) => heardBlock(block, options));
  const lines = [isFirst ? heardHelp : '', answer.understood ?? '', ...body, isFirst ? '' : heardHelp, heardNotes];
  return lines.filter((line) => line !== '').join('\n');
}
