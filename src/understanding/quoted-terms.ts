// Terms in quotation marks, of any style: “两窗口”, 「五床联动」, "一核多元".
const QUOTED = /[“”"「『]([^“”"「」『』\n]{1,40})[“”"」』]/gu;

export const quotedTerms = (text: string): string[] => [...text.matchAll(QUOTED)].map((match) => match[1] ?? '');
