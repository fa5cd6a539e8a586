// What clauses tell besides amounts: when, where, by whom, under which name, to what end, for whom, and how far a thing is.
import { containsSpan } from '../text/text-span.js';
import { type AttributeFinder, listAttributeClauses } from './attributes/attribute-clause.js';
import { findAims, findReasons } from './attributes/end-attributes.js';
import { findNames } from './attributes/name-attributes.js';
import { findAccess, findBodies, findSites } from './attributes/party-attributes.js';
import { findDates, findProgress } from './attributes/time-attributes.js';
import type { Attribute } from './statement.js';
import { type Extraction, placeOf } from './statement-draft.js';

const FINDERS: readonly AttributeFinder[] = [
  findDates,
  findSites,
  findBodies,
  findNames,
  findAims,
  findReasons,
  findAccess,
  findProgress,
];

/** Analysis tells of the world around, and lists of projects are enumerations: neither is read. */
export function extractAttributes(extraction: Extraction): Omit<Attribute, 'id'>[] {
  const projectBoxes = extraction.plan.boxes.filter(({ kind }) => kind === 'projects');
  return extraction.sentences
    .filter(({ role, span }) => role !== 'analysis' && !projectBoxes.some((box) => containsSpan(box.span, span)))
    .flatMap((sentence) =>
      listAttributeClauses(extraction, sentence).flatMap((given) =>
        FINDERS.flatMap((find) => find(given)).map((found) => ({
          kind: 'attribute' as const,
          ...placeOf(sentence),
          ...found,
          clause: given.clause.span,
        })),
      ),
    );
}
