// A Word document as a response.
import type { Context } from 'hono';
import { DOCX_TYPE } from '../drafts/read-draft.js';

/** @param name in Chinese, without its ending; browsers of any age get one that they can write down */
export function sendDocx(c: Context, bytes: Uint8Array, name: string): Response {
  const disposition = `attachment; filename="document.docx"; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`;
  return c.body(Uint8Array.from(bytes).buffer, 200, {
    ...{ 'cache-control': 'no-store', vary: 'Accept' },
    ...{ 'content-type': DOCX_TYPE, 'content-disposition': disposition },
  });
}
