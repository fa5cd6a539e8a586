// What opens a clause before its noun: adverbs and the run of verbs, 「积极引进培育｜工业机器人」.
import type { TextSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';

export interface LeadingVerbs {
  /** The run of verbs, 引进培育; null where the clause opens with a noun. */
  readonly verb: TextSpan | null;
  /** What follows the verbs, or the adverbs where there is no verb. */
  readonly rest: TextSpan;
}

/** Between two verbs of one run: 新建或改建. */
const JOINT = /[或和并、]/;

type Opening = { readonly kind: 'verb' | 'adverb'; readonly length: number } | null;

/** A noun that begins as a verb does (服务业, 创新平台) is no verb. */
function readOpening(text: string, at: number, end: number, words: GeneralWords): Opening {
  const verb = words.of('verb').at(text, at, end).length;
  const adverb = words.of('adverb').at(text, at, end).length;
  const noun = words.of('not-verb').at(text, at, end).length;
  const length = Math.max(verb, adverb);
  if (length === 0 || noun > length || (noun > 0 && noun >= length)) return null;
  return { kind: verb >= adverb ? 'verb' : 'adverb', length };
}

/** Whether the verb at `at` may follow another one. */
const goesOn = (text: string, at: number, end: number, words: GeneralWords): boolean =>
  words.of('second-verb').at(text, at, end).length >= words.of('verb').at(text, at, end).length;

/** Reads the verbs that open `span`; text offsets throughout. */
export function readLeadingVerbs(text: string, span: TextSpan, words: GeneralWords): LeadingVerbs {
  let at = span.start;
  let start = -1;
  let end = -1;
  while (at < span.end) {
    // 全方位、多角度阐释: adverbs may be listed, too.
    const next: number = at > span.start && JOINT.test(text.charAt(at)) ? at + 1 : at;
    const opening = readOpening(text, next, span.end, words);
    if (opening === null || (next > at && start >= 0 && opening.kind === 'adverb')) break;
    // 落实｜救助帮扶措施: few verbs go on a run, the others open the object.
    const isFirst = start < 0 || next > at;
    if (!isFirst && opening.kind === 'verb' && !goesOn(text, next, span.end, words)) break;
    at = next + opening.length;
    if (opening.kind === 'adverb') continue;
    if (start < 0) start = next;
    end = at;
  }
  const verb = start < 0 ? null : { start, end };
  // Adverbs after the last verb belong to the noun: 完成｜重点项目.
  return { verb, rest: { start: verb === null ? at : end, end: span.end } };
}
