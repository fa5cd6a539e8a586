// The card of a citation: what the plan says, where it says it, and the ways from there.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { breadcrumbOf, readableQuote, sourceAsText } from '../conversation/cite.js';
import { passageLink } from '../conversation/plan-link.js';
import type { Citation } from '../conversation/protocol.js';
import { CopyButton } from './copy-button.js';
import { useFace } from './face.js';

const GAP = 8;

/** Below its number where there is room, else above; never over the edge of the window. */
function place(card: HTMLElement, anchor: DOMRect): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(anchor.left - GAP, clientWidth - width - GAP));
  const below = anchor.bottom + GAP;
  const fitsBelow = below + height <= clientHeight - GAP;
  const top = fitsBelow ? below : Math.max(GAP, anchor.top - height - GAP);
  card.style.setProperty('left', `${left}px`);
  card.style.setProperty('top', `${top}px`);
}

interface CitationCardProps {
  readonly id: string;
  readonly citation: Citation;
  readonly anchor: HTMLElement | null;
}

export function CitationCard({ id, citation, anchor }: CitationCardProps): JSX.Element {
  const { words, session, settings, openSource } = useFace();
  const { plan } = citation;
  const whose = plan === undefined || plan.title === settings.plan?.title ? '' : `${plan.shortName} `;
  const card = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const put = (): void => {
      if (card.current !== null && anchor !== null) place(card.current, anchor.getBoundingClientRect());
    };
    put();
    // The card belongs to its number: it goes along when the page is scrolled or resized.
    window.addEventListener('scroll', put, { capture: true, passive: true });
    window.addEventListener('resize', put);
    return () => {
      window.removeEventListener('scroll', put, { capture: true });
      window.removeEventListener('resize', put);
    };
  }, [anchor]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands inside a paragraph, where no fieldset may stand
    <span class="card" id={id} ref={card} role="group" aria-label={words.sources.card(citation.id)} lang="zh-CN">
      <span class="card-reference">{`${whose}${citation.reference}`}</span>
      <span class="card-crumbs">{breadcrumbOf(citation).join(' › ')}</span>
      <q class="card-quote">{readableQuote(citation.quote)}</q>
      <span class="card-actions" lang={words.lang}>
        {openSource === null ? (
          <a
            class="button"
            href={passageLink(session.client.origin, citation)}
            target="_blank"
            rel="noopener"
            aria-label={words.sources.openNew}
          >
            {words.sources.open}
          </a>
        ) : (
          <button type="button" class="button" onClick={() => anchor && openSource(citation, anchor)}>
            {words.sources.open}
          </button>
        )}
        <CopyButton class="button" text={() => sourceAsText([citation])} label={words.sources.copy} />
      </span>
    </span>
  );
}
