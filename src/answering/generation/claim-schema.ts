// The reply's claims, checked: what a model writes becomes a claim with labelled quotes, or nothing.
import { z } from 'zod';
import { plainForm } from '../../text/plain-form.js';
import type { WrittenClaim } from '../verification/verify-claim.js';

const LONGEST_CLAIM = 400;
const LONGEST_QUOTE = 800;
const MOST_QUOTES = 6;

const label = z.union([z.string().max(60), z.number()]).transform(String);
const quoteText = z.string().min(1).max(LONGEST_QUOTE);

/** Names that models use for the same thing, whatever they were asked for. */
const ALIASES: Readonly<Record<string, string>> = {
  claim: 'text',
  statement: 'text',
  论断: 'text',
  内容: 'text',
  citations: 'quotes',
  evidence: 'quotes',
  sources: 'quotes',
  引文: 'quotes',
  引用: 'quotes',
  source: 'label',
  id: 'label',
  ref: 'label',
  passage: 'label',
  标签: 'label',
  片段: 'label',
  原文: 'quote',
};

/** Own names under the names asked for; those that are there already stay. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = ALIASES[key] ?? key;
    if (!(name in renamed) || name === key) renamed[name] = inner;
  }
  return renamed;
}

const quoteSchema = z.preprocess(canonical, z.object({ label, quote: quoteText }));
const claimSchema = z.preprocess(
  canonical,
  z.union([
    z.object({ text: z.string().min(1).max(LONGEST_CLAIM), quotes: z.array(quoteSchema).min(1).max(MOST_QUOTES) }),
    // One quote, written flat.
    z
      .object({ text: z.string().min(1).max(LONGEST_CLAIM), label, quote: quoteText })
      .transform(({ text, label: one, quote }) => ({ text, quotes: [{ label: one, quote }] })),
  ]),
);

/** 「S1」【1】［1］ 来源1 all name the first passage; a label that names several stands for each of them. */
export function readLabels(written: string): string[] {
  const numbers = written.normalize('NFKC').match(/\d{1,3}/g) ?? [];
  return numbers.map((number) => `S${Number(number)}`);
}

/**
 * 「[S1，S2]」 with the blank before it. White space is folded before, so that each place of the pattern has one blank at
 * most and no two places share it: two that did made the pattern exponential.
 */
const MARKER =
  / ?[[【［(（] ?(?:(?:S|来源|片段) ?)?\d{1,2}(?: ?[,、，] ?(?:(?:S|来源|片段) ?)?\d{1,2})* ?[\]】］)）]/giu;
const ENDS = /[。！？!?；;：:”」』）)]$/;

/** The claim as a sentence in plain characters: no markers (they are set from the citations), no markdown, one line, closed. */
export function cleanClaimText(text: string): string {
  const line = text
    .split('\n')
    .map((part) => part.trim())
    .join('');
  const cleaned = plainForm(line)
    .replace(/\s+/g, ' ')
    .replace(MARKER, (marker) => (/^ ?[(（] ?\d+ ?[)）]/.test(marker) ? marker : ''))
    .replace(/\*\*|__|`/g, '')
    .replace(/^\s*(?:[-*•·]|\d+[.、)])\s*/, '')
    .trim();
  return cleaned === '' || ENDS.test(cleaned) ? cleaned : `${cleaned.replace(/[，、,]$/, '')}。`;
}

/** What an object of the reply is: a claim, something that should have been one, or another part of the frame. */
export type ReadObject =
  | { readonly kind: 'claim'; readonly claim: WrittenClaim }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'other' };

const looksLikeClaim = (value: unknown): boolean => {
  const renamed = canonical(value);
  return (
    typeof renamed === 'object' && renamed !== null && 'text' in renamed && ('quotes' in renamed || 'quote' in renamed)
  );
};

/** Reads one strict JSON object. */
export function readClaimObject(json: string): ReadObject {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return /"(?:text|claim|论断)"\s*:/.test(json) && !json.includes('"claims"')
      ? { kind: 'malformed' }
      : { kind: 'other' };
  }
  if (!looksLikeClaim(value)) return { kind: 'other' };
  const parsed = claimSchema.safeParse(value);
  if (!parsed.success) return { kind: 'malformed' };
  const text = cleanClaimText(parsed.data.text);
  const quotes = parsed.data.quotes.flatMap(({ label: written, quote }) => {
    const labels = readLabels(written);
    return (labels.length > 0 ? labels : [written]).map((each) => ({ label: each, quote }));
  });
  // U+FFFD is where bytes were lost: nobody can say what stood there.
  // A claim that grows in plain characters (ﷺ) beyond what was asked for is none.
  return text === '' || text.length > LONGEST_CLAIM + 1 || text.includes('\uFFFD')
    ? { kind: 'malformed' }
    : { kind: 'claim', claim: { text, quotes } };
}
