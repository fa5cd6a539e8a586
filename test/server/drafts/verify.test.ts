// Checking a draft over HTTP: as JSON, from a Word file, into a Word file, and as a page without script.
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../../src/server/assistant-slot.js';
import { createApp } from '../../../src/server/create-app.js';
import { DOCX_TYPE } from '../../../src/server/drafts/read-draft.js';
import { draftCheckSchema } from '../../../src/server/schemas/verify.js';
import { makeDocx } from '../../support/make-docx.js';
import { assistant } from '../../support/plan-assistant.js';
import { createTestLog, postJson, problemOf } from '../test-app.js';

const app = createApp({ slot: AssistantSlot.of(assistant), logger: createTestLog().logger, webDir: '/none' });
const WRONG = '到2030年，集成电路产业规模达到50亿元。';
const RIGHT = '到2030年，亿元楼宇达到5幢。';
const FOREIGN = '新建三座核电站。';

const form = (fields: Record<string, string | File>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

describe('POST /api/verify', () => {
  it('answers with the verdicts and places that the contract names', async () => {
    const response = await postJson(app, '/api/verify', { text: `${WRONG}\n${RIGHT}${FOREIGN}` });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { sentences, counts, citations } = draftCheckSchema.parse(await response.json());
    expect(sentences.map(({ verdict }) => verdict)).toEqual(['differs', 'consistent', 'not-covered']);
    expect(counts).toEqual({ consistent: 1, differs: 1, 'not-covered': 1 });
    expect(citations[0]?.reference).toBe('第二章第一节（二）');
  });

  it('takes a Word document, and gives one back with a comment on each sentence', async () => {
    const body = Uint8Array.from(await makeDocx([WRONG, RIGHT].map((text) => ({ kind: 'prose', text })))).buffer;
    const response = await app.request('/api/verify', {
      ...{ method: 'POST', body },
      headers: { 'content-type': DOCX_TYPE, accept: DOCX_TYPE },
    });
    expect(response.headers.get('content-type')).toBe(DOCX_TYPE);
    const zip = await JSZip.loadAsync(await response.arrayBuffer());
    const comments = (await zip.file('word/comments.xml')?.async('string')) ?? '';
    expect(comments).toContain('数字：文稿写“50亿元”，规划为“30亿元”');
    expect(comments).toContain('第二章第一节（二）');
    const document = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(document.match(/<w:commentReference/g)).toHaveLength(2);
    expect(document.replace(/<[^>]+>/g, '')).toBe(WRONG + RIGHT);
  });

  it.each([
    ['nothing', { text: ' 。 ' }, 400, '没有文字'],
    ['more than an hour’s speech', { text: '问'.repeat(20_001) }, 400, '20000'],
    ['another field', { text: RIGHT, mode: 'x' }, 400, 'mode'],
  ])('refuses %s', async (_, body, status, word) => {
    const response = await postJson(app, '/api/verify', body);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).detail).toContain(word);
  });

  it('refuses a damaged file in words for the person who sent it', async () => {
    const broken = new File([Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9])], 'draft.docx');
    const response = await app.request('/api/verify', { method: 'POST', body: form({ file: broken, text: '' }) });
    expect(response.status).toBe(400);
    expect((await problemOf(response)).detail).toContain('.docx');
  });

  it('takes the longest draft in one go, within seconds of the processor’s time', { timeout: 240_000 }, async () => {
    const text = `${WRONG}${RIGHT}${FOREIGN}`.repeat(400).slice(0, 20_000);
    const start = process.cpuUsage();
    const response = await postJson(app, '/api/verify', { text });
    expect(response.status).toBe(200);
    // Other work on the machine is no fault of ours: microseconds of this process are counted.
    expect(process.cpuUsage(start).user / 1_000_000).toBeLessThan(20);
  });
});

describe('the page', () => {
  let page = '';
  beforeAll(async () => {
    const response = await app.request('/verify', { method: 'POST', body: form({ text: `${WRONG}\n<b>${RIGHT}` }) });
    expect(response.status).toBe(200);
    page = await response.text();
  });

  it('shows each sentence with its verdict, what differs, and a link that marks the quote', () => {
    expect(page).toContain('与规划不一致 1 句');
    expect(page).toContain('数字：文稿写“50亿元”，规划为“30亿元”');
    expect(page).toMatch(/href="\/plan\?mark=\d+-\d+#c2\.1\.2"/);
  });

  it('keeps the draft in its field and sets it as text', () => {
    expect(page).toContain('&lt;b&gt;');
    expect(page).not.toContain('<b>');
  });

  it('comes back with the reason where nothing was pasted', async () => {
    const response = await app.request('/verify', { method: 'POST', body: form({ text: '' }) });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('role="alert"');
  });

  it('gives the Word document to a plain form', async () => {
    const response = await app.request('/verify.docx', { method: 'POST', body: form({ text: WRONG }) });
    expect(response.headers.get('content-disposition')).toContain('.docx');
  });

  it('is there before anything was checked', async () => {
    expect(await (await app.request('/verify')).text()).toContain('核对文稿');
  });
});
