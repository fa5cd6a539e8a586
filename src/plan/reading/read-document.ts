// The port of all readers: a file's bytes and name in, its lines out, whatever the format.
import { PlanParseError } from '../plan-parse-error.js';
import { readHtml } from './read-html.js';
import { readText } from './read-text.js';
import type { SourceDocument, SourceFormat } from './source-document.js';

/** The longest plan seen has 0.8 MB as a page; a document a hundred times as long still passes. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_BYTES_PACKED = 64 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, sign: string): boolean =>
  [...sign].every((char, index) => bytes[index] === char.charCodeAt(0));

/** The format by the file's first bytes, else by its name. */
export function formatOf(bytes: Uint8Array, name: string): SourceFormat {
  if (startsWith(bytes, '%PDF-')) return 'pdf';
  if (startsWith(bytes, 'PK\u0003\u0004')) return 'docx';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart();
  if (/\.html?$/i.test(name) || /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html)\b/i.test(start)) return 'html';
  return /\.(?:md|markdown)$/i.test(name) ? 'markdown' : 'text';
}

/** What other programs save that looks like one of the formats, and what to do with it. */
function refuseOthers(bytes: Uint8Array): void {
  // The compound file of Word before 2007.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    throw new PlanParseError(null, '这是旧格式的 .doc 或 .wps 文件', '请另存为 .docx 后再试');
  }
  if (startsWith(bytes, '{\\rtf')) {
    throw new PlanParseError(null, '这是 .rtf 文件', '请另存为 .docx 后再试');
  }
}

/**
 * Reads a file of any format.
 * @throws PlanParseError when it is of no known format, damaged, or too long to be a plan
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<SourceDocument> {
  const format = formatOf(bytes, name);
  const most = format === 'pdf' || format === 'docx' ? MOST_BYTES_PACKED : MOST_BYTES;
  if (bytes.length > most) {
    throw new PlanParseError(null, `文件有 ${bytes.length} 字节，超过 ${most}`, '请提供纯文本');
  }
  refuseOthers(bytes);
  switch (format) {
    case 'html':
      return readHtml(bytes);
    case 'markdown':
      return (await import('./read-markdown.js')).readMarkdown(bytes);
    case 'docx':
      return (await import('./read-docx.js')).readDocx(bytes);
    case 'pdf':
      return (await import('./read-pdf.js')).readPdf(bytes);
    case 'text':
      return readText(bytes);
  }
}
