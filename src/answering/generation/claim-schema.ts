// The reply's claims, checked: what a model writes becomes a claim with labelled quotes, or nothing.
import { z } from 'zod';
import { plainForm } from '../../text/plain-form.js';
import { languageWords, type WordClass } from '../../text/word-classes.js';
import type { WrittenClaim } from '../verification/claim.js';
import { withoutAbsence } from './drop-absence.js';

const LONGEST_CLAIM = 400;
const LONGEST_QUOTE = 800;
const MOST_QUOTES = 12;
/** 「S1、S2、S10」 */
const LONGEST_LABEL = 16;

const label = z.union([z.string().max(60), z.number()]).transform(String);
const quoteText = z.string().min(1).max(LONGEST_QUOTE);

/** Names that models use for the same thing, whatever they were asked for. */
const nameOf = (key: string): WordClass => languageWords(`key-${key}`);
const KEYS = ['text', 'quotes', 'label', 'quote'].map((key) => [key, nameOf(key)] as const);

/** Own names under the names asked for; those that are there already stay. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = KEYS.find(([, names]) => names.has(key))?.[0] ?? key;
    if (!(name in renamed) || name === key) renamed[name] = inner;
  }
  return renamed;
}

const claimText = z.string().min(1).max(LONGEST_CLAIM);
const quoteSchema = z.preprocess(
  canonical,
  z.union([
    z.object({ label, quote: quoteText }),
    z.object({ label, text: quoteText }).transform(({ label: one, text }) => ({ label: one, quote: text })),
  ]),
);
/** A label where a quote was asked for. */
const bareLabel = z.union([label, z.preprocess(canonical, z.object({ label })).transform((each) => each.label)]);
const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).min(1).max(MOST_QUOTES));

/** The forms that claims come in, the one asked for first; each gives text and labelled quotes. */
const claimSchema = z.preprocess(
  canonical,
  z.union([
    z.object({ text: claimText, quotes: oneOrMany(quoteSchema) }),
    // One quote, written flat.
    z
      .object({ text: claimText, label, quote: quoteText })
      .transform(({ text, label: one, quote }) => ({ text, quotes: [{ label: one, quote }] })),
    // Quotes without labels beside one label.
    z
      .object({ text: claimText, label, quotes: oneOrMany(quoteText) })
      .transform(({ text, label: one, quotes }) => ({ text, quotes: quotes.map((quote) => ({ label: one, quote })) })),
    // Labels alone: the claim must then stand in its passage as it is written.
    z
      .object({ text: claimText, quotes: oneOrMany(bareLabel) })
      .refine(({ quotes }) => quotes.every((each) => each.length <= LONGEST_LABEL && readLabels(each).length > 0))
      .transform(({ text, quotes }) => ({ text, quotes: quotes.map((each) => ({ label: each, quote: text })) })),
  ]),
);

/**
 * 「S1」【1】［1］【1†S1】 来源1 all name the first passage; a label that names several stands for each of them. R1 is a
 * line of the results.
 */
export function readLabels(written: string): string[] {
  const plain = written.normalize('NFKC').toUpperCase();
  const lettered = [...plain.matchAll(/(?<![A-Z])([SR]) ?(\d{1,3})/g)];
  if (lettered.length > 0) return lettered.map(([, letter = 'S', number]) => `${letter}${Number(number)}`);
  return (plain.match(/\d{1,3}/g) ?? []).map((number) => `S${Number(number)}`);
}

/** A bracket and what stands in it, with the blank before it. */
const BRACKETED = / ?[[【［(（]{1,2}([^[\]【】［］()（）]{1,80})[\]】］)）]{1,2}/gu;
/** 来源：S1, citation:1, ^1^, 1†S1: one number, with what names it. */
const MARK = new RegExp(`^(?:${languageWords('citation-mark').source}|[:：^ ]){0,6}[SR]? ?\\d{1,2}\\^?(?:†.*)?$`, 'iu');

/** Whether a bracket holds nothing but labels: 「[S1，S2]」「[^1^]」「[citation:1]」「【1†S1】」「（来源：S1）」. */
const isMarker = (inside: string): boolean => inside.split(/[,、，;；]/).every((part) => MARK.test(part.trim()));

/** （1） is a part of the text: a marker in round brackets has more than a number. */
const BARE_NUMBER = /^ ?[(（] ?\d+ ?[)）]/;
/** <sup>[1]</sup>, <sup>1</sup> behind a mark or a Chinese character, and superscript figures there. */
const RAISED = /(?<=[^A-Za-z])(?:<sup>[^<>]{0,24}<\/sup>|[⁰¹²³⁴-⁹]{1,3})/giu;
const HTML_TAG = /<\/?(?:sup|sub|b|strong|em|i|u|mark|span|p|br|ref|cite)\b[^<>]{0,60}>/giu;
const ENDS = /[。！？!?；;：:”」』）)]$/;

/** The claim as a sentence in plain characters: no markers (they are set from the citations), no markdown, one line, closed. */
export function cleanClaimText(text: string): string {
  const line = text
    .split('\n')
    .map((part) => part.trim())
    .join('');
  const cleaned = plainForm(line.replace(RAISED, '').replace(HTML_TAG, ''))
    .replace(/\s+/g, ' ')
    .replace(BRACKETED, (found, inside: string) => (isMarker(inside) && !BARE_NUMBER.test(found) ? '' : found))
    .replace(/\*\*|__|`/g, '')
    .replace(/^\s*(?:[-*•·]|\d{1,2}[.、)](?!\d))\s*/, '')
    .trim();
  return cleaned === '' || ENDS.test(cleaned) ? cleaned : `${cleaned.replace(/[，、,]$/, '')}。`;
}

/** What an object of the reply is: a claim, something that should have been one, or another part of the frame. */
export type ReadObject =
  | { readonly kind: 'claim'; readonly claim: WrittenClaim; readonly absent?: true }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'other' };

const looksLikeClaim = (value: unknown): boolean => {
  const renamed = canonical(value);
  return (
    typeof renamed === 'object' && renamed !== null && 'text' in renamed && ('quotes' in renamed || 'quote' in renamed)
  );
};

/** The part of the question that a claim says it answers: 2, "2", "问题2". */
function readPart(value: unknown): number | null {
  const { part } = value as { readonly part?: unknown };
  const number = Number(/\d{1,2}/.exec(String(part ?? ''))?.[0] ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : null;
}

/** A field by which an object is meant as a claim. */
const TEXT_KEY = new RegExp(`"${nameOf('text').source}"\\s*:`);

/** Reads one strict JSON object. */
export function readClaimObject(json: string): ReadObject {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return TEXT_KEY.test(json) && !json.includes('"claims"') ? { kind: 'malformed' } : { kind: 'other' };
  }
  if (!looksLikeClaim(value)) return { kind: 'other' };
  const parsed = claimSchema.safeParse(value);
  if (!parsed.success) return { kind: 'malformed' };
  const written = cleanClaimText(parsed.data.text);
  const text = withoutAbsence(written);
  const quotes = parsed.data.quotes.flatMap(({ label: written, quote }) => {
    const labels = readLabels(written);
    return (labels.length > 0 ? labels : [written]).map((each) => ({ label: each, quote }));
  });
  // U+FFFD is where bytes were lost: nobody can say what stood there.
  // A claim that grows in plain characters (ﷺ) beyond what was asked for is none.
  if (text === '' || text.length > LONGEST_CLAIM + 1 || text.includes('\uFFFD')) return { kind: 'malformed' };
  const part = readPart(value);
  const claim = { text, quotes, ...(part === null ? {} : { part }) };
  return { kind: 'claim', claim, ...(text === written ? {} : { absent: true }) };
}
