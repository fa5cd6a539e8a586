// Which of a model's aids are worth a person's look: words that the passage prints, names that lead nowhere else.
import { findFigures } from '../../../text/find-figures.js';
import { normalizeText } from '../../../text/normalize-text.js';
import type { WrittenAids, WrittenAlias, WrittenAudience, WrittenTerm } from './read-aids.js';

export type AidFault = 'not-printed' | 'elsewhere' | 'figure' | 'same' | 'known' | 'no-group' | 'repeated';

export interface AidContext {
  /** Text of the passage. */
  readonly text: string;
  /** Text of the whole plan: a name that it prints means something of its own. */
  readonly planText: string;
  /** Ids of the groups that clauses may be for. */
  readonly groups: ReadonlySet<string>;
  /** Names that lead somewhere already, folded. */
  readonly known: ReadonlySet<string>;
}

export interface SiftedAids {
  readonly aliases: readonly WrittenAlias[];
  readonly audiences: readonly WrittenAudience[];
  readonly terms: readonly WrittenTerm[];
  readonly dropped: Readonly<Partial<Record<AidFault, number>>>;
}

export const foldName = (name: string): string => normalizeText(name).replace(/[\p{P}\s]/gu, '');

/** Why another name is no good; null when it may be one. */
function faultOfName(name: string, printed: string, { planText, known }: AidContext): AidFault | null {
  const [own, other] = [foldName(name), foldName(printed)];
  if (own === other) return 'same';
  if (findFigures(name).length > 0) return 'figure';
  // A longer or shorter form of the printed word is found by its characters; one that the plan prints is its own word.
  if (own.includes(other) || other.includes(own)) return 'same';
  if (normalizeText(planText).includes(normalizeText(name))) return 'elsewhere';
  return known.has(own) ? 'known' : null;
}

/** Keeps what holds, and counts the rest by fault. */
export function siftAids(written: WrittenAids, context: AidContext): SiftedAids {
  const dropped: Partial<Record<AidFault, number>> = {};
  const drop = (fault: AidFault): void => {
    dropped[fault] = (dropped[fault] ?? 0) + 1;
  };
  const seen = new Set<string>();
  const isPrinted = (words: string): boolean => {
    if (!context.text.includes(words)) drop('not-printed');
    else if (seen.has(words)) drop('repeated');
    else return seen.add(words).size > 0;
    return false;
  };
  const aliases = written.aliases.flatMap(({ plan, also }) => {
    if (!isPrinted(plan)) return [];
    const names = also.filter((name) => {
      const fault = faultOfName(name, plan, context);
      if (fault !== null) drop(fault);
      return fault === null;
    });
    return names.length > 0 ? [{ plan, also: [...new Set(names)] }] : [];
  });
  const audiences = written.audiences.flatMap((each) => {
    const groups = each.for.filter((group) => context.groups.has(group));
    if (groups.length === 0) drop('no-group');
    return groups.length > 0 && isPrinted(each.clause) ? [{ ...each, for: groups }] : [];
  });
  const terms = written.terms.filter(({ term }) => isPrinted(term));
  return { aliases, audiences, terms, dropped };
}
