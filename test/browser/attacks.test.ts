/// <reference lib="dom" />
// Attempts to make text run: through the question, the answer, the kept history, addresses and data attributes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, hasChromium, launchBrowser, openPage } from './support/browser.js';
import { startHostSite } from './support/host-site.js';
import { HOSTILE, QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

const isHacked = (page: Page): Promise<boolean> => page.evaluate(() => 'hacked' in window);

describe.skipIf(!hasChromium)('text stays text', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Nothing ran, nothing became an element, and no policy had to stop anything. */
  async function expectHarmless(page: Page, errors: readonly string[]): Promise<void> {
    await page.waitForTimeout(200);
    expect(await isHacked(page)).toBe(false);
    expect(await page.locator('#app img, #app script, #app a[href^="javascript"], article img').count()).toBe(0);
    expect(errors).toEqual([]);
  }

  it('in a question', async () => {
    const { page, errors, close } = await openPage(browser, site.origin);
    await ask(page, HOSTILE);
    expect(await page.locator('.question-line').textContent()).toContain(HOSTILE);
    await expectHarmless(page, errors);
    await page.reload();
    await page.locator('.conversation-title').click();
    await expectHarmless(page, errors);
    await close();
  });

  it('in an answer, its parts, table, citations, signposts and suggestions; links lead to the plan only', async () => {
    const { page, errors, close } = await openPage(browser, site.origin);
    await ask(page, QUESTIONS.hostile);
    expect(await page.locator('.answer-body').textContent()).toContain(HOSTILE);
    await page.locator('.marker').first().hover();
    await page.locator('.card').waitFor();
    const links = await page.locator('.exchange a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect(link).toMatch(/^\/plan(\?mark=\d+-\d+)?(#[\w.-]+)?$/);
    await expectHarmless(page, errors);
    await close();
  });

  it('in kept conversations that somebody has changed', async () => {
    const { page, errors, close } = await openPage(browser, site.origin);
    await ask(page, QUESTIONS.extracted);
    await page.evaluate((hostile) => {
      const key = 'plan-assistant.conversations';
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
      const [conversation] = kept.conversations;
      conversation.title = hostile;
      conversation.exchanges[0].question = hostile;
      conversation.exchanges[0].answer.answer = hostile;
      conversation.exchanges[0].answer.citations[0].url = 'javascript:window.hacked=1';
      kept.conversations.push({ id: 'x', title: 1, exchanges: 'none' }, null, {
        exchanges: [{ id: {}, question: [] }],
      });
      localStorage.setItem(key, JSON.stringify(kept));
    }, HOSTILE);
    await page.reload();
    expect(await page.locator('.conversation').count()).toBe(1);
    await page.locator('.conversation-title').click();
    expect(await page.locator('.question-line').textContent()).toContain(HOSTILE);
    const links = await page.locator('.source a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const link of links) expect(link).toMatch(/^\/plan\?mark=/);
    await expectHarmless(page, errors);
    await close();
  });

  it.each(['not json', '{"version":9}', '{"version":1,"conversations":{}}', '[]', 'null'])(
    'in storage that is not ours: %s',
    async (stored) => {
      const { page, errors, close } = await openPage(browser, site.origin);
      await page.evaluate((value) => localStorage.setItem('plan-assistant.conversations', value), stored);
      await page.reload();
      await page.locator('.start').waitFor();
      expect(errors).toEqual([]);
      await close();
    },
  );

  it.each([
    `/?q=${encodeURIComponent(HOSTILE)}`,
    `/plan?q=${encodeURIComponent(HOSTILE)}`,
    `/plan?mark=${encodeURIComponent(HOSTILE)}`,
    `/?about=${encodeURIComponent(HOSTILE)}`,
    `/plan#${encodeURIComponent(HOSTILE)}`,
  ])('in an address: %s', async (path) => {
    const { page, errors, close } = await openPage(browser, site.origin + path);
    await expectHarmless(page, errors);
    await close();
  });

  it('in the data attributes of a widget', async () => {
    const attribute = HOSTILE.replaceAll('"', '&quot;');
    const names = ['title', 'color', 'position', 'language', 'suggestions', 'type', 'theme'];
    const attributes = names.map((name) => `data-${name}="${attribute}"`).join(' ');
    const placeholder = await startSite();
    const port = Number(new URL(placeholder.origin).port);
    await placeholder.close();
    const host = await startHostSite(
      `<script src="{assistant}/widget.js" ${attributes} defer></script>`,
      `http://127.0.0.1:${port}`,
    );
    const service = await startSite({ widgetOrigins: [host.origin] }, undefined, port);
    const { page, errors, close } = await openPage(browser, host.origin);
    await page.locator('plan-assistant .launcher').click();
    await page.locator('plan-assistant textarea').waitFor();
    await ask(page, QUESTIONS.hostile);
    expect(await isHacked(page)).toBe(false);
    expect(await page.locator('plan-assistant img, plan-assistant script').count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
    host.close();
    await service.close();
  });

  it('and a page that tried to turn text into markup would be stopped by its policy', async () => {
    const { page, close } = await openPage(browser, site.origin);
    const stopped = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>';
        return false;
      } catch {
        return true;
      }
    });
    expect(stopped).toBe(true);
    await close();
  });

  it('and no other site may frame a page', async () => {
    const { page, close } = await openPage(browser, 'about:blank');
    await page.setContent(`<iframe src="${site.origin}/"></iframe>`);
    await page.waitForTimeout(300);
    const frame = page.frames().find((each) => each !== page.mainFrame());
    expect(await frame?.locator('#app').count()).toBe(0);
    await close();
  });
});
