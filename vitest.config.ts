import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The examples name the package, which is not built while tests run.
  resolve: { alias: { 'plan-assistant': fileURLToPath(new URL('src/library.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/prepare-once.ts',
    // An index takes 0.3 GB a process: few workers, and time to build one.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // What a browser does takes its time on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 120_000,
  },
});
