// Briefing and audit over HTTP: JSON, pages without script, Word documents with footnotes.
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../../src/server/assistant-slot.js';
import { createApp } from '../../../src/server/create-app.js';
import { DOCX_TYPE } from '../../../src/server/drafts/read-draft.js';
import { briefingSchema } from '../../../src/server/schemas/briefing.js';
import { readServiceConfig } from '../../../src/server/service-config.js';
import { assistant } from '../../support/plan-assistant.js';
import { createTestLog, problemOf } from '../test-app.js';

const TOKEN = 'the-operators-own-token';
const service = readServiceConfig({ OPERATOR_TOKEN: TOKEN });
const app = createApp({ slot: AssistantSlot.of(assistant), logger: createTestLog().logger, webDir: '/none', service });
const operator = { authorization: `Bearer ${TOKEN}` };

async function partsOf(response: Response): Promise<{ document: string; footnotes: string }> {
  expect(response.headers.get('content-type')).toBe(DOCX_TYPE);
  const zip = await JSZip.loadAsync(await response.arrayBuffer());
  const read = async (name: string): Promise<string> => (await zip.file(`word/${name}.xml`)?.async('string')) ?? '';
  return { document: await read('document'), footnotes: await read('footnotes') };
}

describe('a briefing', () => {
  it('is JSON that fits the contract', async () => {
    const response = await app.request('/api/briefing?section=c2&points=5');
    const { points, title } = briefingSchema.parse(await response.json());
    expect(title).toContain('第二章');
    expect(points).toHaveLength(5);
  });

  it('is a Word document with a table of targets, each point with its place as a footnote', async () => {
    const headers = { accept: DOCX_TYPE };
    const { document, footnotes } = await partsOf(await app.request('/api/briefing?section=c2', { headers }));
    expect(document).toContain('集成电路产业规模');
    expect(document).toContain('<w:tbl>');
    expect(footnotes).toContain('第二章第一节（二）');
  });

  it('is a page, its form kept as it was sent', async () => {
    const page = await (
      await app.request(`/briefing?section=&topic=${encodeURIComponent('低空经济')}&points=4`)
    ).text();
    expect(page).toContain('积极有序发展低空经济：');
    expect(page).toContain('value="低空经济"');
    expect(page).toMatch(/href="\/briefing\.docx\?[^"]*points=4"/);
    expect(page).toMatch(/href="\/plan\?mark=\d+-\d+#c2\.3\.3"/);
  });

  it.each([
    ['two scopes', '?section=c2&topic=养老', 400],
    ['no scope', '?points=5', 400],
    ['a thousand points', '?section=c2&points=1000', 400],
    ['a unit that is not there', '?section=c99', 404],
  ])('is refused for %s', async (_, query, status) => {
    const response = await app.request(`/api/briefing${encodeURI(query)}`);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).detail).not.toBe('');
  });

  it('says on the page why there is none', async () => {
    const response = await app.request(`/briefing?audience=${encodeURIComponent('宇航员')}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('role="alert"');
  });
});

describe('an audit', () => {
  it('is for the operator only', async () => {
    for (const path of ['/operator/audit', '/operator/audit.docx']) {
      expect((await app.request(path)).status).toBe(401);
      expect((await app.request(path, { headers: operator })).status).toBe(200);
    }
  });

  it('shows both sides of what disagrees', async () => {
    const page = await (await app.request('/operator/audit', { headers: operator })).text();
    expect(page).toContain('87.55%');
    expect(page).toContain('86.5');
    expect(page).toContain('同一数量前后不一致（1）');
  });

  it('is a Word report with the words of the plan as footnotes', async () => {
    const { document, footnotes } = await partsOf(await app.request('/operator/audit.docx', { headers: operator }));
    expect(document).toContain('一、同一数量前后不一致（1 处）');
    expect(footnotes).toContain('高新技术产业产值占规上工业产值比重达87.55%');
  });
});
