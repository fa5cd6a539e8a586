// Under which name: quoted names with the noun that says what bears them, “美美予槐”精神文明建设品牌.
import { closingAt } from '../../text/split-at-marks.js';
import type { TextSpan } from '../../text/text-span.js';
import { readNounOf } from '../list-head.js';
import type { AttributeFinder, Found } from './attribute-clause.js';

/** Names are no sentences; the longest in the plan has 16 characters. */
const LONGEST_NAME = 20;

/** “三段贯通式” tells a manner. */
const MANNER_END = /[式型化]$/;

export const findNames: AttributeFinder = ({ extraction, clause }) => {
  const { plan, words } = extraction;
  const found: Found[] = [];
  const open: TextSpan[] = [];
  for (let at = clause.span.start; at < clause.span.end; at++) {
    const close = plan.text.charAt(at) === '“' ? closingAt(plan.text, at, clause.span.end) : -1;
    if (close < 0) continue;
    const name = { start: at, end: close + 1 };
    if (MANNER_END.test(plan.text.slice(at, close))) continue;
    // Names side by side share the noun after the last: “社区微业”“春风行动”等行动.
    open.push(name);
    const next = plan.text.charAt(close + 1) === '等' ? close + 2 : close + 1;
    at = close;
    if (plan.text.charAt(next) === '“') continue;
    const subject = readNounOf(plan.text, { start: next, end: clause.span.end }, 'name-noun', words);
    if (subject !== null)
      for (const value of open)
        if (value.end - value.start <= LONGEST_NAME) found.push({ attribute: 'name', subject, value });
    open.length = 0;
  }
  return found;
};
