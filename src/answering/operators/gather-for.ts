// All that the plan holds for a group of people, by need, in the plan's order; results already reached stand last.
import type { ServingClause } from '../../indexing/audiences.js';
import { coverage } from '../../retrieval/content-words.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import { type DraftLine, type PartDraft, told } from '../draft.js';
import { type PartContext, say, words } from '../part-context.js';
import { leafRows } from './indicator-cells.js';
import { mostPoints } from './most-points.js';
import { rowLine } from './tell-rows.js';

/** Needs in the order in which they are told. */
const NEEDS = languageWords('need').words;
const NAMES_SHOWN = 3;
const MOST_EACH_NEED = 3;
/** Characters that the lines of an answer have in all. */
const LONGEST = 900;

/** One clause once, by its place. */
const distinct = (clauses: readonly ServingClause[]): ServingClause[] =>
  clauses.filter(({ span }, at) => clauses.findIndex((other) => other.span.start === span.start) === at);

/** The clauses that a topic chooses among those for the group; all where it chooses none. */
function ofTopic(context: PartContext, clauses: readonly ServingClause[]): readonly ServingClause[] {
  const topical =
    context.part.topic.trim() === ''
      ? []
      : clauses.filter(
          ({ span, need }) => coverage(context.evidence.words, `${need} ${words(context, span)}`) >= OF_TOPIC,
        );
  return topical.length > 0 ? topical : clauses;
}

function namesLine(context: PartContext, clauses: readonly ServingClause[], asked: string): DraftLine[] {
  const named = clauses.filter(({ named: name }) => name !== '' && !asked.includes(name) && !name.includes(asked));
  const first = named
    .filter(({ named: name }, at) => named.findIndex((other) => other.named === name) === at)
    .slice(0, NAMES_SHOWN);
  if (first.length === 0 || clauses.some(({ named: name }) => name !== '' && asked.includes(name))) return [];
  const t = first.map(({ named: name }) => `“${name}”`).join('');
  return [
    say(
      context,
      'g2',
      { t },
      first.map(({ span }) => span),
    ),
  ];
}

/** Of many clauses for one need those that hold most of what the asker says, in the plan's order. */
function nearest(context: PartContext, clauses: readonly ServingClause[]): readonly ServingClause[] {
  const holds = ({ span }: ServingClause): number => coverage(context.evidence.words, words(context, span));
  return [...clauses]
    .sort((a, b) => holds(b) - holds(a) || a.span.start - b.span.start)
    .slice(0, MOST_EACH_NEED)
    .sort((a, b) => a.span.start - b.span.start);
}

/** As many lines as stay within the length of an answer. */
function withinLength(lines: readonly DraftLine[]): DraftLine[] {
  let length = 0;
  return lines.filter(({ text }, at) => {
    length += text.length;
    return at === 0 || length <= LONGEST;
  });
}

/** The words that say for whom: those tagged, else what the asker tells of themselves before the question. */
const audienceOf = ({ part }: PartContext): string =>
  part.audience ?? (part.around.trim() === '' ? part.topic : part.around);

/** What serves the groups that are meant, each clause once; clauses of the asked topic where there is one. */
function clausesFor(context: PartContext): { readonly asked: string; readonly clauses: readonly ServingClause[] } {
  const { parts, part } = context;
  const said = audienceOf(context);
  const groups = parts.audiences.groupsOf(said);
  const all = distinct(groups.flatMap((group) => parts.audiences.clausesFor(group)));
  const asked = part.audience ?? parts.audiences.nameIn(said) ?? part.topic.replace(/\s+/g, '');
  return { asked, clauses: ofTopic(context, all) };
}

/** A clause without its stop; a row of the table with its cells named. */
export function clauseText(context: PartContext, span: TextSpan): string {
  const row = leafRows(context.parts.index.plan).find((candidate) => spansOverlap(candidate.span, span));
  return (row ? rowLine(context, row).text : words(context, span)).replace(/[。；，]$/, '');
}

/** Tells what is for the group; null where no group is known or nothing is written for it. */
export function gatherFor(context: PartContext): PartDraft | null {
  const { part } = context;
  const { asked, clauses } = clausesFor(context);
  if (clauses.length === 0) return null;
  const needs = NEEDS.filter((need) => clauses.some((clause) => clause.need === need));
  const lines = needs.map((need) => {
    const own = nearest(
      context,
      clauses.filter((clause) => clause.need === need),
    );
    const c = own.map(({ span }) => clauseText(context, span)).join('；');
    return say(
      context,
      'g3',
      { k: need, c },
      own.map(({ span }) => span),
    );
  });
  const lead: DraftLine = { ...say(context, 'g1', { w: asked }), asked: [asked] };
  const yes = part.yesNo ? say(context, 'y1').text : '';
  const shown = withinLength(context.limit === null ? lines : lines.slice(0, mostPoints(context)));
  return told([{ ...lead, text: `${yes}${lead.text}` }, ...namesLine(context, clauses, asked), ...shown], {
    members: clauses.map(({ span, need }) => ({ name: need, span })),
  });
}

/** Clauses for the group that speak of the topic, to stand beside what the search found; none where no group is named. */
export function servingClauses(context: PartContext): readonly ServingClause[] {
  if (context.part.audience === null || context.part.topic.trim() === '') return [];
  const { parts, evidence } = context;
  const groups = parts.audiences.groupsOf(context.part.audience);
  return distinct(groups.flatMap((group) => parts.audiences.clausesFor(group))).filter(
    ({ span, need }) => coverage(evidence.words, `${need} ${words(context, span)}`) >= OF_TOPIC,
  );
}

/** Share of the topic that a clause for the group holds, with the need that it serves. */
const OF_TOPIC = 0.3;
