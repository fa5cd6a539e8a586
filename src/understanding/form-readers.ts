// The readers of hard forms, built once from the words that forms are made of.
import type { FormWords } from './form-words.js';
import { createFilterReader, type FilterReader, type PlanTerms } from './read-filters.js';
import { createLimitReader, type LimitReader } from './read-limit.js';
import { createMemberReader, type MemberReader } from './read-members.js';
import { createUnitReader, type UnitReader } from './read-named-units.js';

export interface FormReaders {
  readonly units: UnitReader;
  readonly limit: LimitReader;
  readonly members: MemberReader;
  readonly filters: FilterReader;
}

export const createFormReaders = (words: FormWords, plan: PlanTerms): FormReaders => ({
  units: createUnitReader(words),
  limit: createLimitReader(words),
  members: createMemberReader(words),
  filters: createFilterReader(words, plan),
});
