// Runs of neighbouring characters of a text, its ends marked, from single ones to a longest length.

/** Where each character begins, and the end: some are two code units long. */
function characterStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return starts;
}

/** @param prefix set before each, to keep the grams of two views of one text apart */
export function textGrams(text: string, longest: number, prefix = ''): string[] {
  const marked = `^${text}$`;
  const starts = characterStarts(marked);
  const last = starts.length - 1;
  const grams: string[] = [];
  for (let length = 1; length <= longest; length++)
    for (let at = 0; at + length <= last; at++) grams.push(prefix + marked.slice(starts[at], starts[at + length]));
  return grams;
}
