// The body of a request as JSON that fits a schema, or the problem that says why not.
import type { z } from 'zod';
import { cutHeader } from './cut-header.js';
import { describeInputFaults, summarizeInputFaults } from './describe-input-faults.js';
import { HttpProblem } from './problem.js';

/** People's requests have some hundred bytes, long conversations ten thousand. Fields have limits of their own; this bounds their sum. */
export const MOST_BODY_BYTES = 64 * 1024;

function tooLarge(most: number): HttpProblem {
  // The rest of the body is not read, so the connection cannot be used again.
  return new HttpProblem(413, `请求正文过大，最多 ${most / 1024} KiB。`, {
    headers: { connection: 'close' },
  });
}

/** Reads piece by piece and stops at the limit: a chunked body tells no length before. */
async function readStream(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.byteLength;
    if (length > most) throw tooLarge(most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * The body as bytes.
 * @throws HttpProblem 413 for more than `most`
 */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > most) throw tooLarge(most);
  if (declared === null || request.headers.has('transfer-encoding')) {
    return request.body === null ? new Uint8Array() : readStream(request.body, most);
  }
  // HTTP cuts the body at its declared length; other carriers may lie, so it is measured again.
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > most) throw tooLarge(most);
  return bytes;
}

function expectJson(request: Request): void {
  const type = cutHeader(request.headers.get('content-type'));
  const match = /^application\/json\s*(?:;\s*charset="?([\w-]+)"?\s*)?$/i.exec(type.trim());
  if (match && /^(utf-?8)?$/i.test(match[1] ?? '')) return;
  const found = type === '' ? '没有 Content-Type' : `收到的是 ${type.slice(0, 80)}`;
  throw new HttpProblem(415, `请求正文应为 UTF-8 的 application/json，${found}。`, {
    headers: { accept: 'application/json' },
  });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem(400, '请求正文不是有效的 JSON（应为 UTF-8 编码的 JSON 对象）。');
  }
}

/**
 * Checks a value against a schema.
 * @throws HttpProblem 400 naming every faulty field
 */
export function expectValid<T>(schema: z.ZodType<T>, value: unknown, prefix = ''): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = describeInputFaults(parsed.error.issues).map((fault) => ({
    ...fault,
    pointer: prefix === '' ? fault.pointer : `${prefix}${fault.pointer.slice(1)}`,
  }));
  throw new HttpProblem(400, summarizeInputFaults(faults), { errors: faults });
}

/**
 * Reads, decodes and checks the body of a request.
 * @param most bytes of the body
 * @throws HttpProblem 415, 413 or 400
 */
export async function readBody<T>(request: Request, schema: z.ZodType<T>, most = MOST_BODY_BYTES): Promise<T> {
  expectJson(request);
  return expectValid(schema, parseJson(await readBytes(request, most)));
}
