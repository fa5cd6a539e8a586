/// <reference lib="dom" />
// The citizen's widget on somebody else's site: a foreign origin, a strict policy, hostile styles.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './support/axe.js';
import { ask, hasChromium, launchBrowser, type OpenedPage, openPage, PHONE } from './support/browser.js';
import { type HostSite, startHostSite } from './support/host-site.js';
import { QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

const ONE_LINE = '<script src="{assistant}/widget.js" data-title="规划问答" defer></script>';

describe.skipIf(!hasChromium)('the widget', () => {
  let browser: Browser;
  const hosts: HostSite[] = [];
  const sites: Site[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    for (const host of hosts) host.close();
    for (const site of sites) await site.close();
  });

  /** A host page and a service that allows it (or not). */
  async function embed(body: string, isListed = true): Promise<HostSite> {
    // The host must be known before the service is configured, and the service before the page is written.
    const placeholder = await startSite();
    const port = Number(new URL(placeholder.origin).port);
    await placeholder.close();
    const host = await startHostSite(body, `http://127.0.0.1:${port}`);
    hosts.push(host);
    sites.push(await startSite({ widgetOrigins: isListed ? [host.origin] : [] }, undefined, port));
    return host;
  }

  async function visit(
    body: string,
    steps: (opened: OpenedPage) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const host = await embed(body);
    const opened = await openPage(browser, host.origin, options);
    await steps(opened);
    expect(opened.errors).toEqual([]);
    await opened.close();
  }

  const openWidget = async ({ page }: OpenedPage): Promise<void> => {
    await page.locator('plan-assistant .launcher').click();
    await page.locator('plan-assistant textarea').waitFor();
  };

  it('is one line, and answers under a policy that allows nothing inline', () =>
    visit(ONE_LINE, async (opened) => {
      await openWidget(opened);
      await ask(opened.page, QUESTIONS.extracted);
      expect(await opened.page.locator('.answer-body').textContent()).toContain('集成电路产业规模达到30亿元');
      expect(await opened.page.locator('.chip').textContent()).toBe('原文摘录');
    }));

  it('loads one small file before it is opened, and never asks a third party', () =>
    visit(ONE_LINE, async (opened) => {
      const { origin } = new URL(opened.page.url());
      const before = opened.requests.filter((address) => !address.startsWith(origin) && !address.startsWith('data:'));
      expect(before).toHaveLength(1);
      expect(before[0]).toMatch(/\/widget\.js$/);
      await openWidget(opened);
      await ask(opened.page, QUESTIONS.extracted);
      const origins = new Set(
        opened.requests.filter((address) => !address.startsWith('data:')).map((address) => new URL(address).origin),
      );
      expect(origins).toEqual(new Set([origin, new URL(before[0] ?? '').origin]));
    }));

  it('leaves one global, and styles neither leak in nor out', () =>
    visit(ONE_LINE, async (opened) => {
      const { page } = opened;
      await openWidget(opened);
      const globals = await page.evaluate(() => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
        frame.remove();
        return Object.getOwnPropertyNames(window).filter(
          (name) => !plain.has(name) && !/^\d+$|^__playwright|^__pw/.test(name),
        );
      });
      expect(globals).toEqual(['PlanAssistant']);
      const inside = await page.locator('plan-assistant .panel-header h2').evaluate((element) => {
        const { letterSpacing, color, fontSize } = getComputedStyle(element);
        return { letterSpacing, color, fontSize };
      });
      expect(inside).toEqual({ letterSpacing: 'normal', color: 'rgb(26, 31, 28)', fontSize: '17px' });
      const outside = await page.locator('#own').evaluate((element) => getComputedStyle(element).fontSize);
      expect(outside).toBe('9px');
    }));

  it('opens and closes by script through its one global', () =>
    visit(ONE_LINE, async ({ page }) => {
      const call = (name: 'open' | 'close') =>
        page.evaluate(
          (method) => (window as unknown as { PlanAssistant: Record<string, () => void> }).PlanAssistant[method]?.(),
          name,
        );
      await call('open');
      await page.locator('plan-assistant textarea').waitFor();
      await call('close');
      expect(await page.locator('plan-assistant .panel').isVisible()).toBe(false);
    }));

  it('opens with a question by script, which is asked at once, and tells the page around it', () =>
    visit(ONE_LINE, async ({ page }) => {
      const heard = page.evaluate(
        (question) =>
          new Promise<string[]>((resolve) => {
            const events: string[] = [];
            for (const name of ['plan-assistant-open', 'plan-assistant-close'])
              document.addEventListener(name, ({ type }) => {
                if (events.push(type) === 2) resolve(events);
              });
            const api = (window as unknown as { PlanAssistant: { open(text: string): void } }).PlanAssistant;
            api.open(question);
          }),
        QUESTIONS.extracted,
      );
      await page.locator('plan-assistant .answer-body').waitFor();
      await page.evaluate(() => (window as unknown as { PlanAssistant: { close(): void } }).PlanAssistant.close());
      expect(await heard).toEqual(['plan-assistant-open', 'plan-assistant-close']);
    }));

  it('shows the questions of residents before those of officials', () =>
    visit(ONE_LINE, async (opened) => {
      await openWidget(opened);
      await opened.page.locator('plan-assistant .audience h3').first().waitFor();
      expect((await opened.page.locator('plan-assistant .audience h3').allTextContents())[0]).toBe('居民');
    }));

  it('takes its options from attributes', () =>
    visit(
      '<script src="{assistant}/widget.js" data-title="问一问" data-color="#e60012" data-position="left" data-suggestions="问题一？|问题二？" data-type="large" defer></script>',
      async (opened) => {
        const { page } = opened;
        const launcher = page.locator('plan-assistant .launcher');
        expect(await launcher.textContent()).toBe('问一问');
        expect((await launcher.boundingBox())?.x).toBeLessThan(100);
        const colour = await launcher.evaluate((element) => getComputedStyle(element).backgroundColor);
        // The red is darkened until white on it can be read.
        expect(colour).toMatch(/^rgb\(\d{3}, 0, \d+\)$/);
        await openWidget(opened);
        expect(await page.locator('.question').allTextContents()).toEqual(['问题一？', '问题二？']);
        const size = await page
          .locator('.start-lead')
          .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
        expect(size).toBeGreaterThanOrEqual(18);
        expect(await axeFindings(page)).toEqual([]);
      },
    ));

  it.each([
    ['zh-Hant', '規劃問答', '提問', 'zh-Hant'],
    ['en', 'Ask the plan', 'Ask', 'en'],
  ])('speaks %s', (language, name, send, lang) =>
    visit(`<script src="{assistant}/widget.js" data-language="${language}" defer></script>`, async (opened) => {
      const { page } = opened;
      expect(await page.locator('plan-assistant .launcher').textContent()).toBe(name);
      await openWidget(opened);
      expect(await page.locator('.composer [type="submit"]').textContent()).toBe(send);
      expect(await page.locator('.panel').getAttribute('lang')).toBe(lang);
      await ask(page, QUESTIONS.generated);
      expect(await page.locator('.answer-body').getAttribute('lang')).toBe('zh-CN');
      expect(await axeFindings(page)).toEqual([]);
    }),
  );

  it('stands in the text as an element, and only there when asked so', () =>
    visit(
      '<script src="{assistant}/widget.js" data-inline defer></script><plan-assistant heading="就规划提问"></plan-assistant>',
      async (opened) => {
        const { page } = opened;
        expect(await page.locator('plan-assistant').count()).toBe(1);
        await openWidget(opened);
        expect(await page.locator('.panel-header h2').textContent()).toBe('就规划提问');
        expect(await page.locator('plan-assistant').evaluate((element) => getComputedStyle(element).position)).toBe(
          'static',
        );
      },
    ));

  it('shows the quote on click, and links to the marked passage in a window of its own', () =>
    visit(ONE_LINE, async (opened) => {
      const { page } = opened;
      await openWidget(opened);
      await ask(page, QUESTIONS.extracted);
      await page.locator('.marker').first().click();
      await page.locator('.card').waitFor();
      const link = page.locator('.card a');
      expect(await link.getAttribute('target')).toBe('_blank');
      const [passage] = await Promise.all([page.waitForEvent('popup'), link.click()]);
      await passage.locator('mark.quote').waitFor();
      expect(await passage.locator('mark.quote').textContent()).toBe('到2030年，集成电路产业规模达到30亿元。');
      expect(await passage.evaluate(() => window.opener)).toBeNull();
    }));

  it('closes on Esc, gives the focus back, and remembers the talk while the tab lives', () =>
    visit(ONE_LINE, async (opened) => {
      const { page } = opened;
      await openWidget(opened);
      await ask(page, QUESTIONS.extracted);
      await page.keyboard.press('Escape');
      expect(await page.locator('.panel').isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).toContain(
        'launcher',
      );
      await page.reload();
      await openWidget(opened);
      expect(await page.locator('.exchange').count()).toBe(1);
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    }));

  it('is used by keyboard alone, without being a trap', () =>
    visit(`${ONE_LINE}<button id="after">本站按钮</button>`, async ({ page }) => {
      for (let press = 0; press < 5; press++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.tagName === 'PLAN-ASSISTANT')) break;
      }
      await page.keyboard.press('Enter');
      const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName);
      await expect.poll(focused).toBe('TEXTAREA');
      await page.keyboard.type(QUESTIONS.care);
      await page.keyboard.press('Enter');
      await page.locator('.exchange[data-state="answered"]').waitFor();
      const left = await (async () => {
        for (let press = 0; press < 40; press++) {
          await page.keyboard.press('Tab');
          if (await page.evaluate(() => document.activeElement?.tagName !== 'PLAN-ASSISTANT')) return true;
        }
        return false;
      })();
      expect(left).toBe(true);
    }));

  it('fills a phone', () =>
    visit(
      ONE_LINE,
      async (opened) => {
        const { page } = opened;
        await openWidget(opened);
        expect(await page.locator('.panel').boundingBox()).toMatchObject({ x: 0, y: 0, width: 360, height: 740 });
        await ask(page, QUESTIONS.extracted);
        expect(await axeFindings(page)).toEqual([]);
      },
      PHONE,
    ));

  it('says so on a site that is not on the list', async () => {
    const host = await embed(ONE_LINE, false);
    const { page, close } = await openPage(browser, host.origin);
    await page.locator('plan-assistant .launcher').click();
    await page.getByText('本网站还没有获准使用规划问答').waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    expect(await page.locator('plan-assistant .launcher').isVisible()).toBe(true);
    await close();
  });

  it('says so when the service cannot be reached, and opens when it can', async () => {
    const host = await embed(ONE_LINE);
    const { page, close } = await openPage(browser, host.origin);
    await page.context().setOffline(true);
    await page.locator('plan-assistant .launcher').click();
    await page.getByText('问答没有打开').waitFor();
    await page.context().setOffline(false);
    await page.locator('plan-assistant .launcher').click();
    await page.locator('plan-assistant textarea').waitFor();
    await close();
  });

  it('is shown by /demo from the other name of this machine', async () => {
    const site = await startSite();
    sites.push(site);
    const { page, errors, requests, close } = await openPage(browser, `${site.origin}/demo`);
    await page.locator('plan-assistant[floating] .launcher').click();
    await page.locator('plan-assistant[floating] textarea').waitFor();
    await page.locator('plan-assistant[floating] textarea').fill(QUESTIONS.care);
    await page.keyboard.press('Enter');
    await page.locator('.exchange[data-state="answered"]').waitFor();
    expect(requests.some((address) => address === `${site.origin.replace('127.0.0.1', 'localhost')}/api/ask`)).toBe(
      true,
    );
    expect(errors).toEqual([]);
    await close();
  });
});
