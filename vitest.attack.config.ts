import { defineConfig } from 'vitest/config';

/** `npm run test:attack`: one attack after the other, so that each figure is of one attack alone. */
export default defineConfig({
  test: {
    include: ['test/attack/**/*.attack.ts'],
    globalSetup: ['test/attack/support/print-figures.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
