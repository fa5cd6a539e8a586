// What an asker reads of an answer: its text and its table; who helps stands beside it, labelled as not the plan's words.
import type { StoredAnswer } from '../running/generated-record.js';

/** The cells of a row in one line. */
const CELL_GAP = ' ｜ ';

/** The answer's text, then its table line by line, heads first. */
export function toldText({ answer, table }: Pick<StoredAnswer, 'answer' | 'table'>): string {
  if (table === null) return answer;
  const rows = [table.columns, ...table.rows.map(({ cells }) => cells)];
  return [answer, table.caption, ...rows.map((cells) => cells.join(CELL_GAP))].filter((line) => line !== '').join('\n');
}

/** The same with the signposts, one a line. */
export const shownText = (answer: StoredAnswer): string =>
  [
    toldText(answer),
    ...answer.signposts.map(({ name, phone, url, why }) => [name, phone, url, why].filter(Boolean).join(' ')),
  ].join('\n');
