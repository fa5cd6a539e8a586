// The box that is open while lines are read: what its entries have counted to, and when the text goes on after it.
import type { SourceLine } from '../reading/source-document.js';
import type { HeadingForm, HeadingKind } from './heading-forms.js';

/** Kinds of label that count the entries of a box. */
const ENTRY_KINDS: readonly HeadingKind[] = ['digit', 'digit-bracket', 'circled', 'bracket', 'comma'];

export class OpenBox {
  private readonly counted = new Map<HeadingKind, number>();
  private leastGap: number | null = null;

  /** @param group the frame or table that the format draws around the box; null where only the text tells its end */
  constructor(readonly group: number | null) {}

  get hasContent(): boolean {
    return this.leastGap !== null;
  }

  /** Whether a label opens an entry: the first of its kind, or the next. */
  takes({ kind, number }: HeadingForm): boolean {
    return ENTRY_KINDS.includes(kind) && number === (this.counted.get(kind) ?? 0) + 1;
  }

  continues({ kind, number }: HeadingForm): boolean {
    return number > 1 && this.takes({ kind, number } as HeadingForm);
  }

  addEntry({ kind, number }: HeadingForm): void {
    this.counted.set(kind, number);
  }

  addContent({ gap }: SourceLine): void {
    this.leastGap = Math.min(gap, this.leastGap ?? gap);
  }

  /** Whether a line stands outside: beyond the frame, or further off than the box's own lines are from each other. */
  endsBefore(line: SourceLine): boolean {
    if (this.group !== null) return line.group !== this.group;
    return this.leastGap !== null && line.gap > this.leastGap;
  }
}
