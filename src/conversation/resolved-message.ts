// A message on the turns before it: what is asked, what it stands on, and how else it may be read.
import type { Pointer, Reading, ReadingPart } from '../understanding/reading.js';

/** A message as it is answered. */
export interface ResolvedMessage {
  readonly reading: Reading;
  /** The question completed, in words; null where the message stands for itself. */
  readonly understood: string | null;
  /** Turns, oldest first, on which it stands: its own resolved predecessors. */
  readonly before: readonly ResolvedMessage[];
  /** The message as typed. */
  readonly message: string;
  /** How it points at the answer before it, where members of that answer are meant. */
  readonly points: Extract<Pointer, 'ordinal' | 'subset' | 'more'> | null;
  /** Whether it works with numbers or members of the turns before: 两个相加呢, 一共几处. */
  readonly worksWithTurns: boolean;
  /** How it is read where no number and no member of the turns before is what it means; null where it needs none. */
  readonly otherwise: ResolvedMessage | null;
  /** The earlier part of which it asks something, where it names a thing beside it: a later turn may ask that of another. */
  readonly about: ReadingPart | null;
  /** Other ways to read it, alone or on the turn before, where only what the plan holds can decide. */
  readonly others: readonly OtherReading[];
}

export interface OtherReading {
  readonly resolved: ResolvedMessage;
  /** By how much surer it must be; below zero, by how much less. */
  readonly handicap: number;
  /** An earlier part that one sentence must hold beside what the message names. */
  readonly joins: ReadingPart | null;
  /** Whether the message must say what it is about. */
  readonly mustName: boolean;
}

export const partsOf = (turn: ResolvedMessage | undefined): readonly ReadingPart[] => turn?.reading.parts ?? [];

/** The last turn that asked something. */
export const lastAsked = (turns: readonly ResolvedMessage[]): ResolvedMessage | undefined =>
  turns.findLast(({ reading }) => reading.parts.length > 0);
