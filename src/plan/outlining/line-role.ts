// What a line is to the outline: a heading with its form, a box, an entry of one, a point, a caption, a row or prose.
import type { SourceLine } from '../reading/source-document.js';
import type { HeadingForm } from './heading-forms.js';

export type LineRole =
  | { readonly role: 'heading'; readonly form: HeadingForm; readonly rank: number; readonly label: string }
  /** A heading that carries no number: its rank is the level that the format gives it, or that of a named part. */
  | {
      readonly role: 'plain';
      readonly rank: number;
      readonly label: string;
      readonly title: string;
      readonly isPreface: boolean;
    }
  /** 「——标题。正文」: a principle or goal. */
  | {
      readonly role: 'point';
      readonly title: string;
      readonly printedLabel: string;
      readonly headingLength: number;
      /** Counted apart where numbered units follow under the same parent. */
      readonly series: 'units' | 'points';
    }
  | { readonly role: 'box'; readonly number: number | null; readonly title: string }
  | {
      readonly role: 'entry';
      readonly number: number | null;
      readonly label: string;
      readonly title: string;
      readonly headingLength: number;
    }
  | { readonly role: 'caption' }
  | { readonly role: 'row' }
  | { readonly role: 'prose' };

export interface RoledLine {
  readonly line: SourceLine;
  readonly role: LineRole;
  /** The line stands outside the box that was open before it. */
  readonly closesBox: boolean;
}

/** Something that a person should look at: what, and in which line. */
export interface OutlineNote {
  readonly line: number;
  readonly kind: 'not-taken' | 'out-of-order';
  readonly text: string;
}
