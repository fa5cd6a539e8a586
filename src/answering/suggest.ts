// What an answer offers: the nearest sections where it has none, and questions that the plan does answer.

import type { Chunk } from '../chunking/chunk.js';
import { anchorOf, planUrl } from '../chunking/chunk-link.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import { formatReference, type Outline } from '../plan/outline.js';
import type { Evidence } from '../retrieval/gather-evidence.js';
import { inQuotationMarks } from '../text/in-quotation-marks.js';
import type { Citation, RelatedSection } from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import { type PhraseLanguage, phrase } from './phrases.js';

const MOST_RELATED = 3;
const MOST_SUGGESTIONS = 3;
/** Between the first questions that are offered together: they stand audience by audience. */
const STEP = 5;

/** The places of the best chunks, each unit once. */
export function relatedSections(index: PlanIndex, outline: Outline, evidence: Evidence): RelatedSection[] {
  const related = new Map<string, RelatedSection>();
  for (const { chunkIndex } of evidence.chunks) {
    const chunk = index.chunks[chunkIndex];
    if (!chunk) continue;
    const url = planUrl(anchorOf(chunk));
    const indicator = chunk.indicatorId === null ? undefined : outline.indicator(chunk.indicatorId);
    if (!related.has(url))
      related.set(url, {
        reference: formatReference(outline, chunk),
        title: indicator?.name ?? chunk.path.at(-1)?.title ?? '',
        url,
      });
    if (related.size === MOST_RELATED) break;
  }
  return [...related.values()];
}

/** Titles that stand as one question: not a word, and not a sentence. */
const [SHORTEST_TITLE, LONGEST_TITLE] = [4, 20];

/** The unit of a chunk, whichever piece of it this is. */
const unitOf = ({ id }: Pick<Chunk, 'id'>): string => id.replace(/#\d+$/, '');

const sectionOf = ({ path }: Chunk): string => path.at(-2)?.id ?? '';

/** Words of the question that name something: a form of two characters or more, as a title may hold it. */
const formsOf = ({ words }: Evidence): string[] =>
  words.flatMap(({ known, forms }) => (known ? forms.filter((form) => form.length > 1) : []));

/** From this share of its text on, a unit has been told. */
const TOLD = 0.5;

/** The unit of which most is quoted, and whether more of it is left to tell. */
function mostQuoted(index: PlanIndex, cited: readonly Citation[]): { main: Chunk | null; isBegun: boolean } {
  const quoted = (chunk: Chunk): number =>
    cited
      .filter(({ chunkId }) => unitOf({ id: chunkId }) === unitOf(chunk))
      .reduce((sum, { start, end }) => sum + end - start, 0);
  const measured = index.chunks.map((chunk) => ({ chunk, length: quoted(chunk) }));
  const best = measured.reduce((most, one) => (one.length > most.length ? one : most), {
    chunk: null as Chunk | null,
    length: 0,
  });
  return { main: best.chunk, isBegun: best.chunk !== null && best.length < best.chunk.text.length * TOLD };
}

/**
 * Titles near what was asked, the nearest first: units found that name the subject, the rest of the unit that is quoted,
 * its neighbours. What is found anywhere else is like the question by chance.
 */
function nearTitles(index: PlanIndex, evidence: Evidence, cited: readonly Citation[]): string[] {
  const told = new Set(cited.map(({ chunkId }) => unitOf({ id: chunkId })));
  const { main, isBegun } = mostQuoted(index, cited);
  const forms = formsOf(evidence);
  const isOther = (chunk: Chunk): boolean => !told.has(unitOf(chunk));
  const found = evidence.chunks.flatMap(({ chunkIndex }) => index.chunks[chunkIndex] ?? []).filter(isOther);
  const isBeside = (chunk: Chunk): boolean =>
    main !== null && main.path.length > 2 && sectionOf(chunk) === sectionOf(main);
  const near = [
    ...found.filter(({ path }) => forms.some((form) => path.at(-1)?.title.includes(form))),
    ...(main !== null && isBegun ? [main] : []),
    ...found.filter(isBeside),
    ...index.chunks.filter((chunk) => isOther(chunk) && isBeside(chunk)),
  ];
  const titles = near
    .filter(({ path, indicatorId }) => indicatorId === null && path.length > 1)
    .flatMap(({ path }) => path.at(-1)?.title ?? [])
    .filter(({ length }) => length >= SHORTEST_TITLE && length <= LONGEST_TITLE);
  return [...new Set(titles)];
}

/**
 * Questions about what stands near the answer, made from titles of units: 规划在“培育发展生命科学产业”方面有哪些安排？ They are
 * answered from the outline, so a suggestion never leads into silence. Where nothing is near, the plan's first questions.
 */
export function suggestQuestions(
  { index, card }: Pick<AnsweringParts, 'index' | 'card'>,
  evidence: Evidence | null,
  { cited, language, question }: { cited: readonly Citation[]; language: PhraseLanguage; question: string },
): string[] {
  const titles = evidence === null ? [] : nearTitles(index, evidence, cited).slice(0, MOST_SUGGESTIONS);
  const asked = titles.map((title) => phrase('g6', language, { t: inQuotationMarks(title) }));
  if (asked.length > 0) return asked;
  const starters = card?.starters.flatMap(({ questions }) => questions) ?? [];
  // Others for another question.
  const from = [...question].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
  return starters.length < MOST_SUGGESTIONS
    ? [...starters]
    : Array.from({ length: MOST_SUGGESTIONS }, (_, at) => starters[(from + at * STEP) % starters.length] ?? '');
}
