// Figures of a claim that the quotes give to something else than the words before them.
import { type Figure, findFigures } from '../../text/find-figures.js';
import { BETWEEN, exchanged, unquoted } from './exchanged-words.js';
import { bigramsOf } from './split-clauses.js';
import { contentOf, uncoveredIn } from './verify-coverage.js';

/** Where a source prints a figure. */
interface Backing {
  /** Its sentence up to the end of its clause. */
  readonly sentence: string;
  readonly clause: string;
  /** What stands beside it in its clause, from the figure before on. */
  readonly own: string;
  /** What owns it before a colon: 地区生产总值增速：…；年均增速5%. */
  readonly title: string;
}

function backingOf(source: string, { span }: Figure, previous: Figure | undefined): Backing {
  const head =
    source
      .slice(0, span.end)
      .split(/[。！？\n]/)
      .at(-1) ?? '';
  const tail = source.slice(span.end).split(/[，。；：、,;:!?！？\n]/, 1)[0] ?? '';
  const before = source.slice(Math.max(0, previous?.span.end ?? 0), span.start);
  return {
    sentence: head + tail,
    clause: (head.split(/[，；：、,;:]/).at(-1) ?? '') + tail,
    own: (before.split(/[，。；：、,;:!?！？\n]/).at(-1) ?? '') + tail,
    title: head.split(/[：:]/).at(-2) ?? '',
  };
}

/** Whether the words before a claim's figure are those before one of the printed figures that back it. */
function isBound(words: string, backing: readonly Backing[], frame: readonly string[]): boolean {
  return backing.some(({ sentence, clause, own: printed, title }) => {
    const foreign = uncoveredIn(words, [unquoted(sentence)], frame).filter(
      // A verb right before the figure (累计建成6100处, 已设了105个) says nothing of what it counts.
      ({ text, start, end }) => {
        const content = contentOf(text.slice(start, end));
        return content.length >= 2 && (end < text.length || content.length > 2);
      },
    );
    if (foreign.length > 0 || exchanged(words, [clause], frame, true).length > 0) return false;
    const own = bigramsOf(contentOf(printed));
    const claimed = bigramsOf(contentOf(words));
    const titled = bigramsOf(contentOf(title));
    return own.size < 2 || claimed.size < 2 || [...claimed].some((pair) => own.has(pair) || titled.has(pair));
  });
}

const joined = (backing: readonly Backing[]): Backing => ({
  sentence: backing.map(({ sentence }) => sentence).join('。'),
  clause: backing.map(({ clause }) => clause).join('，'),
  own: backing.map(({ own }) => own).join('，'),
  title: backing.map(({ title }) => title).join('，'),
});

const ENDS_IN_JOINT = new RegExp(`(?:${BETWEEN.source})$`);

/** The words that say what a figure of the claim counts: before it in its clause, behind it where a joint stands before it. */
function wordsOf(claimText: string, from: number, { span }: Figure): string {
  const before =
    claimText
      .slice(from, span.start)
      .split(/[，。；：、,;:!?！？]/)
      .at(-1) ?? '';
  const isBehind = ENDS_IN_JOINT.test(before) || contentOf(before).length < 2;
  return isBehind ? '' : before;
}

/** Figures of the claim that every source gives to something else than the words before them. */
export function misbound(claimText: string, sources: readonly string[], frame: readonly string[]): string[] {
  const amountsOf = (text: string) => findFigures(text).filter(({ kind, unit }) => kind === 'amount' && unit !== '');
  const printed = sources.flatMap((text) =>
    amountsOf(text).map((figure, at, all) => ({ ...figure, place: () => backingOf(text, figure, all[at - 1]) })),
  );
  return amountsOf(claimText).flatMap((figure, at, all) => {
    const words = unquoted(wordsOf(claimText, all[at - 1]?.span.end ?? 0, figure));
    if (contentOf(words).length < 2) return [];
    const backing = printed
      .filter(({ quantity, unit }) => quantity === figure.quantity && unit === figure.unit)
      .map(({ place }) => place());
    // 甲和乙均为5%: one figure of several things, each with its own place.
    const together = BETWEEN.test(words) && backing.length > 1 ? [joined(backing)] : [];
    return backing.length === 0 || isBound(words, [...backing, ...together], frame)
      ? []
      : [`${figure.printed}（引文所述不是${words}）`];
  });
}
