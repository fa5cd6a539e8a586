// Rows of cells as lines whose columns begin below each other, Chinese characters counted as two columns.
import stringWidth from 'string-width';

const GAP = '  ';

const padTo = (cell: string, width: number): string => cell + ' '.repeat(Math.max(width - stringWidth(cell), 0));

/** The last cell of a row is not padded. Colour codes have no width. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : padTo(cell, widths[column] ?? 0)))
      .join(GAP)
      .trimEnd(),
  );
}
