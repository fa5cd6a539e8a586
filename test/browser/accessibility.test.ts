/// <reference lib="dom" />
// WCAG 2.2 AA on every page and state, keyboard alone, announcements, zoom, targets.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './support/axe.js';
import { ask, DESK, hasChromium, launchBrowser, openPage, PHONE, TABLET } from './support/browser.js';
import { QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

const DARK: BrowserContextOptions = { colorScheme: 'dark' };

interface Stop {
  readonly state: string;
  /** Brings the page from the last state to this one. */
  readonly go: (page: Page) => Promise<unknown>;
}

const openShelf = async (page: Page): Promise<void> => {
  if (await page.locator('.shelf-toggle').isVisible()) await page.locator('.shelf-toggle').click();
};
const closeShelf = async (page: Page): Promise<void> => {
  if (await page.locator('.shelf-toggle').isVisible()) await page.keyboard.press('Escape');
};

/** Every state of the chat page, one after the other. */
const TOUR: readonly Stop[] = [
  { state: 'the empty start', go: async () => {} },
  { state: 'the list of shortcuts', go: (page) => page.keyboard.press('Control+/') },
  {
    state: 'the display settings',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('.display-menu summary').click();
    },
  },
  {
    state: 'an extracted answer',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await ask(page, QUESTIONS.extracted);
    },
  },
  {
    state: 'an open citation card',
    go: async (page) => {
      await page.locator('.marker').first().focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      await page.locator('.card').waitFor();
    },
  },
  {
    state: 'the plan beside the answer',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('.source a').first().click();
      await page.locator('mark.quote').waitFor();
    },
  },
  {
    state: 'the rating form',
    go: async (page) => {
      await page.locator('.reader-header button').click();
      await page.getByRole('button', { name: '有帮助' }).click();
      await page.locator('.feedback-form').waitFor();
    },
  },
  { state: 'the export menu', go: (page) => page.locator('.menu > summary').click() },
  {
    state: 'an AI-written answer',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await ask(page, QUESTIONS.generated);
    },
  },
  { state: 'a partial answer', go: (page) => ask(page, QUESTIONS.partial) },
  { state: 'a silent plan', go: (page) => ask(page, QUESTIONS.silent) },
  { state: 'several parts with signposts', go: (page) => ask(page, QUESTIONS.parts) },
  { state: 'a table', go: (page) => ask(page, QUESTIONS.table) },
  { state: 'a question that was completed', go: (page) => ask(page, QUESTIONS.followUp) },
  { state: 'a word of care', go: (page) => ask(page, QUESTIONS.distress) },
  { state: 'a masked number', go: (page) => ask(page, '我是13812345678') },
  {
    state: 'a failure',
    go: async (page) => {
      await page.route('**/api/ask', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '30' } }));
      await page.locator('.composer textarea').fill('问');
      await page.keyboard.press('Enter');
      await page.locator('.notice.failure').waitFor();
    },
  },
  {
    state: 'a conversation being renamed',
    go: async (page) => {
      await openShelf(page);
      await page.getByRole('button', { name: /^重命名/ }).click();
    },
  },
  {
    state: 'the question before deleting',
    go: async (page) => {
      await page.getByRole('button', { name: '取消' }).click();
      await page.getByRole('button', { name: /^删除：/ }).click();
    },
  },
  { state: 'everything closed again', go: closeShelf },
];

/** What axe finds, by state; states without findings are left out. */
async function findingsOnTour(page: Page, stops: readonly Stop[] = TOUR): Promise<Record<string, string[]>> {
  const findings: Record<string, string[]> = {};
  for (const { state, go } of stops) {
    await go(page);
    const found = await axeFindings(page);
    if (found.length > 0) findings[state] = found;
  }
  return findings;
}

describe.skipIf(!hasChromium)('accessibility', { timeout: 300_000 }, () => {
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
    options: BrowserContextOptions,
    steps: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { page, close } = await openPage(browser, site.origin + path, options);
    try {
      await steps(page);
    } finally {
      await close();
    }
  }

  it.each([
    ['on a desk', DESK],
    ['on a phone', PHONE],
    ['on a tablet in the dark', { ...TABLET, ...DARK }],
  ] as const)('axe finds nothing in any state of the chat page %s', (_, options) =>
    visit('/', options, async (page) => {
      expect(await findingsOnTour(page)).toEqual({});
    }),
  );

  it.each([
    ['large type', { type: 'large' }],
    ['type of twice the size', { type: 'largest' }],
    ['contrast', { contrast: 'more' }],
    ['contrast in the dark, in large type', { type: 'large', contrast: 'more', theme: 'dark' }],
  ])('axe finds nothing with %s', (_, settings) =>
    visit('/icon.svg', DESK, async (page) => {
      await page.evaluate((chosen) => {
        for (const [name, value] of Object.entries(chosen)) {
          localStorage.setItem(`plan-assistant.display.${name}`, value);
        }
      }, settings);
      const chosen = [
        'the empty start',
        'an extracted answer',
        'the plan beside the answer',
        'an AI-written answer',
        'several parts with signposts',
        'a table',
        'a word of care',
      ];
      await page.goto(site.origin);
      const stops = TOUR.filter(({ state }) => chosen.includes(state));
      const indicators = { state: 'the indicators', go: () => page.goto(`${site.origin}/indicators`) };
      expect(await findingsOnTour(page, [...stops, indicators])).toEqual({});
    }),
  );

  // Two hundred headings take axe seconds: each form of the long page is looked at once.
  it.each([
    ['/plan', PHONE],
    ['/plan?q=医养', DESK],
    ['/plan?q=没有的词', PHONE],
    ['/plan?mark=8830-8858#c2.1.2', { ...TABLET, ...DARK }],
    ['/indicators', DESK],
    ['/verify', PHONE],
    ['/briefing', { ...DESK, ...DARK }],
    ['/indicators', { ...PHONE, ...DARK }],
    ['/about', DESK],
    ['/about', { ...PHONE, ...DARK }],
    ['/embed', PHONE],
    ['/demo', DESK],
    ['/demo', PHONE],
  ] as const)('axe finds nothing: %s', (path, options) =>
    visit(path, options, async (page) => {
      expect(await axeFindings(page)).toEqual([]);
    }),
  );

  it('announces that it searches, then the finished answer once, through a status node apart from the log', () =>
    visit('/', DESK, async (page) => {
      await page.evaluate(() => {
        const status = document.querySelector('#app [role="status"]');
        const heard: string[] = [];
        Object.assign(window, { heard });
        if (status)
          new MutationObserver(() => status.textContent && heard.push(status.textContent)).observe(status, {
            childList: true,
            characterData: true,
            subtree: true,
          });
      });
      site.assistant.pace = 200;
      await page.locator('.composer textarea').fill(QUESTIONS.extracted);
      await page.keyboard.press('Enter');
      const log = page.locator('[role="log"]');
      await expect.poll(() => log.getAttribute('aria-busy')).toBe('true');
      expect(await log.getAttribute('aria-live')).toBe('off');
      await page.locator('.exchange[data-state="answered"]').waitFor();
      site.assistant.pace = 15;
      expect(await log.getAttribute('aria-busy')).toBe('false');
      const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
      expect(heard).toHaveLength(2);
      expect(heard[0]).toBe('正在查找规划原文…');
      expect(heard[1]).toMatch(/^回答完成：原文摘录，引用原文 2 处。 到2030年，集成电路产业规模达到30亿元。/);
      expect(heard[1]).not.toContain('[1]');
    }));

  it('does not announce answers of a conversation that is opened again', () =>
    visit('/', DESK, async (page) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.shelf .fresh').click();
      await page.locator('.conversation-title').click();
      await page.reload();
      await page.locator('.conversation-title').click();
      expect(await page.locator('#app [role="status"]').textContent()).toBe('');
    }));

  it('takes keyboard alone from the first question to the marked passage and back', () =>
    visit('/', DESK, async (page) => {
      await page.keyboard.type(QUESTIONS.extracted);
      await page.keyboard.press('Enter');
      await page.locator('.exchange[data-state="answered"]').waitFor();
      const focused = () =>
        page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        );
      for (let press = 0; press < 40 && !(await focused()).startsWith('出处 1'); press++)
        await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe('出处 1：第二章第一节（二）');
      await page.locator('.card', { hasText: '第二章第一节（二）' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('查看原文');
      await page.keyboard.press('Enter');
      await page.locator('.reader mark.quote').waitFor();
      await page.keyboard.press('Escape');
      expect(await focused()).toBe('出处 1：第二章第一节（二）');
    }));

  it('can be left by Tab from everywhere: nothing holds the focus', () =>
    visit('/', DESK, async (page) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.source a').first().click();
      await page.locator('.reader mark.quote').waitFor();
      const seen = new Set<string>();
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        seen.add(
          await page.evaluate(
            () => document.activeElement?.closest('.reader, .desk, .site-header, body')?.className ?? '',
          ),
        );
      }
      expect(seen).toContain('reader');
      expect(seen).toContain('site-header');
      expect(seen).toContain('desk');
    }));

  it('always shows where the focus is', () =>
    visit('/', DESK, async (page) => {
      await ask(page, QUESTIONS.extracted);
      for (let press = 0; press < 25; press++) {
        await page.keyboard.press('Tab');
        const isVisible = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element === document.body) return true;
          const shown = element.matches('textarea')
            ? element.parentElement
            : element.matches('input[type="radio"]')
              ? element.nextElementSibling
              : element;
          const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element);
          return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
        });
        expect(isVisible, await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))).toBe(true);
      }
    }));

  it.each(['/', '/plan', '/indicators', '/verify', '/briefing'])('is usable at 400% zoom: %s', (path) =>
    // 1280 × 1024 at 400% is a window of 320 × 256 CSS pixels (WCAG 1.4.10).
    visit(path, { viewport: { width: 320, height: 256 } }, async (page) => {
      if (path === '/') await ask(page, QUESTIONS.extracted);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      const target = page.locator(path === '/' ? '.answer-body p' : 'main h1').last();
      await target.scrollIntoViewIfNeeded();
      expect(await target.isVisible()).toBe(true);
      if (path === '/') {
        await page.locator('.composer textarea').scrollIntoViewIfNeeded();
        expect((await page.locator('.composer textarea').boundingBox())?.height).toBeGreaterThan(40);
      }
    }),
  );

  it.each([
    ['/', 'the chat page'],
    ['/plan', 'the reading page'],
    ['/indicators', 'the indicators'],
  ])('has targets of 44 px for fingers: %s', (path) =>
    visit(path, PHONE, async (page) => {
      if (path === '/') await ask(page, QUESTIONS.extracted);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, summary, a[href], input:not([type="radio"]), textarea')]
          // Links within a sentence are as high as their line (WCAG 2.5.8, inline).
          .filter(
            (element) =>
              element.checkVisibility() &&
              !element.closest('.skip, .edition, .privacy, .lead, .chart-foot, .site-footer p, .hits p'),
          )
          .map((element) => {
            const after = getComputedStyle(element, '::after');
            const { width, height } = element.getBoundingClientRect();
            const reach = after.position === 'absolute' ? Number.parseFloat(after.height) : 0;
            return {
              name: element.outerHTML.slice(0, 90),
              width: Math.max(width, reach),
              height: Math.max(height, reach),
            };
          })
          .filter(({ width, height }) => height < 43.5 || width < 43.5),
      );
      expect(small).toEqual([]);
    }),
  );

  it('moves nothing for readers who want no motion', () =>
    visit('/', { ...DESK, reducedMotion: 'reduce' }, async (page) => {
      site.assistant.pace = 500;
      await page.locator('.composer textarea').fill(QUESTIONS.extracted);
      await page.keyboard.press('Enter');
      const dots = page.locator('.dots');
      await dots.waitFor();
      const duration = await dots.evaluate((element) => Number.parseFloat(getComputedStyle(element).animationDuration));
      site.assistant.pace = 15;
      expect(duration).toBeLessThan(0.001);
    }));

  it('reads an answer aloud in Chinese, its label first', async () => {
    const { page, close } = await openPage(browser, 'about:blank');
    await page.addInitScript(() => {
      const spoken: { text: string; lang: string }[] = [];
      Object.assign(window, { spoken });
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          speak: (utterance: SpeechSynthesisUtterance) => spoken.push({ text: utterance.text, lang: utterance.lang }),
          cancel: () => spoken.splice(0),
          getVoices: () => [],
        },
      });
    });
    await page.goto(site.origin);
    await ask(page, QUESTIONS.generated);
    await page.getByRole('button', { name: '朗读' }).click();
    const spoken = await page.evaluate(
      () => (window as unknown as { spoken: { text: string; lang: string }[] }).spoken,
    );
    expect(spoken[0]).toEqual({ text: '以下文字由人工智能生成，每一句都已与规划原文核对。', lang: 'zh-CN' });
    expect(spoken[1]?.text).toBe('到2030年，集成电路产业规模要达到30亿元');
    await page.getByRole('button', { name: '停止朗读' }).click();
    expect(await page.evaluate(() => (window as unknown as { spoken: unknown[] }).spoken)).toEqual([]);
    await close();
  });
});
