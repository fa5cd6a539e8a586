// What the process's exit code tells a script; `plan --help` prints the same list.

export const EXIT = {
  ok: 0,
  /** Something failed: unreadable corpus, port in use, `ingest --check` found a difference. */
  failure: 1,
  /** The command line was wrong. */
  usage: 2,
  /** `ask`: the plan does not say, or it was no question for the plan. */
  noAnswer: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `
退出码：
  0  成功
  1  失败（如语料无法读取、端口被占用、ingest --check 发现不一致）
  2  命令行用法错误
  3  ask：规划未涉及，或不是针对规划的问题`;

/** A wrong command line that the argument parser cannot see; told as it is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
