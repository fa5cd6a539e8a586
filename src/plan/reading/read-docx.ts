// A Word document as lines: its automatic numbers printed, then read by mammoth, tables and headings kept.
import { DOMParser, type Document, XMLSerializer } from '@xmldom/xmldom';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { PlanParseError } from '../plan-parse-error.js';
import { printNumbers } from './docx-numbering.js';
import { LineCollector } from './html-lines.js';
import { collectHtml } from './read-html.js';
import type { SourceDocument } from './source-document.js';

/** Titles and heading levels by the names that Word and WPS give their styles. */
const STYLES = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='标题'] => p.title:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
];
/** A packed file may unfold to far more than it weighs. */
const MOST_UNPACKED = 256 * 1024 * 1024;

const damaged = (error: unknown): PlanParseError =>
  new PlanParseError(
    null,
    `无法读取这个 .docx 文件：${error instanceof Error ? error.message : String(error)}`,
    '请用 Word 或 WPS 打开并重新另存为 .docx 后再试',
  );

/** Parts that fail to parse fail the document: a quote must never come from half of it. */
function parseXml(xml: string): Document {
  const faults: string[] = [];
  const note = (message: unknown): void => {
    faults.push(String(message));
  };
  const parser = new DOMParser({ onError: (level, message) => (level === 'warning' ? undefined : note(message)) });
  const document = parser.parseFromString(xml, 'text/xml');
  if (faults[0] !== undefined || document.documentElement === null) throw new Error(faults[0] ?? 'an empty part');
  return document;
}

async function partOf(zip: JSZip, path: string): Promise<Document | null> {
  const file = zip.file(path);
  return file === null ? null : parseXml(await file.async('string'));
}

function expectModest(zip: JSZip): void {
  let size = 0;
  zip.forEach((_, file) => {
    const data: unknown = Reflect.get(file, '_data');
    const unpacked: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'uncompressedSize') : 0;
    size += typeof unpacked === 'number' ? unpacked : 0;
  });
  if (size > MOST_UNPACKED) throw new Error(`it unfolds to ${size} bytes`);
}

async function withPrintedNumbers(bytes: Uint8Array): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  expectModest(zip);
  const document = await partOf(zip, 'word/document.xml');
  if (document === null) throw new Error('it has no word/document.xml');
  const styles = await partOf(zip, 'word/styles.xml');
  printNumbers(document, await partOf(zip, 'word/numbering.xml'), styles);
  const serializer = new XMLSerializer();
  zip.file('word/document.xml', serializer.serializeToString(document));
  if (styles) zip.file('word/styles.xml', serializer.serializeToString(styles));
  return zip.generateAsync({ type: 'nodebuffer' });
}

/** @throws PlanParseError when the file is damaged or no Word document */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  let html: string;
  try {
    const buffer = await withPrintedNumbers(bytes);
    const options = {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    };
    html = (await mammoth.convertToHtml({ buffer }, options)).value;
  } catch (error) {
    throw error instanceof PlanParseError ? error : damaged(error);
  }
  const collector = new LineCollector();
  // Tabs lead to page numbers and part cells; a page would show them as one blank.
  collectHtml(html.replaceAll('\t', '\u2003\u2003\u2003'), collector);
  const title = collector.lines.find(({ level }) => level === 1)?.text ?? null;
  return { format: 'docx', text: collector.text, lines: collector.lines, title };
}
