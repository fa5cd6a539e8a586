// The style sheet and script of the pages, read once; they stand beside this module in src/ and in dist/.
import { readFileSync } from 'node:fs';

const TYPES = { 'page.css': 'text/css; charset=utf-8', 'ask.js': 'text/javascript; charset=utf-8' } as const;

export interface Asset {
  readonly type: string;
  readonly content: string;
}

/**
 * Reads every asset by name.
 * @throws when a file is missing: dist/ was then compiled without `node src/setup/prepare.mjs build`
 */
export function readAssets(): ReadonlyMap<string, Asset> {
  return new Map(
    Object.entries(TYPES).map(([name, type]) => {
      const content = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
      return [name, { type, content }];
    }),
  );
}
