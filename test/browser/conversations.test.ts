/// <reference lib="dom" />
// Conversations on the chat page: only they scroll, each has an address, tabs share them, drawers and forms let go.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, DESK, hasChromium, launchBrowser, type OpenedPage, openPage, PHONE, TABLET } from './support/browser.js';
import { QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

const WIDTHS = [
  ['a phone', { ...PHONE, viewport: { width: 390, height: 844 } }],
  ['a tablet', { ...TABLET, viewport: { width: 820, height: 1180 } }],
  ['a desk', { ...DESK, viewport: { width: 1440, height: 900 } }],
] as const;

const titles = (page: Page) => page.locator('.conversation-title').allTextContents();
const questions = (page: Page) => page.locator('.question-line').allTextContents();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '');

describe.skipIf(!hasChromium)('conversations', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(steps: (opened: OpenedPage) => Promise<void>, options = {}, path = '/'): Promise<void> {
    const opened = await openPage(browser, site.origin + path, options);
    try {
      await steps(opened);
      expect(opened.errors).toEqual([]);
    } finally {
      await opened.close();
    }
  }

  it.each(WIDTHS)('alone scroll, whatever wheel, keys and citations do, on %s', (_, options) =>
    visit(async ({ page }) => {
      for (const question of [QUESTIONS.long, QUESTIONS.parts, QUESTIONS.table]) await ask(page, question);
      const place = () =>
        page.evaluate(() => [document.documentElement.scrollHeight - innerHeight, scrollY, document.body.scrollTop]);
      await page.mouse.move(200, 20);
      await page.mouse.wheel(0, 3000);
      await page.locator('body').press('End');
      await page.locator('.source a').last().click();
      await page.locator('mark.quote').waitFor();
      expect(await place()).toEqual([0, 0, 0]);
      expect((await page.locator('.site-header').boundingBox())?.y).toBe(0);
    }, options),
  );

  it('have addresses: reload, Back and the full text lead back to the same talk', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      const first = page.url();
      expect(first).toMatch(/\/c\/[\w-]+$/);
      await page.locator('.fresh').click();
      expect(page.url()).toBe(`${site.origin}/`);
      await ask(page, QUESTIONS.care);
      expect(page.url()).not.toBe(first);
      await page.goBack();
      await page.goBack();
      await expect.poll(() => questions(page)).toEqual([expect.stringContaining(QUESTIONS.extracted)]);
      await page.reload();
      expect(await questions(page)).toEqual([expect.stringContaining(QUESTIONS.extracted)]);
      await page.locator('.edition a').click();
      await page.waitForURL('**/plan?mark=*');
      await page.goBack();
      expect(page.url()).toBe(first);
      expect(await questions(page)).toEqual([expect.stringContaining(QUESTIONS.extracted)]);
    }));

  it('that this browser does not keep lead to the empty start', () =>
    visit(
      async ({ page }) => {
        await page.locator('.start').waitFor();
        await expect.poll(() => page.url()).toBe(`${site.origin}/`);
      },
      {},
      '/c/unknown-1',
    ));

  it('begin with a question of the address: asked at once where it says so, else left to the asker', async () => {
    const q = encodeURIComponent(QUESTIONS.extracted);
    await visit(
      async ({ page }) => {
        expect(await page.locator('.composer textarea').inputValue()).toBe(QUESTIONS.extracted);
        expect(await page.locator('.exchange').count()).toBe(0);
      },
      {},
      `/?q=${q}`,
    );
    await visit(
      async ({ page }) => {
        await page.locator('.exchange[data-state="answered"]').waitFor();
        const asked = site.assistant.calls.length;
        await page.reload();
        await page.locator('.exchange[data-state="answered"]').waitFor();
        expect(site.assistant.calls).toHaveLength(asked);
        expect(await page.locator('.exchange').count()).toBe(1);
      },
      {},
      `/?q=${q}&ask=1`,
    );
  });

  describe('in two tabs', () => {
    async function twoTabs(steps: (one: Page, other: Page, context: BrowserContext) => Promise<void>): Promise<void> {
      const { page, errors, close } = await openPage(browser, site.origin);
      const other = await page.context().newPage();
      await other.goto(site.origin);
      await steps(page, other, page.context());
      expect(errors).toEqual([]);
      await close();
    }

    it('are seen in both, and none is lost', () =>
      twoTabs(async (one, other) => {
        await ask(one, QUESTIONS.extracted);
        await expect.poll(() => titles(other)).toEqual([QUESTIONS.extracted]);
        await ask(other, QUESTIONS.care);
        await ask(one, QUESTIONS.silent);
        await expect.poll(() => titles(one)).toEqual([QUESTIONS.care, QUESTIONS.extracted]);
        await one.reload();
        expect(await titles(one)).toEqual([QUESTIONS.care, QUESTIONS.extracted]);
        expect(await questions(one)).toHaveLength(2);
      }));

    it('stay deleted', () =>
      twoTabs(async (one, other) => {
        await ask(one, QUESTIONS.extracted);
        await expect.poll(() => titles(other)).toHaveLength(1);
        await other.getByRole('button', { name: '全部删除' }).click();
        await other.getByRole('button', { name: '删除', exact: true }).click();
        await expect.poll(() => titles(one)).toEqual([]);
        await ask(one, QUESTIONS.care);
        await expect.poll(() => titles(other)).toEqual([QUESTIONS.care]);
      }));
  });

  describe('in the drawer of a phone', () => {
    const opened = (steps: (page: Page) => Promise<void>) =>
      visit(async ({ page }) => {
        await ask(page, QUESTIONS.extracted);
        await page.locator('.shelf-toggle').tap();
        await page.locator('.shelf').waitFor();
        expect(await focused(page)).toContain('shelf-close');
        await steps(page);
        expect(await page.locator('.shelf').isVisible()).toBe(false);
        expect(await focused(page)).toContain('shelf-toggle');
      }, PHONE);

    it('are put away by the button', () => opened((page) => page.locator('.shelf-close').tap()));
    it('are put away by a touch beside it', () => opened((page) => page.touchscreen.tap(350, 500)));
    it('are put away by Esc', () => opened((page) => page.keyboard.press('Escape')));
    it('are put away by a swipe', () =>
      opened(async (page) => {
        await page.locator('.shelf').evaluate((shelf) => {
          const touch = (clientX: number) => new Touch({ identifier: 1, target: shelf, clientX, clientY: 300 });
          shelf.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(250)], bubbles: true }));
          shelf.dispatchEvent(new TouchEvent('touchend', { changedTouches: [touch(80)], bubbles: true }));
        });
        await page.locator('.shelf').waitFor({ state: 'hidden' });
      }));
    it('are opened without the keyboard', () => opened((page) => page.locator('.conversation-title').tap()));
  });

  it('leave at least three quarters of a phone to who reads on, and give the bars back', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.long);
      const scroller = page.locator('.talk-scroll');
      const share = async () => ((await scroller.boundingBox())?.height ?? 0) / 740;
      await scroller.hover();
      await page.mouse.wheel(0, 300);
      await expect.poll(share).toBeGreaterThanOrEqual(0.75);
      expect(await page.locator('.site-nav').isVisible()).toBe(false);
      await page.mouse.wheel(0, -200);
      await expect.poll(() => page.locator('.site-nav').isVisible()).toBe(true);
    }, PHONE));

  it('are renamed with the name marked, and the focus comes back', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.getByRole('button', { name: /^重命名/ }).click();
      expect(await page.evaluate(() => getSelection()?.toString())).toBe(QUESTIONS.extracted);
      await page.keyboard.type('产业');
      await page.keyboard.press('Enter');
      expect(await titles(page)).toEqual(['产业']);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('重命名：产业');
    }));

  it('show that something was copied, on the button itself', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      for (const name of ['复制', '复制引文 1']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('button', { name: '已复制', exact: true }).waitFor();
        await page.getByRole('button', { name, exact: true }).waitFor();
      }
    }));

  it('can be linked: the address asks the same question', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.getByRole('button', { name: '复制链接' }).click();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      await page.goto(link);
      await page.locator('.exchange[data-state="answered"]').waitFor();
      expect(await questions(page)).toEqual([expect.stringContaining(QUESTIONS.extracted)]);
    }));

  it('have the rating form in view, and the focus back on the thumb when it closes', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.long);
      await page.getByRole('button', { name: '没帮助' }).click();
      const form = page.locator('.feedback-form');
      await form.waitFor();
      const [box, talk] = [await form.boundingBox(), await page.locator('.talk-scroll').boundingBox()];
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((talk?.y ?? 0) + (talk?.height ?? 0));
      await form.getByRole('button', { name: '不填了' }).click();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('没帮助');
    }));

  it('say aloud, once, that a rating did not arrive and that no answer came', async () => {
    const { page, close } = await openPage(browser, site.origin);
    await ask(page, QUESTIONS.extracted);
    await page.route('**/api/feedback', (route) => route.abort());
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.getByRole('alert').filter({ hasText: '评价没有送达' }).waitFor();
    await page.route('**/api/ask', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '30' } }));
    await page.locator('.composer textarea').fill('问');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert').filter({ hasText: '提问太频繁了' });
    await alert.waitFor();
    await page.waitForTimeout(1500);
    expect(await alert.textContent()).toContain('30 秒');
    await close();
  });
});
