/// <reference lib="dom" />
// The README's pictures, taken anew with `UPDATE_SCREENSHOTS=1 npx vitest run test/browser/screenshots.test.ts`.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/seed-plan.js';
import { ask, DESK, hasChromium, launchBrowser, openPage, PHONE } from './support/browser.js';
import { QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

const FOLDER = join(PROJECT_ROOT, 'test/browser/screenshots');

interface Picture {
  readonly path: string;
  readonly options: typeof DESK;
  readonly steps: (page: Page) => Promise<unknown>;
}

const PICTURES: Readonly<Record<string, Picture>> = {
  chat: {
    path: '/',
    options: { viewport: { width: 1060, height: 560 } },
    steps: async (page) => {
      await ask(page, QUESTIONS.care);
      await page.locator('.source a').click();
      await page.locator('.reader mark.quote').waitFor();
    },
  },
  plan: { path: '/plan#c1.b1', options: { ...DESK, colorScheme: 'dark' }, steps: async () => {} },
  widget: {
    path: '/demo',
    options: DESK,
    steps: async (page) => {
      await page.locator('plan-assistant[floating] .launcher').click();
      await page.locator('plan-assistant[floating] textarea').waitFor();
      await page.locator('plan-assistant[floating] textarea').fill(QUESTIONS.extracted);
      await page.keyboard.press('Enter');
      await page.locator('.exchange[data-state="answered"]').waitFor();
    },
  },
  phone: {
    path: '/',
    options: PHONE,
    steps: async (page) => {
      await page.getByRole('button', { name: '大字' }).tap();
      await ask(page, QUESTIONS.generated);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    },
  },
};

async function take(browser: Browser, site: Site, name: string, { path, options, steps }: Picture): Promise<void> {
  const { page, close } = await openPage(browser, site.origin + path, options);
  await steps(page);
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await close();
}

describe('the screenshots', () => {
  it.runIf(hasChromium && process.env['UPDATE_SCREENSHOTS'])('are taken', async () => {
    const [browser, site] = await Promise.all([launchBrowser(), startSite()]);
    for (const [name, picture] of Object.entries(PICTURES)) await take(browser, site, name, picture);
    await browser.close();
    await site.close();
  });

  it('are there, and small enough for a repository', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      Object.keys(PICTURES)
        .map((name) => `${name}.png`)
        .sort(),
    );
    for (const file of readdirSync(FOLDER)) expect(statSync(join(FOLDER, file)).size, file).toBeLessThan(200 * 1024);
  });
});
