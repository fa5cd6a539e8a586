// report.html in a real browser: it sorts, filters and opens without network, and axe-core finds nothing to mend.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatHtmlReport } from '../../src/evaluation/reports/html-report.js';
import { reportOf } from '../support/report-fixture.js';

const CHROMIUM = '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(!existsSync(CHROMIUM))('report.html in a browser', () => {
  let directory: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'report-'));
    const file = join(directory, 'report.html');
    writeFileSync(file, formatHtmlReport(await reportOf('answers everything'), { planUrl: 'http://127.0.0.1:8787' }));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    // axe-core is put in from outside; the page's own policy would rightly refuse it.
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const visibleIds = () => page.locator('tr.case:visible').evaluateAll((rows) => rows.map((row) => row.id));

  it('opens on the failed cases', async () => {
    expect(await visibleIds()).toEqual(['e5', 'e6', 'e7', 'e8', 'e9']);
    expect(await page.locator('#shown').textContent()).toBe('5 / 9 题');
  });

  it('filters by type, style, group, fault and text, and resets', async () => {
    await page.selectOption('#filter-type', 'unanswerable');
    expect(await visibleIds()).toEqual(['e5', 'e7']);
    await page.selectOption('#filter-style', 'traditional');
    expect(await visibleIds()).toEqual(['e7']);
    await page.click('button[type=reset]');
    await page.selectOption('#filter-group', 'look-up');
    expect(await visibleIds()).toEqual(['e5']);
    await page.click('button[type=reset]');
    await page.uncheck('#filter-failed');
    expect(await visibleIds()).toHaveLength(9);
    await page.fill('#filter-text', '集成电路产业');
    expect(await visibleIds()).toEqual(expect.arrayContaining(['e1', 'e2']));
    await page.fill('#filter-text', '');
    await page.selectOption('#filter-fault', 'smalltalk_ok');
    expect(await visibleIds()).toEqual(['e8']);
    await page.selectOption('#filter-fault', '');
  });

  it('sorts both ways, n/a last, details staying with their case', async () => {
    const header = page.locator('#cases th', { hasText: '差错' });
    await header.click();
    expect((await visibleIds()).slice(0, 4).sort()).toEqual(['e1', 'e2', 'e3', 'e4']);
    await header.press('Enter');
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect((await visibleIds()).slice(-4).sort()).toEqual(['e1', 'e2', 'e3', 'e4']);
    const follows = await page
      .locator('tr.case')
      .evaluateAll((rows) => rows.every((row) => row.nextElementSibling?.id === `${row.id}-details`));
    expect(follows).toBe(true);
    await page.locator('#cases th', { hasText: '题号' }).click();
    expect(await visibleIds()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8', 'e9']);
  });

  it('opens a case by its button, for keyboards too', async () => {
    const button = page.locator('#e5 button');
    await button.press('Enter');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('#e5-details').textContent()).toContain('数字不见于引文：77亿元');
  });

  it.each([[1280], [375]])(
    'has nothing that axe-core objects to at %i pixels, and does not overflow',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      const violations = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 160)))',
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    },
  );

  it('has asked nobody for anything and raised no error', () => expect(complaints).toEqual([]));
});
