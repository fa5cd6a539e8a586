// Words that choose members of a set: 第二个, 前三, 最后一个, 其中.
import type { FormWords } from './form-words.js';

/** @param isNamed whether a place belongs to a unit of the plan: 第三章 chooses nothing out of a set */
export type MemberReader = (folded: string, text: string, isNamed: (at: number) => boolean) => string | null;

const NUMERAL = '[\\d一二两三四五六七八九十]{1,3}';

export function createMemberReader(words: FormWords): MemberReader {
  const counter = words('counter');
  const among = new RegExp(`^${words('among')}$`, 'u');
  const pattern = new RegExp(
    [
      `(?:倒数)?第${NUMERAL}${counter}`,
      `${words('last', 'first')}(?:${NUMERAL}|了?那|的)${counter}`,
      `${words('before', 'after')}${NUMERAL}(?:${counter}|(?![年天月周\\d]))(?!${words('chapter', 'section')})`,
      words('among'),
    ].join('|'),
    'gu',
  );
  return (folded, text, isNamed) => {
    const matches = [...folded.matchAll(pattern)].filter(({ index }) => !isNamed(index));
    // 其中第二个: the number chooses, 其中 only says out of what.
    const match = matches.find(({ 0: chooses }) => !among.test(chooses)) ?? matches[0];
    return match ? text.slice(match.index, match.index + match[0].length) : null;
  };
}
