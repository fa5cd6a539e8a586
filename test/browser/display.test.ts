/// <reference lib="dom" />
// The display settings: type in three steps to twice the size, and contrast in the dark.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, openPage, PHONE } from './support/browser.js';
import { type Site, startSite } from './support/site.js';

describe.skipIf(!hasChromium)('the display settings', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(
    path: string,
    steps: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const { page, errors, close } = await openPage(browser, site.origin + path, options);
    await steps(page);
    expect(errors).toEqual([]);
    await close();
  }

  const sizeOf = (page: Page): Promise<number> =>
    page
      .locator('article > p')
      .first()
      .evaluate((paragraph) => Number.parseFloat(getComputedStyle(paragraph).fontSize));

  it('enlarge the text in three steps to twice its size, and say on the button what comes next', () =>
    visit('/plan', async (page) => {
      const usual = await sizeOf(page);
      const sizes = [];
      for (const label of ['大字', '更大', '最大']) {
        await page.getByRole('button', { name: label, exact: true }).click();
        sizes.push((await sizeOf(page)) / usual);
      }
      expect(sizes.map((size) => size.toFixed(1))).toEqual(['1.2', '1.6', '2.0']);
      await page.getByRole('button', { name: '标准字', exact: true }).click();
      expect(await sizeOf(page)).toBe(usual);
    }));

  it('begin lines of large type at the left, with blanks of their own width', () =>
    visit('/plan', async (page) => {
      await page.getByRole('button', { name: '大字' }).click();
      const { textAlign } = await page
        .locator('article > p')
        .first()
        .evaluate((paragraph) => ({ textAlign: getComputedStyle(paragraph).textAlign }));
      expect(textAlign).toBe('start');
    }));

  for (const path of ['/', '/plan', '/indicators', '/briefing', '/verify', '/embed'])
    it(`fit ${path} into a phone in the largest type`, () =>
      visit(
        path,
        async (page) => {
          for (let step = 0; step < 3; step++) await page.locator('[data-display-larger]').tap();
          expect(await page.evaluate(() => document.documentElement.dataset['type'])).toBe('largest');
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
          const header = await page.locator('.site-header').boundingBox();
          expect(header?.height).toBeLessThan(740 / 5);
        },
        PHONE,
      ));

  it('keep a dark system dark in high contrast, and a chosen light one light', () =>
    visit(
      '/',
      async (page) => {
        const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        await page.locator('.display-menu summary').click();
        await page.getByLabel('高对比').check();
        expect(await ground()).toBe('rgb(0, 0, 0)');
        await page.getByLabel('浅色').check();
        expect(await ground()).toBe('rgb(255, 255, 255)');
      },
      { colorScheme: 'dark' },
    ));
});
