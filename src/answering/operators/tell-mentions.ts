// Whether and where the plan speaks of something: every place, counted when a number is asked.

import type { Section } from '../../plan/plan-document.js';
import { coverage } from '../../retrieval/content-words.js';
import { normalizeText } from '../../text/normalize-text.js';
import type { TextSpan } from '../../text/text-span.js';
import { type DraftLine, lacking, type PartDraft, told } from '../draft.js';
import { type PartContext, places, say, words } from '../part-context.js';
import { boxHolding } from './box-by-title.js';
import { findMentions, type Mention } from './find-mentions.js';
import { tellMeasures } from './tell-measures.js';
import { tellBoxPlaces, tellPlaces } from './tell-outline.js';
import { atLevelOf } from './unit-level.js';

/** Sentences shown with the places; the places themselves are all told. */
const MOST_SHOWN = 4;
const TRUSTED = 0.35;
const LONGEST_WORD = 16;

/** The words looked for: those in quotation marks, else the topic, else the plan's words for it. */
function wordings({ part, parts }: PartContext): string[][] {
  const topic = part.topic.replace(/\s+/g, '');
  const own = part.quoted.length > 0 ? [...part.quoted] : [topic];
  const alike = parts.index.thesaurus.match(normalizeText(topic)).flatMap(({ planWords }) => planWords);
  return [own, alike, [longestHeld(parts.index.plan.text, topic)]];
}

/** The longest stretch of a topic that the plan has: 脑机接口 of 脑机接口分布. */
function longestHeld(text: string, topic: string): string {
  for (let length = Math.min(topic.length - 1, LONGEST_WORD); length >= 3; length--)
    for (let at = 0; at + length <= topic.length; at++) {
      const stretch = topic.slice(at, at + length);
      if (text.includes(stretch)) return stretch;
    }
  return '';
}

function mentionsOf(context: PartContext): { readonly written: string; readonly mentions: readonly Mention[] } {
  for (const group of wordings(context)) {
    for (const written of group.filter((candidate) => candidate.length > 1)) {
      const mentions = findMentions(context.parts.index, written);
      if (mentions.length > 0) return { written, mentions };
    }
  }
  return { written: '', mentions: [] };
}

const distinct = (spans: readonly TextSpan[]): TextSpan[] =>
  spans.filter((span, at) => spans.findIndex(({ start }) => start === span.start) === at);

/** Share of the topic that the title of a unit about it holds. */
const OF_TITLE = 0.3;

/** The unit of the asked level that most of the sentences stand in, and the one inside it, with the first of them. */
function tellPlaceOf(context: PartContext, sentences: readonly TextSpan[]): PartDraft {
  const { index, outline } = context.parts;
  const level = context.part.asksPlace ?? 'section';
  const box = level === 'box' ? boxHolding(context) : null;
  if (box) return tellBoxPlaces(context, [box]);
  const leafOf = (sentence: TextSpan): Section | null => {
    const chunk = index.sentences.find(({ span }) => span.start === sentence.start)?.chunkIndex;
    return outline.section(chunk === undefined ? '' : (index.chunks[chunk]?.sectionId ?? '')) ?? null;
  };
  const leaves = sentences.map(leafOf);
  const units = leaves.map((leaf) => (leaf ? atLevelOf(context, leaf, level) : null));
  const best = mostOften(units);
  if (best === null) return tellAbsence(context);
  const below = mostOften(leaves.map((leaf, at) => (units[at] === best ? leaf : null)));
  const isTitle = coverage(context.evidence.words, below?.title ?? '') >= OF_TITLE;
  if (isTitle) return tellPlaces(context, [best], below);
  // A passing mention: the unit that it stands in, and its sentence.
  const [shown] = sentences.filter(
    (sentence, at) => leaves[at] === below && sentence.start !== below?.headingSpan.start,
  );
  const around = level === 'chapter' && below !== null ? [below] : [best];
  const draft = tellPlaces(context, around, below);
  const line = shown ? [say(context, 'a10', { c: words(context, shown) }, [shown])] : [];
  return { ...draft, lines: [...draft.lines, ...line] };
}

/** The section that stands most often among others, the first of equals; null where there is none. */
function mostOften(sections: readonly (Section | null)[]): Section | null {
  const count = (section: Section): number => sections.filter((other) => other === section).length;
  return sections.reduce(
    (most, section) => (section !== null && (most === null || count(section) > count(most)) ? section : most),
    null,
  );
}

/** Tells the places; an absence is claimed of the words alone, with the nearest passage where one is near. */
export async function tellMentions(context: PartContext): Promise<PartDraft> {
  const { part, selected } = context;
  const { written, mentions } = mentionsOf(context);
  const own = normalizeText(part.topic.replace(/\s+/g, ''));
  // Said in other words: the sentences that answer are surer than a word for the asker's word.
  const inOtherWords = normalizeText(written) !== own && !own.includes(normalizeText(written));
  if ((written === '' || inOtherWords) && part.quoted.length === 0 && (selected[0]?.answers ?? 0) >= TRUSTED)
    return part.asksPlace === null
      ? tellMeasures(context)
      : tellPlaceOf(
          context,
          selected.slice(0, 1).map(({ span }) => span),
        );
  if (mentions.length === 0) return tellAbsence(context);
  const sentences = distinct(mentions.map(({ sentence }) => sentence));
  if (part.asksPlace !== null && !part.manyPlaces && sentences.length > 0) return tellPlaceOf(context, sentences);
  const p = places(context, sentences);
  const lead =
    part.aggregate === 'count'
      ? say(
          context,
          'x3',
          { n: mentions.length, p },
          mentions.map(({ span }) => span),
        )
      : say(context, part.yesNo ? 'x1' : 'x2', { p }, sentences);
  const topic = part.topic.replace(/\s+/g, '');
  const renamed: DraftLine[] =
    normalizeText(topic).includes(normalizeText(written)) || part.quoted.includes(written)
      ? []
      : [{ ...say(context, 'g2', { t: `“${written}”` }, sentences.slice(0, 1)), asked: [written] }];
  const shown = sentences.slice(0, MOST_SHOWN).map((span) => say(context, 'a10', { c: words(context, span) }, [span]));
  return told([...renamed, lead, ...shown], {
    members: sentences.map((span) => ({ name: words(context, span), span })),
    selfEvident: true,
  });
}

function tellAbsence(context: PartContext): PartDraft {
  const { part, parts, selected } = context;
  const w = part.quoted[0] ?? part.topic.replace(/\s+/g, '');
  const [near] = selected;
  // A word that the text holds all the same, too short to be looked for, is not said to be missing.
  const isMissing = w !== '' && !parts.index.plan.text.includes(w);
  const lines: DraftLine[] = [isMissing ? { ...say(context, 's1', { w }), asked: [w] } : say(context, 's4')];
  if (near && near.answers >= 0.5) lines.push(say(context, 's2', { c: near.text }, [near.span]));
  return lacking('silent', 'not-in-plan', { lines, missing: isMissing ? [`“${w}”`] : [] });
}
