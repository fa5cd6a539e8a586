// A table for the terminal whose columns stay aligned with Chinese text (a Chinese character takes two cells).
import stringWidth from 'string-width';

export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that are set to the left; the others hold figures and are set to the right. The first by default. */
  readonly left?: readonly number[];
}

function pad(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return left ? text + space : space + text;
}

/** The table's lines, head and rule first, without trailing white space. */
export function formatTextTable({ head, rows, left = [0] }: TextTable): string {
  const widths = head.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    widths
      .map((width, column) => pad(cells[column] ?? '', width, left.includes(column)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(head), rule, ...rows.map(line)].join('\n');
}
