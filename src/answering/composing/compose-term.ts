// Definitions: a coined term in the plan's own words, or the honest word that the plan names it and explains nothing.
import type { Section } from '../../plan/plan-document.js';
import { normalizeText } from '../../text/normalize-text.js';
import { splitSentences } from '../../text/split-sentences.js';
import { containsSpan, sliceSpan, type TextSpan, trimSpan } from '../../text/text-span.js';
import { abstained, answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { focusSentence } from './focus-sentence.js';
import { codeNumbers, sloganParts, type TermPart } from './parse-coined-term.js';
import { plainSentence, plainTitle } from './plain-sentence.js';
import { splitClauses } from './split-clauses.js';

/** 重大执法决定法制审核 has ten characters. */
const LONGEST_MEMBER = 14;
/** A term of more characters is a sentence in quotation marks, not a name. */
const LONGEST_TERM = 16;

/** Most weight of other words, in a question for a meaning and in one for a list, that still leaves the term its topic. */
const MOST_OTHER_DEFINITION = 0.8;
const MOST_OTHER = 0.45;

/** “十五五” is when, not what. */
const PERIOD = /^十[一二三四五六七]五$/;

/** Names that the plan itself puts in quotation marks, longest first. */
function quotedTerms(text: string): string[] {
  const terms = [...text.matchAll(/“([^“”]{2,24})”/g)].map((match) => match[1] ?? '');
  return [...new Set(terms)]
    .filter((term) => term.length <= LONGEST_TERM && !PERIOD.test(term))
    .sort((a, b) => b.length - a.length);
}

/** The coined term that the question is about: quoted in it, or quoted in the plan and written in it. */
function findTerm(context: ComposeContext): string | null {
  const { plan } = context.index;
  const question = normalizeText(context.question);
  const own = context.evidence.reading.quoted.filter((term) => !PERIOD.test(term)).sort((a, b) => b.length - a.length);
  const quoted = own.find((term) => plan.text.includes(term));
  // A heading in quotation marks is a part of the outline, not a coined term; box entries are both.
  const isHeading = plan.sections.some(({ title, level }) => title === quoted && level !== 'subitem');
  if (quoted) return isHeading ? null : quoted;
  return quotedTerms(plan.text).find((term) => question.includes(normalizeText(term))) ?? null;
}

function occurrences(context: ComposeContext, term: string): TextSpan[] {
  const { text } = context.index.plan;
  const spans: TextSpan[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length))
    spans.push({ start: at, end: at + term.length });
  return spans;
}

function sentenceAround(context: ComposeContext, span: TextSpan): TextSpan | null {
  const { chunks, plan } = context.index;
  const chunk = chunks.find((candidate) => containsSpan(candidate.span, span));
  return chunk
    ? (splitSentences(plan.text, chunk.span).find((sentence) => containsSpan(sentence, span)) ?? null)
    : null;
}

/** Members of the enumeration that ends right before the term: A、B、C“T”, “A、B”的“T”, A、B等“T”. */
function membersBefore(sentence: string, at: number): string[] {
  const before = sentence
    .slice(0, at)
    .replace(/[“‘]+$/, '')
    .replace(/(?:等|的|等方面|建设|这)*$/, '')
    .replace(/”$/, '');
  const run = /[^，；。：“”]+$/.exec(before)?.[0] ?? '';
  const members = run.split('、').filter(Boolean);
  // Long parts are clauses that happen to end before the term, not members of it.
  return members.length >= 2 && members.every((member) => member.length <= LONGEST_MEMBER) ? members : [];
}

/** Whether the sentence spells out the numbers of a code: 打造16个…“宜商名片”，延伸N个基层服务触角. */
function spellsOutCode(sentence: string, term: string, numbers: readonly number[]): boolean {
  const rest = sentence.replaceAll(term, '');
  return numbers.some((number) => number > 1 && new RegExp(`(?<!\\d)${number}(?!\\d)`).test(rest));
}

/** Whether a sentence explains the term rather than only naming it. */
function explains(sentence: string, term: string, parts: readonly TermPart[]): boolean {
  const at = sentence.indexOf(term);
  const after = sentence.slice(at + term.length).replace(/^”/, '');
  if (/^(?:即|是指|是|指|包括|：|——)/.test(after)) return true;
  const numbers = codeNumbers(term);
  if (numbers.length > 0) return spellsOutCode(sentence, term, numbers);
  const members = membersBefore(sentence, at);
  if (parts.length === 0) return true;
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  return members.length >= 2 && members.length === total;
}

/** Box entries, or units, whose titles are the counted things: three titles with 圈 for 三圈. */
function entriesOf(context: ComposeContext, part: TermPart, near: TextSpan): Section[] {
  const { plan } = context.index;
  const holder = plan.sections.findLast(
    (section) => section.boxId === null && section.headingSpan.start <= near.start && near.start < section.bodySpan.end,
  );
  if (!holder) return [];
  const boxes = new Set(context.outline.boxesOf(holder.id).map((box) => box.id));
  const titled = plan.sections.filter(
    (section) =>
      section.title.includes(part.noun) &&
      ((section.boxId !== null && boxes.has(section.boxId)) || section.parentId === holder.id),
  );
  return titled.length === part.count ? titled : [];
}

function claimsFromEntries(
  context: ComposeContext,
  term: string,
  parts: readonly TermPart[],
  near: TextSpan,
): DraftClaim[] | null {
  const asked = parts.filter((part) => context.question.replace(term, '').includes(part.text));
  const wanted = asked.length > 0 ? asked : parts;
  const groups = wanted.map((part) => ({ part, entries: entriesOf(context, part, near) }));
  if (groups.some(({ entries }) => entries.length === 0)) return null;
  return groups.flatMap(({ part, entries }) =>
    entries.map((entry, position) => ({
      text: `${position === 0 ? `“${part.text}”：\n` : ''}• ${plainTitle(entry.title)}`,
      quotes: [trimSpan(context.index.plan.text, entry.headingSpan), ...(position === 0 ? [near] : [])],
    })),
  );
}

/** Longest continuation of a term that belongs to its name: “433”现代化产业体系, “13+34”产业链. */
const LONGEST_TAIL = 9;

/** Share of the question's weight that is not the term itself: much of it means that something else is asked. */
function remainder(context: ComposeContext, term: string): number {
  const { words } = context.evidence;
  const { text } = context.index.plan;
  const tails = occurrences(context, term).map(
    ({ end }) => /^”([^，。；：、“]*)/.exec(text.slice(end, end + LONGEST_TAIL))?.[1] ?? '',
  );
  const normalized = normalizeText(`${term} ${tails.join(' ')}`);
  const total = words.reduce((sum, word) => sum + word.weight, 0);
  const other = words.filter(
    ({ word }) =>
      !normalized.includes(word) &&
      ![...word].every((char) => normalized.includes(char) || '样个项条种大心哪'.includes(char)),
  );
  return total === 0 ? 0 : other.reduce((sum, word) => sum + word.weight, 0) / total;
}

const scoreOf = (context: ComposeContext, span: TextSpan): number => {
  const found = context.evidence.sentences.find((sentence) => sentence.span.start === span.start);
  return found && !found.isHeading ? found.score : 0;
};

/** 「“平急两用”是什么？」 asks for the meaning when nothing else is named. */
const ASKS_WHAT = /^(?:什么|啥)(?:是|叫)|(?:是|叫)个?(?:什么|啥)(?:呀|啊|呢|东西)?[?。]?$/;

/** Answers what a coined term means. */
export function composeTerm(context: ComposeContext): Draft | null {
  const { reading } = context.evidence;
  const term = findTerm(context);
  const asksWhat = reading.kind === 'fact' && ASKS_WHAT.test(context.question);
  if (
    term === null ||
    (!asksWhat && reading.kind !== 'definition' && reading.kind !== 'list' && reading.kind !== 'figure')
  )
    return null;
  const isDefinition = reading.kind === 'definition';
  const isQuoted = reading.quoted.includes(term);
  if (!(isDefinition && isQuoted) && remainder(context, term) > (isDefinition ? MOST_OTHER_DEFINITION : MOST_OTHER))
    return null;
  const parts = sloganParts(term);
  const entry = context.index.plan.sections.find(
    (section) => section.level === 'subitem' && section.title.replace(/[“”]/g, '') === term,
  );
  if (entry) {
    const sentences = splitSentences(context.index.plan.text, entry.bodySpan);
    return answered(
      sentences.map((span) => ({ text: plainSentence(sliceSpan(context.index.plan.text, span)), quotes: [span] })),
    );
  }
  const places = occurrences(context, term);
  const sentences = places.flatMap((place) => sentenceAround(context, place) ?? []);
  const text = (sentence: TextSpan) => sliceSpan(context.index.plan.text, sentence);
  // A sentence that lists the members explains more than one that only uses the term.
  const explaining =
    sentences.find(
      (sentence) =>
        membersBefore(text(sentence), text(sentence).indexOf(term)).length >= 2 &&
        explains(text(sentence), term, parts),
    ) ??
    sentences
      .filter((sentence) => explains(text(sentence), term, parts))
      .sort((a, b) => scoreOf(context, b) - scoreOf(context, a))[0];
  if (explaining)
    return answered([{ text: plainSentence(sliceSpan(context.index.plan.text, explaining)), quotes: [explaining] }]);
  for (const place of sentences) {
    const claims = claimsFromEntries(context, term, parts, place);
    if (claims && claims.length > 0) return answered(claims);
  }
  // Where it is used most like the question: the place that tells most about it.
  const first = [...sentences].sort((a, b) => scoreOf(context, b) - scoreOf(context, a))[0];
  if (!first || (parts.length === 0 && codeNumbers(term).length === 0)) return null;
  const core = splitClauses(context.index.plan.text, first).find((clause) => text(clause).includes(term));
  return abstained('not-explained', `规划提到“${term}”，但没有说明它具体指什么，因此无法作答。`, [
    { text: `规划中的表述是：${focusSentence(context, first, core)}`, quotes: [first] },
  ]);
}
