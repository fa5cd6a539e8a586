// The readers of hard forms, built once from the words that forms are made of.
import type { FormWords } from './form-words.js';
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
  readonly forms: FormReader;
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
  forms: createFormReader(words),
});
