// A checked draft as a Word document: the draft as it was written, each sentence with a comment that tells its verdict.

import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  type ICommentOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { CheckedSentence, DraftCheck, DraftVerdict } from '../../answering/checking/draft-check.js';
import { tellFindings, VERDICT_WORDS } from '../../answering/checking/verdict-words.js';
import { inQuotationMarks } from '../../text/in-quotation-marks.js';

/** GB/T 9704-2012: body in 仿宋 of 三号 (16 pt, docx counts half points), 28 pt between lines. */
const BODY = { font: { ascii: 'Times New Roman', eastAsia: '仿宋' }, size: 32 };
const LINE = { line: 560, lineRule: 'exact' as const };
const INDENT = { firstLine: 640 };

/** What a reader must look at is seen without opening a comment. */
const HIGHLIGHTS: Partial<Record<DraftVerdict, 'yellow' | 'lightGray'>> = {
  differs: 'yellow',
  'not-covered': 'lightGray',
};

const AUTHOR = '规划核对';

function commentLines(sentence: CheckedSentence, { citations }: DraftCheck): string[] {
  const places = sentence.citations.flatMap((id) => citations.find((citation) => citation.id === id) ?? []);
  const word = sentence.verdict === 'not-covered' ? '最接近的原文' : '原文';
  return [
    VERDICT_WORDS[sentence.verdict],
    ...tellFindings(sentence),
    ...places.map(({ officialReference, quote }) => `${word}：${officialReference}${inQuotationMarks(quote)}`),
  ];
}

const commentOf = (id: number, lines: readonly string[], date: Date): ICommentOptions => ({
  ...{ id, author: AUTHOR, initials: '核', date },
  children: lines.map((text) => new Paragraph({ children: [new TextRun({ text })] })),
});

function runsOf(text: string, sentence: CheckedSentence | null, id: number): ParagraphChild[] {
  if (sentence === null) return text === '' ? [] : [new TextRun({ ...BODY, text })];
  const highlight = HIGHLIGHTS[sentence.verdict];
  return [
    new CommentRangeStart(id),
    new TextRun({ ...BODY, text, ...(highlight === undefined ? {} : { highlight }) }),
    new CommentRangeEnd(id),
    new TextRun({ children: [new CommentReference(id)] }),
  ];
}

/** One line of the draft with the sentences that stand in it; what lies between them is kept. */
function paragraphOf(draft: string, line: { start: number; end: number }, sentences: readonly CheckedSentence[]) {
  const children: ParagraphChild[] = [];
  let at = line.start;
  for (const [id, sentence] of sentences.entries()) {
    if (sentence.start < line.start || sentence.end > line.end) continue;
    children.push(...runsOf(draft.slice(at, sentence.start), null, id), ...runsOf(sentence.text, sentence, id));
    at = sentence.end;
  }
  children.push(...runsOf(draft.slice(at, line.end), null, -1));
  return new Paragraph({ spacing: LINE, indent: INDENT, children });
}

function linesOf(draft: string): { start: number; end: number }[] {
  let start = 0;
  return draft.split('\n').map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}

/** @param date what the comments are dated with */
export async function draftAsDocx(draft: string, check: DraftCheck, date: Date): Promise<Uint8Array> {
  const { sentences, edition } = check;
  const document = new Document({
    title: '文稿核对',
    description: `依据《${edition.title}》，文本版本 ${edition.digest.slice(0, 12)}`,
    comments: { children: sentences.map((sentence, id) => commentOf(id, commentLines(sentence, check), date)) },
    sections: [{ children: linesOf(draft).map((line) => paragraphOf(draft, line, sentences)) }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
