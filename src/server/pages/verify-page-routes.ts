// The page that checks drafts as routes: the form, its result, and the Word document.
import type { Context } from 'hono';
import { standardFace } from '../assistant-of.js';
import { readDraft } from '../drafts/read-draft.js';
import { HttpProblem } from '../problem.js';
import type { AppContext, Route } from '../route.js';
import { checkedBy, sendChecked } from '../routes/verify-route.js';
import { renderVerifyPage, type VerifyPageState } from './verify-page.js';

const EMPTY: VerifyPageState = { draft: '', check: null, problem: null };
const HEADERS = { 'cache-control': 'no-store' };

export function verifyPageRoutes(context: AppContext): Route[] {
  const { slot, assets } = context;
  const show = (c: Context, state: VerifyPageState, status: 200 | 400 | 413 = 200) =>
    c.html(renderVerifyPage({ plan: slot.take().plan, face: standardFace(context) }, state, assets), status, HEADERS);
  /** A form that cannot be read comes back with the reason, not as a document for programs. */
  const answering =
    (answer: (c: Context, draft: string) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      slot.take();
      try {
        return await answer(c, await readDraft(c.req.raw));
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error;
        if (error.status !== 400 && error.status !== 413) throw error;
        return show(c, { ...EMPTY, problem: error.detail }, error.status);
      }
    };
  const check = (c: Context, draft: string) => checkedBy(draft, context, c.req.raw.signal);
  const page = (method: Route['method'], path: string, handler: Route['handler']): Route => ({
    ...{ method, path, operation: null, handler },
  });
  return [
    page('get', '/verify', (c) => show(c, EMPTY)),
    page(
      'post',
      '/verify',
      answering(async (c, draft) => show(c, { draft, check: await check(c, draft), problem: null })),
    ),
    page(
      'post',
      '/verify.docx',
      answering(async (c, draft) => sendChecked(c, draft, await check(c, draft))),
    ),
  ];
}
