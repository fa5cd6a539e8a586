// Finds where the words of a label stand in a message: a label keeps the asker's order and may leave words out.

/** A match right after the one before it is worth more: 社保 is one word, not 社… and …保 apart. */
const CONTIGUOUS = 1.5;
const MATCH = 1;
/** Inside the preferred stretch. */
const PREFERRED = 0.4;

const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/**
 * Marks of the characters of `text` that the label's characters stand for; the likeliest alignment, in order. Characters
 * that the text lacks are passed over.
 * @param prefer stretch of the text where the label most likely stands
 */
export function alignLabel(
  label: string,
  text: string,
  prefer: { readonly start: number; readonly end: number } = { start: 0, end: text.length },
): boolean[] {
  const wanted = [...label].filter(isWord).join('');
  const width = text.length + 1;
  // best[i][j]: the best score of the first i wanted and j text characters; joined: the same, ending in a match of both.
  const best = new Float32Array((wanted.length + 1) * width);
  const joined = new Float32Array((wanted.length + 1) * width).fill(Number.NEGATIVE_INFINITY);
  for (let i = 1; i <= wanted.length; i++) {
    for (let j = 1; j <= text.length; j++) {
      const here = i * width + j;
      if (wanted[i - 1] === text[j - 1]) {
        const bonus = j - 1 >= prefer.start && j - 1 < prefer.end ? PREFERRED : 0;
        const diagonal = here - width - 1;
        joined[here] = MATCH + bonus + Math.max(best[diagonal] as number, (joined[diagonal] as number) + CONTIGUOUS);
      }
      best[here] = Math.max(best[here - 1] as number, best[here - width] as number, joined[here] as number);
    }
  }
  const marks: boolean[] = new Array(text.length).fill(false);
  let i = wanted.length;
  let j = text.length;
  let inRun = false;
  while (i > 0 && j > 0) {
    const here = i * width + j;
    if (inRun || joined[here] === best[here]) {
      marks[j - 1] = true;
      const diagonal = here - width - 1;
      inRun = (joined[diagonal] as number) + CONTIGUOUS >= (best[diagonal] as number);
      i--;
      j--;
    } else if (best[here - 1] === best[here]) j--;
    else i--;
  }
  return marks;
}

/** Leaves out marks that stand alone: a single character that happens to be in both says nothing. */
export function dropSingles(marks: readonly boolean[]): boolean[] {
  return marks.map((mark, at) => mark && (marks[at - 1] === true || marks[at + 1] === true));
}
