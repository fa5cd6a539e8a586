// What names a person without being a long number: addresses of mail and houses, plates, passports, accounts, local telephones.
import type { PersonalWords } from './personal-words.js';

export type NameKind = 'email' | 'plate' | 'address' | 'passport' | 'account' | 'landline';

export interface FoundName {
  readonly kind: NameKind;
  readonly start: number;
  readonly end: number;
}

const MAIL_SIGN = /@|[([{] ?AT ?[)\]}]/g;
const MAIL_NAME = /[A-Z0-9._%+-]/;
const MAIL_HOST = /^ ?(?:[A-Z0-9-]{1,63}\.){1,4}[A-Z]{2,18}/;
/** Names and hosts of mail are at most 64 and some hundred characters long. */
const MOST_MAIL = 64;

function findMail(text: string): FoundName[] {
  return [...text.matchAll(MAIL_SIGN)].flatMap((sign) => {
    let start = sign.index;
    if (text[start - 1] === ' ') start--;
    const least = Math.max(0, start - MOST_MAIL);
    while (start > least && MAIL_NAME.test(text[start - 1] ?? '')) start--;
    const behind = sign.index + sign[0].length;
    const host = MAIL_HOST.exec(text.slice(behind, behind + 4 * MOST_MAIL))?.[0];
    if (host === undefined || text.slice(start, sign.index).trim() === '') return [];
    return [{ kind: 'email' as const, start, end: behind + host.length }];
  });
}

const PLATE = /\p{Script=Han}[ ·-]?[A-Z][ ·-]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])/gu;

const findPlates = (text: string, { plateProvinces }: PersonalWords): FoundName[] =>
  [...text.matchAll(PLATE)]
    .filter(([plate]) => plateProvinces.includes(plate[0] ?? '') && (plate.match(/\d/g)?.length ?? 0) >= 2)
    .map(({ 0: plate, index }) => ({ kind: 'plate', start: index, end: index + plate.length }));

/** Passports of China (E12345678, EA1234567) and the passes for Hong Kong, Macao and Taiwan (H12345678). */
const PASSPORT = /(?<![A-Z0-9])(?:[DEGHMPS]\d{8}|[EG][A-Z]\d{7})(?![A-Z0-9])/g;

const findPassports = (text: string): FoundName[] =>
  [...text.matchAll(PASSPORT)].map(({ 0: pass, index }) => ({
    kind: 'passport',
    start: index,
    end: index + pass.length,
  }));

/** A cue is followed by a few words at most: 座机号是, 微信号：, QQ. */
const FROM_CUE = 6;
const LOCAL_NUMBER = /(?<![\d.,-])[2-9]\d{2,3}[ -]?\d{4}(?![\d.,]|-\d)/g;
const ACCOUNT = /(?<![\w-])(?:[1-9]\d{4,11}|[A-Z][A-Z0-9_-]{5,19})(?![\w-])/g;

/** Whether a cue stands shortly before, with nothing but Chinese words or marks between. */
function isCued(text: string, at: number, cues: readonly string[]): boolean {
  const before = text.slice(Math.max(0, at - FROM_CUE - 8), at);
  return cues.some((cue) => {
    const from = before.lastIndexOf(cue);
    return from >= 0 && before.length - from - cue.length <= FROM_CUE && !/\d/.test(before.slice(from + cue.length));
  });
}

const findCued = (text: string, kind: NameKind, pattern: RegExp, cues: readonly string[]): FoundName[] =>
  [...text.matchAll(pattern)]
    .filter(({ index }) => isCued(text, index, cues))
    .map(({ 0: number, index }) => ({ kind, start: index, end: index + number.length }));

/** Everything but house numbers, whose forms have a file of their own. */
export const findNames = (text: string, words: PersonalWords): FoundName[] => [
  ...findMail(text),
  ...findPlates(text, words),
  ...findPassports(text),
  ...findCued(text, 'landline', LOCAL_NUMBER, words.phoneCues),
  ...findCued(text, 'account', ACCOUNT, words.accountCues),
];
