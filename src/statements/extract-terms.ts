// Coined terms in quotation marks, each once: what the plan says they are, what they sum up, or that it never says.
import type { Section } from '../plan/plan-document.js';
import { closingAt } from '../text/split-at-marks.js';
import { containsSpan, sliceSpan, type TextSpan } from '../text/text-span.js';
import { titleSpan } from './find-areas.js';
import { type PlanSentence, unitScope } from './plan-sentence.js';
import type { Term } from './statement.js';
import { type EnumerationDraft, type Extraction, placeOf } from './statement-draft.js';

type TermDraft = Omit<Term, 'id'>;

/** Longer quotations are sentences or titles: “新范式下的国家健康医疗行业数据基础建设运营”. */
const LONGEST_TERM = 16;
/** The period itself is no coined term: “十五五”. */
const PERIOD = /^十[一二三四五六七八九]?五$/;
/** “规模化”, “烟火气”: marks that only stress a word. */
const STRESSED = /^[^、\d]{2,4}[化式感气]$|化$/;
/** “A—B—C” and “A＋B” are lists or pairs, told by the enumerations. */
const CHAIN = /\p{Script=Han}{2}(?:—|＋|\+)\p{Script=Han}{2}/u;

interface Mention {
  readonly span: TextSpan;
  readonly sentence: PlanSentence;
}

/** Quotations of a sentence, the outermost ones, without their marks. */
function quotations(text: string, { start, end }: TextSpan): TextSpan[] {
  const found: TextSpan[] = [];
  for (let at = start; at < end; at++) {
    const close = text.charAt(at) === '“' ? closingAt(text, at, end) : -1;
    if (close < 0) continue;
    found.push({ start: at + 1, end: close });
    at = close;
  }
  return found;
}

/** An award, a document, a chain or the period's own name is not coined by the plan. */
function isCoined({ plan, words }: Extraction, span: TextSpan, sentence: TextSpan): boolean {
  const term = sliceSpan(plan.text, span);
  if (term.length > LONGEST_TERM || term.length < 2 || PERIOD.test(term)) return false;
  if (CHAIN.test(term) || STRESSED.test(term)) return false;
  const before =
    plan.text
      .slice(sentence.start, span.start - 1)
      .split(/[；。]/)
      .at(-1) ?? '';
  return !words.of('award').within(before) && !/[《。]/.test(term);
}

/** A noun that bears the term may stand before the words that define it: “一叶三吃”工程，即…. */
const BEARER = /^[^，。；：、“”]{0,6}，/;

/** What follows the closing mark: 是…, 即…, 指…, up to the end of its clause run. */
function meaningAfter({ plan, words }: Extraction, span: TextSpan, end: number): TextSpan | null {
  const close = span.end + 1;
  const bearer = BEARER.exec(plan.text.slice(close, end))?.[0].length ?? 0;
  const direct = words.of('defining').at(plan.text, close, end).length;
  const behind = bearer > 0 ? words.of('naming').at(plan.text, close + bearer, end).length : 0;
  if (direct + behind === 0) return null;
  const start = direct > 0 ? close + direct : close + bearer + behind;
  const stop = plan.text.slice(start, end).search(/[；。]/);
  return { start, end: stop < 0 ? end : start + stop };
}

/** An entry or item whose title is the term: its body tells what the term is (“两窗口”。即…). */
function unitOf({ plan }: Extraction, term: string): Section | undefined {
  return plan.sections.find(({ title }) => title === `“${term}”`);
}

function meaningOfUnit({ plan, words }: Extraction, unit: Section): TextSpan | null {
  const opening = words.of('defining').at(plan.text, unit.bodySpan.start);
  if (opening === '') return null;
  const end = plan.text.slice(0, unit.bodySpan.end).trimEnd().length;
  return { start: unit.bodySpan.start + opening.length, end: plan.text.charAt(end - 1) === '。' ? end - 1 : end };
}

/** Members of the list whose head is the term: 执法公示、…“三项制度”, or the entry that the term entitles. */
function membersOf(
  mentions: readonly Mention[],
  unit: Section | undefined,
  lists: readonly EnumerationDraft[],
): readonly TextSpan[] {
  const own = lists.find(({ head, form, sectionId }) =>
    unit !== undefined && form === 'colon' && sectionId === unit.id
      ? containsSpan(unit.headingSpan, head)
      : mentions.some(({ span }) => containsSpan(span, head) || containsSpan(head, span)),
  );
  return own?.members ?? [];
}

function termOf(
  extraction: Extraction,
  mentions: readonly Mention[],
  lists: readonly EnumerationDraft[],
): TermDraft | null {
  const [first] = mentions;
  if (!first) return null;
  const { plan } = extraction;
  const unit = unitOf(extraction, sliceSpan(plan.text, first.span));
  const told = mentions.find(({ span, sentence }) => meaningAfter(extraction, span, sentence.span.end) !== null);
  const meaning =
    (unit ? meaningOfUnit(extraction, unit) : null) ??
    (told ? meaningAfter(extraction, told.span, told.sentence.span.end) : null);
  const members = membersOf(mentions, unit, lists);
  const shown = told ?? first;
  if (unit !== undefined) {
    const title = titleSpan(plan.text, unit);
    const place = { sectionId: unit.id, boxId: unit.boxId, scope: first.sentence.scope } as const;
    const sentence = { start: unit.headingSpan.start, end: plan.text.slice(0, unit.bodySpan.end).trimEnd().length };
    const term = { start: title.start + 1, end: title.end - 1 };
    return {
      kind: 'term',
      sentence,
      ...place,
      term,
      meaning,
      members,
      unexplained: meaning === null && members.length === 0,
    };
  }
  return {
    kind: 'term',
    ...placeOf(shown.sentence),
    term: shown.span,
    meaning,
    members,
    unexplained: meaning === null && members.length === 0,
  };
}

/** Units that a term alone entitles, as if their title were a sentence. */
const titledMentions = ({ plan, words, outline }: Extraction): Mention[] =>
  plan.sections
    .filter(({ title }) => /^“[^“”]+”$/.test(title))
    .map((unit) => {
      const title = titleSpan(plan.text, unit);
      const scope = unitScope(unit.id, { words, outline });
      const sentence = {
        span: title,
        sectionId: unit.id,
        boxId: unit.boxId,
        role: 'plan',
        scope,
        runHead: null,
      } as const;
      return { span: { start: title.start + 1, end: title.end - 1 }, sentence };
    });

/** One statement a term, at the mention that explains it, else at its first. */
export function extractTerms(extraction: Extraction, lists: readonly EnumerationDraft[]): TermDraft[] {
  const { plan, sentences } = extraction;
  const mentions = new Map<string, Mention[]>();
  for (const sentence of sentences) {
    for (const span of quotations(plan.text, sentence.span)) {
      if (!isCoined(extraction, span, sentence.span)) continue;
      const term = sliceSpan(plan.text, span);
      mentions.set(term, [...(mentions.get(term) ?? []), { span, sentence }]);
    }
  }
  for (const mention of titledMentions(extraction)) {
    const term = sliceSpan(plan.text, mention.span);
    mentions.set(term, [mention, ...(mentions.get(term) ?? [])]);
  }
  return [...mentions.values()].flatMap((own) => termOf(extraction, own, lists) ?? []);
}
