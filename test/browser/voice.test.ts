/// <reference lib="dom" />
// Asking by voice, with a recogniser that the test speaks for: Chromium's own needs a microphone and its maker's service.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser } from './support/browser.js';
import { type Site, startSite } from './support/site.js';

/** Puts a recogniser into the page whose events are sent from outside; null: a browser without one. */
const install = (page: Page, isThere: boolean) =>
  page.addInitScript((there) => {
    class Recogniser {
      lang = '';
      onresult = (_event: object): void => {};
      onerror = (_event: object): void => {};
      onend = (): void => {};
      start(): void {
        Object.assign(window, { heard: this });
      }
      stop(): void {
        this.onend();
      }
    }
    Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: there ? Recogniser : undefined });
  }, isThere);

describe.skipIf(!hasChromium)('asking by voice', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(isThere: boolean, steps: (page: Page) => Promise<void>): Promise<void> {
    const page = await browser.newPage();
    await install(page, isThere);
    await page.goto(site.origin);
    await page.locator('.composer textarea').waitFor();
    await steps(page);
    await page.close();
  }

  /** What the recogniser says: its words so far, an error, or the end. */
  const say = (page: Page, event: 'result' | 'error' | 'end', detail = ''): Promise<void> =>
    page.evaluate(
      ([kind, text]) => {
        const { heard } = window as unknown as { heard: Record<string, (event?: object) => void> };
        if (kind === 'result') heard['onresult']?.({ results: [[{ transcript: text }]] });
        if (kind === 'error') heard['onerror']?.({ error: text });
        if (kind === 'end') heard['onend']?.();
      },
      [event, detail] as const,
    );

  it('is offered only where the browser can', () =>
    visit(false, async (page) => expect(await page.getByRole('button', { name: '语音' }).count()).toBe(0)));

  it('writes what is heard behind what is typed, tells where the sound goes, and sends nothing by itself', () =>
    visit(true, async (page) => {
      const field = page.locator('.composer textarea');
      await field.fill('请问');
      await page.getByRole('button', { name: '语音' }).click();
      expect(await page.locator('.composer-hint').textContent()).toContain('声音由浏览器识别');
      expect(await page.getByRole('button', { name: '语音' }).getAttribute('aria-pressed')).toBe('true');
      await say(page, 'result', '青年');
      await say(page, 'result', '青年驿站要建几处');
      await page.getByRole('button', { name: '语音' }).click();
      await expect.poll(() => field.inputValue()).toBe('请问青年驿站要建几处');
      expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
      expect(await page.getByRole('button', { name: '语音' }).getAttribute('aria-pressed')).toBe('false');
      expect(await page.locator('.exchange').count()).toBe(0);
    }));

  it('says why nothing was heard', () =>
    visit(true, async (page) => {
      await page.getByRole('button', { name: '语音' }).click();
      await say(page, 'error', 'not-allowed');
      await say(page, 'end');
      await expect.poll(() => page.locator('.composer-hint').textContent()).toBe('浏览器没有允许使用麦克风。');
    }));

  it('is allowed the microphone by the page’s policy, and no other page is', async () => {
    const policy = (await fetch(site.origin)).headers.get('permissions-policy');
    expect(policy).toContain('microphone=(self)');
    expect(policy).toContain('camera=()');
  });
});
