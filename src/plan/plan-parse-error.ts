// The one error of the plan room: what is wrong with a source document, where, and what to do.

export class PlanParseError extends Error {
  override readonly name = 'PlanParseError';

  /**
   * @param line 1-based line of the source document, or null when the document as a whole is at fault
   * @param problem what was found and what was expected, a clause without its stop
   * @param remedy what the operator can do, likewise
   */
  constructor(
    readonly line: number | null,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${line === null ? '' : `第 ${line} 行：`}${problem}。${remedy}。`);
  }
}
