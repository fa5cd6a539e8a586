/// <reference lib="dom" />
// The page of the embedding code: line and widget follow each choice, and the line is copied with one press.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, openPage } from './support/browser.js';
import { type Site, startSite } from './support/site.js';

describe.skipIf(!hasChromium)('the page of the embedding code', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('shows each choice at once, in the line and on the widget, and copies the line', async () => {
    const { page, errors, close } = await openPage(browser, `${site.origin}/embed`);
    const launcher = page.locator('plan-assistant[floating] .launcher');
    await launcher.waitFor();
    await page.getByLabel('按钮和标题的文字').fill('问"规划"');
    await page.getByLabel('位置').selectOption('left');
    expect(await launcher.textContent()).toBe('问"规划"');
    expect((await launcher.boundingBox())?.x).toBeLessThan(100);
    expect(await page.getByRole('button', { name: '更新' }).count()).toBe(0);
    await page.getByRole('button', { name: '复制' }).first().click();
    await page.getByText('已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(
      `<script src="${site.origin}/widget.js" data-title="问&quot;规划&quot;" data-position="left" defer></script>`,
    );
    await page.evaluate(() => (window as unknown as { PlanAssistant: { open(): void } }).PlanAssistant.open());
    await page.locator('plan-assistant[floating] textarea').waitFor();
    expect(await page.locator('plan-assistant[floating] .panel-header h2').textContent()).toBe('问"规划"');
    expect(errors).toEqual([]);
    await close();
  });

  it('gives the same line without a script', async () => {
    const { page, close } = await openPage(browser, `${site.origin}/embed`, { javaScriptEnabled: false });
    await page.getByLabel('按钮和标题的文字').fill('问"规划"');
    await page.getByRole('button', { name: '更新' }).click();
    expect(await page.locator('[data-embed-code]').textContent()).toBe(
      `<script src="${site.origin}/widget.js" data-title="问&quot;规划&quot;" defer></script>`,
    );
    await close();
  });
});
