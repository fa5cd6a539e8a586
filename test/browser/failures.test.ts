/// <reference lib="dom" />
// Everything that can go wrong between a reader and an answer: each has its words and its way on.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../src/server/assistant-slot.js';
import { ask, hasChromium, launchBrowser, openPage } from './support/browser.js';
import { createScriptedAssistant, QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

describe.skipIf(!hasChromium)('a question that meets trouble', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(steps: (page: Page) => Promise<void>, at = site): Promise<void> {
    const { page, close } = await openPage(browser, at.origin);
    try {
      await steps(page);
    } finally {
      await close();
    }
  }

  async function askInVain(page: Page): Promise<void> {
    await page.locator('.composer textarea').fill(QUESTIONS.extracted);
    await page.keyboard.press('Enter');
    await page.locator('.exchange[data-state="failed"]').waitFor({ timeout: 15_000 });
  }

  it('without a connection says so, and asks again when told to', () =>
    visit(async (page) => {
      await page.context().setOffline(true);
      await askInVain(page);
      expect(await page.locator('.notice.failure').textContent()).toContain('请检查网络');
      await page.context().setOffline(false);
      await page.getByRole('button', { name: '重新提问' }).click();
      await page.locator('.exchange[data-state="answered"]').waitFor();
    }));

  it('over the rate limit counts the seconds down, then lets the reader go on', async () => {
    const strict = await startSite({ visitorAsks: 1 });
    await visit(async (page) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.composer textarea').fill(QUESTIONS.care);
      await page.keyboard.press('Enter');
      await page.locator('.exchange[data-state="failed"]').waitFor();
      expect(await page.locator('.notice.failure').textContent()).toMatch(/提问太频繁了，请在 \d+ 秒后再试/);
      expect(await page.getByRole('button', { name: '重新提问' }).isDisabled()).toBe(true);
    }, strict);
    await strict.close();
  });

  it('from a service that is loading waits, and is answered when it has loaded', async () => {
    const slot = new AssistantSlot();
    const loading = await startSite({}, slot);
    await visit(async (page) => {
      await page.locator('.composer textarea').fill(QUESTIONS.extracted);
      await page.keyboard.press('Enter');
      await page.getByText('服务正忙或正在启动').waitFor();
      slot.fill(createScriptedAssistant());
      await page.locator('.exchange[data-state="answered"]').waitFor({ timeout: 15_000 });
    }, loading);
    await loading.close();
  });

  it('whose stream breaks is answered in one piece', () =>
    visit(async (page) => {
      let streams = 0;
      await page.route('**/api/ask', async (route) => {
        if (route.request().headers()['accept'] !== 'text/event-stream') return route.continue();
        streams++;
        const body =
          'event: answer-start\ndata: {"id":"x","question":"问","standaloneQuestion":"问","mode":"extractive"}\n\n';
        return route.fulfill({ contentType: 'text/event-stream', body });
      });
      await ask(page, QUESTIONS.extracted);
      expect(streams).toBe(1);
      expect(await page.locator('.answer-body p').count()).toBe(2);
    }));

  it('of a server that is restarted in the middle is answered by the new one', async () => {
    const first = await startSite();
    first.assistant.pace = 2_000;
    const { page, close } = await openPage(browser, first.origin);
    await page.locator('.composer textarea').fill(QUESTIONS.extracted);
    await page.keyboard.press('Enter');
    await page.locator('.exchange[data-state="streaming"]').waitFor();
    const port = Number(new URL(first.origin).port);
    await first.close();
    await page.locator('.exchange[data-state="failed"]').waitFor({ timeout: 15_000 });
    expect(await page.locator('.notice.failure').textContent()).toContain('没有收到完整的回答');
    const second = await startSite({}, undefined, port);
    await page.getByRole('button', { name: '重新提问' }).click();
    await page.locator('.exchange[data-state="answered"]').waitFor();
    await close();
    await second.close();
  });

  it('that the server does not accept shows the server’s own sentence', () =>
    visit(async (page) => {
      await page.route('**/api/ask', (route) =>
        route.fulfill({
          status: 400,
          contentType: 'application/problem+json',
          body: JSON.stringify({ title: 'Bad Request', status: 400, detail: '问题不能为空。' }),
        }),
      );
      await askInVain(page);
      expect(await page.locator('.notice.failure').textContent()).toContain('问题不能为空。');
    }));

  it.each([
    [500, 'text/html', '<h1>Bad gateway</h1>'],
    [502, 'application/problem+json', '{'],
  ])('of a broken server (%i) says whom to tell', (status, contentType, body) =>
    visit(async (page) => {
      await page.route('**/api/ask', (route) => route.fulfill({ status, contentType, body }));
      await askInVain(page);
      expect(await page.locator('.notice.failure').textContent()).toContain('服务出了问题');
      expect(await page.getByRole('button', { name: '重新提问' }).isEnabled()).toBe(true);
    }),
  );

  it('that is too long is not sent', () =>
    visit(async (page) => {
      await page.locator('.composer textarea').fill('问'.repeat(2001));
      await page.keyboard.press('Enter');
      expect(await page.locator('.too-long').textContent()).toContain('最长 2000 字');
      expect(await page.locator('.exchange').count()).toBe(0);
      await page.locator('.composer textarea').fill('问'.repeat(1900));
      expect(await page.locator('.composer-hint').textContent()).toBe('还可输入 100 字');
    }));

  it('in a browser that keeps nothing is answered, and the reader is told', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    await page.goto(site.origin);
    await ask(page, QUESTIONS.extracted);
    expect(await page.getByText('浏览器不允许保存').isVisible()).toBe(true);
    await context.close();
  });

  it('about a passage that does not load offers to load it again', () =>
    visit(async (page) => {
      await ask(page, QUESTIONS.extracted);
      await page.route('**/api/plan/reading/*', (route) => route.abort());
      await page.locator('.source a').first().click();
      await page.getByText('原文没有打开').waitFor();
      await page.unroute('**/api/plan/reading/*');
      await page.getByRole('button', { name: '重试' }).click();
      await page.locator('.reader mark.quote').waitFor();
    }));
});
