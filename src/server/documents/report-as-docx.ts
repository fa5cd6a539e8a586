// Reports for the desk (a briefing, an audit) as Word documents: headings, points with footnotes, a table.
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

export interface ReportPoint {
  readonly text: string;
  /** Footnotes: official reference and quote. */
  readonly notes: readonly string[];
}

export interface ReportSection {
  readonly heading: string;
  readonly points: readonly ReportPoint[];
}

export interface Report {
  readonly title: string;
  /** Under the title: what it is made from. */
  readonly basis: string;
  readonly sections: readonly ReportSection[];
  readonly table: { readonly caption: string; readonly rows: readonly (readonly string[])[] } | null;
}

/** GB/T 9704-2012: title in 小标宋 of 二号, body in 仿宋 of 三号 (16 pt, docx counts half points), 28 pt between lines. */
const BODY = { font: { ascii: 'Times New Roman', eastAsia: '仿宋' }, size: 32 };
const HEADING = { font: { ascii: 'Times New Roman', eastAsia: '黑体' }, size: 32 };
const TITLE = { font: { ascii: 'Times New Roman', eastAsia: '方正小标宋简体' }, size: 44 };
const SMALL = { ...BODY, size: 24 };
const LINE = { line: 560, lineRule: 'exact' as const };
const INDENT = { firstLine: 640 };

const plain = (text: string, run: object = BODY): Paragraph =>
  new Paragraph({ spacing: LINE, indent: INDENT, children: [new TextRun({ ...run, text })] });

const centred = (text: string, run: object): Paragraph =>
  new Paragraph({ spacing: LINE, alignment: AlignmentType.CENTER, children: [new TextRun({ ...run, text })] });

function tableOf({ caption, rows }: NonNullable<Report['table']>): (Paragraph | Table)[] {
  const cell = (text: string, isHead: boolean) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ ...SMALL, text, bold: isHead })] })] });
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, at) => new TableRow({ tableHeader: at === 0, children: cells.map((text) => cell(text, at === 0)) }),
    ),
  });
  return [centred(caption, HEADING), table];
}

export async function reportAsDocx({ title, basis, sections, table }: Report): Promise<Uint8Array> {
  const footnotes: Record<number, { children: Paragraph[] }> = {};
  let next = 1;
  const note = (text: string): FootnoteReferenceRun => {
    footnotes[next] = { children: [new Paragraph({ children: [new TextRun({ ...SMALL, text })] })] };
    return new FootnoteReferenceRun(next++);
  };
  const children = sections.flatMap(({ heading, points }) => [
    ...(heading === '' ? [] : [plain(heading, HEADING)]),
    ...points.map(
      ({ text, notes }) =>
        new Paragraph({
          spacing: LINE,
          indent: INDENT,
          children: [new TextRun({ ...BODY, text }), ...notes.map(note)],
        }),
    ),
  ]);
  const document = new Document({
    title,
    footnotes,
    sections: [
      { children: [centred(title, TITLE), centred(basis, SMALL), ...children, ...(table ? tableOf(table) : [])] },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
