// Statements on disk: `corpus/statements.jsonl`, a row a statement in text order, every span with its printed words.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanDocument } from '../plan/plan-document.js';
import { readDataLines } from '../text/read-data-lines.js';
import { sliceSpan, type TextSpan } from '../text/text-span.js';
import type { Statement } from './statement.js';
import { type StatementRow, statementRowSchema } from './statement-schema.js';
import { StatementsError } from './statements-error.js';

const STATEMENTS_FILE = 'statements.jsonl';
/** Enough of a sentence to know it by; its statements print the rest. */
const OPENING_LENGTH = 16;
/** Beside the rows: that they are what the code of this format wrote. */
const SEAL_FILE = 'statements.sha256';
/** Raised when the shape of a row changes. */
const FORMAT = 1;
const REMEDY = 'Run `npm run plan -- ingest` to write the statements anew.';

const sealOf = (rows: string): string => `${FORMAT} ${createHash('sha256').update(rows).digest('hex')}\n`;

const isSpan = (value: unknown): value is TextSpan => typeof value === 'object' && value !== null && 'start' in value;

const openingOf = (text: string, span: TextSpan): string =>
  text.slice(span.start, Math.min(span.end, span.start + OPENING_LENGTH));

/** Spans become [start, words] wherever they stand; everything else stays. */
function toRow(text: string, { sentence, ...rest }: Statement): Record<string, unknown> {
  const pack = (value: unknown): unknown => {
    if (isSpan(value)) return [value.start, sliceSpan(text, value)];
    return Array.isArray(value) ? value.map(pack) : value;
  };
  const { id, kind, ...fields } = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, pack(value)]));
  return { id, kind, sentence: [sentence.start, sentence.end, openingOf(text, sentence)], ...fields };
}

const formatStatements = (plan: PlanDocument, statements: readonly Statement[]): string =>
  statements.map((statement) => `${JSON.stringify(toRow(plan.text, statement))}\n`).join('');

/** What `ingest` writes and `ingest --check` compares, by file name. */
export function formatStatementFiles(plan: PlanDocument, statements: readonly Statement[]): Record<string, string> {
  const rows = formatStatements(plan, statements);
  return { [STATEMENTS_FILE]: rows, [SEAL_FILE]: sealOf(rows) };
}

/** Writes beside the old files, then renames: a crash leaves rows without their seal at worst, and they are checked then. */
export function writeStatements(plan: PlanDocument, statements: readonly Statement[], corpusDir: string): void {
  for (const [name, content] of Object.entries(formatStatementFiles(plan, statements))) {
    const path = join(corpusDir, name);
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, content);
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }
}

/** Rows as `ingest` wrote them need no check of their shape, which takes three times as long as all the rest. */
function readRows(path: string, sealPath: string): readonly { readonly line: number; readonly value: StatementRow }[] {
  if (existsSync(path) && existsSync(sealPath)) {
    const rows = readFileSync(path, 'utf8');
    if (readFileSync(sealPath, 'utf8') === sealOf(rows))
      return rows
        .trimEnd()
        .split('\n')
        .map((row, index) => ({ line: index + 1, value: JSON.parse(row) as StatementRow }));
  }
  return readDataLines(path, statementRowSchema);
}

/** Turns the spans of one row back into offsets, and refuses it where the text no longer says their words. */
function createUnpacker(text: string, refuse: (problem: string) => never) {
  const one = ([start, words]: readonly [number, string]): TextSpan => {
    if (!text.startsWith(words, start)) refuse(`the plan does not say 「${words}」 at ${start}`);
    return { start, end: start + words.length };
  };
  return {
    one,
    maybe: (packed: readonly [number, string] | null): TextSpan | null => (packed === null ? null : one(packed)),
    sentence([start, end, opening]: readonly [number, number, string]): TextSpan {
      if (end > text.length || openingOf(text, { start, end }) !== opening)
        refuse(`the plan has no sentence 「${opening}…」 at ${start}`);
      return { start, end };
    },
  };
}

function fromRow(row: StatementRow, text: string, refuse: (problem: string) => never): Statement {
  const { one, maybe, sentence } = createUnpacker(text, refuse);
  const base = { ...row, sentence: sentence(row.sentence) };
  switch (base.kind) {
    case 'row':
      return base;
    case 'quantity': {
      const { clause, subject, measure, head, area, printed } = base;
      const [clauseSpan, subjectSpan, printedSpan] = [one(clause), one(subject), one(printed)];
      const optional = { measure: maybe(measure), head: maybe(head), area: maybe(area) };
      return { ...base, ...optional, clause: clauseSpan, subject: subjectSpan, printed: printedSpan };
    }
    case 'enumeration':
      return { ...base, head: one(base.head), members: base.members.map(one) };
    case 'term':
      return { ...base, term: one(base.term), meaning: maybe(base.meaning), members: base.members.map(one) };
    case 'attribute':
      return { ...base, subject: one(base.subject), value: one(base.value), clause: one(base.clause) };
    case 'provision':
      return { ...base, action: one(base.action), verb: maybe(base.verb), object: maybe(base.object) };
  }
}

/**
 * Reads the statements of a plan and checks that each span still says its printed words.
 * @throws DataFileError at a row that is not one, StatementsError at a row that does not fit the plan
 */
export function loadStatements(corpusDir: string, plan: PlanDocument): Statement[] {
  const path = join(corpusDir, STATEMENTS_FILE);
  return readRows(path, join(corpusDir, SEAL_FILE)).map(({ line, value }) =>
    fromRow(value, plan.text, (problem) => {
      throw new StatementsError(path, line, problem, REMEDY);
    }),
  );
}
