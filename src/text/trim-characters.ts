// Characters taken off the ends of a text, each looked at once: a pattern that ends in `+$` looks at a long run again and again.

/**
 * The text without the characters of `leading` at its start and those of `trailing` at its end.
 * @param leading one UTF-16 code unit each; white space is trimmed with them when ' ' is among them
 */
export function trimCharacters(text: string, leading: string, trailing = leading): string {
  const isIn = (set: string, char: string): boolean => set.includes(char) || (set.includes(' ') && /\s/.test(char));
  let start = 0;
  let end = text.length;
  while (start < end && isIn(leading, text.charAt(start))) start++;
  while (end > start && isIn(trailing, text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
