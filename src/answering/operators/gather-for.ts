// What the plan holds for a group of people: the provisions that matter most to them, by need; what was reached stands last.
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import { saidBy } from '../create-part-context.js';
import { type DraftLine, type PartDraft, told } from '../draft.js';
import { isPast } from '../matching/statements-of.js';
import { type PartContext, say, words } from '../part-context.js';
import type { Selected } from '../selection/select-sentences.js';
import { answeringRun } from '../shape-sentence.js';
import { leafRows } from './indicator-cells.js';
import { belonging, sentenceLine } from './tell-measures.js';
import { rowLine } from './tell-rows.js';

/** Needs in the order in which they are told. */
const NEEDS = languageWords('need').words;

/** A name of at most so many characters is the asker's own; a longer run tells a story. */
const LONGEST_NAME = 8;

/** What the asker is called. */
function nameOf(context: PartContext): string {
  const { part, parts } = context;
  const own = part.audience?.replace(/\s+/g, '') ?? '';
  if (own !== '' && own.length <= LONGEST_NAME) return own;
  const said = saidBy(part);
  const [group] = parts.audiences.groupsOf(said);
  return group === undefined ? own : parts.audiences.nameOf(group);
}

/** What a sentence says, without its stop; a row of the table with its cells named. */
function sentenceText(context: PartContext, span: TextSpan): string {
  const { plan } = context.parts.index;
  const row = leafRows(plan).find((candidate) => spansOverlap(candidate.span, span));
  const text = row
    ? rowLine(context, row).text
    : words(
        context,
        answeringRun(plan.text, span, () => true),
      );
  return text.replace(/[。；，]$/, '');
}

/** Tells what is for the group; null where no group is known or nothing is written for it. */
export function gatherFor(context: PartContext): PartDraft | null {
  const { part, serving } = context;
  if (serving.size === 0) return null;
  const chosen = belonging(context);
  const needOf = ({ sentenceIndex }: Selected): string => serving.get(sentenceIndex)?.need ?? '';
  const planned = chosen.filter(({ span }) => !isPast(context, span));
  const inOrder = (some: readonly Selected[]): Selected[] => [...some].sort((a, b) => a.span.start - b.span.start);
  const byNeed = NEEDS.flatMap((need): DraftLine[] => {
    const own = inOrder(planned.filter((sentence) => needOf(sentence) === need));
    if (own.length === 0) return [];
    const c = own.map(({ span }) => sentenceText(context, span)).join('；');
    return [
      say(
        context,
        'g3',
        { k: need, c },
        own.map(({ span }) => span),
      ),
    ];
  });
  const others = inOrder(planned.filter((sentence) => !NEEDS.includes(needOf(sentence))));
  const reached = inOrder(chosen.filter((sentence) => !planned.includes(sentence)));
  const asked = nameOf(context);
  const lead = say(context, 'g1', { w: asked });
  const yes = part.yesNo ? say(context, 'y1').text : '';
  return told(
    [
      { ...lead, text: `${yes}${lead.text}`, asked: [asked] },
      ...byNeed,
      ...others.map(({ span }, at) => sentenceLine(context, span, at === 0 && byNeed.length > 0 ? 'a9' : 'pt')),
      ...reached.map(({ span }) => sentenceLine(context, span, 'a5')),
    ],
    { members: inOrder(chosen).map((sentence) => ({ name: needOf(sentence), span: sentence.span })) },
  );
}
