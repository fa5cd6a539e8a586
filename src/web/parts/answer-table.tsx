// An answer as a table: a real one, in a box of its own that scrolls, each row with the numbers of its sources.
import type { JSX } from 'preact';
import type { AnswerTable, Citation, TableRow } from '../conversation/protocol.js';
import { CitationMarker } from './citation-marker.js';
import { useFace } from './face.js';

/** A phone has room for these; rows of more columns become cards there. */
const MOST_ON_A_PHONE = 3;

interface TableProps {
  readonly table: AnswerTable;
  readonly citations: ReadonlyMap<number, Citation>;
}

interface RowProps {
  readonly row: TableRow;
  readonly columns: readonly string[];
  readonly hasSources: boolean;
  readonly citations: ReadonlyMap<number, Citation>;
}

function Row({ row, columns, hasSources, citations }: RowProps): JSX.Element {
  const [name, ...values] = row.cells;
  const sources = row.citations.flatMap((id) => citations.get(id) ?? []);
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, index) => (
        // Columns keep their order: the position is the identity.
        <td key={index} data-label={columns[index + 1]}>
          {value}
        </td>
      ))}
      {hasSources && (
        <td class="row-sources">
          {sources.map((citation) => (
            <CitationMarker key={citation.id} citation={citation} />
          ))}
        </td>
      )}
    </tr>
  );
}

export function AnswerTableView({ table, citations }: TableProps): JSX.Element {
  const { words } = useFace();
  const { caption, columns, rows } = table;
  const box = columns.length > MOST_ON_A_PHONE ? 'table-box wide' : 'table-box';
  const hasSources = rows.some((row) => row.citations.length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class={box} aria-label={words.talk.table(caption, rows.length)} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
            {hasSources && (
              <th scope="col" lang={words.lang}>
                {words.talk.tableSources}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} row={row} columns={columns} hasSources={hasSources} citations={citations} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
