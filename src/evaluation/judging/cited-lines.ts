// An answer line by line, and its table row by row, each with the citations that it stands on.
import type { StoredAnswer, StoredCitation } from '../running/generated-record.js';

export interface CitedLine {
  readonly text: string;
  readonly cited: readonly StoredCitation[];
  /** A row of the table, its heads before it, or a claim. */
  readonly kind: 'claim' | 'row';
}

/** The claims, then the rows. */
export function citedLines({ claims, table, citations }: StoredAnswer): CitedLine[] {
  const citedBy = (ids: readonly number[]) => citations.filter(({ id }) => ids.includes(id));
  const heads = table?.columns.join('，') ?? '';
  const rows = (table?.rows ?? []).map(
    ({ cells, citations: ids }): CitedLine => ({
      text: `${heads}，${cells.join('，')}`,
      cited: citedBy(ids),
      kind: 'row',
    }),
  );
  return [
    ...claims.map((claim): CitedLine => ({ text: claim.text, cited: citedBy(claim.citations), kind: 'claim' })),
    ...rows,
  ];
}
