// What would prove an answer to a look-up: a cell, a number of the right unit and time, a date, an attribute told of the topic.
import { coverage } from '../../retrieval/content-words.js';
import { findFigures } from '../../text/find-figures.js';
import type { Findings } from '../matching/find-answers.js';
import { rowsMeant } from '../matching/match-rows.js';
import { cellOf, columnsAsked, VALUE_COLUMNS } from '../operators/indicator-cells.js';
import { numbersMeant } from '../operators/quantity-line.js';
import type { PartContext } from '../part-context.js';

/** proved: it stands there · lacking: it does not · open: no form of words would prove it. */
export type Proof = 'proved' | 'lacking' | 'open';

const NUMERIC: ReadonlySet<string> = new Set(['figure', 'money', 'share', 'growth', 'count', 'size']);
/** Share of the topic that a sentence with the attribute must hold. */
const OF_TOPIC = 0.5;
/** Sentences looked at for a date. */
const LOOKED_AT = 3;

function proveNumber(context: PartContext, findings: Findings): Proof {
  const { plan } = context.parts.index;
  const asked = columnsAsked(plan, context.part);
  const rows = rowsMeant(findings.rows);
  const columns = asked.length > 0 ? asked : VALUE_COLUMNS;
  if (rows.length > 0) {
    const printed = rows.some(({ row }) => columns.some((column) => cellOf(row, column).kind !== 'blank'));
    // A blank cell is told as blank: that is the row's answer.
    if (
      printed ||
      numbersMeant(findings).length > 0 ||
      rows.every(({ row }) => VALUE_COLUMNS.every((column) => cellOf(row, column).kind === 'blank'))
    )
      return 'proved';
  }
  return numbersMeant(findings).length > 0 ? 'proved' : 'lacking';
}

function proveDate({ selected, evidence }: PartContext, { quantities }: Findings): Proof {
  if (evidence.words.length === 0) return 'open';
  const dated = selected
    .slice(0, LOOKED_AT)
    .some(
      ({ text, span }) =>
        coverage(evidence.words, text) >= OF_TOPIC &&
        (findFigures(text).some(({ kind }) => kind === 'year') ||
          quantities.some(({ quantity }) => quantity.sentence.start === span.start && quantity.head !== null)),
    );
  return dated ? 'proved' : 'lacking';
}

/** Looks for the proof of what a part asks. */
export function findProof(context: PartContext, findings: Findings): Proof {
  const { part, statements } = context;
  if (part.kind !== 'look-up' || part.asked === null) return 'open';
  if (NUMERIC.has(part.asked)) return proveNumber(context, findings);
  if (part.asked === 'nature') return rowsMeant(findings.rows).length > 0 ? 'proved' : 'lacking';
  if (findings.attributes.some(({ covered }) => covered >= OF_TOPIC)) return 'proved';
  if (part.asked === 'date') return proveDate(context, findings);
  return statements.some(({ kind }) => kind === 'attribute') ? 'lacking' : 'open';
}
