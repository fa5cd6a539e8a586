// The embedding page's colour made readable: dark enough as text on white, with letters on it that one can read.

type Rgb = readonly [number, number, number];

/** `#abc` or `#aabbcc` to 0…255. */
function parseHex(hex: string): Rgb {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** WCAG 2 relative luminance, 0 to 1. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrastWithWhite = (rgb: Rgb): number => 1.05 / (luminance(rgb) + 0.05);

/** WCAG AA for text is 4.5; the soft background behind accent text takes a little of it away. */
const CONTRAST = 5.2;

/** The colour, darkened in small steps until white on it and it on white can be read. */
export function readableAccent(hex: string): string {
  let rgb = parseHex(hex);
  while (contrastWithWhite(rgb) < CONTRAST) rgb = rgb.map((channel) => Math.floor(channel * 0.94)) as unknown as Rgb;
  return `rgb(${rgb.join(' ')})`;
}
