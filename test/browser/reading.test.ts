/// <reference lib="dom" />
// The plan as a reading page: whole without a script, better with one.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPlan } from '../support/seed-plan.js';
import { hasChromium, launchBrowser, type OpenedPage, openPage, PHONE } from './support/browser.js';
import { type Site, startSite } from './support/site.js';

describe.skipIf(!hasChromium)('the reading page', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(path: string, steps: (opened: OpenedPage) => Promise<void>, options = {}): Promise<void> {
    const opened = await openPage(browser, site.origin + path, options);
    await steps(opened);
    expect(opened.errors).toEqual([]);
    await opened.close();
  }

  describe('without a script', () => {
    const NO_SCRIPT = { javaScriptEnabled: false };

    it('shows the whole plan, its boxes as boxes and its table as a table', () =>
      visit(
        '/plan',
        async ({ page }) => {
          const text = (await page.locator('article').innerText()).replace(/\s/g, '');
          for (const { kind, span } of seedPlan.paragraphs) {
            if (kind !== 'row') expect(text).toContain(seedPlan.text.slice(span.start, span.end).replace(/\s/g, ''));
          }
          expect(await page.locator('section.box').count()).toBe(seedPlan.boxes.length);
          expect(await page.locator('table.indicators tbody tr').count()).toBe(seedPlan.indicators.length);
          const border = await page
            .locator('section.box')
            .first()
            .evaluate((box) => getComputedStyle(box).borderTopWidth);
          expect(border).toBe('4px');
        },
        NO_SCRIPT,
      ));

    it('indents paragraphs by two characters and sets text in full lines', () =>
      visit(
        '/plan',
        async ({ page }) => {
          const style = await page
            .locator('article > p')
            .first()
            .evaluate((paragraph) => {
              const { textIndent, fontSize, textAlign, lineHeight } = getComputedStyle(paragraph);
              return {
                indent: Number.parseFloat(textIndent) / Number.parseFloat(fontSize),
                textAlign,
                leading: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
              };
            });
          expect(style).toMatchObject({ indent: 2, textAlign: 'justify' });
          expect(style.leading).toBeGreaterThan(1.8);
        },
        NO_SCRIPT,
      ));

    it('finds words, marks them, and jumps from the list to the place', () =>
      visit(
        '/plan',
        async ({ page }) => {
          await page.locator('#plan-q').fill('医养');
          await page.keyboard.press('Enter');
          await page.waitForURL('**/plan?q=*');
          expect(await page.locator('article mark.hit').count()).toBe(18);
          await page.locator('.hits a[href="#hit-5"]').click();
          await expect.poll(async () => (await page.locator('#hit-5').boundingBox())?.y).toBeLessThan(800);
        },
        NO_SCRIPT,
      ));

    it('shows no control that needs one', () =>
      visit(
        '/plan?q=医养',
        async ({ page }) => {
          expect(await page.locator('[data-display-controls]').isVisible()).toBe(false);
          expect(await page.locator('[data-hit-bar]').isVisible()).toBe(false);
          expect(await page.locator('.contents a').first().isVisible()).toBe(true);
        },
        NO_SCRIPT,
      ));

    it('is offered by the chat page, with a search', () =>
      visit(
        '/',
        async ({ page }) => {
          await page.locator('noscript, .no-script').first().waitFor({ state: 'attached' });
          await page.locator('#q').fill('低空经济');
          await page.keyboard.press('Enter');
          await page.waitForURL('**/plan?q=*');
          expect(await page.locator('mark.hit').count()).toBeGreaterThan(1);
        },
        NO_SCRIPT,
      ));
  });

  it('opens at a section, a box, an indicator row', () =>
    visit('/plan', async ({ page }) => {
      for (const id of ['c9.4.4', 'c6.b4', 'c1.b1.i9']) {
        await page.goto(`${site.origin}/plan#${id}`);
        const top = await page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);
        expect(top, id).toBeGreaterThanOrEqual(0);
        expect(top, id).toBeLessThan(400);
      }
    }));

  it('comes to the marked quote', () => {
    const start = seedPlan.text.indexOf('建设城市社区日间照料中心106处');
    return visit(`/plan?mark=${start}-${start + 15}#c9.4.4`, async ({ page }) => {
      const box = await page.locator('mark.quote').boundingBox();
      expect(box?.y).toBeGreaterThan(0);
      expect(box?.y).toBeLessThan(800);
    });
  });

  it('has contents that follow the reader', () =>
    visit('/plan', async ({ page }) => {
      const current = page.locator('.contents a[aria-current]');
      for (const [id, label] of [
        ['c4.1', '一、 提升消费辐射能级'],
        ['c11', '第十一章'],
        ['c0', '前言'],
      ] as const) {
        await page.locator(`[id="${id}"]`).evaluate((element) => element.scrollIntoView());
        await expect.poll(() => current.textContent()).toContain(label);
        const entry = await current.boundingBox();
        expect(entry?.y).toBeGreaterThanOrEqual(0);
        expect(entry?.y).toBeLessThan(800);
      }
    }));

  for (const [window, options] of [
    ['a desk', {}],
    ['a phone', PHONE],
  ] as const) {
    it(`steps through hits on ${window}, each in view with its count, and the buttons stay`, () =>
      visit(
        '/plan?q=医养',
        async ({ page }) => {
          const height = page.viewportSize()?.height ?? 0;
          const isInView = async (what: string) => {
            const box = await page.locator(what).boundingBox();
            return box !== null && box.y >= 0 && box.y + box.height <= height;
          };
          for (let count = 1; count <= 18; count++) {
            await page.getByRole('button', { name: '下一处' }).click();
            expect(await page.locator('[data-hit-place]').textContent()).toBe(`${count}/18`);
            expect(await page.locator('mark.current').getAttribute('id')).toBe(`hit-${count}`);
            expect(await isInView('mark.current'), `hit ${count}`).toBe(true);
            expect(await isInView('[data-hit-bar]'), `bar at ${count}`).toBe(true);
          }
          await page.getByRole('button', { name: '下一处' }).click();
          await page.getByRole('button', { name: '上一处' }).click();
          expect(await page.locator('[data-hit-place]').textContent()).toBe('18/18');
        },
        options,
      ));
  }

  it('has the search in reach in the middle of the plan on a desk', () =>
    visit('/plan#c5', async ({ page }) => {
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2000);
      expect((await page.locator('#plan-q').boundingBox())?.y).toBeLessThan(100);
    }));

  it('has search, chapter and the way to the top in reach in the middle of the plan on a phone', () =>
    visit(
      '/plan#c5',
      async ({ page }) => {
        await expect.poll(() => page.locator('[data-contents-here]').textContent()).toContain('第五章');
        const before = await page.evaluate(() => scrollY);
        await page.getByRole('button', { name: '查找' }).last().tap();
        expect((await page.locator('#plan-q').boundingBox())?.y).toBeLessThan(100);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('plan-q');
        await page.keyboard.press('Escape');
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('查找');
        expect(await page.evaluate(() => scrollY)).toBe(before);
        await page.getByRole('link', { name: '回到顶部' }).tap();
        await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
        expect(await page.getByRole('link', { name: '回到顶部' }).isVisible()).toBe(false);
      },
      PHONE,
    ));

  it('prints title and edition, and no tools', () =>
    visit('/plan?q=医养', async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      const printed = await page.evaluate(() => document.body.innerText);
      expect(printed).toContain(seedPlan.title);
      expect(printed).toContain(seedPlan.digest.slice(0, 12));
      for (const tool of ['查找', '回到顶部', '下一处', '目录', '就此提问']) expect(printed).not.toContain(tool);
    }));

  it('leads from every section to a question about it', () =>
    visit('/plan#c2.3.3', async ({ page }) => {
      await page.getByRole('link', { name: '就此提问：积极有序发展低空经济' }).click();
      await page.locator('.composer textarea').waitFor();
      expect(await page.locator('.composer textarea').inputValue()).toBe(
        '第二章第三节（三）“积极有序发展低空经济”的主要内容是什么？',
      );
    }));

  it('keeps large type, contrast and theme over pages, from the first paint on', () =>
    visit('/plan', async ({ page }) => {
      await page.getByRole('button', { name: '大字' }).click();
      await page.locator('.display-menu summary').click();
      await page.getByLabel('高对比').check();
      await page.getByLabel('深色').check();
      await page.keyboard.press('Escape');
      expect(await page.locator('.display-panel').isVisible()).toBe(false);
      await page.goto(`${site.origin}/indicators`);
      expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({
        type: 'large',
        contrast: 'more',
        theme: 'dark',
      });
      const smallest = await page.evaluate(() => {
        const sizes = [...document.querySelectorAll('body *')]
          .filter(
            (element) =>
              !element.closest('svg') &&
              [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
          )
          .map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
        return Math.min(...sizes);
      });
      expect(smallest).toBeGreaterThanOrEqual(18);
      const headings = await page
        .locator('h1, h2')
        .evaluateAll((elements) => elements.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)));
      expect(Math.min(...headings)).toBeGreaterThanOrEqual(24);
    }));

  it('fits a phone: contents in a drawer, the table with its last column, nothing wider than the screen', () =>
    visit(
      '/plan',
      async ({ page }) => {
        expect(await page.locator('.contents-list').isVisible()).toBe(false);
        await page.locator('.contents > summary').tap();
        await page.locator('.contents a[href="#c5"]').tap();
        expect(await page.locator('.contents-list').isVisible()).toBe(false);
        await expect.poll(async () => (await page.locator('[id="c5"]').boundingBox())?.y).toBeLessThan(400);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        const rights = await page
          .locator('table.indicators tbody :is(th, td)')
          .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right));
        expect(Math.max(...rights)).toBeLessThanOrEqual(360);
      },
      PHONE,
    ));
});
