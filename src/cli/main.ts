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

// Whoever builds for a service ends with it, and is not kept alive by it.
if (process.send) {
  process.once('disconnect', () => process.exit(0));
  process.channel?.unref();
}

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
  dataDir: env['PLAN_DATA_DIR'] || fileURLToPath(new URL('../../data', import.meta.url)),
  showProgress: (progress) => display?.(progress),
  async loadAssistant({ onProgress, onNotice, models, dataDir }) {
    await openDisplay();
    const { createAssistant } = await import('../assistant.js');
    return createAssistant({
      onProgress: (message, done, total) => onProgress({ message, done, total }),
      onNotice,
      ...(models ? { models } : {}),
      ...(dataDir ? { dataDir } : {}),
    });
  },
  async loadCode() {
    const { loadSegmenter } = await import('../indexing/segment-words.js');
    loadSegmenter([]);
    // Some hundred modules, which are read and run in one go.
    await import('../assistant.js');
  },
  async prepareData(options) {
    await openDisplay();
    const { isBuilt } = await import('../assistant.js');
    const { buildApart } = await import('./build-apart.js');
    const { prepareData } = await import('./prepare-data.js');
    return prepareData({
      ...options,
      corpusDir: context.corpusDir,
      dataDir: context.dataDir,
      build: buildApart,
      isBuilt,
    });
  },
  tellParent: process.send ? (report) => process.send?.(report) : null,
  process,
  exit: (code) => process.exit(code),
};

process.exitCode = await runCli(process.argv.slice(2), context);
