// Members of a claim's list that no quote prints, beside others that one does.
import { languageWords } from '../../text/word-classes.js';
import { BETWEEN, unquoted } from './exchanged-words.js';
import { GENERAL_WORD } from './general-words.js';
import { contentOf, uncoveredIn } from './verify-coverage.js';

/** Members this short stand in a list as they are printed, or not at all. */
const SHORT_MEMBER = 4;
/** What the first member of a list stands behind. */
const OPENS_LIST = new RegExp(`^.*${languageWords('list-opening').source}`);
const LEADING_GENERAL = new RegExp(`^(?:${GENERAL_WORD.source})+`);

/** Members of a list that no source prints, beside others that one does. */
export function inventedMembers(claimText: string, sources: readonly string[], frame: readonly string[]): string[] {
  const whole = unquoted([...sources, ...frame].join('\n'));
  return unquoted(claimText)
    .split(/[，。；：:,;!?]/)
    .filter((clause) => BETWEEN.test(clause))
    .flatMap((clause) => {
      // What only 和 joins runs on into what is said of it.
      const isMarked = clause.includes('、');
      const members = clause
        .split(BETWEEN)
        .map((member, at) => (at === 0 ? member.replace(OPENS_LIST, '') : member))
        .map((member) => (member.split('等', 1)[0] ?? '').trim().replace(LEADING_GENERAL, ''));
      const printed = members.filter((member) => member.length > 1 && whole.includes(member)).length;
      return printed === 0 ? [] : members.filter((member) => isInvented(member, whole, { sources, frame, isMarked }));
    })
    .map((member) => `${member}（引文无此项）`);
}

interface MemberSources {
  readonly sources: readonly string[];
  readonly frame: readonly string[];
  readonly isMarked: boolean;
}

function isInvented(member: string, whole: string, { sources, frame, isMarked }: MemberSources): boolean {
  const content = contentOf(member);
  if (content.length < 2 || whole.includes(member)) return false;
  if (isMarked && member.length <= SHORT_MEMBER && !/\d/.test(member)) return !whole.includes(content);
  return uncoveredIn(member, sources, frame).some(
    ({ text, start, end }) =>
      (start === 0 || (isMarked && end === text.length)) && contentOf(text.slice(start, end)).length >= 2,
  );
}
