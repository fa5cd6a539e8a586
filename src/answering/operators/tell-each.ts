// Each member of a set in a sentence of its own: 三个产业，每个用一句话说; 专栏里六个商圈，每条一句.
import type { Section } from '../../plan/plan-document.js';
import { coverage } from '../../retrieval/content-words.js';
import { splitSentences } from '../../text/split-sentences.js';
import { containsSpan, type TextSpan } from '../../text/text-span.js';
import { type PartDraft, told } from '../draft.js';
import { matchEnumerations } from '../matching/match-enumerations.js';
import { type PartContext, say, words } from '../part-context.js';
import { boxByTitle } from './box-by-title.js';
import { sentenceLine } from './tell-measures.js';
import { unitsByTitle } from './unit-by-title.js';

/** Share of the topic that a list's head must hold to be the set that is meant. */
const HEADED = 0.6;
const MOST = 12;

interface Member {
  readonly name: TextSpan;
  /** Where its sentences stand. */
  readonly within: TextSpan;
}

const ofUnit = ({ headingSpan, bodySpan }: Section): Member => ({ name: headingSpan, within: bodySpan });

/** Entries of a box, each with the text up to the next. */
function entriesOf(context: PartContext): Member[] {
  const box = boxByTitle(context);
  const entries = box ? context.parts.index.plan.sections.filter(({ boxId }) => boxId === box.id) : [];
  return entries.map(ofUnit);
}

/** The units below the one that the topic is, or that the members of a list are titles of. */
function membersOf(context: PartContext): Member[] {
  const { outline, index } = context.parts;
  const [unit] = unitsByTitle(context, null, 0.3);
  const children = unit ? outline.children(unit.id) : [];
  if (children.length > 1) return children.map(ofUnit);
  const entries = entriesOf(context);
  if (entries.length > 1) return entries;
  const [set] = matchEnumerations(context).filter(({ head }) => head >= HEADED);
  return (set?.enumeration.members ?? []).flatMap((member) => {
    const section = index.plan.sections.find(({ headingSpan }) => containsSpan(headingSpan, member));
    return section ? [ofUnit(section)] : [];
  });
}

/** The sentence of a member that says most of what is asked, else its first. */
function sentenceOf(context: PartContext, { within }: Member): TextSpan | null {
  const { evidence, selected, parts } = context;
  const sentences = splitSentences(parts.index.plan.text, within).filter(({ start, end }) => end - start > 1);
  const scoreOf = (span: TextSpan): number =>
    (selected.find((one) => one.span.start === span.start)?.answers ?? 0) +
    coverage(evidence.words, words(context, span));
  const [first, ...rest] = sentences;
  if (!first) return null;
  return rest.reduce((best, span) => (scoreOf(span) > scoreOf(best) ? span : best), first);
}

/** Tells each member; null where no set with text of its own is meant. */
export async function tellEachMember(context: PartContext): Promise<PartDraft | null> {
  const members = membersOf(context).slice(0, MOST);
  if (members.length < 2) return null;
  const lines = members.flatMap((member) => {
    const sentence = sentenceOf(context, member);
    if (sentence === null) return [];
    const line = sentenceLine(context, sentence);
    const name = words(context, member.name)
      .replace(/\s+/g, ' ')
      .replace(/[。；，]$/, '')
      .trim();
    return [{ ...line, text: `${say(context, 'lab', { w: name }).text}${line.text}`, quotes: [member.name, sentence] }];
  });
  return told(lines, { members: members.map(({ name }) => ({ name: words(context, name), span: name })) });
}
