// Colours, where the terminal shows them and nobody has switched them off (https://no-color.org).

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Color = keyof typeof CODES;
export type Paint = (color: Color, text: string) => string;

/** @returns a function that paints, or one that leaves text as it is */
export function createPaint(hasColor: boolean): Paint {
  if (!hasColor) return (_, text) => text;
  return (color, text) => {
    const [on, off] = CODES[color];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/** NO_COLOR switches colours off, FORCE_COLOR on; else a terminal has them and a pipe has not. */
export function wantsColor(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR'] && environment['FORCE_COLOR'] !== '0') return true;
  return isTerminal && environment['TERM'] !== 'dumb';
}
