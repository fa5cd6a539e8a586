// Whether a line with the form of a heading is one, by its kind, its number and what the document does elsewhere.
import { type HeadingForm, rankOf } from './heading-forms.js';
import type { SeriesFit } from './open-units.js';

export interface HeadingCircumstances {
  readonly fit: SeriesFit;
  /** The next number of the series follows. */
  readonly isSeries: boolean;
  /** Somewhere in the document this kind counts from 1 to 2. */
  readonly isEstablished: boolean;
  /** The format itself marks the line as a heading. */
  readonly isMarked: boolean;
  /** Nothing is open that would hold it. */
  readonly isOutermost: boolean;
  /** How many numbers the series leaves out before it. */
  readonly leftOut: number;
}

/** 篇, 章 and 节 on a line of their own are headings whatever their number: plans do misprint one. */
export const isStrong = ({ kind }: Pick<HeadingForm, 'kind'>): boolean => rankOf(kind) <= rankOf('section');

/** Entries of a list whose lines have no form of a heading: one or two may be left out. */
const SMALL_GAP = 2;

export function acceptsHeading(form: HeadingForm, circumstances: HeadingCircumstances): boolean {
  const { fit, isSeries, isEstablished, isMarked, isOutermost, leftOut } = circumstances;
  if (isStrong(form) || fit === 'next') return true;
  const { ownLine } = form;
  switch (fit) {
    case 'first':
      return isSeries || (isEstablished && (ownLine || isMarked || form.path.length > 1));
    case 'running':
      return isEstablished;
    case 'restart':
      // A second count from 1 at the outermost level is a part of its own; further in it is a list in the text.
      return ownLine && isSeries && isOutermost;
    case 'gap':
      return isEstablished && (ownLine || leftOut <= SMALL_GAP);
    case 'repeated':
    case 'stray':
      return ownLine && isMarked;
  }
}
