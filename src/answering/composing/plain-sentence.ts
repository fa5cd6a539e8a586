// A sentence of the plan as a claim: the plan's own letters, without the label of its item.

const LABEL = /^(?:（[一二三四五六七八九十\d]{1,3}）\s*|——|[一二三四五六七八九十]{1,3}、\s*|\d{1,2}[.．]\s*)/;

/** The sentence without label, white space folded; a full stop where it ends without one. */
export function plainSentence(text: string): string {
  const plain = text.replace(LABEL, '').replace(/\s+/g, ' ').trim();
  return /[。！？：；]$/.test(plain) ? plain : `${plain}。`;
}

/** A heading without label and full stop. */
export const plainTitle = (text: string): string => plainSentence(text).replace(/。$/, '');
