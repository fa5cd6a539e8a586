// A sentence of a draft with the verdict that a reader gave it.
import { z } from 'zod';
import { DIFFERENCE_KINDS, DRAFT_VERDICTS } from '../../answering/checking/draft-check.js';
import { readDataLines } from '../../text/read-data-lines.js';

const draftCaseSchema = z.strictObject({
  id: z.string().min(1),
  set: z.string().min(1),
  sentence: z.string().min(1),
  verdict: z.enum(DRAFT_VERDICTS),
  /** In what it differs, where it does. */
  differs: z.enum(DIFFERENCE_KINDS).optional(),
});

export type DraftCase = z.infer<typeof draftCaseSchema>;

/** @throws DataFileError at the first line that is not of the form */
export const loadDraftCases = (file: string): DraftCase[] =>
  readDataLines(file, draftCaseSchema).map(({ value }) => value);
