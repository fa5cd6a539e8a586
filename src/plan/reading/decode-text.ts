// Bytes to text in the encodings that offices save: UTF-8, UTF-16, GBK.
import { PlanParseError } from '../plan-parse-error.js';

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Control characters that no text has; a form feed parts pages. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/;

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return CONTROL.test(text) ? null : text;
  } catch {
    // Another encoding is tried next; the caller throws when none fits.
    return null;
  }
}

/** UTF-16 without a mark: the halves of ASCII characters and line ends that are zero tell which byte comes first. */
function guessUtf16(bytes: Uint8Array): string[] {
  let [even, odd] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, 4096); at++) {
    if (bytes[at] === 0) at % 2 === 0 ? even++ : odd++;
  }
  if (even + odd === 0) return [];
  return odd >= even ? ['utf-16le', 'utf-16be'] : ['utf-16be', 'utf-16le'];
}

const HAN = /\p{Script=Han}/gu;

/** A wrong decoding of eight bits a character still decodes; a Chinese text is mostly Chinese characters. */
const isChinese = (text: string): boolean =>
  text.length < 20 || (text.slice(0, 20_000).match(HAN)?.length ?? 0) > text.slice(0, 20_000).length * 0.05;

/** A UTF-8 file with a few broken bytes would still decode as GBK, to nonsense: it is refused, with the line. */
function refuseDamaged(bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0 || broken > text.length * 0.01 || !isChinese(text) || CONTROL.test(text)) return;
  const line = text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\n|\r/).length;
  throw new PlanParseError(line, '文件大体是 UTF-8 编码，但此处有损坏的字节', '请重新保存这份文件后再试');
}

/**
 * Decodes a text file by its mark, or else as the first of UTF-8, UTF-16 and GBK that it is valid in.
 * @param declared the encoding that the file itself names, tried first
 * @throws PlanParseError when it is valid in none
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const mark = BYTE_ORDER_MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const encodings = mark
    ? [mark.encoding]
    : ['utf-8', ...(declared ? [declared] : []), ...guessUtf16(bytes), 'gb18030'];
  if (!mark) refuseDamaged(bytes);
  for (const encoding of encodings) {
    const text = tryDecode(bytes, encoding);
    if (text !== null && (encoding === 'utf-8' || isChinese(text))) return text;
  }
  throw new PlanParseError(null, '文件不是 UTF-8、UTF-16 或 GBK 编码的文本', '请另存为 UTF-8 文本后再试');
}
