// A statement for judging by hand: what was read of it, then its sentence with the spans marked.
import type { Statement } from '../../statements/statement.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';

/** Field names as printed, in the order of reading. */
type Field = readonly [name: string, span: TextSpan | null];

function fieldsOf(statement: Statement): readonly Field[] {
  switch (statement.kind) {
    case 'quantity':
      return [
        ['对象', statement.subject],
        ['量', statement.measure],
        ['数值', statement.printed],
        ['时间', statement.head],
        ['片区', statement.area],
      ];
    case 'enumeration':
      return [['总称', statement.head], ...statement.members.map((member): Field => ['成员', member])];
    case 'term':
      return [
        ['术语', statement.term],
        ['含义', statement.meaning],
        ...statement.members.map((member): Field => ['成员', member]),
      ];
    case 'attribute':
      return [
        ['对象', statement.subject],
        [statement.attribute, statement.value],
      ];
    case 'provision':
      return [
        ['举措', statement.action],
        ['动词', statement.verb],
      ];
    case 'row':
      return [];
  }
}

/** What no span shows: value and unit, openness, whether a term is explained. */
function notesOf(statement: Statement): string {
  switch (statement.kind) {
    case 'quantity':
      return [statement.value ?? '*', statement.unit, statement.bound, statement.year]
        .filter((note) => note !== null)
        .join(' ');
    case 'enumeration':
      return `${statement.form}${statement.open ? ' 等' : ''}${statement.parentId === null ? '' : ` < ${statement.parentId}`}`;
    case 'term':
      return statement.unexplained ? '未解释' : '';
    case 'row':
      return statement.indicatorId;
    default:
      return '';
  }
}

/** The sentence with 【】 around the outermost spans that stand in it. */
function markSpans(text: string, sentence: TextSpan, spans: readonly TextSpan[]): string {
  const starts = new Map<number, number>();
  for (const { start, end } of spans)
    if (start >= sentence.start && end <= sentence.end) starts.set(start, Math.max(end, starts.get(start) ?? 0));
  let marked = '';
  let at = sentence.start;
  for (const [start, end] of [...starts].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    marked += `${text.slice(at, start)}【${text.slice(start, end)}】`;
    at = end;
  }
  return marked + text.slice(at, sentence.end);
}

/** Two or three lines: id and notes, fields, the marked sentence. */
export function formatStatement(statement: Statement, text: string): string {
  const fields = fieldsOf(statement).filter((field): field is readonly [string, TextSpan] => field[1] !== null);
  const head = [statement.id, statement.scope, notesOf(statement)].filter(Boolean).join('  ');
  const told = fields.map(([name, span]) => `${name}：${sliceSpan(text, span)}`).join(' | ');
  const marked = markSpans(
    text,
    statement.sentence,
    fields.map(([, span]) => span),
  );
  return [head, told, marked].filter(Boolean).join('\n  ');
}
