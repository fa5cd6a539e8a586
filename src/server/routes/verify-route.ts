// POST /api/verify: a speech or report checked against the plan, as JSON or as a Word document with comments.
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { z } from 'zod';
import { checkDraft } from '../../answering/checking/check-draft.js';
import type { DraftCheck } from '../../answering/checking/draft-check.js';
import { sendDocx } from '../documents/send-docx.js';
import { DOCX_TYPE, readDraft } from '../drafts/read-draft.js';
import type { AppContext, Route } from '../route.js';
import { draftCheckSchema, verifyRequestSchema } from '../schemas/verify.js';

/** Nobody keeps a draft: it is not the public's yet. */
const HEADERS = { 'cache-control': 'no-store', vary: 'Accept' };

/** A draft checked by the assistant of the day. */
export async function checkedBy(
  draft: string,
  { slot, metrics }: AppContext,
  signal: AbortSignal,
): Promise<DraftCheck> {
  const check = await checkDraft(slot.take().parts, draft, signal);
  metrics.countCheck(check);
  return check;
}

/** The library of Word is large and wanted by few: it is loaded when it is first asked for. */
export async function sendChecked(c: Context, draft: string, check: DraftCheck): Promise<Response> {
  const { draftAsDocx } = await import('../drafts/draft-as-docx.js');
  return sendDocx(c, await draftAsDocx(draft, check, new Date()), '文稿核对');
}

export const verifyRoute = (context: AppContext): Route => ({
  method: 'post',
  path: '/api/verify',
  operation: {
    operationId: 'verify',
    summary: '核对文稿：逐句与规划比对；Accept 为 Word 类型时给出带批注的文档，正文也可以是 .docx 文件',
    body: verifyRequestSchema,
    content: { 'application/json': draftCheckSchema, [DOCX_TYPE]: z.string().meta({ format: 'binary' }) },
    problems: [400, 403, 413, 415, 429, 500, 503],
  },
  async handler(c) {
    context.slot.take();
    const draft = await readDraft(c.req.raw);
    const check = await checkedBy(draft, context, c.req.raw.signal);
    const wanted = accepts(c, {
      header: 'Accept',
      supports: ['application/json', DOCX_TYPE],
      default: 'application/json',
    });
    return wanted === DOCX_TYPE ? sendChecked(c, draft, check) : c.json(check, 200, HEADERS);
  },
});
