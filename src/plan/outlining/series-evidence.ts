// Which kinds of label form series in a document: a label 1 with a label 2 after it is a series, one alone may be prose.
import type { SourceLine } from '../reading/source-document.js';
import { HEADING_KINDS, type HeadingForm, type HeadingKind, rankOf, readHeadingForm } from './heading-forms.js';

/** How many labelled lines are looked through for the next number; a unit's siblings stand nearer. */
const LOOK_AHEAD = 600;

export interface SeriesEvidence {
  readonly forms: readonly (HeadingForm | null)[];
  /** Kinds that count somewhere from 1 to 2. */
  readonly established: ReadonlySet<HeadingKind>;
  /** Whether the next number of the same series comes before the series is closed by an outer heading. */
  hasNext(index: number, form: HeadingForm): boolean;
}

export function gatherEvidence(lines: readonly SourceLine[]): SeriesEvidence {
  const forms = lines.map((line) => (line.cells === null ? readHeadingForm(line.text) : null));
  const labelled = forms.flatMap((form, index) => (form ? [{ form, index }] : []));
  const position = new Map(labelled.map(({ index }, at) => [index, at]));
  const samePath = (a: HeadingForm, b: HeadingForm): boolean =>
    a.path.length === b.path.length && a.path.slice(0, -1).every((part, at) => part === b.path[at]);
  const hasNext = (index: number, form: HeadingForm): boolean => {
    const at = position.get(index);
    if (at === undefined) return false;
    for (const { form: other } of labelled.slice(at + 1, at + 1 + LOOK_AHEAD)) {
      if (other.kind === form.kind && other.number === form.number + 1 && samePath(form, other)) return true;
      if (other.ownLine && rankOf(other.kind) < rankOf(form.kind)) return false;
    }
    return false;
  };
  const established = new Set<HeadingKind>();
  for (const { form, index } of labelled) {
    if (form.number === 1 && !established.has(form.kind) && hasNext(index, form)) established.add(form.kind);
  }
  return { forms, established, hasNext };
}

/** The kinds in order of nesting that a document uses. */
export const kindsInUse = ({ established }: SeriesEvidence): HeadingKind[] =>
  HEADING_KINDS.filter((kind) => established.has(kind));
