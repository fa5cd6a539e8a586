// Data sets as tables, .xlsx or .csv: read with the row and column of every fault, written with a sheet of help.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import readSheet from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { DataFileError } from '../dataset/data-file-error.js';
import { type CaseLine, evaluationCaseSchema } from '../dataset/evaluation-case.js';
import type { JsonLine } from '../dataset/read-jsonl.js';
import { CASE_COLUMNS } from './case-columns.js';

export const isTable = (file: string): boolean => /\.(?:xlsx|csv)$/i.test(file);

const textOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell));

/** Rows of cells as text; the first is the titles. */
async function readRows(file: string): Promise<string[][]> {
  try {
    if (/\.csv$/i.test(file)) {
      return parse(readFileSync(file), { bom: true, relaxColumnCount: true, skipEmptyLines: false }) as string[][];
    }
    const [first] = await readSheet(file);
    return (first?.data ?? []).map((row) => row.map(textOf));
  } catch (error) {
    const problem = `cannot be read as a table: ${(error as Error).message}`;
    throw new DataFileError(file, null, problem, 'Save it as .xlsx, or as CSV in UTF-8.');
  }
}

function columnsOf(titles: readonly string[], file: string): Map<number, (typeof CASE_COLUMNS)[number]> {
  const columns = new Map<number, (typeof CASE_COLUMNS)[number]>();
  for (const [at, title] of titles.entries()) {
    const column = CASE_COLUMNS.find((each) => each.title === title.trim());
    if (column) columns.set(at, column);
    else if (title.trim() !== '') {
      const known = CASE_COLUMNS.map((each) => each.title).join('、');
      throw new DataFileError(file, 1, `no column is called 「${title.trim()}」`, `Known are ${known}.`);
    }
  }
  return columns;
}

function readRow(cells: readonly string[], columns: ReturnType<typeof columnsOf>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const column of CASE_COLUMNS) fields[column.field] = column.read('');
  for (const [at, column] of columns) fields[column.field] = column.read(cells[at] ?? '');
  return fields;
}

/** The column that a fault of a field is in, for somebody who sees a table and no field. */
const titleOf = (field: PropertyKey | undefined): string =>
  CASE_COLUMNS.find((column) => column.field === field)?.title ?? String(field ?? '');

/**
 * Reads a table; empty rows are left out.
 * @throws DataFileError naming row and column
 */
export async function readCaseTable(file: string): Promise<JsonLine<CaseLine>[]> {
  const [titles = [], ...rows] = await readRows(file);
  const columns = columnsOf(titles, file);
  return rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const line = at + 2;
    const parsed = evaluationCaseSchema.safeParse(readRow(cells, columns));
    if (parsed.success) return [{ line, value: parsed.data }];
    const faults = parsed.error.issues.map(({ path, message }) => `「${titleOf(path[0])}」: ${message}`).join('; ');
    throw new DataFileError(
      file,
      line,
      faults,
      'Mend these cells; the sheet 说明 of the template tells what each takes.',
    );
  });
}

const WRAPPED = { wrap: true, alignVertical: 'top' } as const;
const TITLE = { fontWeight: 'bold', backgroundColor: '#E5F0EA', ...WRAPPED } as const;

/** Writes cases and, in a second sheet, what each column takes. Without cases it is the template. */
export async function writeCaseTable(file: string, cases: readonly CaseLine[]): Promise<void> {
  const titles = CASE_COLUMNS.map(({ title }) => ({ value: title, ...TITLE }));
  const rows = cases.map((line) => CASE_COLUMNS.map(({ write }) => ({ value: write(line), type: String, ...WRAPPED })));
  const help = CASE_COLUMNS.map(({ title, help: text }) => [
    { value: title, ...TITLE },
    { value: text, ...WRAPPED },
  ]);
  await writeWorkbook([
    {
      ...{ data: [titles, ...rows], sheet: '题目', stickyRowsCount: 1 },
      columns: CASE_COLUMNS.map(({ width }) => ({ width })),
    },
    {
      data: [
        [
          { value: '列', ...TITLE },
          { value: '填什么', ...TITLE },
        ],
        ...help,
      ],
      sheet: '说明',
      columns: [{ width: 16 }, { width: 80 }],
    },
  ]).toFile(file);
}
