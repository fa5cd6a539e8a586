// The rows of a category or nature, when the question asks which they are.
import { trimSpan } from '../../text/text-span.js';
import { NATURE_NAMES } from './describe-row.js';
import { answered, type ComposeContext, type Draft } from './draft.js';

/** 「约束性指标有哪些」「绿色生态类指标有哪几项」; null for any other question. */
export function listIndicators({ question, index }: ComposeContext): Draft | null {
  const { plan } = index;
  if (!/指标/.test(question) || !/哪|几项|有什么|清单|名单|列|包括|多少项/.test(question)) return null;
  const nature = /约束性/.test(question) ? 'binding' : /预期性/.test(question) ? 'anticipatory' : null;
  const category = plan.indicators.map((row) => row.category).find((name) => name !== '' && question.includes(name));
  if (nature === null && category === undefined) return null;
  const rows = plan.indicators.filter(
    (row) =>
      row.parentId === null &&
      (nature === null || row.nature === nature) &&
      (category === undefined || row.category === category),
  );
  const label = `${category ? `${category}类` : ''}${nature ? NATURE_NAMES[nature] : ''}指标`;
  return answered(
    rows.map((row, position) => ({
      text: `${position === 0 ? `${label}包括：\n` : ''}• ${row.name}${row.unit ? `（${row.unit}）` : ''}`,
      quotes: [trimSpan(plan.text, row.span)],
    })),
  );
}
