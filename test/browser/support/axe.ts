/// <reference lib="dom" />
// What axe-core finds on a page as it is now, shadow trees included.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** WCAG 2.2 AA and axe's own best practices. @returns one line for each finding; none is what a test expects */
export async function axeFindings(page: Page): Promise<string[]> {
  // Transitions change colours for a moment; axe must see the page at rest.
  await page.waitForTimeout(50);
  await page.evaluate(SOURCE);
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: object): Promise<AxeResults> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return axe.run(document, { runOnly: { type: 'tag', values: tags } });
  });
  // Three of a kind tell what is wrong; two hundred hide what else is.
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ html, failureSummary }) =>
          `${id}: ${html.slice(0, 160)} — ${failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`,
      ),
  );
}
