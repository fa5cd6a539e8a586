// The body of a request as JSON that fits a schema, or the problem that says why not.
import type { z } from 'zod';
import { cutHeader } from './cut-header.js';
import { describeInputFaults, summarizeInputFaults } from './describe-input-faults.js';
import { HttpProblem } from './problem.js';

/** People's requests have some hundred bytes, long conversations ten thousand. Fields have limits of their own; this bounds their sum. */
export const MOST_BODY_BYTES = 64 * 1024;

/** 64 KiB take a second on a slow line; whoever needs longer holds the connection on purpose. */
const LONGEST_READ_MS = 10_000;

function tooSlow(): HttpProblem {
  return new HttpProblem(408, '请求正文没有在规定时间内发完，请检查网络后再试。', { headers: { connection: 'close' } });
}

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

export interface ReadLimits {
  readonly longestMs?: number;
  /** Bytes of the body. */
  readonly most?: number;
}

/** Reads the body, or gives up after its time: the connection is then closed, and the rest never read. */
async function readInTime(request: Request, { longestMs, most }: Required<ReadLimits>): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), longestMs);
  });
  // A sender who broke off, or whose chunks are none, is at fault, not the service: no defect, and nobody reads the answer.
  const reading = readBytes(request, most).catch((error: unknown): never => {
    throw error instanceof HttpProblem ? error : new HttpProblem(400, '请求正文没有发完整。');
  });
  // After the time is up nobody waits for it any more, and its end is no defect.
  reading.catch(() => undefined);
  try {
    return await Promise.race([reading, limit]);
  } finally {
    clearTimeout(timer);
  }
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

/** What has been read of a request, with the schema that it was checked against: a body can be read once only. */
const readBefore = new WeakMap<Request, { readonly schema: z.ZodType; readonly value: unknown }>();

/**
 * Reads, decodes and checks the body of a request; read again with the same schema, it is the same value.
 * @throws HttpProblem 415, 413, 408 or 400
 */
export async function readBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  { longestMs = LONGEST_READ_MS, most = MOST_BODY_BYTES }: ReadLimits = {},
): Promise<T> {
  const before = readBefore.get(request);
  // The schema is the same, so the value is of its type.
  if (before?.schema === schema) return before.value as T;
  expectJson(request);
  const value = expectValid(schema, parseJson(await readInTime(request, { longestMs, most })));
  readBefore.set(request, { schema, value });
  return value;
}
