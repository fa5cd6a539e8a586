// Numbers that the asker gives, beside those that the plan prints.
import type { Quantity } from '../../statements/statement.js';
import { type Figure, findFigures } from '../../text/find-figures.js';
import type { ReadingPart } from '../../understanding/reading.js';

type Claiming = Pick<ReadingPart, 'figures'>;

/** The amounts that a part gives, years left out. */
export const claimedNumbers = ({ figures }: Claiming): Figure[] =>
  figures.flatMap((figure) => findFigures(figure)).filter(({ kind }) => kind === 'amount');

/** Whether the asker gives this very number, in its unit or none. */
export const isClaimed = (part: Claiming, { value, unit }: Pick<Quantity, 'value' | 'unit'>): boolean =>
  value !== null &&
  claimedNumbers(part).some(
    (claimed) => claimed.quantity === value && (claimed.unit === unit || claimed.unit === '' || unit === ''),
  );
