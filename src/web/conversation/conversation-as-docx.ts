// A conversation as a Word document with footnotes, set as official documents are; loaded only when asked for.
import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx';
import { zhHans } from '../words/zh-hans.js';
import { quoted } from './cite.js';
import type { Exported } from './conversation.js';
import { noteAsText } from './glossary-note.js';
import { type AnswerBlock, layOutAnswer } from './lay-out-answer.js';
import type { Answer } from './protocol.js';
import { aigcLabel, CONTENT_PRODUCER, provenanceSentence } from './provenance.js';
import { helpComesFirst, signpostAsText } from './signpost.js';
import { isComposed, partWord, statusWords } from './status-words.js';
import { tableParagraphs } from './table-as-docx.js';

/** GB/T 9704-2012: body in 仿宋 of 三号 (16 pt, docx counts half points), headings in 黑体, 28 pt between lines. */
const BODY = { font: { ascii: 'Times New Roman', eastAsia: '仿宋' }, size: 32 };
const HEADING = { font: { ascii: 'Times New Roman', eastAsia: '黑体' }, size: 32 };
const SMALL = { ...BODY, size: 24 };
const LINE = { line: 560, lineRule: 'exact' as const };
/** Two characters of 16 pt, in twentieths of a point. */
const INDENT = { firstLine: 640 };

const line = (text: string, options: IParagraphOptions = {}, run: object = BODY): Paragraph =>
  new Paragraph({ spacing: LINE, ...options, children: [new TextRun({ ...run, text })] });

function blockParagraphs(block: AnswerBlock, noteOf: ReadonlyMap<number, number>): (Paragraph | Table)[] {
  if (block.kind === 'table') return tableParagraphs(block.table, noteOf);
  if (block.kind === 'part') {
    const text = `〔${partWord(block.part)}〕${block.isNamed ? block.part.question : ''}`;
    return [line(text, { indent: INDENT, keepNext: true }, { ...BODY, bold: true })];
  }
  const children = block.pieces.flatMap((piece): ParagraphChild[] => {
    if (piece.kind === 'text') return [new TextRun({ ...BODY, text: piece.text })];
    const note = noteOf.get(piece.id);
    return note === undefined ? [] : [new FootnoteReferenceRun(note)];
  });
  return [new Paragraph({ spacing: LINE, indent: INDENT, children })];
}

/** Footnotes are numbered through the document; `firstNote` is the number of this answer's first. */
function answerParagraphs(answer: Answer, firstNote: number): (Paragraph | Table)[] {
  const noteOf = new Map(answer.citations.map(({ id }, index) => [id, firstNote + index]));
  const related = answer.citations.length > 0 ? [] : answer.related;
  const help = answer.signposts.map((each) =>
    line(`${zhHans.talk.signposts}：${signpostAsText(each)}`, { indent: INDENT }),
  );
  const isFirst = helpComesFirst(answer);
  const status = statusWords(answer).join('；');
  const provenance = provenanceSentence(answer);
  return [
    line(`问：${answer.question}`, { heading: HeadingLevel.HEADING_2 }, HEADING),
    ...(status === '' ? [] : [line(`〔${status}〕`, { indent: INDENT }, { ...BODY, bold: true })]),
    ...(isFirst ? help : []),
    ...(answer.understood === null ? [] : [line(answer.understood, { indent: INDENT })]),
    ...layOutAnswer(answer).flatMap((block) => blockParagraphs(block, noteOf)),
    ...(isFirst ? [] : help),
    ...answer.glossary.map((note) => line(`${zhHans.talk.glossary}：${noteAsText(note)}`, { indent: INDENT })),
    ...related.map(({ reference, title }) => line(`最接近的章节：${reference} ${title}`, { indent: INDENT })),
    ...(provenance === '' ? [] : [line(provenance, { indent: INDENT, spacing: { after: 240 } }, SMALL)]),
  ];
}

const footnoteOf = ({ officialReference, quote }: Answer['citations'][number]): { children: Paragraph[] } => ({
  children: [
    new Paragraph({
      children: [new TextRun({ ...BODY, size: 18, text: `${officialReference}：${quoted(quote)}` })],
    }),
  ],
});

function pageFooter(label: string): Footer {
  const page = new TextRun({ ...BODY, size: 21, children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [page] }),
      line(label, { alignment: AlignmentType.CENTER, spacing: {} }, { ...BODY, size: 18 }),
    ],
  });
}

/** What the file is, in its footer and its properties. */
function fileLabel(answers: readonly Answer[]): string {
  if (aigcLabel(answers) !== null) return '本文件含人工智能生成内容，已逐条与规划原文核对';
  return answers.some(isComposed) ? '本文件依据规划原文整理' : '本文件为规划原文摘录';
}

/** The document; `aigcLabel` stands in its custom properties as `AIGC`, as GB 45438-2025 asks. */
function buildDocument(conversation: Exported, answers: readonly Answer[], exportedAt: Date): Document {
  const notes = answers.flatMap(({ citations }) => citations);
  const aigc = aigcLabel(answers);
  const edition = answers[0]?.edition;
  const label = fileLabel(answers);
  let firstNote = 1;
  const body = answers.flatMap((answer) => {
    const paragraphs = answerParagraphs(answer, firstNote);
    firstNote += answer.citations.length;
    return paragraphs;
  });
  return new Document({
    creator: CONTENT_PRODUCER,
    lastModifiedBy: CONTENT_PRODUCER,
    title: conversation.title,
    subject: edition?.title ?? '',
    description: label,
    keywords: aigc ? 'AIGC,人工智能生成' : answers.some(isComposed) ? '依据原文整理' : '原文摘录',
    customProperties: [
      ...(aigc ? [{ name: 'AIGC', value: JSON.stringify(aigc) }] : []),
      ...(edition ? [{ name: 'PlanDigest', value: edition.digest }] : []),
      { name: 'ExportedAt', value: exportedAt.toISOString() },
    ],
    footnotes: Object.fromEntries(notes.map((citation, index) => [index + 1, footnoteOf(citation)])),
    sections: [
      {
        footers: { default: pageFooter(label) },
        children: [
          line(
            conversation.title,
            { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, spacing: { after: 240 } },
            { ...HEADING, size: 44 },
          ),
          ...body,
        ],
      },
    ],
  });
}

/** @returns the .docx file's bytes */
export function conversationAsDocx(conversation: Exported, exportedAt: Date): Promise<Blob> {
  const answers = conversation.exchanges.map(({ answer }) => answer).filter((answer) => answer !== null);
  return Packer.toBlob(buildDocument(conversation, answers, exportedAt));
}
