// An answer's body for a document: its words with footnotes and nothing of the conversation, as text and as HTML that word
// processors paste with real footnotes and real tables.
import { zhHans } from '../words/zh-hans.js';
import { quoted } from './cite.js';
import { type AnswerBlock, layOutAnswer } from './lay-out-answer.js';
import type { Answer, AnswerTable, Citation } from './protocol.js';
import { provenanceSentence } from './provenance.js';
import { isAiWritten, partWord } from './status-words.js';

/** What goes to the clipboard: a word processor takes the second, a text field the first. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

/** The line of places says once more what the footnotes say, and that a part is told its words say themselves. */
const belongs = (block: AnswerBlock): boolean =>
  block.kind === 'table' || (block.kind === 'part' ? block.part.status !== 'answered' : !block.isBasis);

const noteText = ({ officialReference, quote }: Citation): string => `${officialReference}：${quoted(quote)}`;

/** What AI has written carries its label wherever it goes. */
const label = (answer: Answer): string[] => (isAiWritten(answer) ? [provenanceSentence(answer)] : []);

const partLine = (block: AnswerBlock & { kind: 'part' }): string =>
  `〔${partWord(block.part)}〕${block.isNamed ? block.part.question : ''}`;

const marked = (ids: readonly number[]): string => ids.map((id) => `[${id}]`).join('');

function textOf(block: AnswerBlock): string {
  if (block.kind === 'part') return partLine(block);
  if (block.kind === 'paragraph')
    return block.pieces.map((piece) => (piece.kind === 'text' ? piece.text : marked([piece.id]))).join('');
  const { caption, columns, rows } = block.table;
  const lines = rows.map(({ cells, citations }) => `${cells.join('\t')}${marked(citations)}`);
  return [caption, columns.join('\t'), ...lines].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** Word's own marks for a footnote: pasted, it becomes one; elsewhere it is a number that links to its note. */
const noteMark = (id: number): string =>
  `<a style="mso-footnote-id:ftn${id}" href="#_ftn${id}" name="_ftnref${id}"><sup>[${id}]</sup></a>`;

const noteHtml = (citation: Citation): string =>
  `<div style="mso-element:footnote" id="ftn${citation.id}"><p><a style="mso-footnote-id:ftn${citation.id}" href="#_ftnref${citation.id}" name="_ftn${citation.id}"><sup>[${citation.id}]</sup></a> ${escaped(noteText(citation))}</p></div>`;

function tableHtml({ caption, columns, rows }: AnswerTable): string {
  const head = columns.map((name) => `<th>${escaped(name)}</th>`).join('');
  const body = rows.map(({ cells, citations }) => {
    const last = cells.length - 1;
    const tds = cells.map(
      (cell, at) => `<td>${escaped(cell)}${at === last ? citations.map(noteMark).join('') : ''}</td>`,
    );
    return `<tr>${tds.join('')}</tr>`;
  });
  return `<table border="1" style="border-collapse:collapse"><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function htmlOf(block: AnswerBlock): string {
  if (block.kind === 'table') return tableHtml(block.table);
  if (block.kind === 'part') return `<p>${escaped(partLine(block))}</p>`;
  return `<p>${block.pieces.map((piece) => (piece.kind === 'text' ? escaped(piece.text) : noteMark(piece.id))).join('')}</p>`;
}

export function answerAsBody(answer: Answer): Copied {
  const blocks = layOutAnswer(answer).filter(belongs);
  const { citations } = answer;
  const notes = citations.map((citation) => `[${citation.id}] ${noteText(citation)}`);
  const text = [
    ...blocks.map(textOf),
    ...(notes.length > 0 ? ['', `${zhHans.sources.notes}：`, ...notes] : []),
    ...label(answer).flatMap((line) => ['', line]),
  ];
  const list = citations.map(noteHtml).join('');
  const html = [
    ...blocks.map(htmlOf),
    ...label(answer).map((line) => `<p>${escaped(line)}</p>`),
    ...(list === '' ? [] : [`<div style="mso-element:footnote-list">${list}</div>`]),
  ];
  return { text: text.join('\n'), html: html.join('') };
}
