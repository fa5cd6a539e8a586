// Statements of the real and the invented plan, read once a test file, and their words for comparing.
import { createOutline } from '../../src/plan/outline.js';
import type { PlanDocument } from '../../src/plan/plan-document.js';
import { extractStatements } from '../../src/statements/extract-statements.js';
import { loadGeneralWords } from '../../src/statements/general-words.js';
import type { Statement } from '../../src/statements/statement.js';
import { sliceSpan, type TextSpan } from '../../src/text/text-span.js';
import { inventedPlan } from '../support/invented-plan.js';
import { plan as realPlan } from '../support/plan-fixture.js';

type Kind = Statement['kind'];
type OfKind<K extends Kind> = Extract<Statement, { kind: K }>;

export const words = loadGeneralWords();

function open(plan: PlanDocument) {
  const statements = extractStatements(plan, words);
  const say = (span: TextSpan | null): string | null => (span === null ? null : sliceSpan(plan.text, span));
  return {
    plan,
    outline: createOutline(plan),
    statements,
    say,
    of: <K extends Kind>(kind: K): OfKind<K>[] =>
      statements.filter((statement): statement is OfKind<K> => statement.kind === kind),
    /** Amounts as [subject, measure, printed, year]. */
    amounts: (unit: string) =>
      statements
        .filter((row): row is OfKind<'quantity'> => row.kind === 'quantity' && row.id.startsWith(`${unit}/`))
        .map((row) => [say(row.subject), say(row.measure), say(row.printed), row.year]),
    /** Lists as [head, members, open]. */
    lists: (unit: string) =>
      statements
        .filter((row): row is OfKind<'enumeration'> => row.kind === 'enumeration' && row.id.startsWith(`${unit}/`))
        .map((row) => [say(row.head), row.members.map(say), row.open]),
    actions: (unit: string) =>
      statements
        .filter((row): row is OfKind<'provision'> => row.kind === 'provision' && row.id.startsWith(`${unit}/`))
        .map((row) => say(row.action)),
    /** Attributes as [name, subject, value]. */
    attributes: (unit: string) =>
      statements
        .filter((row): row is OfKind<'attribute'> => row.kind === 'attribute' && row.id.startsWith(`${unit}/`))
        .map((row) => [row.attribute, say(row.subject), say(row.value)]),
  };
}

export const real = open(realPlan);
export const invented = open(inventedPlan);
