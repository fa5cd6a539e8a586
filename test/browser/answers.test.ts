/// <reference lib="dom" />
// What an answer may be made of, seen on the page and in the widget: parts, a table, what was understood, who helps.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, DESK, hasChromium, launchBrowser, type OpenedPage, openPage, PHONE } from './support/browser.js';
import { QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

describe.skipIf(!hasChromium)('an answer on its face', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(steps: (opened: OpenedPage) => Promise<void>, options = {}): Promise<void> {
    const opened = await openPage(browser, site.origin, options);
    try {
      await steps(opened);
      expect(opened.errors).toEqual([]);
    } finally {
      await opened.close();
    }
  }
  const last = (page: Page) => page.locator('.exchange').last();

  it('shows each part under what became of it, the places of all behind the last', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.parts);
      expect(await page.locator('.answer-head .chip').allTextContents()).toEqual(['原文摘录', '部分写明']);
      const lines = await page.locator('.answer-body > *').allTextContents();
      expect(lines.map((line) => line.slice(0, 9))).toEqual([
        '规划写明集成电路产',
        '集成电路：到203',
        '规划提到，但未写明',
        '养老（规划提出）：',
        '规划没有写明金额。',
        '规划未涉及地铁修到',
        '规划全文没有出现“',
        '依据：第二章第一节',
      ]);
    }));

  it('shows a table as one: caption, heads of columns and rows, sources of each row, and no line that it repeats', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.table);
      expect(await page.locator('.answer-head .chip').allTextContents()).toEqual(['依据原文整理']);
      const table = page.getByRole('table', { name: '龙头引领产业的规模' });
      expect(await table.getByRole('columnheader').allTextContents()).toEqual([
        '产业集群',
        '2030年规模',
        '2025年预计',
        '路径',
        '年份',
        '出处',
      ]);
      expect(await table.getByRole('rowheader').first().textContent()).toBe('集成电路产业集群');
      expect(await table.locator('tbody tr').nth(1).locator('.marker').allTextContents()).toEqual(['2']);
      expect(await page.locator('.answer-body p').allTextContents()).toHaveLength(1);
      await table.locator('.marker').first().hover();
      expect(await page.locator('.card-quote').textContent()).toContain('30亿元');
    }));

  it('shows every column of a wide table on a phone, each value under its name, the sources within reach', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.table);
      const box = page.getByRole('region', { name: '表格：龙头引领产业的规模，共 2 行' });
      expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
      const rights = await box
        .locator('tbody :is(th, td)')
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right));
      expect(Math.max(...rights)).toBeLessThan(360);
      const label = await box
        .locator('tbody td')
        .first()
        .evaluate((cell) => getComputedStyle(cell, '::before').content);
      expect(label).toBe('"2030年规模"');
      expect(await box.getByRole('columnheader').count()).toBe(6);
      await box.locator('.marker').first().tap();
      await page.locator('.card').waitFor();
      expect((await page.locator('.card').boundingBox())?.x).toBeGreaterThanOrEqual(0);
    }, PHONE));

  it('says how a follow-up was understood, and asks its own words without the talk when told to', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await ask(page, QUESTIONS.followUp);
      expect(await last(page).locator('.understood').textContent()).toContain('理解为：数控机床产业规模达到多少');
      const calls = site.assistant.calls.length;
      await page.getByRole('button', { name: '按原话重新问' }).click();
      await expect.poll(() => page.locator('.exchange[data-state="answered"]').count()).toBe(3);
      expect(site.assistant.calls[calls]?.request).toEqual({ question: QUESTIONS.followUp });
      expect(await last(page).locator('.understood').count()).toBe(0);
    }));

  it('names who can help as not the plan’s words, with numbers that dial', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.parts);
      const block = page.getByRole('group', { name: '可以找谁（不是规划内容）' });
      const hotline = block.getByRole('link', { name: '拨打政务服务便民热线 12345' });
      expect(await hotline.getAttribute('href')).toBe('tel:12345');
      expect(await block.getByRole('link', { name: '区政府网站' }).getAttribute('rel')).toBe('noopener noreferrer');
      expect((await block.boundingBox())?.y).toBeGreaterThan(
        (await page.locator('.answer-body').boundingBox())?.y ?? 0,
      );
    }));

  it('puts help before everything in distress, and no label, no document under it', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.distress);
      const block = page.locator('.signposts.urgent');
      expect(await block.locator('a').allTextContents()).toEqual(['119', '120']);
      expect((await block.boundingBox())?.y).toBeLessThan((await page.locator('.answer-body').boundingBox())?.y ?? 0);
      expect(await page.locator('.chip').count()).toBe(0);
      expect(await page.locator('.edition').count()).toBe(0);
    }));

  it('puts neither a label nor a document under a greeting', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.declined);
      expect(await page.locator('.chip').count()).toBe(0);
      expect(await page.locator('.edition').count()).toBe(0);
    }));

  it('suggests what to ask next after an answer that tells, too', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      expect(await page.locator('.follow-ups .question').count()).toBe(1);
    }));

  it('copies a table in columns, under its own label', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.table);
      await page.getByRole('button', { name: '复制', exact: true }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('产业集群\t2030年规模\t2025年预计\t路径\t年份');
      expect(copied).toContain('答（依据原文整理）：');
    }));

  it('is pasted as a document: its words, a table of cells, footnotes', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.table);
      await page.getByRole('button', { name: '复制正文' }).click();
      await page.getByText('已复制', { exact: true }).waitFor();
      // As a word processor takes it: reading the clipboard by script would show what the browser makes of it.
      const field = page.locator('.composer textarea');
      await field.evaluate((area) =>
        area.addEventListener('paste', (event) => {
          event.preventDefault();
          area.dataset['html'] = (event as ClipboardEvent).clipboardData?.getData('text/html') ?? '';
        }),
      );
      await field.focus();
      await page.keyboard.press('Control+V');
      const html = (await field.getAttribute('data-html')) ?? '';
      expect(html).toMatch(/<td[^>]*>30亿元<\/td>/);
      expect(html).toContain('mso-footnote-id:ftn1');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^龙头引领产业写明规模的共2个/);
    }));

  it('has the sentences of one place as one source, with all their numbers', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.samePlace);
      expect(await page.locator('.source').count()).toBe(1);
      expect(await page.locator('.source-number').textContent()).toBe('1、2');
      await page.getByRole('button', { name: '复制引文 1、2' }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/^“[^”]+”“[^”]+”（《[^》]+》第九章第四节（四））$/);
    }));

  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])('is the same in the widget on %s', async (_, options) => {
    const { page, errors, close } = await openPage(browser, `${site.origin}/demo`, options);
    await page.locator('plan-assistant[floating] .launcher').click();
    const area = page.locator('plan-assistant[floating] textarea');
    for (const [index, question] of [
      QUESTIONS.parts,
      QUESTIONS.table,
      QUESTIONS.followUp,
      QUESTIONS.distress,
    ].entries()) {
      await area.fill(question);
      await area.press('Enter');
      await page.locator('.exchange[data-state="answered"]').nth(index).waitFor();
    }
    expect(await page.locator('.part-head').count()).toBe(3);
    expect(await page.locator('.table-box th[scope="row"]').count()).toBe(2);
    expect(await page.locator('.understood').count()).toBe(1);
    expect(await page.locator('.signposts').count()).toBe(2);
    const { scrollWidth, clientWidth } = await page
      .locator('plan-assistant[floating] .talk-scroll')
      .evaluate((element) => ({ scrollWidth: element.scrollWidth, clientWidth: element.clientWidth }));
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    expect(errors).toEqual([]);
    await close();
  });
});
