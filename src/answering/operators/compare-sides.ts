// Contents of two or more things set side by side: each with the sentences that tell of it.
import type { TextSpan } from '../../text/text-span.js';
import { type DraftTable, type PartDraft, told } from '../draft.js';
import { type PartContext, say, words } from '../part-context.js';
import { answeringRun } from '../shape-sentence.js';
import { sideTopic } from './side-topic.js';
import { belonging } from './tell-measures.js';

/** Sentences of each side, unless a length is ordered. */
const MOST_EACH = 3;

const mostEach = ({ limit }: PartContext): number =>
  limit !== null && 'sentences' in limit ? Math.min(limit.sentences, MOST_EACH) : MOST_EACH;

/** Tells each side under its own name; null where there are no two sides. */
export async function compareSides(context: PartContext): Promise<PartDraft | null> {
  const { sides } = context.part;
  if (sides.length < 2) return null;
  const taken = new Set<number>();
  const found: { side: string; spans: TextSpan[] }[] = [];
  for (const side of sides) {
    const own = await context.search(sideTopic(context.part, side));
    const spans = belonging(own)
      .filter(({ span }) => !taken.has(span.start))
      .slice(0, mostEach(context))
      .map(({ span }) => span)
      .sort((a, b) => a.start - b.start);
    for (const { start } of spans) taken.add(start);
    found.push({ side, spans });
  }
  const run = (span: TextSpan): string =>
    words(
      context,
      answeringRun(context.parts.index.plan.text, span, () => true),
    ).replace(/[。；，]$/, '');
  const lines = found.map(({ side, spans }) => {
    const c = spans.map(run).join('；');
    return { ...say(context, 'a3', { s: side, c }, spans), asked: [side] };
  });
  const table: DraftTable = {
    caption: sides.join('、'),
    columns: ['', ''],
    rows: found.map(({ side, spans }) => [
      { text: side, quotes: [] },
      { text: spans.map(run).join('；'), quotes: spans },
    ]),
  };
  return told(lines, {
    table: context.form === 'table' ? table : null,
    members: found.flatMap(({ side, spans }) => spans.slice(0, 1).map((span) => ({ name: side, span }))),
  });
}
