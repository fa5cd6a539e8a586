// The error of a data file: which file and line is wrong, what was expected, and what to do.

export class DataFileError extends Error {
  override readonly name = 'DataFileError';

  /**
   * @param file path as the operator gave it
   * @param line 1-based line, or null when the file as a whole is at fault
   * @param problem what was found and what was expected
   * @param remedy what the operator can do
   */
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}. ${remedy}`);
  }
}
