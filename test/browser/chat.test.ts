/// <reference lib="dom" />
// The official's journey on the chat page: ask, read the citation, follow up, keep, rate, leave.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPlan } from '../support/seed-plan.js';
import { ask, hasChromium, launchBrowser, type OpenedPage, openPage, PHONE, TABLET } from './support/browser.js';
import { answerIdOf, QUESTIONS } from './support/scripted-assistant.js';
import { type Site, startSite } from './support/site.js';

const QUOTE = '到2030年，集成电路产业规模达到30亿元。';

describe.skipIf(!hasChromium)('the chat page', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Opens the page, runs the steps, and expects that nothing went wrong behind the scenes. */
  async function visit(steps: (opened: OpenedPage) => Promise<void>, options = {}, path = '/'): Promise<void> {
    const opened = await openPage(browser, site.origin + path, options);
    try {
      await steps(opened);
      expect(opened.errors).toEqual([]);
      for (const address of opened.requests) expect(address).toMatch(new RegExp(`^(${site.origin}/|blob:|data:)`));
    } finally {
      await opened.close();
    }
  }

  it('offers questions by audience, and asks the one that is chosen', () =>
    visit(async ({ page }) => {
      // The card's questions come with the settings, a moment after the page.
      await page.locator('.audience h3').first().waitFor();
      expect(await page.locator('.audience h3').allTextContents()).toEqual(['干部', '居民', '企业']);
      const question = page.locator('.audience .question').first();
      const text = await question.textContent();
      await question.click();
      expect(await page.locator('.question-line').textContent()).toContain(text);
      await page.locator('.exchange[data-state="answered"]').waitFor();
    }));

  it('answers with numbered citations, its kind in words, its edition and the notice of authority', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      const exchange = page.locator('.exchange');
      expect(await exchange.locator('.chip').allTextContents()).toEqual(['原文摘录']);
      expect(await exchange.locator('.answer-body').textContent()).toContain(QUOTE);
      expect(await exchange.locator('.marker').allTextContents()).toEqual(['1', '2']);
      const edition = await exchange.locator('.edition').textContent();
      expect(edition).toContain(`依据《${seedPlan.title}》（文本版本 ${seedPlan.digest.slice(0, 12)}）`);
      expect(edition).toContain('以正式公布的规划文本为准');
      expect(await exchange.locator('.edition a').getAttribute('href')).toMatch(/^\/plan\?mark=\d+-\d+#c2\.1\.2$/);
    }));

  it('labels AI-written text from its first word on, for eyes and for machines', () =>
    visit(async ({ page }) => {
      site.assistant.pace = 600;
      await page.locator('.composer textarea').fill(QUESTIONS.generated);
      await page.keyboard.press('Enter');
      await page.locator('.answer-body p').first().waitFor();
      expect(await page.locator('.exchange').getAttribute('data-state')).toBe('streaming');
      expect(await page.locator('.chip.generated').textContent()).toBe('AI 生成，已逐条核对');
      site.assistant.pace = 15;
      await page.locator('.exchange[data-state="answered"]').waitFor();
      const body = page.locator('.answer-body');
      expect(await body.getAttribute('data-origin')).toBe('ai-generated');
      expect(JSON.parse((await body.getAttribute('data-aigc')) ?? '')).toMatchObject({
        Label: '1',
        ReservedCode1: seedPlan.digest,
      });
      expect(await page.locator('.edition').textContent()).toContain('内容由人工智能生成');
    }));

  it.each([
    [QUESTIONS.partial, ['原文摘录', '部分写明']],
    [QUESTIONS.silent, ['规划未涉及']],
    [QUESTIONS.declined, []],
  ])('tells the status of “%s” in words', (question, words) =>
    visit(async ({ page }) => {
      await ask(page, question);
      expect(await page.locator('.chip').allTextContents()).toEqual(words);
    }),
  );

  it('folds a long list of sources, shows it whole on demand, and always prints it whole', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.long);
      const lines = () => page.locator('.source:visible').count();
      expect(await lines()).toBe(4);
      await page.emulateMedia({ media: 'print' });
      expect(await lines()).toBe(12);
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('button', { name: '显示全部 12 处出处' }).click();
      expect(await lines()).toBe(12);
    }));

  it('points to the nearest sections where the plan is silent', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.silent);
      const link = page.locator('.related a');
      expect(await link.textContent()).toBe('第五章第五节（一） 完善现代化基础设施体系');
      await link.click();
      await page.waitForURL('**/plan#c5.5.1');
    }));

  it('shows quote, reference and breadcrumb on hover, and hides them on Esc', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.marker').first().hover();
      const card = page.locator('.card');
      await card.waitFor();
      expect(await card.locator('.card-quote').textContent()).toBe(QUOTE);
      expect(await card.locator('.card-reference').textContent()).toBe('第二章第一节（二）');
      expect(await card.locator('.card-crumbs').textContent()).toContain(
        '› 一、聚力发展龙头引领产业 › （二）壮大提升集成电路产业集群',
      );
      // WCAG 1.4.13: the pointer may move onto the card.
      await card.hover();
      await page.waitForTimeout(400);
      expect(await card.count()).toBe(1);
      await page.keyboard.press('Escape');
      expect(await card.count()).toBe(0);
    }));

  it('opens the plan beside the answer at the quote, and gives the focus back when it closes', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.marker').nth(1).click();
      const mark = page.locator('.reader mark.quote');
      await mark.waitFor();
      expect(await mark.textContent()).toBe('到2030年，高端数控机床与机器人产业规模达到80亿元。');
      await expect
        .poll(() =>
          mark.evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            const pane = element.closest('.reader-body')?.getBoundingClientRect();
            return pane !== undefined && top >= pane.top && bottom <= pane.bottom;
          }),
        )
        .toBe(true);
      const [answer, reader] = await Promise.all([
        page.locator('.answer-body').boundingBox(),
        page.locator('.reader').boundingBox(),
      ]);
      expect((answer?.x ?? 0) + (answer?.width ?? 0)).toBeLessThanOrEqual(reader?.x ?? 0);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('reader-title');
      await page.keyboard.press('Escape');
      expect(await page.locator('.reader').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        '出处 2：第二章第一节（三）',
      );
    }));

  it('shows another passage in the open plan', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.care);
      await ask(page, QUESTIONS.extracted);
      await page.locator('.exchange').nth(0).locator('.source a').click();
      await page.locator('.reader .chapter', { hasText: '第九章' }).waitFor();
      await page.locator('.exchange').nth(1).locator('.source a').first().click();
      await page.locator('.reader .chapter', { hasText: '第二章' }).waitFor();
      expect(await page.locator('.reader mark.quote').textContent()).toBe(QUOTE);
    }));

  it('sends the talk so far with a follow-up', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.follow-ups button').click();
      await page.locator('.exchange[data-state="answered"]').nth(1).waitFor();
      const { request } = site.assistant.calls.at(-1) ?? { request: undefined };
      expect(request?.history?.map(({ role }) => role)).toEqual(['user', 'assistant']);
      expect(request?.history?.[0]?.content).toBe(QUESTIONS.extracted);
    }));

  it('tells the asker of a masked number, and keeps only the mask', () =>
    visit(async ({ page }) => {
      await ask(page, '我是13812345678，补贴怎么领？');
      expect(await page.locator('.exchange .notice').first().textContent()).toContain(
        '您的问题中含有手机号码，已自动遮盖',
      );
      expect(await page.locator('.question-line').textContent()).toContain('我是***，补贴怎么领？');
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('13812345678');
    }));

  it('stops on demand, keeps what has arrived, and asks again', () =>
    visit(async ({ page }) => {
      site.assistant.pace = 400;
      await page.locator('.composer textarea').fill(QUESTIONS.extracted);
      await page.keyboard.press('Enter');
      await page.locator('.answer-body p').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.exchange[data-state="stopped"]').waitFor();
      expect(await page.locator('.answer-body').textContent()).toContain(QUOTE);
      site.assistant.pace = 15;
      await page.getByRole('button', { name: '重新提问' }).click();
      await page.locator('.exchange[data-state="answered"]').waitFor();
      expect(await page.locator('.exchange').count()).toBe(1);
    }));

  it('breaks the line on Shift+Enter, and leaves Enter to an input method', () =>
    visit(async ({ page }) => {
      const field = page.locator('.composer textarea');
      await field.fill('第一行');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('第二行');
      expect(await field.inputValue()).toBe('第一行\n第二行');
      await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
      expect(await page.locator('.exchange').count()).toBe(0);
    }));

  it('keeps conversations in the browser only: reload, open, rename, begin anew, delete', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.shelf .fresh').click();
      expect(await page.locator('.exchange').count()).toBe(0);
      await ask(page, QUESTIONS.silent);
      await page.reload();
      await page.locator('.conversation').first().waitFor();
      expect(await page.locator('.conversation-title').allTextContents()).toEqual([
        QUESTIONS.silent,
        QUESTIONS.extracted,
      ]);
      await page.locator('.conversation-title').nth(1).click();
      expect(await page.locator('.answer-body').textContent()).toContain(QUOTE);

      await page.getByRole('button', { name: `重命名：${QUESTIONS.extracted}` }).click();
      await page.keyboard.type('产业规模');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('产业规模');
      await page.keyboard.press('Enter');
      expect(await page.locator('.conversation-title').nth(1).textContent()).toBe('产业规模');

      await page.getByRole('button', { name: '删除：产业规模' }).click();
      await page.locator('.confirm .danger').click();
      expect(await page.locator('.conversation-title').allTextContents()).toEqual([QUESTIONS.silent]);
      await page.getByRole('button', { name: '全部删除' }).click();
      await page.locator('.confirm .danger').click();
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    }));

  it('takes a thumb at once, and a reason and a note when given', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.getByRole('button', { name: '没帮助' }).click();
      await page.locator('.feedback-form').waitFor();
      const rating = () =>
        site.feedback.list(new Date(0)).find(({ answerId }) => answerId === answerIdOf(QUESTIONS.extracted));
      await expect.poll(rating).toMatchObject({ verdict: 'down', reason: null });
      await page.getByText('内容不全').click();
      await page.locator('.feedback-form textarea').fill('少了一项');
      await page.getByRole('button', { name: '提交' }).click();
      await page.locator('.feedback-form').waitFor({ state: 'detached' });
      await expect.poll(rating).toMatchObject({ verdict: 'down', reason: 'incomplete', note: '少了一项' });
      expect(await page.getByRole('button', { name: '没帮助' }).getAttribute('aria-pressed')).toBe('true');
    }));

  it('copies an answer with its references in official form, and one citation alone', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      await page.getByRole('button', { name: '复制', exact: true }).click();
      await expect.poll(clipboard).toContain(`[1] 《${seedPlan.title}》第二章第一节（二）：“${QUOTE}”`);
      expect(await clipboard()).toContain('答（原文摘录）：');
      await page.getByRole('button', { name: '复制引文 1' }).click();
      await expect.poll(clipboard).toBe(`“${QUOTE}”（《${seedPlan.title}》第二章第一节（二））`);
    }));

  it('carries the AI label along when AI-written text is selected and copied', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.generated);
      await page
        .locator('.answer-body')
        .evaluate((body) => getSelection()?.selectAllChildren(body.firstElementChild ?? body));
      await page.keyboard.press('Control+C');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('集成电路产业规模要达到30亿元');
      expect(copied).toContain('〔AI 生成，已逐条核对〕');
    }));

  it('prints the talk with quotes, official references and labels, and nothing to click', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.generated);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.source-quote').first().isVisible()).toBe(true);
      expect(await page.locator('.source-official').first().isVisible()).toBe(true);
      expect(await page.locator('.chip.generated').isVisible()).toBe(true);
      for (const hidden of ['.composer', '.actions', '.shelf', '.site-header', '.source-copy']) {
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      }
    }));

  it('begins with a question about a place in the plan, ready to be sent', () =>
    visit(
      async ({ page }) => {
        const field = page.locator('.composer textarea');
        expect(await field.inputValue()).toBe('第二章第一节（二）“壮大提升集成电路产业集群”的主要内容是什么？');
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
      },
      {},
      '/?about=c2.1.2',
    ));

  describe('on a phone', () => {
    it('shows the card on a tap and the plan as a sheet, with nothing wider than the screen', () =>
      visit(async ({ page }) => {
        await ask(page, QUESTIONS.extracted);
        await page.locator('.marker').first().tap();
        await page.locator('.card').waitFor();
        const card = await page.locator('.card').boundingBox();
        expect(card?.x).toBeGreaterThanOrEqual(0);
        expect((card?.x ?? 0) + (card?.width ?? 0)).toBeLessThanOrEqual(360);
        await page.locator('.card button').first().tap();
        const mark = page.locator('.reader mark.quote');
        await mark.waitFor();
        const sheet = await page.locator('.reader').boundingBox();
        expect(sheet?.width).toBe(360);
        expect(sheet?.y).toBeGreaterThan(100);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        await page.locator('.reader-header button').tap();
        expect(await page.locator('.reader').count()).toBe(0);
      }, PHONE));

    it('keeps the list of conversations in a drawer', () =>
      visit(async ({ page }) => {
        await ask(page, QUESTIONS.extracted);
        expect(await page.locator('.shelf').isVisible()).toBe(false);
        await page.locator('.shelf-toggle').tap();
        await page.locator('.shelf .fresh').tap();
        expect(await page.locator('.shelf').isVisible()).toBe(false);
        expect(await page.locator('.exchange').count()).toBe(0);
      }, PHONE));
  });

  it('fits an upright tablet', () =>
    visit(async ({ page }) => {
      await ask(page, QUESTIONS.extracted);
      await page.locator('.marker').first().click();
      await page.locator('.reader mark.quote').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(768);
    }, TABLET));
});
