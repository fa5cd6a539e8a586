// A stored answer back to data: null when it is not of the right shape; what older pages did not keep yet is empty.
import type {
  Answer,
  AnswerPart,
  AnswerTable,
  Citation,
  Claim,
  EditionRef,
  GlossaryNote,
  PlanRef,
  RelatedSection,
  Signpost,
  TableRow,
} from './protocol.js';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
export const isListOf = <T>(value: unknown, check: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(check);
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

const isTitled = (value: unknown, key: string): boolean => isFields(value) && isText(value['title']) && key in value;
export const isClaim = (value: unknown): value is Claim =>
  isFields(value) && isText(value['text']) && isListOf(value['citations'], isCount);
const isRelated = (value: unknown): value is RelatedSection =>
  isFields(value) && isText(value['reference']) && isText(value['title']) && isText(value['url']);

const isPlan = (value: unknown): value is PlanRef =>
  isFields(value) && [value['id'], value['title'], value['shortName']].every(isText);

export function isCitation(value: unknown): value is Citation {
  if (!isFields(value)) return false;
  const { chapter, section, item, box, plan } = value;
  return (
    [value['id'], value['start'], value['end']].every(isCount) &&
    [value['reference'], value['officialReference'], value['quote'], value['url']].every(isText) &&
    isTitled(chapter, 'number') &&
    [section, item].every((unit) => unit === null || isTitled(unit, 'number')) &&
    (box === null || isTitled(box, 'label')) &&
    (plan === undefined || isPlan(plan))
  );
}

const isPart = (value: unknown): value is AnswerPart =>
  isFields(value) &&
  isText(value['question']) &&
  isText(value['status']) &&
  isTextOrNull(value['reason']) &&
  isListOf(value['claims'], isCount);

const isRow = (value: unknown): value is TableRow =>
  isFields(value) && isListOf(value['cells'], isText) && isListOf(value['citations'], isCount);
const isTable = (value: unknown): value is AnswerTable =>
  isFields(value) &&
  isText(value['caption']) &&
  isListOf(value['columns'], isText) &&
  isListOf(value['rows'], isRow) &&
  isListOf(value['claims'], isCount);

const isSignpost = (value: unknown): value is Signpost =>
  isFields(value) &&
  isText(value['name']) &&
  isTextOrNull(value['phone']) &&
  isTextOrNull(value['url']) &&
  isText(value['why']);

const isNote = (value: unknown): value is GlossaryNote =>
  isFields(value) && isText(value['term']) && isText(value['means']);

const isEdition = (value: unknown): value is EditionRef =>
  isFields(value) && [value['id'], value['title'], value['digest']].every(isText);

function isWhole(value: Fields): value is Fields & Answer {
  const { edition, editions } = value;
  return (
    [value['id'], value['question'], value['status'], value['mode'], value['answer']].every(isText) &&
    isTextOrNull(value['reason']) &&
    isTextOrNull(value['understood']) &&
    isListOf(value['claims'], isClaim) &&
    isListOf(value['citations'], isCitation) &&
    isListOf(value['parts'], isPart) &&
    (value['table'] === null || isTable(value['table'])) &&
    isListOf(value['signposts'], isSignpost) &&
    isListOf(value['glossary'], isNote) &&
    isListOf(value['related'], isRelated) &&
    isListOf(value['suggestions'], isText) &&
    isEdition(edition) &&
    (editions === undefined || isListOf(editions, isEdition))
  );
}

/** Pages of the first edition kept answers without these. */
const NEWER: Pick<Answer, 'understood' | 'parts' | 'table' | 'signposts' | 'glossary'> = {
  understood: null,
  parts: [],
  table: null,
  signposts: [],
  glossary: [],
};

export function parseAnswer(value: unknown): Answer | null {
  if (!isFields(value)) return null;
  const whole = { ...NEWER, ...value };
  return isWhole(whole) ? whole : null;
}
