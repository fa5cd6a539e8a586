/// <reference lib="dom" />
// Pages in the run's Chromium that fail a test when they log an error.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { hasChromium } from './chromium.js';

export { hasChromium, launchBrowser } from './chromium.js';

if (!hasChromium) console.info('browser tests are skipped: there is no chromium (apt-get install chromium)');

export interface OpenedPage {
  readonly page: Page;
  /** Errors of the console and uncaught exceptions, CSP reports included. */
  readonly errors: readonly string[];
  /** Addresses of every request. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const TABLET: BrowserContextOptions = { viewport: { width: 768, height: 1024 } };
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** A page in a context of its own: empty storage, Chinese locale, clipboard allowed. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ ...DESK, locale: 'zh-CN', acceptDownloads: true, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, errors, requests, close: () => context.close() };
}

/** Writes into the question field and presses Enter; resolves when the answer is whole. */
export async function ask(page: Page, question: string): Promise<void> {
  const answered = page.locator('.exchange[data-state="answered"]');
  const before = await answered.count();
  await page.locator('.composer textarea').fill(question);
  await page.keyboard.press('Enter');
  await answered.nth(before).waitFor();
}
