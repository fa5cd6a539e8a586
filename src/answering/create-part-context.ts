// From a part of a reading to what its operators work with: searched, and its sentences weighed.
import { gatherEvidence, type Wanted } from '../retrieval/gather-evidence.js';
import { type PlanSearch, searchPlan } from '../retrieval/search-plan.js';
import type { Reading, ReadingPart } from '../understanding/reading.js';
import type { AnsweringParts } from './answering-parts.js';
import type { PartContext } from './part-context.js';
import { rankSentences } from './selection/select-sentences.js';
import { servingSentences } from './selection/serving-sentences.js';

/** Words that sound like a word of the plan put back into the question, so that titles and terms match as well. */
function correctSpelling(search: PlanSearch, text: string): string {
  return search.query.added
    .filter(({ by, to, from }) => by === 'sound' && to.length === 1 && from.length >= 2)
    .reduce((corrected, { from, to }) => corrected.replaceAll(from, to[0] ?? from), text);
}

/** The part as it is searched: a subject that it took over from its sibling stands before it. */
function searchText({ around, topic }: ReadingPart): string {
  const own = topic.split(/\s+/).filter((word) => word !== '');
  const inherited = own.filter((word) => !around.includes(word));
  return inherited.length > 0 ? `${inherited.join(' ')} ${around}` : around;
}

const contentOf = ({ topic, audience }: ReadingPart): string => [audience ?? '', topic].join(' ').trim();

async function searchFor(parts: AnsweringParts, text: string, topic: string): Promise<PlanSearch> {
  const { index, weights } = parts;
  const search = await searchPlan(index, text, { weights, topic });
  if (search.denseFailure !== null)
    parts.onNotice(`the embedding model failed, terms are searched alone: ${search.denseFailure}`);
  const corrected = correctSpelling(search, text);
  return corrected === text ? search : searchPlan(index, corrected, { weights, topic: correctSpelling(search, topic) });
}

/** The words that say for whom: those tagged, else all that the part says. */
export const saidBy = ({ audience, around, topic }: ReadingPart): string =>
  audience ?? (around.trim() === '' ? topic : around);

const chunksOf = ({ index }: AnsweringParts, sentences: Iterable<number>): number[] =>
  Array.from(sentences, (sentence) => index.sentences[sentence]?.chunkIndex ?? 0);

/** The kinds of attribute that a number tells. */
const NUMERIC: ReadonlySet<string> = new Set(['figure', 'money', 'share', 'growth', 'count', 'size']);

const wantedBy = ({ kind, asked }: ReadingPart): Wanted => ({
  figure: asked !== null && NUMERIC.has(asked),
  list: kind === 'list',
  name: asked === 'name',
});

/** An English question in the plan's words, so that what it is about can be weighed. */
function translated(search: PlanSearch): PlanSearch {
  const words = search.query.added.filter(({ by }) => by === 'english').map(({ to }) => to[0] ?? '');
  if (words.length === 0) return search;
  const kept = search.query.question.match(/20\d\d|\p{Script=Han}+/gu) ?? [];
  const question = [...words, ...kept].join(' ');
  return { ...search, query: { ...search.query, question, topic: question } };
}

/** Searches a part and weighs what was found. */
export async function createPartContext(
  parts: AnsweringParts,
  reading: Pick<Reading, 'form' | 'limit' | 'language'>,
  part: ReadingPart,
): Promise<PartContext> {
  const search = await searchFor(parts, searchText(part), contentOf(part));
  const found = reading.language === 'en' ? translated(search) : search;
  const serving = servingSentences(parts.index, parts.audiences, saidBy(part));
  const added = part.kind === 'gather' ? serving.keys() : [];
  const evidence = gatherEvidence(parts.index, found, parts.evidence, wantedBy(part), chunksOf(parts, added));
  return {
    parts,
    part,
    form: reading.form,
    limit: reading.limit,
    language: reading.language === 'en' ? 'en' : 'zh',
    evidence,
    serving,
    selected: rankSentences(parts.selection, parts.index, { evidence, kind: part.kind, serving }),
    statements: parts.statements,
    search: (topic) =>
      createPartContext(parts, reading, { ...part, text: topic, around: topic, topic, sides: [], quoted: [] }),
  };
}
