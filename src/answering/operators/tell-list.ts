// Members of a set: of a table, a box, a title's items, a coined term, or an ordinary list, all of them and no others.
import type { Enumeration } from '../../statements/statement.js';
import { type DraftLine, type PartDraft, told } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import type { EnumerationMatch } from '../matching/match-enumerations.js';
import { rowsMeant } from '../matching/match-rows.js';
import { type PartContext, say, words } from '../part-context.js';
import { leafRows } from './indicator-cells.js';
import { belonging, pointLines } from './tell-measures.js';
import { tellRows } from './tell-rows.js';

/** An enumeration is the answer from this score on; below it the sentences that answer are told. */
const MEANT = 0.9;
/** A second enumeration belongs to the answer where it comes this near. */
const AS_WELL = 0.15;
/** Members of this many characters in all stand on one line. */
const ONE_LINE = 60;

/** Groups of a box are told with their own members. */
function withGroups(context: PartContext, enumeration: Enumeration): readonly Enumeration[] {
  const groups = context.statements.filter(
    (statement): statement is Enumeration => statement.kind === 'enumeration' && statement.parentId === enumeration.id,
  );
  return groups.length > 0 ? groups : [enumeration];
}

/** 「交通基础设施：德州路…、…等。」 with the sentence, or for titles the titles, as quotes. */
function memberLines(context: PartContext, enumeration: Enumeration): DraftLine[] {
  const members = enumeration.members.map((member) => words(context, member).replace(/[。；，]$/, ''));
  const s = words(context, enumeration.head).replace(/[：。]$/, '');
  const isInline = enumeration.form === 'inline' || enumeration.form === 'colon';
  const quotes = isInline ? [enumeration.sentence] : [enumeration.head, ...enumeration.members];
  const m = members.join('、');
  if (members.length > 1 && (isInline || m.length <= ONE_LINE))
    return [say(context, enumeration.open ? 'l3' : 'l1', { s, m }, quotes)];
  return [
    say(context, 'pt', { c: s }, [enumeration.head]),
    ...enumeration.members.map((member) => say(context, 'pt', { c: words(context, member) }, [member])),
  ];
}

function countLine(context: PartContext, enumeration: Enumeration): DraftLine[] {
  if (context.part.aggregate !== 'count') return [];
  const s = words(context, enumeration.head);
  return [say(context, 'l2', { w: s, n: enumeration.members.length, k: '个' }, enumeration.members)];
}

function tellEnumerations(context: PartContext, matches: readonly EnumerationMatch[]): PartDraft {
  const lists = matches.flatMap(({ enumeration }) => withGroups(context, enumeration));
  const lines = matches.flatMap(({ enumeration }) => [
    ...countLine(context, enumeration),
    ...withGroups(context, enumeration).flatMap((list) => memberLines(context, list)),
  ]);
  const members = lists.flatMap((list) => list.members.map((span) => ({ name: words(context, span), span })));
  return told(lines, { members });
}

/** Whether the topic is the table as a whole: 主要指标有哪些, or filters that only rows can meet. */
function asksRows({ part, parts }: PartContext, findings: Findings): boolean {
  if (part.filters.some(({ on }) => on !== 'name' && on !== 'value')) return true;
  if (part.unit === 'indicator' || part.named.some(({ unit }) => unit === 'table')) return true;
  const box = parts.index.plan.boxes.find(({ kind }) => kind === 'indicators');
  return box !== undefined && rowsMeant(findings.rows).length > 3;
}

/** The rows that the topic leaves of the table: those that it names, else all. */
function rowsOfTopic(context: PartContext, findings: Findings) {
  const rows = leafRows(context.parts.index.plan);
  const named = rowsMeant(findings.rows).map(({ row }) => row);
  return named.length > 1 ? rows.filter((row) => named.includes(row)) : rows;
}

/** Tells members; where the plan enumerates none the sentences that answer are told. */
export function tellList(context: PartContext, findings: Findings): PartDraft {
  if (asksRows(context, findings)) return tellRows(context, rowsOfTopic(context, findings));
  const [best] = findings.enumerations;
  if (best && best.score >= MEANT) {
    const near = findings.enumerations.filter(
      (match) => match === best || (match.score >= best.score - AS_WELL && match.head >= best.head - 0.1),
    );
    const apart = near.filter(
      ({ enumeration }, at) =>
        !near.slice(0, at).some((other) => other.enumeration.sentence.start === enumeration.sentence.start),
    );
    return tellEnumerations(context, apart.slice(0, 2));
  }
  const sentences = belonging(context);
  return told(pointLines(context, sentences), { members: sentences.map(({ span, text }) => ({ name: text, span })) });
}
