// Where an answer stands on, one line for each citation, with the ways to read and to cite it.
import type { JSX, TargetedMouseEvent } from 'preact';
import { useState } from 'preact/hooks';
import { citationAsText, readableQuote } from '../conversation/cite.js';
import { passageLink } from '../conversation/plan-link.js';
import type { Citation } from '../conversation/protocol.js';
import { CopyButton } from './copy-button.js';
import { useFace } from './face.js';

const titleOf = ({ box, item, section, chapter }: Citation): string =>
  box?.title ?? item?.title ?? section?.title ?? chapter.title;

interface SourceLineProps {
  readonly citation: Citation;
  /** Out of sight until the whole list is asked for; always printed. */
  readonly isMore: boolean;
}

function SourceLine({ citation, isMore }: SourceLineProps): JSX.Element {
  const { words, session, settings, openSource } = useFace();
  const { plan } = citation;
  // Whose words these are must be seen where they are not those of the plan that the page is about.
  const whose = plan === undefined || plan.title === settings.plan?.title ? '' : `${plan.shortName} `;
  const href = passageLink(session.client.origin, citation);
  const open = (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
    // A link stays a link: with a modifier it opens a tab as the reader wants.
    if (openSource === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSource(citation, event.currentTarget);
  };
  const target = openSource === null ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <li class={isMore ? 'source more' : 'source'}>
      <span class="source-number" aria-hidden="true">
        {citation.id}
      </span>
      <span class="source-text" lang="zh-CN">
        <a href={href} {...target} onClick={open}>
          {whose}
          {citation.reference}
        </a>{' '}
        <span class="source-title">{titleOf(citation)}</span>
        <q class="source-quote">{readableQuote(citation.quote)}</q>
        <span class="source-official">{citation.officialReference}</span>
      </span>
      <CopyButton
        class="button quiet source-copy"
        text={() => citationAsText(citation)}
        label={words.sources.copy}
        ariaLabel={`${words.sources.copy} ${citation.id}`}
      />
    </li>
  );
}

/** Four lines and a button are as high as five lines: a list of six is not worth folding. */
const FOLD_FROM = 7;
const SHOWN = 4;

export function SourceList({ citations }: { readonly citations: readonly Citation[] }): JSX.Element | null {
  const { words } = useFace();
  const [isWhole, setWhole] = useState(citations.length < FOLD_FROM);
  if (citations.length === 0) return null;
  return (
    <div class="sources">
      <h3>{words.sources.title}</h3>
      <ol>
        {citations.map((citation, index) => (
          <SourceLine key={citation.id} citation={citation} isMore={!isWhole && index >= SHOWN} />
        ))}
      </ol>
      {!isWhole && (
        <button type="button" class="button quiet show-all" onClick={() => setWhole(true)}>
          {words.sources.all(citations.length)}
        </button>
      )}
    </div>
  );
}
