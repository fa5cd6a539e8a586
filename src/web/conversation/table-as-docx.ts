// A table of an answer as a table of a Word document: head repeated on each page, footnotes behind the last cell.
import {
  AlignmentType,
  FootnoteReferenceRun,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { AnswerTable } from './protocol.js';

/** 小四 (12 pt), smaller than the body: a table of official documents is set tight. */
const CELL = { font: { ascii: 'Times New Roman', eastAsia: '仿宋' }, size: 24 };
const HEAD = { font: { ascii: 'Times New Roman', eastAsia: '黑体' }, size: 24 };
const MARGINS = { top: 60, bottom: 60, left: 100, right: 100 };

const cell = (children: ParagraphChild[], width: number): TableCell =>
  new TableCell({
    margins: MARGINS,
    width: { size: width, type: WidthType.PERCENTAGE },
    children: [new Paragraph({ children })],
  });

/** @param noteOf footnote of each citation of the answer */
export function tableParagraphs(
  table: AnswerTable,
  noteOf: ReadonlyMap<number, number>,
): [Paragraph, Table, Paragraph] {
  const { caption, columns, rows } = table;
  const width = Math.floor(100 / Math.max(columns.length, 1));
  const head = new TableRow({
    tableHeader: true,
    children: columns.map((text) => cell([new TextRun({ ...HEAD, text })], width)),
  });
  const body = rows.map(({ cells, citations }) => {
    const notes = citations.flatMap((id) => noteOf.get(id) ?? []).map((note) => new FootnoteReferenceRun(note));
    return new TableRow({
      cantSplit: true,
      children: cells.map((text, at) =>
        cell([new TextRun({ ...CELL, text }), ...(at === cells.length - 1 ? notes : [])], width),
      ),
    });
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120, after: 120 },
      children: [new TextRun({ ...HEAD, text: caption })],
    }),
    new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [head, ...body] }),
    // Word lets two tables that touch grow into one.
    new Paragraph({ children: [] }),
  ];
}
