// Who helps, for what: rows of corpus/general/signposts.jsonl or of the plan's own, which the operator can change.
import { z } from 'zod';
import { nearestAid } from '../../plan/aid-folders.js';
import { normalizeText } from '../../text/normalize-text.js';
import { readDataLines } from '../../text/read-data-lines.js';
import type { Signpost } from '../answer.js';
import { PHRASES, type PhraseId } from '../phrases.js';

const FILE = 'signposts.jsonl';
/** Takes what no other row does; its cues are the words of somebody who seeks help in any trouble. */
const GENERAL = 'public';

const isPhrase = (id: string): id is PhraseId => id in PHRASES;

const rowSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  phone: z.string().min(1).nullable().default(null),
  url: z.url().nullable().default(null),
  why: z.string().min(1),
  /** Words of somebody in that trouble. */
  cues: z.array(z.string().min(1)),
  /** Where given, one of these must be named as well: keys go missing, too. */
  who: z.array(z.string().min(1)).default([]),
  /** Phrases that are said first. */
  lines: z.array(z.string().refine(isPhrase, 'no such phrase')),
});

export interface Help {
  readonly signpost: Signpost;
  readonly lines: readonly PhraseId[];
}

export interface Signposts {
  /** The help for what a message tells of, the most urgent first; the general one is not among them. */
  helpFor(message: string): Help[];
  /** Whether somebody seeks help for what they tell of, rather than asks about it. */
  seeksHelp(message: string): boolean;
  /** Who takes everything else; null where the operator names none. */
  readonly general: Signpost | null;
}

/** Reads the rows in their order, the most urgent first: the plan's own where it has any, else the general ones. */
export function loadSignposts(corpusDir: string): Signposts {
  const file = nearestAid(corpusDir, FILE);
  const rows = file !== null ? readDataLines(file, rowSchema).map(({ value }) => value) : [];
  const signpostOf = ({ name, phone, url, why }: (typeof rows)[number]): Signpost => ({ name, phone, url, why });
  const general = rows.find(({ id }) => id === GENERAL);
  const has = (message: string, words: readonly string[]): boolean => {
    const said = normalizeText(message);
    return words.some((word) => said.includes(normalizeText(word)));
  };
  const helpFor = (message: string): Help[] => {
    return rows
      .filter(({ id, cues, who }) => id !== GENERAL && has(message, cues) && (who.length === 0 || has(message, who)))
      .map((row) => ({ signpost: signpostOf(row), lines: row.lines.filter(isPhrase) }));
  };
  return {
    helpFor,
    seeksHelp: (message) => has(message, general?.cues ?? []) && helpFor(message).length > 0,
    general: general ? signpostOf(general) : null,
  };
}
