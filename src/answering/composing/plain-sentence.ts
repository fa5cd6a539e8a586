// A sentence of the plan as a claim: the plan's own letters, without the label of its item.
import { sliceSpan, type TextSpan, trimSpan } from '../../text/text-span.js';

const LABEL = /^(?:（[一二三四五六七八九十\d]{1,3}）\s*|——|[一二三四五六七八九十]{1,3}、\s*|\d{1,2}[.．]\s*)/;

/** The sentence without label, white space folded; a full stop where it ends without one. */
export function plainSentence(text: string): string {
  const plain = text.replace(LABEL, '').replace(/\s+/g, ' ').trim();
  return /[。！？：；]$/.test(plain) ? plain : `${plain}。`;
}

/** A heading without label and full stop. */
export const plainTitle = (text: string): string => plainSentence(text).replace(/。$/, '');

/** Where a heading's own words stand, its label left out: the reference tells 第二章 一、（二） already. */
export function titleSpan(text: string, heading: TextSpan): TextSpan {
  const span = trimSpan(text, heading);
  const label = LABEL.exec(sliceSpan(text, span))?.[0] ?? '';
  return label.length < span.end - span.start ? { start: span.start + label.length, end: span.end } : span;
}
