// Chromium as the system has it, and how tests start it.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

const EXECUTABLE = '/usr/bin/chromium';

export const hasChromium = existsSync(EXECUTABLE);

/** No requests of the browser's own: a test sees what the page asks for and nothing else. */
const OPTIONS = {
  executablePath: EXECUTABLE,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** One browser for all test files of a run: each works in contexts of its own. */
export const startSharedBrowser = () => chromium.launchServer(OPTIONS);

/** The run's browser, or one of the file's own where it runs alone. */
export function launchBrowser(): Promise<Browser> {
  const shared = inject('browser');
  return shared === null ? chromium.launch(OPTIONS) : chromium.connect(shared);
}
