// A file of statements that does not fit its plan: names the file, the line, what is wrong and what to do.

export class StatementsError extends Error {
  override readonly name = 'StatementsError';

  constructor(
    readonly file: string,
    readonly line: number,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${file}:${line}: ${problem}. ${remedy}`);
  }
}
