// The title of a document and the lines that print it, among the lines before its first heading.
import type { SourceLine } from '../reading/source-document.js';

export interface DocumentTitle {
  /** Without the bracketed years. */
  readonly title: string;
  /** Index of the last line that prints it before the text begins; null where only prose or the file names it. */
  readonly lastLine: number | null;
  readonly firstLine: number | null;
}

/** 「某区国民经济和社会发展第十五个五年（2026—2030年）规划纲要」, in a line of its own or in a sentence. */
const PLAN_TITLE =
  /([^，。《》：:、\s\d]{2,14}?)(国民经济和社会发展第[一二三四五六七八九十]+个五年)(?:（20\d\d\s*[—–-]+\s*20\d\d年）)?(规划(?:和[^，。《》]{2,16}?)?(?:纲要)?)/;
/** What official documents are called; a title ends with it. */
const KIND =
  /(?:规划纲要|规划|纲要|计划|工作报告|报告|方案|战略(?:20\d\d)?|意见|办法)(?:[（(][^（）()]{1,24}[）)])?(?:全文)?$/;
const PLACE = /^[\d年]*[\p{Script=Han}]{1,12}?[省市区县州盟旗]/u;
const SENTENCE_MARK = /[。；，！？]/;
const YEARS = /[（(]20\d\d\s*[—–~～-]+\s*20\d\d年?[）)]/;
const FRONT_LINES = 60;
const LONGEST_TITLE = 60;

const squeeze = (text: string): string => text.replace(/\s/g, '');

const isTitle = (text: string): boolean =>
  text.length >= 4 && text.length <= LONGEST_TITLE && KIND.test(text) && !SENTENCE_MARK.test(text);

interface Candidate {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** Lines, and pairs of lines, that could print the title. */
function candidatesOf(lines: readonly SourceLine[]): Candidate[] {
  const front = lines.slice(0, FRONT_LINES).map(({ text, cells }) => (cells === null ? squeeze(text) : ''));
  return front.flatMap((text, index): Candidate[] => {
    const next = front[index + 1] ?? '';
    return [
      { text, first: index, last: index },
      ...(text.length < 40 && PLACE.test(text) && !KIND.test(text) && !PLACE.test(next)
        ? [{ text: text + next, first: index, last: index + 1 }]
        : []),
    ].filter((candidate) => isTitle(candidate.text));
  });
}

/** A title that names a place and a time says more than 「政府工作报告」. */
const weight = (text: string): number =>
  (PLAN_TITLE.test(text) ? 100 : 0) +
  (PLACE.test(text) ? 20 : 0) +
  (/20\d\d|五年|[一二三四五六七八九十]五/.test(text) ? 10 : 0) +
  Math.min(text.length, 30) / 10;

const clean = (text: string): string => squeeze(text).replace(YEARS, '').replace(/全文$/, '');

/**
 * The title by its form, from the lines before the first heading, the file's own title, or a sentence of the preface.
 * @param front the lines before the first heading
 */
export function findTitle(front: readonly SourceLine[], fileTitle: string | null): DocumentTitle | null {
  const candidates = candidatesOf(front);
  const [best] = [...candidates].sort((a, b) => weight(b.text) - weight(a.text));
  const written = squeeze(fileTitle ?? '').split(/[-_|–—]/)[0] ?? '';
  const fromFile = isTitle(written) && weight(written) > (best ? weight(best.text) : 0) ? written : null;
  const prose = PLAN_TITLE.exec(squeeze(front.map(({ text }) => text).join('')));
  const inProse = prose ? `${prose[1]}${prose[2]}${prose[3]}` : null;
  const title = best && fromFile === null ? clean(best.text) : fromFile !== null ? clean(fromFile) : inProse;
  if (title === null || title === undefined) return null;
  const same = candidates.filter(({ text }) => clean(text) === title || (best && text === best.text));
  return { title, firstLine: same[0]?.first ?? null, lastLine: same.at(-1)?.last ?? null };
}
