// A small Word document whose chapter numbers are automatic, as officials' templates make them.
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';

export type DocxPart =
  | { readonly kind: 'title' | 'prose'; readonly text: string }
  /** Numbered by Word: level 0 is 第一章, level 1 is 第一节, level 2 is 一、. */
  | { readonly kind: 'heading'; readonly level: 0 | 1 | 2; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

const numbered = (level: number, text: string) => ({ level, text, format: LevelFormat.CHINESE_COUNTING, start: 1 });

function toBlock(part: DocxPart): Paragraph | Table {
  if (part.kind === 'heading') {
    const heading = HEADINGS[part.level] ?? HeadingLevel.HEADING_1;
    return new Paragraph({ text: part.text, heading, numbering: { reference: 'outline', level: part.level } });
  }
  if (part.kind === 'table') {
    return new Table({
      rows: part.rows.map(
        (cells) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
      ),
    });
  }
  return new Paragraph(part.kind === 'title' ? { text: part.text, heading: HeadingLevel.TITLE } : part.text);
}

export async function makeDocx(parts: readonly DocxPart[]): Promise<Uint8Array> {
  const levels = [numbered(0, '第%1章'), numbered(1, '第%2节'), numbered(2, '%3、')];
  const document = new Document({
    numbering: { config: [{ reference: 'outline', levels }] },
    sections: [{ children: parts.map(toBlock) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
