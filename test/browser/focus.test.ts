/// <reference lib="dom" />
// Where the focus goes when the button that had it is gone: never to the page at large.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, hasChromium, launchBrowser, openPage, PHONE } from './support/browser.js';
import { QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

/** The words of the element with the focus, the widget's tree looked into. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const inner = activeElement?.shadowRoot?.activeElement ?? activeElement;
    return inner === document.body ? null : inner?.textContent?.replace('您的提问：', '');
  });

describe.skipIf(!hasChromium)('the focus', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(path: string, steps: (page: Page) => Promise<void>, options = {}): Promise<void> {
    const { page, errors, close } = await openPage(browser, site.origin + path, options);
    await steps(page);
    expect(errors).toEqual([]);
    await close();
  }

  const press = async (page: Page, button: string): Promise<string | null> => {
    const label = await page.locator(button).first().textContent();
    await page.locator(button).first().focus();
    await page.keyboard.press('Enter');
    return label;
  };

  const openWidget = async (page: Page): Promise<void> => {
    await page.locator('plan-assistant[floating] .launcher').click();
    await page.locator('plan-assistant[floating] textarea').waitFor();
  };

  it('goes to the question that an example or a follow-up asked', () =>
    visit('/', async (page) => {
      const answered = page.locator('.exchange[data-state="answered"]');
      for (const [at, button] of ['.start .button.question', '.follow-ups .button'].entries()) {
        const label = await press(page, button);
        await answered.nth(at).waitFor();
        expect(await focused(page)).toBe(label);
      }
    }));

  it('stays in the list where a conversation was deleted', () =>
    visit('/', async (page) => {
      await ask(page, QUESTIONS.care);
      await press(page, '.conversation [aria-label^="删除"]');
      await press(page, '.confirm .danger');
      expect(await focused(page)).toBe('新对话');
    }));

  it('goes to the first of the sources that were folded', () =>
    visit('/', async (page) => {
      await ask(page, QUESTIONS.long);
      const fifth = await page.locator('.source a').nth(4).textContent();
      await press(page, '.show-all');
      expect(await focused(page)).toBe(fifth);
    }));

  it('goes to the question in the widget, too', () =>
    visit('/demo', async (page) => {
      await openWidget(page);
      const label = await press(page, 'plan-assistant[floating] .button.question');
      await page.locator('.exchange[data-state="answered"]').waitFor();
      expect(await focused(page)).toBe(label);
    }));

  it('leaves the questions in sight on a phone: the widget has one head and opens no keyboard', () =>
    visit(
      '/demo',
      async (page) => {
        await openWidget(page);
        expect(await page.locator('plan-assistant[floating] h2').allTextContents()).toEqual(['规划问答']);
        expect(await focused(page)).toBe('规划问答');
      },
      PHONE,
    ));
});
