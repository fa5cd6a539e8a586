// Blocks of the plan in the reader beside the answer: headings, paragraphs, boxes and the indicator table.
import type { JSX } from 'preact';
import type { ReadingBlock, ReadingRow } from '../conversation/protocol.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Letters extends Span {
  readonly text: string;
}

/** Text with the quoted part marked, where the quote runs through it. */
function MarkedText({ letters, quote }: { readonly letters: Letters; readonly quote: Span }): JSX.Element {
  const from = Math.max(quote.start, letters.start) - letters.start;
  const to = Math.min(quote.end, letters.end) - letters.start;
  if (from >= to) return <>{letters.text}</>;
  return (
    <>
      {letters.text.slice(0, from)}
      <mark class="quote">{letters.text.slice(from, to)}</mark>
      {letters.text.slice(to)}
    </>
  );
}

const NATURES = { anticipatory: '预期性', binding: '约束性' } as const;

/** The columns of values; on a phone each stands over its value. */
const VALUES = ['基期', '目标', '年均增速（%）', '属性'] as const;

const cellText = (value: ReadingRow['target']): string => {
  if (value.kind === 'number') return value.printed;
  if (value.kind === 'text') return value.text;
  return value.kind === 'blank' ? '未公布' : '—';
};

function IndicatorTable({ rows, quote }: { readonly rows: readonly ReadingRow[]; readonly quote: Span }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label="主要目标表">
      <table class="indicators">
        <thead>
          <tr>
            {['指标', ...VALUES].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} class={row.parentId === null ? '' : 'sub-row'}>
              <th scope="row">
                {row.start < quote.end && quote.start < row.end ? <mark class="quote">{row.name}</mark> : row.name}
                {row.unit === '' ? '' : `（${row.unit}）`}
              </th>
              <td data-label={VALUES[0]}>{cellText(row.baseline)}</td>
              <td data-label={VALUES[1]}>{cellText(row.target)}</td>
              <td class="growth" data-label={VALUES[2]}>
                {cellText(row.averageGrowth)}
              </td>
              <td data-label={VALUES[3]}>{row.nature === null ? '' : NATURES[row.nature]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Heading({
  block,
  quote,
}: {
  readonly block: ReadingBlock & { kind: 'heading' };
  readonly quote: Span;
}): JSX.Element {
  const text = <MarkedText letters={block} quote={quote} />;
  if (block.level === 2) return <h3 class="chapter">{text}</h3>;
  if (block.level === 3) return <h4 class="section">{text}</h4>;
  return <h5 class={block.level === 4 ? 'item' : 'entry'}>{text}</h5>;
}

interface ReadingBlocksProps {
  readonly blocks: readonly ReadingBlock[];
  readonly quote: Span;
}

export function ReadingBlocks({ blocks, quote }: ReadingBlocksProps): JSX.Element {
  return (
    <>
      {blocks.map((block) => {
        if (block.kind === 'heading') return <Heading key={block.start} block={block} quote={quote} />;
        if (block.kind === 'box') {
          return (
            <section key={block.start} class="box" aria-label={block.text}>
              <p class="box-title">
                <MarkedText letters={block} quote={quote} />
              </p>
              {block.rows.length > 0 && <IndicatorTable rows={block.rows} quote={quote} />}
              <ReadingBlocks blocks={block.blocks} quote={quote} />
            </section>
          );
        }
        return (
          <p key={block.start} class={block.kind}>
            <MarkedText letters={block} quote={quote} />
          </p>
        );
      })}
    </>
  );
}
