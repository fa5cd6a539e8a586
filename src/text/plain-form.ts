// A text in plain characters: figures and letters out of their fancy clothes, and nothing in it that a reader cannot see.

/** Format and control characters, fillers and selectors: they hide, turn round or part what stands beside them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\u2800]/gu;

/** Marks that Chinese prints in full width and that NFKC would turn into ASCII: ，。；：（）…％＋ stay as they are. */
const DRESSED = /[^\p{Script=Han}\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\u2025\u2026\u3000-\u303F]+/gu;

/**
 * The text in NFKC but for the punctuation of Chinese, without invisible characters; white space becomes a blank. 𝟗𝟗亿元
 * is 99亿元, ㉟处 35处, ３ 3: what is verified is what is shown.
 */
export const plainForm = (text: string): string =>
  text
    .replace(/\uFEFF/g, '')
    .replace(/\s/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[\u2E80-\u2FDF\uF900-\uFAFF]/g, (radical) => radical.normalize('NFKC'))
    .replace(DRESSED, (run) => run.normalize('NFKC'));
