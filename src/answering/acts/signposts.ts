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
  /** Whether nothing else is said: whoever is in that trouble reads no plan. */
  urgent: z.boolean().default(false),
  /** Phrases that are said first. */
  lines: z.array(z.string().refine(isPhrase, 'no such phrase')),
});

export interface Help {
  readonly signpost: Signpost;
  readonly lines: readonly PhraseId[];
  /** Nothing else is said. */
  readonly urgent: boolean;
}

export interface Signposts {
  /**
   * The help for what a message tells of: what it names in so many words first, then what it was read to need.
   * @param read ids of rows, the likeliest first
   */
  helpFor(message: string, read: readonly string[]): Help[];
  /** Whether the message names a trouble in so many words. */
  names(message: string): boolean;
  /** Whether somebody seeks help for what they name, rather than asks about it. */
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
  const named = (message: string) =>
    rows.filter(({ id, cues, who }) => id !== GENERAL && has(message, cues) && (who.length === 0 || has(message, who)));
  return {
    helpFor(message, read) {
      const needed = read.flatMap((id) => rows.filter((row) => row.id === id));
      return [...new Set([...named(message), ...needed])].map((row) => ({
        signpost: signpostOf(row),
        lines: row.lines.filter(isPhrase),
        urgent: row.urgent,
      }));
    },
    names: (message) => named(message).length > 0,
    seeksHelp: (message) => has(message, general?.cues ?? []) && named(message).length > 0,
    general: general ? signpostOf(general) : null,
  };
}
