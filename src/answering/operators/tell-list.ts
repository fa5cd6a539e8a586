// Members of a set: of a table, a box, a title's items, a coined term, or an ordinary list, all of them and no others.

import type { Box } from '../../plan/plan-document.js';
import type { Enumeration } from '../../statements/statement.js';
import { normalizeText } from '../../text/normalize-text.js';
import { splitSentences } from '../../text/split-sentences.js';
import { spansOverlap } from '../../text/text-span.js';
import { type DraftLine, type DraftNumber, type PartDraft, told } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import type { EnumerationMatch } from '../matching/match-enumerations.js';
import { rowsMeant } from '../matching/match-rows.js';
import { type PartContext, say, words } from '../part-context.js';
import { findUnit } from './find-unit.js';
import { leafRows } from './indicator-cells.js';
import { tellCells } from './tell-cells.js';
import { belonging, pointLines, sentenceLine } from './tell-measures.js';
import { tellRows } from './tell-rows.js';
import { tellTargets } from './tell-targets.js';

/** An enumeration is the answer from this score on; below it the sentences that answer are told. */
const MEANT = 0.9;
/** How far the score of a list must be above the trust in the best sentence. */
const WHOLE_LIST = 0.2;
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

/** Whether the members stand apart from sentences: as titles, entries, dashes or after a colon. */
const isStructural = ({ form }: Enumeration): boolean => form !== 'inline';

/** A list inside a sentence is said with its clauses, one that stands apart member by member. */
function memberLines(context: PartContext, enumeration: Enumeration): DraftLine[] {
  if (!isStructural(enumeration)) return [sentenceLine(context, enumeration.sentence)];
  const members = enumeration.members.map((member) => words(context, member).replace(/[。；，]$/, ''));
  const s = words(context, enumeration.head).replace(/[：。]$/, '');
  const quotes = enumeration.form === 'colon' ? [enumeration.sentence] : [enumeration.head, ...enumeration.members];
  const m = members.join('、');
  if (members.length > 1 && m.length <= ONE_LINE)
    return [say(context, enumeration.open ? 'l3' : 'l1', { s, m }, quotes)];
  return [
    say(context, 'pt', { c: s }, [enumeration.head]),
    ...enumeration.members.map((member) => say(context, 'pt', { c: words(context, member) }, [member])),
  ];
}

/** How many members a list has, for a later turn to work with. */
const sizeOf = (context: PartContext, { head, members }: Enumeration): DraftNumber => ({
  name: words(context, head),
  value: members.length,
  printed: `${members.length}个`,
  unit: '个',
  counted: true,
  quotes: members,
});

function countLine(context: PartContext, enumeration: Enumeration): DraftLine[] {
  if (context.part.aggregate !== 'count') return [];
  const s = words(context, enumeration.head);
  return [say(context, 'l2', { w: s, n: enumeration.members.length, k: '个' }, enumeration.members)];
}

function tellEnumerations(context: PartContext, matches: readonly Pick<EnumerationMatch, 'enumeration'>[]): PartDraft {
  const lists = matches.flatMap(({ enumeration }) => withGroups(context, enumeration));
  const lines = matches.flatMap(({ enumeration }) => [
    ...countLine(context, enumeration),
    ...withGroups(context, enumeration).flatMap((list) => memberLines(context, list)),
  ]);
  const members = lists.flatMap((list) => list.members.map((span) => ({ name: words(context, span), span })));
  return told(lines, { members, numbers: lists.map((list) => sizeOf(context, list)) });
}

/** The boxes that the question names by their number: 专栏2. */
const boxesNamed = ({ parts, part }: PartContext): readonly Box[] =>
  part.named.flatMap((named) => {
    const unit = named.unit === 'box' ? findUnit(parts.index, parts.outline, named) : null;
    return unit?.kind === 'boxes' ? unit.boxes : [];
  });

/** Whether a text spells two characters or more out that open a title: 水利 of 水利治理工程. */
const spells = (text: string, title: string): boolean =>
  normalizeText(text).includes(normalizeText(title).replace(/\s/g, '').slice(0, OPENING));

const OPENING = 2;

/** Those whose title shares most pairs of characters with a text; all where none shares any. */
function mostSpelt<Named>(text: string, all: readonly Named[], titleOf: (one: Named) => string): readonly Named[] {
  const shared = all.map((one) => {
    const title = titleOf(one);
    return [...title].filter((_, at) => at > 0 && text.includes(title.slice(at - 1, at + 1))).length;
  });
  const most = Math.max(0, ...shared);
  return most === 0 ? all : all.filter((_, at) => shared[at] === most);
}

/** The members of a box that the question names: 专栏2有哪些项目; null where it names none. */
export function tellBoxMembers(context: PartContext, named: readonly Box[] | null = null): PartDraft | null {
  const { parts, part } = context;
  const numbered = named ?? boxesNamed(context);
  // Of two boxes with one number the one whose title holds what is asked.
  const boxes = mostSpelt(part.text, numbered, ({ title }) => title);
  if (boxes.length === 0) return null;
  // A number that is printed twice: both are told by their titles.
  if (boxes.length > 1)
    return told(
      boxes.map((box) =>
        say(context, 'pt', { c: words(context, box.headingSpan).replace(/\s+/g, ' ') }, [box.headingSpan]),
      ),
      { members: boxes.map((box) => ({ name: box.title, span: box.headingSpan })) },
    );
  const ids = new Set(boxes.map(({ id }) => id));
  const lists = context.statements.filter(
    (statement): statement is Enumeration =>
      statement.kind === 'enumeration' && statement.boxId !== null && ids.has(statement.boxId),
  );
  const all = lists.filter(({ parentId, form }) => parentId !== null || form === 'colon');
  const asked =
    [part.topic, part.text].find((text) => all.some(({ head }) => spells(text, words(context, head)))) ?? '';
  const meant = all.filter(({ head }) => spells(asked, words(context, head)));
  const groups = meant.length > 0 ? meant : all;
  const entries = lists.filter(({ form }) => form === 'entries');
  const chosen = groups.length > 0 ? groups : entries.length > 0 ? entries : lists.slice(0, 1);
  const title = boxes.map((box) =>
    say(context, 'pt', { c: words(context, box.headingSpan).replace(/\s+/g, ' ') }, [box.headingSpan]),
  );
  if (chosen.length === 0) {
    const sentences = boxes.flatMap((box) =>
      splitSentences(parts.index.plan.text, { start: box.headingSpan.end, end: box.span.end }),
    );
    return told([...title, ...sentences.map((span) => sentenceLine(context, span))], { selfEvident: true });
  }
  const counts = chosen.length > 1 || part.asked === 'count' || part.together || part.askedUnit !== null;
  const counted = { ...context, part: { ...part, aggregate: counts ? ('count' as const) : part.aggregate } };
  const lines = chosen.flatMap((list) => [...countLine(counted, list), ...memberLines(context, list)]);
  const members = chosen.flatMap((list) => list.members.map((span) => ({ name: words(context, span), span })));
  return told([...title, ...lines], {
    unit: boxes[0] ?? null,
    members,
    numbers: chosen.map((list) => sizeOf(context, list)),
  });
}

/** Whether members are chosen or ranked by a number of theirs. */
const asksNumbers = ({ part }: PartContext): boolean =>
  part.filters.some(({ on, op }) => on === 'value' && op !== 'blank') ||
  part.order !== null ||
  part.aggregate === 'most' ||
  part.aggregate === 'least' ||
  (part.askedUnit !== null && part.scope !== null);

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

/** A sentence that answers with this probability is said whole rather than a list from elsewhere. */
const TRUSTED = 0.3;

/** Whether an enumeration is what is asked for: its head is the topic, or its sentence answers. */
const isMeant = ({ enumeration, head, answers, score }: EnumerationMatch): boolean =>
  score >= MEANT && (isStructural(enumeration) ? head >= 0.6 || answers >= TRUSTED : answers >= TRUSTED);

/** From this probability on a title belongs to the answer. */
const TITLED = 0.45;

/** The set whose members are titles, where titles answer before any sentence does; null where they do not. */
function tellHeaded(context: PartContext): PartDraft | null {
  const [first] = context.selected;
  const titles = context.selected.filter(({ isHeading, answers }) => isHeading && answers >= TITLED);
  if (!first?.isHeading || titles.length < 2) return null;
  const held = ({ members }: Enumeration): number =>
    titles.filter(({ span }) => members.some((member) => spansOverlap(member, span))).length;
  const lists = context.statements
    .filter((statement): statement is Enumeration => statement.kind === 'enumeration' && statement.form === 'titles')
    .sort((a, b) => held(b) - held(a));
  const [list] = lists;
  if (!list || held(list) < 2) return null;
  return tellEnumerations(context, [{ enumeration: list }]);
}

/** Tells members; where the plan enumerates none the sentences that answer are told. */
export function tellList(context: PartContext, findings: Findings): PartDraft {
  const meant = rowsMeant(findings.rows).map(({ row }) => row);
  if (meant.length > 0 && meant.length <= 3 && context.part.aggregate === null)
    return tellCells(context, meant, findings);
  if (asksRows(context, findings)) return tellRows(context, rowsOfTopic(context, findings));
  if (asksNumbers(context)) {
    const targets = tellTargets(context);
    if (targets) return targets;
  }
  const headed = tellHeaded(context);
  if (headed) return headed;
  const sentences = belonging(context);
  const [best] = findings.enumerations.filter(isMeant);
  const surest = sentences[0]?.answers ?? 0;
  if (best && isStructural(best.enumeration) && best.score >= surest + WHOLE_LIST) {
    const near = findings.enumerations.filter(
      (match) =>
        match === best ||
        (isMeant(match) &&
          isStructural(match.enumeration) &&
          match.score >= best.score - AS_WELL &&
          match.head >= best.head - 0.1),
    );
    const apart = near.filter(
      ({ enumeration }, at) =>
        !near.slice(0, at).some((other) => other.enumeration.sentence.start === enumeration.sentence.start),
    );
    return tellEnumerations(context, apart.slice(0, 2));
  }
  const members = findings.enumerations
    .filter(({ enumeration }) => sentences.some(({ span }) => span.start === enumeration.sentence.start))
    .slice(0, 1)
    .flatMap(({ enumeration }) => enumeration.members.map((span) => ({ name: words(context, span), span })));
  const count = best && context.part.aggregate === 'count' ? countLine(context, best.enumeration) : [];
  return told([...count, ...pointLines(context, sentences)], {
    members: members.length > 0 ? members : sentences.map(({ span, text }) => ({ name: text, span })),
  });
}
