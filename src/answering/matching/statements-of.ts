// Whether a sentence tells what was reached, by the statements that it makes.
import type { Statement } from '../../statements/statement.js';
import type { TextSpan } from '../../text/text-span.js';

interface WithStatements {
  readonly statements: readonly Statement[];
}

const byStart = new WeakMap<readonly Statement[], Map<number, Statement[]>>();

/** The statements that a sentence makes. */
export function statementsOf({ statements }: WithStatements, sentence: TextSpan): readonly Statement[] {
  let grouped = byStart.get(statements);
  if (!grouped) {
    grouped = new Map();
    for (const statement of statements) {
      const group = grouped.get(statement.sentence.start);
      if (group) group.push(statement);
      else grouped.set(statement.sentence.start, [statement]);
    }
    byStart.set(statements, grouped);
  }
  return grouped.get(sentence.start) ?? [];
}

/** Whether all that a sentence states was reached before the plan's period. */
export function isPast(context: WithStatements, sentence: TextSpan): boolean {
  const made = statementsOf(context, sentence);
  return made.length > 0 && made.every(({ scope }) => scope === 'past');
}
