// Words that choose members of a set: 第二个, 前三, 最后一个, 其中.
import type { FormWords } from './form-words.js';

export type MemberReader = (folded: string, text: string) => string | null;

const NUMERAL = '[\\d一二两三四五六七八九十]{1,3}';

export function createMemberReader(words: FormWords): MemberReader {
  const counter = words('counter');
  const pattern = new RegExp(
    [
      `(?:倒数)?第${NUMERAL}(?:${counter})`,
      `${words('last', 'first')}(?:${NUMERAL})?(?:那|的)?${counter}`,
      `${words('before', 'after')}${NUMERAL}${counter}?(?!${words('chapter', 'section')})`,
      words('among'),
    ].join('|'),
    'u',
  );
  return (folded, text) => {
    const match = pattern.exec(folded);
    return match ? text.slice(match.index, match.index + match[0].length) : null;
  };
}
