// A draft as it arrives: JSON, a form with pasted text or a file, or a file by itself.
import { MOST_DRAFT_CHARACTERS } from '../../answering/checking/check-draft.js';
import { PlanParseError } from '../../plan/plan-parse-error.js';
import { readDocument } from '../../plan/reading/read-document.js';
import { cutHeader } from '../cut-header.js';
import { HttpProblem } from '../problem.js';
import { expectValid, readBody, readBytes } from '../read-body.js';
import { draftTextSchema, verifyRequestSchema } from '../schemas/verify.js';

/** A speech of twenty thousand characters with its pictures. */
const MOST_FILE_BYTES = 5 * 1024 * 1024;
/** Twenty thousand characters in UTF-8, each escaped in JSON. */
const MOST_JSON_BYTES = 256 * 1024;

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function readFile(bytes: Uint8Array, name: string): Promise<string> {
  try {
    return (await readDocument(bytes, name)).text;
  } catch (error) {
    if (error instanceof PlanParseError) throw new HttpProblem(400, error.message);
    throw error;
  }
}

/** The text of a form: its file where one was chosen, else what was pasted. */
async function readForm(request: Request): Promise<string> {
  const bytes = await readBytes(request, MOST_FILE_BYTES);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const body = Uint8Array.from(bytes).buffer;
  const form = await new Response(body, { headers }).formData().catch(() => {
    throw new HttpProblem(400, '表单无法读取，请重新提交。');
  });
  const [file, text] = [form.get('file'), form.get('text')];
  if (file instanceof File && file.size > 0) return readFile(new Uint8Array(await file.arrayBuffer()), file.name);
  return typeof text === 'string' ? text : '';
}

async function readAny(request: Request): Promise<string> {
  const type = cutHeader(request.headers.get('content-type')).toLowerCase();
  if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type)) return readForm(request);
  if (type.startsWith(DOCX_TYPE)) return readFile(await readBytes(request, MOST_FILE_BYTES), 'draft.docx');
  if (type.startsWith('text/plain')) return readFile(await readBytes(request, MOST_JSON_BYTES), 'draft.txt');
  return (await readBody(request, verifyRequestSchema, { most: MOST_JSON_BYTES })).text;
}

/**
 * The text of the draft, lines ended by one \n as offsets count them.
 * @throws HttpProblem 400, 413 or 415, in words for the person who sent it
 */
export async function readDraft(request: Request): Promise<string> {
  const text = (await readAny(request)).replaceAll('\r\n', '\n');
  if (text.length > MOST_DRAFT_CHARACTERS) {
    throw new HttpProblem(413, `文稿过长（${text.length} 个字符），最多 ${MOST_DRAFT_CHARACTERS} 个字符，请分段核对。`);
  }
  return expectValid(draftTextSchema, text);
}
