// The words of an answer with their citation numbers; text is set as text.
import type { JSX, TargetedClipboardEvent } from 'preact';
import {
  type AnswerParagraph,
  isBullet,
  paragraphsOfAnswer,
  paragraphsOfClaims,
} from '../conversation/answer-pieces.js';
import type { Exchange } from '../conversation/conversation.js';
import type { Citation } from '../conversation/protocol.js';
import { aigcLabel, isAiWritten } from '../conversation/provenance.js';
import { zhHans } from '../words/zh-hans.js';
import { CitationMarker } from './citation-marker.js';

export const paragraphsOf = ({ answer, claims }: Exchange): AnswerParagraph[] =>
  answer === null ? paragraphsOfClaims(claims) : paragraphsOfAnswer(answer);

/** In a shadow tree the document's selection is blind; Chromium's shadow roots have one of their own. */
function selectionIn(element: HTMLElement): { toString(): string } {
  const root: Node & { getSelection?: () => Selection | null } = element.getRootNode();
  return root.getSelection?.() ?? getSelection() ?? '';
}

/** What the reader marks and copies of AI-written text carries its label along (标识办法, article 4). */
function copyWithLabel(event: TargetedClipboardEvent<HTMLElement>): void {
  const selected = selectionIn(event.currentTarget).toString();
  if (selected === '' || event.clipboardData === null) return;
  event.clipboardData.setData('text/plain', `${selected}\n〔${zhHans.status.generated}〕`);
  event.preventDefault();
}

interface ParagraphProps {
  readonly pieces: AnswerParagraph;
  readonly citations: ReadonlyMap<number, Citation>;
}

function Paragraph({ pieces, citations }: ParagraphProps): JSX.Element {
  return (
    <p class={isBullet(pieces) ? 'bullet' : undefined}>
      {pieces.map((piece, index) => {
        if (piece.kind === 'text') return piece.text;
        const citation = citations.get(piece.id);
        return citation && <CitationMarker key={`${index}-${piece.id}`} citation={citation} />;
      })}
    </p>
  );
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
      {paragraphsOf(exchange).map((pieces, index) => (
        // Paragraphs only ever grow at the end: their position is their identity.
        <Paragraph key={index} pieces={pieces} citations={citations} />
      ))}
    </div>
  );
}
