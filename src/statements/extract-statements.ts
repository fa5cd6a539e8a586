// A plan as statements: every extractor's, in text order, with readable ids.
import { createOutline } from '../plan/outline.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { extractColonEnumerations } from './colon-enumerations.js';
import { extractAttributes } from './extract-attributes.js';
import { extractProvisions } from './extract-provisions.js';
import { extractQuantities } from './extract-quantities.js';
import { extractRows } from './extract-rows.js';
import { extractTerms } from './extract-terms.js';
import { findUnitAreas } from './find-areas.js';
import type { GeneralWords } from './general-words.js';
import { extractInlineEnumerations } from './inline-enumerations.js';
import { listSentences } from './plan-sentence.js';
import type { Statement } from './statement.js';
import type { EnumerationDraft, Extraction, StatementDraft } from './statement-draft.js';
import { extractStructuralEnumerations } from './structural-enumerations.js';

const EXTRACTORS: readonly ((extraction: Extraction) => StatementDraft[])[] = [
  extractQuantities,
  extractRows,
  extractStructuralEnumerations,
  extractInlineEnumerations,
  extractColonEnumerations,
  extractProvisions,
  extractAttributes,
];

const LETTERS: Readonly<Record<Statement['kind'], string>> = {
  quantity: 'q',
  row: 'r',
  enumeration: 'e',
  term: 't',
  attribute: 'a',
  provision: 'p',
};

/** Where in the text a statement stands: by what it tells, not by its sentence alone. */
function positionOf(draft: StatementDraft): number {
  switch (draft.kind) {
    case 'quantity':
      return draft.printed.start;
    case 'enumeration':
      return draft.members[0]?.start ?? draft.sentence.start;
    case 'term':
      return draft.term.start;
    case 'attribute':
      return draft.value.start;
    case 'provision':
      return draft.action.start;
    case 'row':
      return draft.sentence.start;
  }
}

/** In text order: by sentence, then by place in it, then by kind. */
const byPlace = (a: StatementDraft, b: StatementDraft): number =>
  a.sentence.start - b.sentence.start ||
  positionOf(a) - positionOf(b) ||
  LETTERS[a.kind].localeCompare(LETTERS[b.kind]);

/** `c2.1.2/q1`; what stands in a box outside its entries is counted under the box. */
function nameDrafts(drafts: readonly StatementDraft[], plan: PlanDocument): Map<StatementDraft, string> {
  const entries = new Set(plan.sections.filter(({ boxId }) => boxId !== null).map(({ id }) => id));
  const counts = new Map<string, number>();
  const ids = new Map<StatementDraft, string>();
  for (const draft of drafts) {
    const unit = draft.boxId !== null && !entries.has(draft.sectionId) ? draft.boxId : draft.sectionId;
    const series = `${unit}/${LETTERS[draft.kind]}`;
    const number = (counts.get(series) ?? 0) + 1;
    counts.set(series, number);
    ids.set(draft, `${series}${number}`);
  }
  return ids;
}

function withParent(draft: EnumerationDraft, id: string, ids: ReadonlyMap<StatementDraft, string>): Statement {
  const { parentHead, ...rest } = draft;
  const parent = [...ids].find(([other]) => other.kind === 'enumeration' && other.head.start === parentHead);
  return { id, ...rest, parentId: parentHead === null ? null : (parent?.[1] ?? null) };
}

/** Extracts all statements; deterministic, and knows no single plan. */
export function extractStatements(plan: PlanDocument, words: GeneralWords): Statement[] {
  const outline = createOutline(plan);
  const sentences = listSentences(plan, { words, outline });
  const extraction = { plan, outline, words, sentences, areas: findUnitAreas(plan, { words, outline }) };
  const told = EXTRACTORS.flatMap((extract) => extract(extraction));
  const lists = told.filter((draft): draft is EnumerationDraft => draft.kind === 'enumeration');
  const drafts = [...told, ...extractTerms(extraction, lists)].sort(byPlace);
  const ids = nameDrafts(drafts, plan);
  return drafts.map((draft): Statement => {
    const id = ids.get(draft) ?? '';
    return draft.kind === 'enumeration' ? withParent(draft, id, ids) : { id, ...draft };
  });
}
