// The readers of hard forms, built once from the words that forms are made of.
import type { FormWords } from './form-words.js';
import { foldText } from './question-words.js';
import {
  createCalledNameReader,
  createCalledUnitReader,
  createOutlineUnitReader,
  type OutlineUnitReader,
  readAskedUnit,
} from './read-asked-unit.js';
import { createFilterReader, type FilterReader, type PlanNames } from './read-filters.js';
import { createFormReader, type FormReader } from './read-forms.js';
import { createLimitReader, type LimitReader } from './read-limit.js';
import { createMemberReader, type MemberReader } from './read-members.js';
import { createUnitReader, type UnitReader } from './read-named-units.js';
import { createSideReader, type SideReader } from './read-sides.js';
import { createFormSettler, type FormSettler } from './settle-form.js';

export interface FormReaders {
  readonly units: UnitReader;
  readonly limit: LimitReader;
  readonly members: MemberReader;
  readonly filters: FilterReader;
  readonly outlineUnit: OutlineUnitReader;
  readonly calledUnit: OutlineUnitReader;
  readonly calledName: (folded: string) => string;
  readonly askedUnit: (folded: string) => string | null;
  readonly sides: SideReader;
  readonly form: FormSettler;
  /** Whether words are what a cell of the table prints: 完成上级下达任务. */
  readonly isCellWords: (text: string) => boolean;
  /** Whether words name a kind of unit and nothing else: its sections. */
  readonly isUnitWords: (text: string) => boolean;
  readonly forms: FormReader;
}

/** Whether words name a kind of unit and nothing else. */
function createUnitWordReader(words: FormWords): (text: string) => boolean {
  const units = words('chapter', 'section', 'item', 'box');
  const pattern = new RegExp(`^(?:${words('quantity')}\\s?)?${units}$`, 'u');
  return (text) => pattern.test(foldText(text));
}

export const createFormReaders = (words: FormWords, table: PlanNames): FormReaders => ({
  units: createUnitReader(words),
  limit: createLimitReader(words),
  members: createMemberReader(words),
  filters: createFilterReader(words, table),
  outlineUnit: createOutlineUnitReader(words),
  calledUnit: createCalledUnitReader(words),
  calledName: createCalledNameReader(words),
  askedUnit: (folded) => readAskedUnit(folded, words),
  sides: createSideReader(words, table.hasPhrase),
  form: createFormSettler(words),
  isUnitWords: createUnitWordReader(words),
  isCellWords: (text) => {
    const bare = foldText(text).replace(/\s+/g, '');
    return bare.length > 1 && table.cellWords.some((cell) => foldText(cell).includes(bare));
  },
  forms: createFormReader(words),
});
