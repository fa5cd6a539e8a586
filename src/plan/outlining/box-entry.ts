// The entries of a box: a number and a title before the first stop or colon, or a short title alone.
import { type HeadingForm, readHeadingForm } from './heading-forms.js';
import type { LineRole } from './line-role.js';

type EntryRole = Extract<LineRole, { role: 'entry' }>;

const LABEL = /^(?:\d{1,2}[.．、]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*/;
const TITLE = /^([^。：:]{1,40})[。：:]/;
/** Without a number: a short title and a full stop before the list of projects. */
const TITLE_ALONE = /^([^，、；。]{2,12})。/;

export interface NumberedEntry {
  readonly form: HeadingForm;
  readonly role: EntryRole;
}

/** An entry with a number; its form says in which series it counts. */
export function readNumberedEntry(text: string, form: HeadingForm | null): NumberedEntry | null {
  const label = LABEL.exec(text)?.[0];
  if (label === undefined) return null;
  // A long entry has no form of a heading; its label has one.
  const read = form ?? readHeadingForm(`${label}题`);
  const title = TITLE.exec(text.slice(label.length));
  if (read === null || title === null) return null;
  const printed = label.trim().replace(/[．、]$/, '.');
  const headingLength = label.length + title[0].length;
  return {
    form: read,
    role: { role: 'entry', number: read.number, label: printed, title: title[1] ?? '', headingLength },
  };
}

export function readTitledEntry(text: string): EntryRole | null {
  const match = TITLE_ALONE.exec(text);
  if (match === null) return null;
  const [whole, title = ''] = match;
  return { role: 'entry', number: null, label: '', title, headingLength: whole.length };
}
