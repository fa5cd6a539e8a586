// Breaks text into lines of a terminal, where a Chinese character takes two columns.
import stringWidth from 'string-width';

/** No line begins with these: they hang on the line before, as Chinese typesetting asks. */
const CLOSING = /^[，。、；：？！）》】”’」』%,.;:?!)\]]$/;

/** Latin words and figures stay whole; every other character may begin a line. */
const UNITS = /[A-Za-z0-9][A-Za-z0-9.+\-/]*|\s+|./gsu;

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const [unit] of line.matchAll(UNITS)) {
    const fits = stringWidth(current) + stringWidth(unit) <= width;
    if (fits || current === '' || CLOSING.test(unit)) current += unit;
    else {
      lines.push(current.trimEnd());
      current = unit.trimStart();
    }
  }
  lines.push(current.trimEnd());
  return lines;
}

/**
 * @param width columns of the terminal, the indent included
 * @param indent set before every line
 */
export function wrapText(text: string, width: number, indent = ''): string {
  const room = Math.max(width - indent.length, 20);
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, room))
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n');
}
