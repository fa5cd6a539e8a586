// What the commands are given: a terminal, the project's folders, and a way to load the assistant.
import type { Assistant } from '../assistant.js';
import type { LoadingProgress } from '../server/assistant-slot.js';
import type { BuildReport } from './build-report.js';
import type { PreparedData, PrepareOptions } from './prepare-data.js';

/** What a program needs to know of the terminal that it writes to. */
export interface Terminal {
  /** To stdout, with a line break. */
  print(text: string): void;
  /** To stderr, with a line break. */
  complain(text: string): void;
  /** Columns of stdout. */
  readonly width: number;
  /** Colours are wanted on stdout. */
  readonly hasColor: boolean;
}

export interface LoadingReports {
  readonly onProgress: (progress: LoadingProgress) => void;
  /** What an operator should know: a refused index, a claim that failed verification. */
  readonly onNotice: (notice: string) => void;
}

export interface LoadOptions extends LoadingReports {
  /** `embedded` uses no model, whatever is configured. */
  readonly models?: 'embedded';
  /** Folder of built data, where it is not the usual one. */
  readonly dataDir?: string;
}

export interface CliContext {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly seedsDir: string;
  readonly corpusDir: string;
  /** Folder of built data. */
  readonly dataDir: string;
  readonly showProgress: (progress: LoadingProgress) => void;
  /** Loads the assistant and builds its index when needed. The caller closes it. */
  readonly loadAssistant: (options: LoadOptions) => Promise<Assistant>;
  /** Loads jieba's dictionary and the assistant's code, which hold the process for a second. */
  readonly loadCode: () => Promise<void>;
  /** Makes sure that `loadAssistant` finds everything built, without holding this process. */
  readonly prepareData: (options: LoadingReports & Pick<PrepareOptions, 'onHindrance'>) => Promise<PreparedData>;
  /** Tells the process that started this one to build; null for one that a person started. */
  readonly tellParent: ((report: BuildReport) => void) | null;
  /** Source of SIGTERM and SIGINT for `serve`, and the way to end at once. */
  readonly process: Pick<NodeJS.Process, 'on' | 'off'>;
  readonly exit: (code: number) => void;
}

/** How commands other than `serve` load: progress is shown, notices only when somebody looks for a fault. */
export const loadQuietly = ({ loadAssistant, showProgress, environment, terminal }: CliContext): Promise<Assistant> =>
  loadAssistant({
    onProgress: showProgress,
    onNotice: (notice) => {
      if (environment['DEBUG']) terminal.complain(notice);
    },
  });
