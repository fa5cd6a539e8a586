// What tells a person apart is masked in a question before anything is stored, sent to a model or written out.
import type { AskRequest } from '../../answering/answer.js';
import { findHouses } from './find-houses.js';
import { findNames, type NameKind } from './find-names.js';
import { findNumbers, type NumberKind } from './find-numbers.js';
import { type FoldedText, foldCharacters } from './fold-characters.js';
import { personalWords } from './personal-words.js';

export type PersonalDataKind = NumberKind | NameKind;

export interface MaskedText {
  readonly text: string;
  /** What was found, each kind once, in the order of the text's checking. */
  readonly kinds: readonly PersonalDataKind[];
}

/** Short, without letters or digits: nothing that a search would take for a word. */
const MASK = '***';

interface Find {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

/** Where a find of the folded text stands in the original. */
function locate({ starts, ends }: FoldedText, { kind, start, end }: Find): Find {
  return { kind, start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}

/**
 * Everything found, in the order of trust: first as the text is written, then with 一三八 read as 138, which turns the
 * words around a number into digits as well and so may hide where it begins.
 */
function findAll(text: string): Find[] {
  const words = personalWords();
  const written = foldCharacters(text, false);
  const numerals = foldCharacters(text, true);
  return [
    ...findNumbers(written.text, words.measures).map((find) => locate(written, find)),
    ...findNumbers(numerals.text, words.measures).map((find) => locate(numerals, find)),
    ...findNames(written.text, words).map((find) => locate(written, find)),
    ...findNames(numerals.text, words)
      .filter(({ kind }) => kind === 'landline' || kind === 'account')
      .map((find) => locate(numerals, find)),
    ...findHouses(written.text, words).map((find) => locate(written, find)),
  ];
}

/** Masks numbers of telephones, cards, plates, passports, accounts and houses, and addresses of mail. */
export function maskPersonalData(text: string): MaskedText {
  const finds: Find[] = [];
  for (const find of findAll(text)) {
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
