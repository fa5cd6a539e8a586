// Search results for the terminal: the passages, and on request why each was taken or left.
import type { Outline } from '../../plan/outline.js';
import { formatReference } from '../../plan/outline.js';
import type { Hit, Retrieval, ScoreParts } from '../../retrieval/retrieval.js';
import { alignColumns } from './align-columns.js';
import type { DisplayOptions } from './format-answer.js';
import { wrapText } from './wrap-text.js';

export interface RetrievalDisplayOptions extends DisplayOptions {
  readonly outline: Outline;
  /** The plan's text, for the sentence that answers best. */
  readonly text: string;
  readonly explain: boolean;
}

const PART_NAMES: Readonly<Record<keyof ScoreParts, string>> = {
  sparse: '词项',
  dense: '向量',
  questions: '预设问题',
  fused: '融合',
  rerank: '重排',
};

function formatParts(parts: ScoreParts): string {
  const names = Object.keys(PART_NAMES) as (keyof ScoreParts)[];
  return names
    .flatMap((name) => (parts[name] === undefined ? [] : [`${PART_NAMES[name]} ${parts[name].toFixed(3)}`]))
    .join('  ');
}

function formatHit(hit: Hit, heading: string, { text, width, paint, explain }: RetrievalDisplayOptions): string {
  const sentence = text.slice(hit.sentence.start, hit.sentence.end).replaceAll('\t', ' ');
  const lines = [heading, wrapText(sentence, width, '    ')];
  if (explain) lines.push(paint('dim', `    ${formatParts(hit.parts)}`));
  return lines.join('\n');
}

function formatRejected({ rejected }: Retrieval, { paint }: RetrievalDisplayOptions): string {
  const rows = rejected.map(({ chunkId, score, reason }) => [`  ${chunkId}`, score.toFixed(3), reason]);
  return [paint('bold', `舍去 ${rejected.length} 条`), ...alignColumns(rows)].join('\n');
}

export function formatRetrieval(retrieval: Retrieval, options: RetrievalDisplayOptions): string {
  const { paint, outline, explain } = options;
  const headings = alignColumns(
    retrieval.hits.map(({ chunk, rank, score }) => [
      String(rank).padStart(2),
      paint('cyan', chunk.id),
      score.toFixed(3),
      paint('bold', formatReference(outline, chunk)),
      chunk.path.at(-1)?.title ?? '',
    ]),
  );
  const hits = retrieval.hits.map((hit, index) => formatHit(hit, headings[index] ?? '', options));
  const rejected = explain && retrieval.rejected.length > 0 ? [formatRejected(retrieval, options)] : [];
  const nothing = hits.length === 0 ? ['没有找到相关的段落。'] : [];
  return [...nothing, ...hits, ...rejected].join('\n\n');
}
