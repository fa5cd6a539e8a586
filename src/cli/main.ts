#!/usr/bin/env node
// The entry of `plan`: the real terminal, folders and assistant, given to the command line.
import { fileURLToPath } from 'node:url';
import type { CliContext, Terminal } from './cli-context.js';
import { wantsColor } from './display/paint.js';
import { plainForTerminal } from './display/plain-for-terminal.js';
import { runCli } from './run-cli.js';

/** Lines of Chinese longer than this are hard to read, however wide the window is. */
const WIDEST = 100;
/** What terminals have had since the punched card; a pipe tells no width. */
const USUAL_WIDTH = 80;

const { env, stdout, stderr } = process;

// A reader such as `head` that has seen enough closes the pipe: nothing to say, nobody to say it to.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

const hasColor = wantsColor(env, stdout.isTTY === true);
/** A file gets what there is; a terminal only what cannot steer it. */
const shown = (text: string, isTerminal: boolean): string => (isTerminal ? plainForTerminal(text, hasColor) : text);

const terminal: Terminal = {
  print: (text) => stdout.write(`${shown(text, stdout.isTTY === true)}\n`),
  complain: (text) => stderr.write(`${shown(text, stderr.isTTY === true)}\n`),
  width: Math.min(stdout.columns ?? USUAL_WIDTH, WIDEST),
  hasColor,
};

let display: CliContext['showProgress'] | null = null;

async function openDisplay(): Promise<void> {
  const { createProgressDisplay } = await import('./display/show-progress.js');
  display ??= createProgressDisplay(stderr);
}

const context: CliContext = {
  terminal,
  environment: env,
  seedsDir: fileURLToPath(new URL('../../seeds', import.meta.url)),
  corpusDir: env['PLAN_CORPUS_DIR'] || fileURLToPath(new URL('../../corpus', import.meta.url)),
  plansDir: env['PLAN_PLANS_DIR'] || fileURLToPath(new URL('../../plans', import.meta.url)),
  dataDir: env['PLAN_DATA_DIR'] || fileURLToPath(new URL('../../data', import.meta.url)),
  showProgress: (progress) => display?.(progress),
  async openLibrary({ onProgress, onNotice, onHindrance, models }) {
    await openDisplay();
    const { openLibrary } = await import('../library/open-library.js');
    const { corpusDir, plansDir, dataDir } = context;
    const library = openLibrary(
      { corpusDir, plansDir, dataDir },
      {
        onProgress: (message, done, total) => onProgress({ message, done, total }),
        onNotice,
        ...(models ? { models } : {}),
        ...(onHindrance ? { onHindrance } : {}),
      },
    );
    for (const fault of library.faults) onNotice(fault);
    return library;
  },
  async loadCode() {
    await import('../library/open-library.js');
  },
  process,
  exit: (code) => process.exit(code),
};

process.exitCode = await runCli(process.argv.slice(2), context);
