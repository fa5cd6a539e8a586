/// <reference lib="dom" />
// What leaves the page as a file: opened again, its footnotes followed, its labels found.
import { buffer } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPlan } from '../support/seed-plan.js';
import { ask, hasChromium, launchBrowser, openPage } from './support/browser.js';
import { readZip } from './support/read-zip.js';
import { QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

const textOf = (xml: string) =>
  xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"');

describe.skipIf(!hasChromium)('a conversation as a file', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Asks, exports, and expects no error, a violated policy included. */
  async function exported(questions: readonly string[], button: string): Promise<{ name: string; bytes: Buffer }> {
    const { page, errors, close } = await openPage(browser, site.origin);
    for (const question of questions) await ask(page, question);
    await page.locator('.menu > summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    const bytes = await buffer(await download.createReadStream());
    expect(errors).toEqual([]);
    await close();
    return { name: download.suggestedFilename(), bytes };
  }

  describe('Word', () => {
    let files: Map<string, string>;
    let name: string;
    beforeAll(async () => {
      const file = await exported([QUESTIONS.generated, QUESTIONS.silent, QUESTIONS.care], '导出 Word');
      name = file.name;
      files = readZip(file.bytes);
    });

    it('is named after the conversation', () => {
      expect(name).toBe(`${QUESTIONS.generated}.docx`);
    });

    it('holds questions, status words, answers and the nearest sections', () => {
      const text = textOf(files.get('word/document.xml') ?? '');
      for (const expected of [
        `问：${QUESTIONS.generated}`,
        '〔AI 生成，已逐条核对〕',
        '到2030年，集成电路产业规模要达到30亿元',
        '〔规划未涉及〕',
        '最接近的章节：第五章第五节（一） 完善现代化基础设施体系',
        '〔原文摘录〕',
      ]) {
        expect(text).toContain(expected);
      }
      expect(text).not.toMatch(/\[\d\]/);
    });

    it('has a footnote for every citation, in order, each with the official reference and the quote', () => {
      const references = [...(files.get('word/document.xml') ?? '').matchAll(/<w:footnoteReference w:id="(\d+)"/g)];
      expect(references.map((match) => match[1])).toEqual(['1', '2', '3']);
      const notes = (files.get('word/footnotes.xml') ?? '').split('<w:footnote ').slice(1);
      const noteText = (id: string) => textOf(`<${notes.find((note) => note.includes(`w:id="${id}"`))}`);
      expect(noteText('1')).toContain(
        `《${seedPlan.title}》第二章第一节（二）：“到2030年，集成电路产业规模达到30亿元。”`,
      );
      expect(noteText('2')).toContain('第二章第一节（三）：“到2030年，高端数控机床与机器人产业规模达到80亿元。”');
      expect(noteText('3')).toContain('第九章第四节（四）：“实施积极应对人口老龄化国家战略');
    });

    it('carries the AI label in sight and in its properties, and the edition', () => {
      const custom = files.get('docProps/custom.xml') ?? '';
      const label = /name="AIGC"><vt:lpwstr>([^<]*)</.exec(custom)?.[1]?.replaceAll('&quot;', '"') ?? '';
      expect(JSON.parse(label)).toMatchObject({
        Label: '1',
        ContentProducer: '规划问答',
        ReservedCode1: seedPlan.digest,
      });
      expect(custom).toContain(seedPlan.digest);
      expect(files.get('docProps/core.xml')).toContain('本文件含人工智能生成内容');
      const footer = [...files]
        .filter(([path]) => path.startsWith('word/footer'))
        .map(([, xml]) => textOf(xml))
        .join('');
      expect(footer).toContain('本文件含人工智能生成内容');
      expect(textOf(files.get('word/document.xml') ?? '')).toContain('以正式公布的文本为准');
    });

    it('does not call extracted words AI-written', async () => {
      const plain = readZip((await exported([QUESTIONS.extracted], '导出 Word')).bytes);
      expect(plain.get('docProps/custom.xml')).not.toContain('AIGC');
      expect(plain.get('docProps/core.xml')).toContain('本文件为规划原文摘录');
    });
  });

  it('has a table as a table in Word, its sources as footnotes, parts and helpers in words', async () => {
    const files = readZip((await exported([QUESTIONS.table, QUESTIONS.parts], '导出 Word')).bytes);
    const document = files.get('word/document.xml') ?? '';
    const [table = ''] = /<w:tbl>.*<\/w:tbl>/s.exec(document) ?? [];
    expect(table.match(/<w:tr>|<w:tr /g)).toHaveLength(3);
    expect(table).toContain('<w:tblHeader/>');
    expect([...table.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map((match) => match[1])).toEqual(['1', '2']);
    const text = textOf(document);
    expect(text).not.toContain('集成电路产业集群：30亿元');
    expect(text).toContain('〔依据原文整理〕');
    expect(text).toContain('〔规划提到，但未写明〕');
    expect(text).toContain('可以找谁（不是规划内容）：政务服务便民热线 12345：可询问线路规划');
    expect(files.get('docProps/core.xml')).toContain('本文件依据规划原文整理');
  });

  it('is one answer alone where that is what is saved', async () => {
    const { page, errors, close } = await openPage(browser, site.origin);
    await ask(page, QUESTIONS.care);
    await ask(page, QUESTIONS.extracted);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存为 Word' }).first().click(),
    ]);
    expect(download.suggestedFilename()).toBe('日间照料中心要建多少？.docx');
    const files = readZip(await buffer(await download.createReadStream()));
    const text = textOf(files.get('word/document.xml') ?? '');
    expect(text).toContain(`问：${QUESTIONS.care}`);
    expect(text).not.toContain(`问：${QUESTIONS.extracted}`);
    expect(files.get('word/footnotes.xml')).toContain('第九章第四节（四）');
    expect(errors).toEqual([]);
    await close();
  });

  describe('Markdown', () => {
    it('has footnotes, labels and front matter', async () => {
      const { name, bytes } = await exported([QUESTIONS.generated, QUESTIONS.extracted], '导出 Markdown');
      const text = bytes.toString('utf8');
      expect(name).toBe(`${QUESTIONS.generated}.md`);
      expect(text).toMatch(/^---\ntitle: ".*"\n/);
      expect(text).toMatch(/\nAIGC: \{"Label":"1",.*\}\n/);
      expect(text).toContain(`source-digest: "${seedPlan.digest}"`);
      expect(text).toContain('**〔AI 生成，已逐条核对〕**');
      expect(text).toContain('集成电路产业规模要达到30亿元[^1-1]');
      expect(text).toContain('[^2-2]: ');
      const used = [...text.matchAll(/(?<!\n)\[\^([\d-]+)\]/g)].map((match) => match[1]);
      const defined = [...text.matchAll(/^\[\^([\d-]+)\]: /gm)].map((match) => match[1]);
      expect(new Set(used)).toEqual(new Set(defined));
    });
  });

  it('is offered once there is something to export', async () => {
    const { page, close } = await openPage(browser, site.origin);
    expect(await page.locator('.menu').count()).toBe(0);
    await ask(page, QUESTIONS.extracted);
    expect(await menuButtons(page)).toEqual(['导出 Word', '导出 Markdown', '打印']);
    await page.keyboard.press('Escape');
    expect(await page.locator('.menu-panel').isVisible()).toBe(false);
    await close();
  });
});

async function menuButtons(page: Page): Promise<string[]> {
  await page.locator('.menu > summary').click();
  return page.locator('.menu-panel button').allTextContents();
}
