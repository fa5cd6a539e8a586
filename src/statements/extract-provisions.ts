// What the plan says is or will be done: clauses that open with a verb, without those that tell only how or to what end.
import { splitAtMarks } from '../text/split-at-marks.js';
import { containsSpan, sliceSpan, type TextSpan } from '../text/text-span.js';
import { findAmounts } from './find-amounts.js';
import type { GeneralWords } from './general-words.js';
import { timeHeadLength } from './govern-time.js';
import { readLeadingVerbs } from './leading-verbs.js';
import type { PlanSentence } from './plan-sentence.js';
import type { Provision } from './statement.js';
import { type Extraction, placeOf } from './statement-draft.js';

export type ClauseKind = 'action' | 'manner' | 'effect' | 'other';

/** A clause of a sentence, its time head left out, and what it does there. */
export interface ReadClause {
  readonly span: TextSpan;
  readonly kind: ClauseKind;
  readonly verb: TextSpan | null;
  readonly object: TextSpan | null;
}

const CLAUSE_MARKS = '，；：。';
const RUN_LABEL = /^\d{1,2}[.．、]/;
/^(?:\d{1,2}[.．、]|即|同时|并且|并|以及|此外|另外|其中|还|也|进一步(?=，)|一是|二是|三是|四是|五是|六是)，?/;
/** 「以…为抓手」 tells a manner; 「以新需求引领新供给」 an action. */
const WITH_AS = /^(?:坚持)?以.+为/;

/** Without conjunction and time head. */
function trimLead(text: string, clause: TextSpan, words: GeneralWords): TextSpan {
  const label = clause.start + (RUN_LABEL.exec(sliceSpan(text, clause))?.[0].length ?? 0);
  const joined = words.of('coined-number').at(text, label) || words.of('conjunction').at(text, label, clause.end);
  const start = label + joined.length;
  return { start: start + timeHeadLength(text, { start, end: clause.end }), end: clause.end };
}

interface Found {
  readonly verb: TextSpan;
  readonly object: TextSpan | null;
}

const objectOf = (rest: TextSpan): TextSpan | null => (rest.end > rest.start ? rest : null);

/** 新建民用建筑｜严格执行｜绿色建筑标准: a verb behind a word that binds, or right behind whoever is to act. */
function boundVerb({ plan, words }: Extraction, span: TextSpan): Found | null {
  for (let at = span.start + 2; at < span.end - 2; at++) {
    const binds = words.of('obligation').at(plan.text, at, span.end);
    const follows = words.of('actor').endingAt(plan.text, at, span.start) !== '';
    if (binds === '' && !follows) continue;
    const { verb, rest } = readLeadingVerbs(plan.text, { start: at, end: span.end }, words);
    if (verb !== null && rest.end - rest.start >= 2) return { verb, object: objectOf(rest) };
  }
  return null;
}

/** 对符合条件的人才｜给予｜支持, 将青年元素｜融入｜城市更新: the first verb behind what a preposition bears on. */
function bornVerb({ plan, words }: Extraction, clause: TextSpan): Found | null {
  const { rest: span } = readLeadingVerbs(plan.text, clause, words);
  if (words.of('bearing-preposition').at(plan.text, span.start) === '') return null;
  if (words.of('not-preposition').at(plan.text, span.start) !== '') return null;
  for (let at = span.start + 2; at < span.end - 1; at++) {
    const word =
      words.of('strong-verb').at(plan.text, at, span.end) || words.of('born-verb').at(plan.text, at, span.end);
    if (word === '' || words.of('particle').has(word)) continue;
    const { verb, rest } = readLeadingVerbs(plan.text, { start: at, end: span.end }, words);
    if (verb !== null) return { verb, object: objectOf(rest) };
    return { verb: { start: at, end: at + word.length }, object: objectOf({ start: at + word.length, end: span.end }) };
  }
  return null;
}

/** A state: 对接融入京津冀｜取得重大进展, 增加值｜达到. */
function tellsState({ plan, words }: Extraction, span: TextSpan): boolean {
  if (words.of('causative').within(sliceSpan(plan.text, span))) return false;
  // 防范化解风险能力｜明显提高.
  for (let at = span.end - 5; at < span.end - 2; at++) {
    if (at > span.start + 4 && words.of('state-adverb').at(plan.text, at, span.end) !== '') return true;
  }
  for (let at = span.start + 4; at < span.end - 1; at++)
    if (words.of('state-end').at(plan.text, at, span.end) !== '') return true;
  return false;
}

function findVerb(extraction: Extraction, span: TextSpan): Found | null {
  const { plan, words } = extraction;
  const { verb, rest } = readLeadingVerbs(plan.text, span, words);
  if (verb === null) return bornVerb(extraction, span) ?? boundVerb(extraction, span);
  // 新建｜民用建筑严格执行绿色建筑标准: what opens as a verb is part of whoever is bound.
  const isParticiple = words.of('participle').has(sliceSpan(plan.text, verb));
  return (isParticiple ? boundVerb(extraction, span) : null) ?? { verb, object: objectOf(rest) };
}

/** Whether a clause of manner goes on to its action: 依托科技大市场｜建立数据库, 通过…等方式｜扩大规模. */
function goesOnToAction({ plan, words }: Extraction, from: number, end: number): boolean {
  for (let at = from + 2; at < end - 2; at++) {
    const way = words.of('manner-way').endingAt(plan.text, at, from);
    if (way !== '' && words.of('strong-verb').at(plan.text, at, end) !== '') return true;
    if (words.of('after-manner').at(plan.text, at, end) !== '' && words.of('not-verb').at(plan.text, at, end) === '')
      return true;
  }
  return false;
}

function isManner(extraction: Extraction, span: TextSpan): boolean {
  const { plan, words } = extraction;
  const as = WITH_AS.exec(sliceSpan(plan.text, span));
  if (as) return !goesOnToAction(extraction, span.start + as[0].length, span.end);
  // 特别｜针对建材、电力等行业: an adverb may stand before the opener.
  const adverb = words.of('adverb').at(plan.text, span.start, span.end).length;
  const opener =
    words.of('manner-opener').at(plan.text, span.start, span.end) ||
    words.of('manner-opener').at(plan.text, span.start + adverb, span.end);
  // 发挥…优势 ends with what is brought to bear, whatever verbs it holds.
  if (opener === '' || /[挥放]$/.test(opener)) return opener !== '';
  return !goesOnToAction(extraction, span.start + opener.length, span.end);
}

/** What comes of an action: always after 实现 and 确保, after 提升 only where its object is a quality (…水平). */
function isEffect({ plan, words }: Extraction, span: TextSpan): boolean {
  const text = sliceSpan(plan.text, span);
  if (words.of('effect-sure').at(text, 0) !== '') return true;
  const endsAsQuality = words.of('effect-head').endingAt(text, text.length) !== '';
  if (text.startsWith('为') && words.of('reason-closer').within(text))
    return words.of('support-head').endingAt(text, text.length) !== '';
  return words.of('effect-opener').at(text, 0) !== '' && endsAsQuality;
}

/** Whether a time head stands before the clause, in it or as a clause of its own. */
const endsWithTimeHead = (text: string, printedStart: number, start: number, before: TextSpan | undefined): boolean =>
  (start > printedStart && /\d/.test(text.slice(printedStart, start))) ||
  (before !== undefined && before.end <= before.start);

/** Reads the clauses of a sentence; manner needs an action after it, an effect one before it, else they are the action. */
export function readClauses(extraction: Extraction, sentence: PlanSentence): ReadClause[] {
  const { plan, words } = extraction;
  const printed = splitAtMarks(plan.text, sentence.span, CLAUSE_MARKS);
  const clauses = printed.map((clause) => trimLead(plan.text, clause, words));
  const { amounts } = findAmounts(plan.text, sentence.span, words);
  const found = clauses.map((span, index) => {
    const verb = findVerb(extraction, span);
    const isReached = amounts.some(({ printed }) => containsSpan(span, printed)) && tellsState(extraction, span);
    const isAction = verb !== null && !isReached && !tellsState(extraction, span);
    // 到2030年，实现…全覆盖 is a target of its own, not what comes of the clause before.
    const isDated = endsWithTimeHead(plan.text, printed[index]?.start ?? 0, span.start, clauses[index - 1]);
    const effect = !isDated && isEffect(extraction, span);
    return { span, verb, isAction, manner: isManner(extraction, span), effect };
  });
  let hasAction = false;
  return found.map(({ span, verb, isAction, manner, effect }, index): ReadClause => {
    const later = found.slice(index + 1).some((other) => other.isAction && !other.manner);
    const kind: ClauseKind =
      manner && later ? 'manner' : effect && hasAction ? 'effect' : isAction ? 'action' : 'other';
    hasAction ||= kind === 'action';
    return { span, kind, verb: verb?.verb ?? null, object: verb?.object ?? null };
  });
}

/** Results, analysis and lists of projects lay nothing down. */
export function extractProvisions(extraction: Extraction): Omit<Provision, 'id'>[] {
  const projectBoxes = extraction.plan.boxes.filter(({ kind }) => kind === 'projects');
  return extraction.sentences
    .filter(({ role, span }) => role === 'plan' && !projectBoxes.some((box) => containsSpan(box.span, span)))
    .flatMap((sentence) =>
      readClauses(extraction, sentence)
        .filter(({ kind }) => kind === 'action')
        .map(({ span, verb, object }) => ({
          kind: 'provision' as const,
          ...placeOf(sentence),
          action: span,
          verb,
          object,
        })),
    );
}
