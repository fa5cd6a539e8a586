// Runs once before the test files: what several of them need is made here, so that no two make it side by side.
import type { TestProject } from 'vitest/node';
import { createAssistant } from '../../src/assistant.js';
import { builtFaces } from '../browser/support/built-faces.js';
import { hasChromium, startSharedBrowser } from '../browser/support/chromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of all files listens; null where a file is to start its own. */
    browser: string | null;
  }
}

/** The index of the whole plan and what understanding is fitted to: read from `data/` from then on. */
async function prepareIndex(): Promise<void> {
  const assistant = await createAssistant({ models: 'embedded' });
  await assistant.close();
}

/** The files named after `vitest run`; none names all. */
const namedFiles = (): string[] => process.argv.slice(2).filter((word) => word !== 'run' && !word.startsWith('-'));

/** A file that runs alone makes what it needs itself, and nothing else. */
export default async function prepareOnce(project: TestProject): Promise<() => Promise<void>> {
  const { testFiles } = await project.globTestFiles(namedFiles());
  const isAlone = testFiles.length < 2;
  const inBrowser = !isAlone && hasChromium && testFiles.some((file) => file.includes('/test/browser/'));
  const [browser] = await Promise.all([
    inBrowser ? startSharedBrowser() : null,
    inBrowser ? builtFaces() : null,
    isAlone ? null : prepareIndex(),
  ]);
  project.provide('browser', browser?.wsEndpoint() ?? null);
  return async () => {
    await browser?.close();
  };
}
