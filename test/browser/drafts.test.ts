/// <reference lib="dom" />
// The pages for officials' papers, over the real plan: what was asked for is in view, and a phone shows it whole.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../src/server/assistant-slot.js';
import { assistant } from '../support/plan-assistant.js';
import { axeFindings } from './support/axe.js';
import { hasChromium, launchBrowser, openPage, PHONE } from './support/browser.js';
import { type Site, startSite } from './support/site.js';

describe.skipIf(!hasChromium)('pages for papers, on a phone', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite({}, AssistantSlot.of(assistant))]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('show the verdicts of a draft at once, under the name of the plan', async () => {
    const { page, close } = await openPage(browser, `${site.origin}/verify`, PHONE);
    const wordmark = await page.locator('.wordmark').textContent();
    expect(wordmark).toContain('槐荫区');
    await page.locator('textarea').fill('到2030年，集成电路产业规模达到50亿元。');
    await page.getByRole('button', { name: '逐句核对' }).tap();
    await page.locator('#verify-result').waitFor();
    await expect.poll(async () => (await page.locator('.verify-verdict').first().boundingBox())?.y).toBeLessThan(740);
    expect(await axeFindings(page)).toEqual([]);
    await close();
  });

  it('show points at once, and every column of the targets on one line each', async () => {
    const { page, close } = await openPage(browser, `${site.origin}/briefing`, PHONE);
    await page.getByLabel('或写一类人').fill('老年人');
    await page.getByRole('button', { name: '整理要点' }).tap();
    await page.locator('#briefing-result').waitFor();
    await expect.poll(async () => (await page.locator('#briefing-result').boundingBox())?.y).toBeLessThan(400);
    const cells = await page
      .locator('.briefing-targets tbody td')
      .evaluateAll((all) =>
        all.map((cell) => cell.getBoundingClientRect()).map(({ right, height }) => ({ right, height })),
      );
    expect(cells.length).toBeGreaterThan(3);
    for (const { right, height } of cells) {
      expect(right).toBeLessThanOrEqual(360);
      expect(height).toBeLessThan(60);
    }
    expect(await axeFindings(page)).toEqual([]);
    await close();
  });
});
