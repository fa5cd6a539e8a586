// How far another person agrees with the authors on the same messages, labelled blind: the ceiling of every head.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LABELS_FOLDER, type LabelledMessage, readLabels, SECOND_READER } from '../../understanding/read-labels.js';
import type { NamedUnit, Reading } from '../../understanding/reading.js';
import { type Comparison, compareReading, emptyComparison } from './compare-readings.js';

/** Labels as a reading, so that a person is compared as the heads are; the kind of a named unit is not labelled. */
function readingOf({ act, parts, form, language, pointer }: LabelledMessage): Reading {
  const certain = { kind: 1, asked: 1, scope: 1, aggregate: 1, order: 1, yesNo: 1 };
  /** What no label tells, since it is read by form. */
  const unlabelled = {
    around: '',
    unit: null,
    askedUnit: null,
    figures: [],
    sides: [],
    quoted: [],
    called: null,
    asksPlace: null,
    manyPlaces: false,
    lead: false,
    calledName: '',
    apart: false,
    together: false,
    changes: false,
  };
  const unitOf = (written: string): NamedUnit => ({ unit: 'figure', written });
  return {
    act,
    form,
    language,
    pointer,
    limit: null,
    exchanges: false,
    asks: true,
    parts: parts.map((part) => ({ ...part, ...unlabelled, named: part.named.map(unitOf), confidence: certain })),
    danger: { probability: Number(act === 'distress'), help: [], sure: 0 },
    confidence: { act: 1, form: 1, pointer: 1 },
  };
}

const keyOf = ({ q, history }: LabelledMessage): string => JSON.stringify([q, history]);

/** The authors' labels beside the second reader's; null where there is none. */
export function compareSecondReader(corpusDir: string, rows: readonly LabelledMessage[]): Comparison | null {
  if (!existsSync(join(corpusDir, LABELS_FOLDER, `${SECOND_READER}.jsonl`))) return null;
  const second = new Map(readLabels(corpusDir, SECOND_READER).map((row) => [keyOf(row), row]));
  const comparison = emptyComparison();
  for (const row of rows) {
    const other = second.get(keyOf(row));
    if (other) compareReading(comparison, { row, reading: readingOf(other), completed: null });
  }
  return comparison;
}
