// The command line run inside the test, over a stub assistant, with what it prints kept.
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { CliContext } from '../../src/cli/cli-context.js';
import { runCli } from '../../src/cli/run-cli.js';
import { createPlanLibrary } from '../../src/library/plan-library.js';
import { readPlanCatalog } from '../../src/plan/plan-catalog.js';
import { PROJECT_ROOT } from '../support/seed-plan.js';
import { createStubAssistant, type StubAssistant, type StubParts } from '../support/stub-assistant.js';

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly assistant: StubAssistant;
  readonly loads: number;
}

export interface CliRunOptions {
  readonly parts?: StubParts;
  readonly hasColor?: boolean;
  readonly width?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly corpusDir?: string;
  readonly seedsDir?: string;
  readonly plansDir?: string;
}

export async function cli(args: readonly string[], options: CliRunOptions = {}): Promise<CliRun> {
  const { parts, hasColor = false, width = 80, environment = {} } = options;
  const assistant = createStubAssistant(parts);
  let [stdout, stderr, loads] = ['', '', 0];
  const context: CliContext = {
    terminal: {
      print: (text) => {
        stdout += `${text}\n`;
      },
      complain: (text) => {
        stderr += `${text}\n`;
      },
      width,
      hasColor,
    },
    environment,
    seedsDir: options.seedsDir ?? join(PROJECT_ROOT, 'seeds'),
    corpusDir: options.corpusDir ?? join(PROJECT_ROOT, 'corpus'),
    plansDir: options.plansDir ?? (options.corpusDir === undefined ? '/none' : join(options.corpusDir, '..', 'plans')),
    dataDir: join(PROJECT_ROOT, 'data'),
    showProgress: () => {},
    openLibrary: async () =>
      createPlanLibrary({
        readCatalog: () => readPlanCatalog(context),
        open: async () => {
          loads++;
          return assistant;
        },
      }),
    loadCode: async () => {},
    process: new EventEmitter() as unknown as CliContext['process'],
    exit: () => {},
  };
  const code = await runCli(args, context);
  return { code, stdout, stderr, assistant, loads };
}
