// Sets readings beside labels: head by head the pairs of labels, and F1 of spans and sets.

import type { LabelledMessage, LabelledPart } from '../../understanding/read-labels.js';
import type { Filter, Reading, ReadingPart } from '../../understanding/reading.js';
import type { LabelPair } from './agreement.js';
import { overlapF1, spanCharacters } from './overlap-f1.js';
import { pairSpans, placeTexts } from './pair-parts.js';

export const COMPARED_HEADS = [
  'act',
  'form',
  'pointer',
  'language',
  'parts',
  'kind',
  'asked',
  'scope',
  'aggregate',
  'order',
  'yesNo',
] as const;
export type ComparedHead = (typeof COMPARED_HEADS)[number];
export const COMPARED_SPANS = ['text', 'topic', 'audience', 'members', 'years', 'named', 'filters'] as const;
export type ComparedSpan = (typeof COMPARED_SPANS)[number];

export interface HeadPair extends LabelPair {
  readonly author: string;
  /** What was read, for looking at confusions. */
  readonly message: string;
  readonly confidence: number;
}

export interface SpanScore {
  readonly author: string;
  readonly message: string;
  readonly wanted: string;
  readonly got: string;
  readonly f1: number;
}

export interface Comparison {
  readonly heads: Readonly<Record<ComparedHead, HeadPair[]>>;
  readonly spans: Readonly<Record<ComparedSpan, SpanScore[]>>;
}

const NONE = 'none';
const PART_LABELS = ['asked', 'scope', 'aggregate', 'order', 'yesNo'] as const;

export function emptyComparison(): Comparison {
  return {
    heads: Object.fromEntries(COMPARED_HEADS.map((head) => [head, []])) as unknown as Comparison['heads'],
    spans: Object.fromEntries(COMPARED_SPANS.map((span) => [span, []])) as unknown as Comparison['spans'],
  };
}

/** A message as it was read alone, and completed where it points back. */
export interface ReadMessage {
  readonly row: LabelledMessage;
  readonly reading: Reading;
  /** Of `standalone`; null where there is none. */
  readonly completed: Reading | null;
}

const filterText = ({ on, op, value }: Filter): string => `${on}${op}${value}`;

/** Sets are compared only where either found something: most have none. */
function compareSets(
  into: SpanScore[],
  found: Omit<SpanScore, 'f1' | 'wanted' | 'got'>,
  sets: readonly [string[], string[]],
) {
  const [wanted, got] = sets;
  if (wanted.length > 0 || got.length > 0)
    into.push({ ...found, wanted: wanted.join(' '), got: got.join(' '), f1: overlapF1(wanted, got) });
}

function compareSpans({ spans }: Comparison, wanted: LabelledPart, got: ReadingPart, author: string): void {
  const found = { author, message: wanted.text };
  const characters = (span: string | null): string[] => spanCharacters(span ?? '');
  spans.text.push({
    ...found,
    wanted: wanted.text,
    got: got.text,
    f1: overlapF1(characters(wanted.text), characters(got.text)),
  });
  spans.topic.push({
    ...found,
    wanted: wanted.topic,
    got: got.topic,
    f1: overlapF1(characters(wanted.topic), characters(got.topic)),
  });
  compareSets(spans.audience, found, [characters(wanted.audience), characters(got.audience)]);
  compareSets(spans.members, found, [characters(wanted.members), characters(got.members)]);
  compareSets(spans.years, found, [wanted.years.map(String), got.years.map(String)]);
  compareSets(spans.named, found, [[...wanted.named], got.named.map(({ written }) => written)]);
  compareSets(spans.filters, found, [wanted.filters.map(filterText), got.filters.map(filterText)]);
}

function compareParts(comparison: Comparison, { row, reading, completed }: ReadMessage): void {
  const { heads } = comparison;
  const isCompleted = completed !== null && row.standalone !== null && row.parts.length === 1;
  const message = isCompleted ? (row.standalone ?? row.q) : row.q;
  const parts = isCompleted ? completed.parts : reading.parts;
  const wantedSpans = isCompleted
    ? [{ start: 0, end: message.length }]
    : placeTexts(
        message,
        row.parts.map(({ text }) => text),
      );
  const gotSpans = placeTexts(
    message,
    parts.map(({ text }) => text),
  );
  const pairs = pairSpans(wantedSpans, gotSpans);
  const { author } = row;
  row.parts.forEach((wanted, at) => {
    const got = parts[pairs.find(([left]) => left === at)?.[1] ?? -1];
    const found = { author, message: isCompleted ? message : wanted.text };
    // What no plan would hold has no kind: its labels are set by definition.
    const isForUs = wanted.answerHere !== 'not-for-us';
    if (isForUs)
      heads.kind.push({ ...found, wanted: wanted.kind, got: got?.kind ?? NONE, confidence: got?.confidence.kind ?? 0 });
    if (!got) return;
    for (const name of PART_LABELS)
      if (isForUs || name !== 'asked')
        heads[name].push({
          ...found,
          wanted: String(wanted[name] ?? NONE),
          got: String(got[name] ?? NONE),
          confidence: got.confidence[name],
        });
    compareSpans(comparison, isCompleted ? { ...wanted, text: message } : wanted, got, author);
  });
  parts.forEach((got, at) => {
    if (pairs.every(([, right]) => right !== at))
      heads.kind.push({ author, message: got.text, wanted: NONE, got: got.kind, confidence: got.confidence.kind });
  });
}

/** Adds one message to a comparison. */
export function compareReading(comparison: Comparison, read: ReadMessage): void {
  const { row, reading } = read;
  const { heads } = comparison;
  const found = { author: row.author, message: row.q };
  const { act, form, pointer } = reading.confidence;
  heads.act.push({ ...found, wanted: row.act, got: reading.act, confidence: act });
  heads.form.push({ ...found, wanted: row.form, got: reading.form, confidence: form });
  heads.language.push({ ...found, wanted: row.language, got: reading.language, confidence: 1 });
  heads.parts.push({
    ...found,
    wanted: String(row.parts.length),
    got: String(reading.parts.length),
    confidence: 1,
  });
  if (row.history.length > 0)
    heads.pointer.push({ ...found, wanted: row.pointer ?? NONE, got: reading.pointer ?? NONE, confidence: pointer });
  compareParts(comparison, read);
}
