// What a figure counts: the words around it, so that two figures of one quote cannot trade places.
import type { Figure } from '../../text/find-figures.js';
import { languageWords } from '../../text/word-classes.js';
import type { PlacedFigure } from './match-figure.js';
import { bigramsOf } from './split-clauses.js';

/** Ends a figure's surroundings: 青年驿站5处、“优徕青年社区”10处 are two. */
const DELIMITER = new RegExp(`[，。；、,;：:\\n]|${languageWords('joint').source}`);
const REACH = 24;
/** What of a printed figure is no counter. */
const NUMBER = /[\d.,\s〇零一二两三四五六七八九十百千万亿]/g;
/** Two pairs of characters more in common with another figure's words: not by chance, and not by one shared 产业. */
const CLEARLY_MORE = 2;

/** The words before a figure, up to what ends its surroundings. */
function wordsBefore(text: string, { span }: Figure): string {
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  for (let i = before.length - 1; i >= 0; i--) if (DELIMITER.test(before.charAt(i))) return before.slice(i + 1);
  return before;
}

export function surroundings(text: string, figure: Figure): Set<string> {
  const { span } = figure;
  const before = wordsBefore(text, figure);
  const after = text.slice(span.end, span.end + REACH).split(DELIMITER, 1)[0] ?? '';
  return bigramsOf(`${before}。${after}`);
}

export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const bigram of a) if (b.has(bigram)) shared++;
  return shared;
}

/** How many pairs of characters stand beside both figures, the claimed one and the printed. */
export const closenessOf = (claimText: string, claimed: Figure, printed: PlacedFigure): number =>
  overlap(surroundings(claimText, claimed), surroundings(printed.text, printed));

/**
 * Counters stand for one another (三大平台 is 三个平台), so that 中央八项规定 would back any 8个: with another counter the
 * figure must stand beside the same words.
 */
export function countsTheSame(claimText: string, claimed: Figure, printed: PlacedFigure): boolean {
  if (claimed.unit !== '个' || claimed.printed === printed.printed) return true;
  const [own, other] = [claimed.printed, printed.printed].map((text) => text.replace(NUMBER, ''));
  return own === other || overlap(surroundings(claimText, claimed), surroundings(printed.text, printed)) > 0;
}

/**
 * Whether the claim gives a figure to the wrong thing: the words around it fit another figure of the quotes, of the same
 * unit and another quantity, clearly better than any that `backing` holds. 国内500强3家 falls where the plan prints
 * 世界500强3家、国内500强4家.
 */
export function countsAnother(
  claimText: string,
  claimed: Figure,
  backing: readonly PlacedFigure[],
  printed: readonly PlacedFigure[],
): boolean {
  const rivals = printed.filter(
    ({ kind, unit, quantity, year }) =>
      kind === 'amount' &&
      unit === claimed.unit &&
      quantity !== claimed.quantity &&
      // A figure of another year is told apart by its year already.
      (claimed.year === null || year === null || year === claimed.year),
  );
  if (claimed.kind !== 'amount' || rivals.length === 0) return false;
  // What stands before a figure tells what it counts; what stands behind may be of the next one.
  const ahead = bigramsOf(wordsBefore(claimText, claimed));
  const words = ahead.size > 1 ? ahead : surroundings(claimText, claimed);
  const likeness = (figures: readonly PlacedFigure[]) =>
    Math.max(0, ...figures.map((figure) => overlap(words, surroundings(figure.text, figure))));
  return likeness(rivals) - likeness(backing) >= CLEARLY_MORE;
}
