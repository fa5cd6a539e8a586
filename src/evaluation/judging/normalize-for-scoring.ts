// The normalisation of the shared evaluation set (eval/README.md): delete white space, full-width digits to half-width.

const FULL_WIDTH_ZERO = '０'.charCodeAt(0);

/** Both sides of every textual comparison go through this and nothing else; letters and punctuation stay as they are. */
export function normalizeForScoring(text: string): string {
  return text.replace(/\s+/g, '').replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO));
}
