// Runs of neighbouring characters of a text, its ends marked, from single ones to a longest length.

/** @param prefix set before each, to keep the grams of two views of one text apart */
export function textGrams(text: string, longest: number, prefix = ''): string[] {
  const characters = [...`^${text}$`];
  const grams: string[] = [];
  for (let length = 1; length <= longest; length++)
    for (let at = 0; at + length <= characters.length; at++)
      grams.push(prefix + characters.slice(at, at + length).join(''));
  return grams;
}
