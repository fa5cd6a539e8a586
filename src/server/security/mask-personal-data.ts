// Numbers of persons in a question are masked before anything is stored or sent to a model.
import type { AskRequest } from '../../answering/answer.js';

export type PersonalDataKind = 'mobile' | 'identity-card' | 'bank-card';

export interface MaskedText {
  readonly text: string;
  /** What was found, each kind once, in the order of the text's checking. */
  readonly kinds: readonly PersonalDataKind[];
}

/** Short, without letters or digits: nothing that a search would take for a word. */
const MASK = '***';

/** Digits may be grouped by one blank or hyphen, the same throughout a number. */
const IDENTITY_CARD =
  /(?<!\d)[1-9]\d{5}([ -]?)(?:(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\1\d{3}[\dx]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\1\d{3})(?![\dx])/gi;
const BANK_CARD = /(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?!\d)/g;
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d([ -]?)\d{4}\1\d{4}(?!\d)/g;

/** Full-width digits, letters, blanks and dashes to half-width, one for one, so that offsets stay. */
const foldWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/[‐-―−]/g, '-');

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A number of card length is a card when its check digit fits, or when it bears UnionPay's 62 and was mistyped. */
const isBankCard = (number: string): boolean => {
  const digits = number.replace(/\D/g, '');
  return digits.startsWith('62') || passesLuhn(digits);
};

interface Find {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

function findAll(text: string, kind: PersonalDataKind, pattern: RegExp): Find[] {
  return [...text.matchAll(pattern)]
    .filter(([number]) => kind !== 'bank-card' || isBankCard(number))
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
}

/** Masks mobile numbers, identity-card numbers (18 and 15 digits) and bank-card numbers. */
export function maskPersonalData(text: string): MaskedText {
  const folded = foldWidth(text);
  const finds: Find[] = [];
  for (const find of [
    ...findAll(folded, 'identity-card', IDENTITY_CARD),
    ...findAll(folded, 'bank-card', BANK_CARD),
    ...findAll(folded, 'mobile', MOBILE),
  ]) {
    if (!finds.some(({ start, end }) => find.start < end && start < find.end)) finds.push(find);
  }
  let masked = '';
  let from = 0;
  for (const { start, end } of finds.toSorted((a, b) => a.start - b.start)) {
    masked += text.slice(from, start) + MASK;
    from = end;
  }
  return { text: masked + text.slice(from), kinds: [...new Set(finds.map(({ kind }) => kind))] };
}

/** A request with question and history masked; `kinds` tells of both. */
export function maskRequest(request: AskRequest): { readonly request: AskRequest; readonly kinds: PersonalDataKind[] } {
  const question = maskPersonalData(request.question);
  const turns = (request.history ?? []).map((turn) => ({ turn, masked: maskPersonalData(turn.content) }));
  const history = turns.map(({ turn, masked }) => ({ ...turn, content: masked.text }));
  const kinds = new Set([...question.kinds, ...turns.flatMap(({ masked }) => masked.kinds)]);
  return {
    request: { ...request, question: question.text, ...(request.history === undefined ? {} : { history }) },
    kinds: [...kinds],
  };
}
