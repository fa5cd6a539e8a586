// Numbers of persons in a folded text: telephones, identity cards and bank cards, however their digits are parted.

export type NumberKind = 'identity-card' | 'bank-card' | 'mobile' | 'landline';

export interface FoundNumber {
  readonly kind: NumberKind;
  /** Offsets into the folded text. */
  readonly start: number;
  readonly end: number;
}

/** Digits that stand together, and what parts them from the group before. */
interface Group {
  readonly digits: string;
  readonly separator: string;
  readonly start: number;
  readonly end: number;
}

const IDENTITY_CARD =
  /^[1-9]\d{5}(?:(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})$/;
const MOBILE = /^(?:00)?(?:86)?1[3-9]\d{9}$/;
/** Area codes: 010 and 02x with seven or eight digits, the others with three digits behind the zero. */
const LANDLINE = /^(?:0086|86)?0?(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/;
const LONGEST = 21;
/** Blanks and one other sign at most. */
const LONGEST_SEPARATOR = 3;
const SEPARATOR = /^[ \t()[\]_·~+/.,、;:|*-]+$/;
/** Between groups of several digits: what also parts figures from each other parts a number nowhere. */
const FREE_SEPARATOR = /^[ ()[\]_·~+-]*$/;

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A number of card length is a card when its check digit fits, or when it bears UnionPay's 62 and was mistyped. */
const isBankCard = (digits: string): boolean =>
  digits.length >= 16 && digits.length <= 19 && /^\d+$/.test(digits) && (digits.startsWith('62') || passesLuhn(digits));

/** A landline tells itself by its zero or by the country's number; without them it is any figure. */
const isLandline = (digits: string, hasPlus: boolean): boolean =>
  LANDLINE.test(digits) && (digits.startsWith('0') || (hasPlus && digits.startsWith('86')));

function kindOf(digits: string, hasPlus: boolean): NumberKind | null {
  if (digits.length < 10) return null;
  if (IDENTITY_CARD.test(digits)) return 'identity-card';
  if (isBankCard(digits)) return 'bank-card';
  if (MOBILE.test(digits)) return 'mobile';
  return isLandline(digits, hasPlus) ? 'landline' : null;
}

/** The digits of a text in groups; a separator longer than three signs parts numbers. */
function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let last = 0;
  for (const match of text.matchAll(/\d+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    groups.push({
      digits: match[0],
      separator: text.slice(Math.max(last, start - LONGEST_SEPARATOR - 1), start),
      start,
      end,
    });
    last = end;
  }
  return groups;
}

const joins = ({ separator }: Group): boolean =>
  separator.length <= LONGEST_SEPARATOR && separator !== '' && SEPARATOR.test(separator);

/**
 * Whether groups may be one number: digits one by one with the same sign between them, or groups of two and more with
 * blanks, dashes and brackets, or with one other sign throughout (138.1234.5678, and not 138.12 34.567).
 */
function isOneNumber(groups: readonly Group[]): boolean {
  const separators = groups.slice(1).map(({ separator }) => separator);
  const isUniform = new Set(separators).size <= 1;
  if (groups.every(({ digits }) => digits.length === 1)) return isUniform;
  // The last digits of a card's number may be one.
  if (groups.slice(0, -1).some(({ digits }) => digits.length === 1)) return false;
  if (groups.length < 4 && groups.at(-1)?.digits.length === 1) return false;
  if (separators.every((separator) => FREE_SEPARATOR.test(separator))) return true;
  return isUniform && !/[,、;:|]/.test(separators[0] ?? '');
}

/** The check character of an identity card is an X one time in eleven. */
function withCheckCharacter(text: string, end: number): number | null {
  const rest = /^[ -]?X(?![A-Z0-9])/.exec(text.slice(end, end + 4))?.[0];
  return rest === undefined ? null : end + rest.length;
}

/** The longest number that begins with a group; numbers begin and end where groups do. */
function numberFrom(text: string, groups: readonly Group[], first: number): FoundNumber | null {
  let best: FoundNumber | null = null;
  let digits = '';
  const start = groups[first]?.start ?? 0;
  const hasPlus = text[start - 1] === '+';
  for (let last = first; last < groups.length; last++) {
    const group = groups[last];
    if (!group || (last > first && !joins(group))) break;
    digits += group.digits;
    if (digits.length > LONGEST) break;
    const kind = kindOf(digits, hasPlus);
    if (kind === null && digits.length !== 17) continue;
    if (last > first && !isOneNumber(groups.slice(first, last + 1))) continue;
    if (kind !== null) best = { kind, start, end: group.end };
    const checked = digits.length === 17 ? withCheckCharacter(text, group.end) : null;
    if (checked !== null && IDENTITY_CARD.test(`${digits}X`)) best = { kind: 'identity-card', start, end: checked };
  }
  return best === null || !hasPlus ? best : { ...best, start: best.start - 1 };
}

const isAmount = (text: string, { end }: FoundNumber, measures: readonly string[]): boolean =>
  measures.some((measure) => text.startsWith(measure, end));

/**
 * Numbers from left to right, none over another.
 * @param measures words behind a figure that make it an amount
 */
export function findNumbers(text: string, measures: readonly string[]): FoundNumber[] {
  const groups = groupsOf(text);
  const found: FoundNumber[] = [];
  for (let first = 0; first < groups.length; first++) {
    const number = numberFrom(text, groups, first);
    if (number === null || isAmount(text, number, measures)) continue;
    found.push(number);
    while ((groups[first + 1]?.start ?? Number.POSITIVE_INFINITY) < number.end) first++;
  }
  return found;
}
