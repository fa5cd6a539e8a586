// The words of an answer with their citation numbers; text is set as text.
import type { JSX, TargetedClipboardEvent } from 'preact';
import { type AnswerParagraph, isBullet, paragraphsOfClaims } from '../conversation/answer-pieces.js';
import type { Exchange } from '../conversation/conversation.js';
import { type AnswerBlock, layOutAnswer } from '../conversation/lay-out-answer.js';
import type { AnswerPart, Citation } from '../conversation/protocol.js';
import { aigcLabel } from '../conversation/provenance.js';
import { isAiWritten, partWord } from '../conversation/status-words.js';
import { zhHans } from '../words/zh-hans.js';
import { AnswerTableView } from './answer-table.js';
import { CitationMarker } from './citation-marker.js';
import { useFace } from './face.js';

/** In a shadow tree the document's selection is blind; Chromium's shadow roots have one of their own. */
function selectionIn(element: HTMLElement): Selection | null {
  const root: Node & { getSelection?: () => Selection | null } = element.getRootNode();
  return root.getSelection?.() ?? getSelection();
}

/** What is marked, as markup: a table stays one. */
function markupOf(selection: Selection): string {
  const copy = document.createElement('div');
  copy.append(selection.getRangeAt(0).cloneContents());
  return copy.innerHTML;
}

/** What the reader marks and copies of AI-written text carries its label along (标识办法, article 4). */
function copyWithLabel(event: TargetedClipboardEvent<HTMLElement>): void {
  const selection = selectionIn(event.currentTarget);
  const selected = selection?.toString() ?? '';
  if (selection === null || selected === '' || event.clipboardData === null) return;
  event.clipboardData.setData('text/plain', `${selected}\n〔${zhHans.status.generated}〕`);
  event.clipboardData.setData('text/html', `${markupOf(selection)}<p>〔${zhHans.status.generated}〕</p>`);
  event.preventDefault();
}

interface ParagraphProps {
  readonly pieces: AnswerParagraph;
  readonly citations: ReadonlyMap<number, Citation>;
  readonly isBasis: boolean;
}

function Paragraph({ pieces, citations, isBasis }: ParagraphProps): JSX.Element {
  return (
    <p class={isBasis ? 'basis' : isBullet(pieces) ? 'bullet' : undefined}>
      {pieces.map((piece, index) => {
        if (piece.kind === 'text') return piece.text;
        const citation = citations.get(piece.id);
        return citation && <CitationMarker key={`${index}-${piece.id}`} citation={citation} />;
      })}
    </p>
  );
}

/** What became of a part, before its lines; where no line tells of it, its question stands here. */
function PartHead({ part, isNamed }: { readonly part: AnswerPart; readonly isNamed: boolean }): JSX.Element {
  const { words } = useFace();
  return (
    <p class="part-head">
      <span class={`chip ${part.status === 'answered' ? 'extractive' : 'silent'}`} lang={words.lang}>
        {partWord(part, words)}
      </span>
      <span class={isNamed ? undefined : 'visually-hidden'}>{part.question}</span>
    </p>
  );
}

const blocksOf = ({ answer, claims }: Exchange): AnswerBlock[] =>
  answer === null
    ? paragraphsOfClaims(claims).map((pieces) => ({ kind: 'paragraph', pieces, isBasis: false }))
    : layOutAnswer(answer);

interface BlockProps {
  readonly block: AnswerBlock;
  readonly citations: ReadonlyMap<number, Citation>;
}

function Block({ block, citations }: BlockProps): JSX.Element {
  if (block.kind === 'part') return <PartHead part={block.part} isNamed={block.isNamed} />;
  if (block.kind === 'table') return <AnswerTableView table={block.table} citations={citations} />;
  return <Paragraph pieces={block.pieces} citations={citations} isBasis={block.isBasis} />;
}

export function AnswerBody({ exchange }: { readonly exchange: Exchange }): JSX.Element {
  const { answer, mode, claims } = exchange;
  const citations = new Map(exchange.citations.map((citation) => [citation.id, citation]));
  const isAi = isAiWritten(answer ?? { mode: mode ?? 'extractive', claims });
  const label = answer && aigcLabel([answer]);
  return (
    <div
      class="answer-body"
      lang="zh-CN"
      data-origin={isAi ? 'ai-generated' : 'extracted'}
      data-aigc={label ? JSON.stringify(label) : undefined}
      onCopy={isAi ? copyWithLabel : undefined}
    >
      {blocksOf(exchange).map((block, index) => (
        // Blocks only ever grow at the end: their position is their identity.
        <Block key={index} block={block} citations={citations} />
      ))}
    </div>
  );
}
