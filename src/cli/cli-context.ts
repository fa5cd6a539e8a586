// What the commands are given: a terminal, the project's folders, and a way to load the assistant.
import type { PlanLibrary } from '../library/plan-library.js';
import type { LoadingProgress } from '../server/assistant-slot.js';

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
  /** Why what was built cannot be kept for the next start; without it `onNotice` is told. */
  readonly onHindrance?: (reason: string) => void;
}

export interface CliContext {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly seedsDir: string;
  readonly corpusDir: string;
  /** Folder of the plans that people brought, one folder each. */
  readonly plansDir: string;
  /** Folder of built data. */
  readonly dataDir: string;
  readonly showProgress: (progress: LoadingProgress) => void;
  /** Opens the library of plans; a plan's index is built when it is first asked. The caller closes it. */
  readonly openLibrary: (options: LoadOptions) => Promise<PlanLibrary>;
  /** Loads the assistant's code, which holds the process for half a second. */
  readonly loadCode: () => Promise<void>;
  /** Source of SIGTERM and SIGINT for `serve`, and the way to end at once. */
  readonly process: Pick<NodeJS.Process, 'on' | 'off'>;
  readonly exit: (code: number) => void;
}

/** How commands other than `serve` load: progress is shown, notices only when somebody looks for a fault. */
export const openQuietly = ({ openLibrary, showProgress, environment, terminal }: CliContext): Promise<PlanLibrary> =>
  openLibrary({
    onProgress: showProgress,
    onNotice: (notice) => {
      if (environment['DEBUG']) terminal.complain(notice);
    },
  });
