// How wide a line is, and what its form says of where headings, sentences and paragraphs begin and end.
import { readHeadingForm } from '../outlining/heading-forms.js';
import { isNamedUnit } from '../outlining/named-units.js';
import type { SourceLine } from '../reading/source-document.js';

/** Width in characters of Chinese type; those of ASCII are half as wide. */
export const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char < '\u0100' ? 0.5 : 1), 0);

/** How far to the right a line reaches, its indent included; two half-width characters are one of Chinese type. */
export const reachOf = ({ text, indent }: SourceLine): number => widthOf(text) + (indent ?? 0) / 2;

export const SENTENCE_END = /[。！？；：:!?;][”’）)》」"']*$/;

export const OPENS_PARAGRAPH = /^(?:[—–―]{2,}|[⸺⸻]|专\s*栏|注\s*[:：]|[图表]\s*\d|[●■◆▪•★▲※])/;

export const isStrong = (text: string): boolean => /^(?:part|chapter|section)$/.test(readHeadingForm(text)?.kind ?? '');
const BOX_HEADING = /^专\s*栏\s*\d/;
export const isOwnHeading = (text: string): boolean =>
  readHeadingForm(text)?.ownLine === true || isNamedUnit(text) || BOX_HEADING.test(text);
