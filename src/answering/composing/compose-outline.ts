// Questions that the outline answers: the parts of a chapter, a section or a box, in the plan's own headings.

import type { Box, Section } from '../../plan/plan-document.js';
import { type ContentWord, coverage } from '../../retrieval/content-words.js';
import { toChineseNumeral } from '../../text/chinese-numerals.js';
import { normalizeText } from '../../text/normalize-text.js';
import { splitSentences } from '../../text/split-sentences.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import { abstained, answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { plainSentence, plainTitle, titleSpan } from './plain-sentence.js';

/** A unit with parts: its title, its parts, and where its heading is printed. */
interface OutlineNode {
  readonly title: string;
  readonly headingSpan: TextSpan;
  readonly parts: readonly Section[];
}

/** Share of the question's weight that a title must cover to be what is asked for. */
const TITLE_COVERAGE = 0.72;
/** A box without entries is read out when its title is spelt out. */
const BOX_COVERAGE = 0.85;
/** Share of the best passages' score that siblings hold together, and of the question that their titles cover. */
const SIBLINGS_SHARE = 0.5;
/** Puts a title that is spelt out before another that covers as many words. */
const SPELT_BONUS = 0.2;
const SIBLINGS_COVERAGE = 0.35;
/** Longest sentence put behind a part's title in a summary. */
const LONGEST_GIST = 90;

const ofSection = (context: ComposeContext, section: Section): OutlineNode => ({
  title: section.title,
  headingSpan: section.headingSpan,
  parts: context.outline.children(section.id),
});

const ofBox = (context: ComposeContext, box: Box): OutlineNode => ({
  title: box.title,
  headingSpan: box.headingSpan,
  parts: context.outline.entries(box.id),
});

/** A chapter or box that the question names; null when it names none, an abstention when the plan has none such. */
function namedNode(context: ComposeContext): OutlineNode | Draft | null {
  const { plan } = context.index;
  for (const { unit, number } of context.evidence.reading.named) {
    if (unit === 'chapter') {
      const chapter = plan.sections.find((section) => section.level === 'chapter' && section.number === number);
      const last = plan.sections.filter((section) => section.level === 'chapter').length - 1;
      if (!chapter)
        return abstained(
          'not-in-plan',
          `规划纲要共${toChineseNumeral(last)}章，没有第${toChineseNumeral(Math.min(number, 99))}章。`,
        );
      return ofSection(context, chapter);
    }
    const boxes = plan.boxes.filter((box) => box.number === number);
    if (boxes.length === 0)
      return abstained(
        'not-in-plan',
        `规划纲要没有专栏${number}；有专栏${[...new Set(plan.boxes.map((box) => box.number))].join('、')}。`,
      );
    const fitting = boxes
      .map((box) => ({
        box,
        fit: coverage(
          context.evidence.words,
          `${box.title}${context.outline
            .entries(box.id)
            .map((entry) => entry.title)
            .join()}`,
        ),
      }))
      .sort((a, b) => b.fit - a.fit)[0];
    if (fitting && fitting.box.kind !== 'indicators') return ofBox(context, fitting.box);
  }
  return null;
}

/** What the title covers; words that every part's title repeats (产业集群) count nearly as much. */
function titleShare(words: readonly ContentWord[], node: OutlineNode): number {
  const own = coverage(words, node.title);
  const shared = words.filter(({ forms }) =>
    node.parts.every((part) => forms.some((form) => part.title.includes(form))),
  );
  return Math.max(own, 0.95 * coverage(words, node.title + shared.map(({ word }) => word).join()));
}

/** Whether a title stands in the question whole: 发展目标 is not 发展基础, though both cover 发展. */
const isSpelt = (context: ComposeContext, title: string): boolean =>
  title.length >= 4 && normalizeText(context.question).includes(normalizeText(title));

/** The unit with parts whose title the question spells out. */
function titledNode(context: ComposeContext): OutlineNode | null {
  const { words, reading } = context.evidence;
  const nodes = [
    ...context.index.plan.sections
      .filter((section) => section.boxId === null)
      .map((section) => ofSection(context, section)),
    ...context.index.plan.boxes.filter((box) => box.kind !== 'indicators').map((box) => ofBox(context, box)),
  ].filter((node) => node.parts.length > 1);
  const scored = nodes
    .map((node) => ({
      node,
      share:
        titleShare(words, node) +
        (reading.askedCount === node.parts.length ? 0.15 : 0) +
        (isSpelt(context, node.title) ? SPELT_BONUS : 0),
    }))
    .sort((a, b) => b.share - a.share || a.node.title.length - b.node.title.length);
  const best = scored[0];
  if (!best || best.share < TITLE_COVERAGE) return null;
  if (reading.askedCount !== null && reading.askedCount !== best.node.parts.length && best.share < 0.95) return null;
  // A part whose own title fits as well is the better answer: the question goes to the passage.
  const part = Math.max(0, ...best.node.parts.map((section) => coverage(words, section.title)));
  return part >= best.share && best.share < 0.95 ? null : best.node;
}

/** The unit that most of the best passages belong to as siblings, for lists and summaries in other words. */
function siblingsNode(context: ComposeContext): OutlineNode | null {
  const { index, outline, evidence } = context;
  const top = evidence.chunks.slice(0, 6);
  const votes = new Map<string, { weight: number; members: Set<string>; node: OutlineNode }>();
  const vote = (id: string, member: string, weight: number, node: OutlineNode) => {
    const entry = votes.get(id) ?? { weight: 0, members: new Set<string>(), node };
    entry.weight += weight;
    entry.members.add(member);
    votes.set(id, entry);
  };
  for (const { chunkIndex, score } of top) {
    const chunk = index.chunks[chunkIndex];
    if (!chunk) continue;
    const unit = outline.section(chunk.sectionId);
    const box = chunk.boxId === null ? undefined : outline.box(chunk.boxId);
    if (box && box.kind !== 'indicators' && outline.entries(box.id).length > 1)
      vote(box.id, chunk.sectionId, score, ofBox(context, box));
    else if (unit && !box && evidence.reading.broad) {
      for (const ancestor of outline.ancestors(unit.id)) {
        if (outline.children(ancestor.id).length > 1 && ancestor.level === 'chapter')
          vote(ancestor.id, outline.ancestors(unit.id)[1]?.id ?? ancestor.id, score, ofSection(context, ancestor));
      }
    }
  }
  const total = top.reduce((sum, { score }) => sum + score, 0);
  const best = [...votes.values()].filter(({ members }) => members.size >= 3).sort((a, b) => b.weight - a.weight)[0];
  if (!best || best.weight < total * SIBLINGS_SHARE) return null;
  return coverage(evidence.words, `${best.node.title} ${best.node.parts.map(({ title }) => title).join(' ')}`) >=
    SIBLINGS_COVERAGE
    ? best.node
    : null;
}

/** What a part says in short: the titles of its own parts, else its first sentence where that is no long one. */
function gistOf(context: ComposeContext, part: Section): { readonly text: string; readonly quotes: TextSpan[] } | null {
  const { text } = context.index.plan;
  const parts = context.outline.children(part.id);
  if (parts.length > 0) {
    return {
      text: `${parts.map(({ title }) => plainTitle(title)).join('；')}。`,
      quotes: parts.map(({ headingSpan }) => titleSpan(text, headingSpan)),
    };
  }
  const first = splitSentences(text, part.bodySpan).find((span) => span.end - span.start > 12);
  return first && first.end - first.start <= LONGEST_GIST
    ? { text: plainSentence(sliceSpan(text, first)), quotes: [first] }
    : null;
}

function claimsOf(context: ComposeContext, node: OutlineNode, withGist: boolean): DraftClaim[] {
  const { text } = context.index.plan;
  return node.parts.map((part, position) => {
    const intro = position === 0 ? `“${plainTitle(node.title)}”包括：\n` : '';
    const gist = withGist ? gistOf(context, part) : null;
    const title = `${intro}• ${plainTitle(part.title)}`;
    return {
      text: gist ? `${title}：${gist.text}` : title,
      quotes: [
        titleSpan(text, part.headingSpan),
        ...(gist?.quotes ?? []),
        ...(position === 0 ? [titleSpan(text, node.headingSpan)] : []),
      ],
    };
  });
}

/** A named box without entries, or of which one entry is asked, is read out. */
function wholeText(context: ComposeContext, span: TextSpan): DraftClaim[] {
  return splitSentences(context.index.plan.text, span).map((sentence) => ({
    text: plainSentence(sliceSpan(context.index.plan.text, sentence)),
    quotes: [sentence],
  }));
}

function composeNamed(context: ComposeContext, node: OutlineNode): Draft | null {
  const words: readonly ContentWord[] = context.evidence.words;
  const entry = node.parts
    .filter((part) => part.level === 'subitem')
    .find((part) => coverage(words, part.title) >= 0.5);
  if (entry) return answered(wholeText(context, entry.bodySpan));
  if (node.parts.length > 0) {
    // 第九章提出的…是多少 asks for something in the chapter, not for its parts.
    const asksParts = context.evidence.reading.broad || /哪|包括|内容|任务|方面|讲|写|说|列/.test(context.question);
    const isOutlineQuestion =
      asksParts && context.evidence.reading.slot?.kind !== 'money' && context.evidence.reading.slot?.kind !== 'percent';
    return isOutlineQuestion ? answered(claimsOf(context, node, context.evidence.reading.broad)) : null;
  }
  const box = context.index.plan.boxes.find((candidate) => candidate.title === node.title);
  return box ? answered(wholeText(context, { start: box.headingSpan.end, end: box.span.end })) : null;
}

/** Least share of a question for measures that a title spells out itself: a title of synonyms alone is too wide. */
const LITERAL_SHARE = 0.4;

const literalShare = (context: ComposeContext, title: string): number =>
  coverage(
    context.evidence.words.map((word) => ({ ...word, forms: [word.word] })),
    title,
  );

/** 「发展目标是什么」「…讲了什么」: the parts of what is named are the answer. */
const ASKS_CONTENT = /(?:是|有|讲|写|说|提)(?:了|到)?(?:些)?(?:什么|啥)[?。]?$/;

const isWithin = (context: ComposeContext, node: OutlineNode, part: Section): boolean =>
  node.parts[0] !== undefined && context.outline.ancestors(node.parts[0].id).some(({ id }) => id === part.id);

/** Answers from the outline. */
export function composeOutline(context: ComposeContext): Draft | null {
  const { reading } = context.evidence;
  const named = namedNode(context);
  if (named && 'claims' in named) return named;
  // 第一章提出的…发展目标 asks for a part of the chapter by its title.
  const within = named ? titledNode(context) : null;
  if (named && within && within.title !== named.title && named.parts.some((part) => isWithin(context, within, part)))
    return answered(claimsOf(context, within, reading.broad));
  if (named) return composeNamed(context, named);
  const box = context.index.plan.boxes.find(
    (candidate) =>
      candidate.kind !== 'indicators' &&
      context.outline.entries(candidate.id).length === 0 &&
      coverage(context.evidence.words, candidate.title) >= BOX_COVERAGE,
  );
  if (
    box &&
    reading.kind !== 'figure' &&
    reading.kind !== 'time' &&
    (reading.kind === 'list' || /项目|清单|名单/.test(context.question))
  )
    return answered(wholeText(context, { start: box.headingSpan.end, end: box.span.end }));
  const wantsList =
    reading.kind === 'list' ||
    reading.kind === 'summary' ||
    reading.kind === 'definition' ||
    reading.askedCount !== null ||
    (reading.kind === 'fact' && ASKS_CONTENT.test(context.question)) ||
    (reading.kind === 'figure' && /哪几/.test(context.question));
  const titled = wantsList || reading.kind === 'measures' ? titledNode(context) : null;
  if (titled && (wantsList || literalShare(context, titled.title) >= LITERAL_SHARE))
    return answered(claimsOf(context, titled, reading.kind === 'summary' || reading.kind === 'measures'));
  const siblings = wantsList ? siblingsNode(context) : null;
  return siblings ? answered(claimsOf(context, siblings, reading.broad)) : null;
}
