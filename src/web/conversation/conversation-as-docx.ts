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
  TextRun,
} from 'docx';
import { paragraphsOfAnswer } from './answer-pieces.js';
import { readableQuote } from './cite.js';
import type { Conversation } from './conversation.js';
import type { Answer } from './protocol.js';
import { aigcLabel, CONTENT_PRODUCER, provenanceSentence, statusWords } from './provenance.js';

/** GB/T 9704-2012: body in 仿宋 of 三号 (16 pt, docx counts half points), headings in 黑体, 28 pt between lines. */
const BODY = { font: { ascii: 'Times New Roman', eastAsia: '仿宋' }, size: 32 };
const HEADING = { font: { ascii: 'Times New Roman', eastAsia: '黑体' }, size: 32 };
const SMALL = { ...BODY, size: 24 };
const LINE = { line: 560, lineRule: 'exact' as const };
/** Two characters of 16 pt, in twentieths of a point. */
const INDENT = { firstLine: 640 };

const line = (text: string, options: IParagraphOptions = {}, run: object = BODY): Paragraph =>
  new Paragraph({ spacing: LINE, ...options, children: [new TextRun({ ...run, text })] });

/** Footnotes are numbered through the document; `firstNote` is the number of this answer's first. */
function answerParagraphs(answer: Answer, firstNote: number): Paragraph[] {
  const noteOf = new Map(answer.citations.map(({ id }, index) => [id, firstNote + index]));
  const body = paragraphsOfAnswer(answer).map((pieces) => {
    const children: ParagraphChild[] = pieces.map((piece) =>
      piece.kind === 'text'
        ? new TextRun({ ...BODY, text: piece.text })
        : new FootnoteReferenceRun(noteOf.get(piece.id) ?? firstNote),
    );
    return new Paragraph({ spacing: LINE, indent: INDENT, children });
  });
  const related = answer.citations.length > 0 ? [] : answer.related;
  return [
    line(`问：${answer.question}`, { heading: HeadingLevel.HEADING_2 }, HEADING),
    line(`〔${statusWords(answer).join('；')}〕`, { indent: INDENT }, { ...BODY, bold: true }),
    ...body,
    ...related.map(({ reference, title }) => line(`最接近的章节：${reference} ${title}`, { indent: INDENT })),
    line(provenanceSentence(answer), { indent: INDENT, spacing: { after: 240 } }, SMALL),
  ];
}

const footnoteOf = ({ officialReference, quote }: Answer['citations'][number]): { children: Paragraph[] } => ({
  children: [
    new Paragraph({
      children: [new TextRun({ ...BODY, size: 18, text: `${officialReference}：“${readableQuote(quote)}”` })],
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

/** The document; `aigcLabel` stands in its custom properties as `AIGC`, as GB 45438-2025 asks. */
function buildDocument(conversation: Conversation, answers: readonly Answer[], exportedAt: Date): Document {
  const notes = answers.flatMap(({ citations }) => citations);
  const aigc = aigcLabel(answers);
  const edition = answers[0]?.edition;
  const label = aigc ? '本文件含人工智能生成内容，已逐条与规划原文核对' : '本文件为规划原文摘录';
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
    keywords: aigc ? 'AIGC,人工智能生成' : '原文摘录',
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
export function conversationAsDocx(conversation: Conversation, exportedAt: Date): Promise<Blob> {
  const answers = conversation.exchanges.map(({ answer }) => answer).filter((answer) => answer !== null);
  return Packer.toBlob(buildDocument(conversation, answers, exportedAt));
}
