// Where an answer stands on, one line for each place, with the ways to read and to cite it.
import type { JSX, TargetedMouseEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readableQuote, sourceAsText } from '../conversation/cite.js';
import { groupSources, numbersOf, type Source } from '../conversation/group-sources.js';
import { passageLink } from '../conversation/plan-link.js';
import type { Citation } from '../conversation/protocol.js';
import { CopyButton } from './copy-button.js';
import { useFace } from './face.js';

const titleOf = ({ box, item, section, chapter }: Citation): string =>
  box?.title ?? item?.title ?? section?.title ?? chapter.title;

interface SourceLineProps {
  readonly source: Source;
  /** Out of sight until the whole list is asked for; always printed. */
  readonly isMore: boolean;
}

function SourceLine({ source, isMore }: SourceLineProps): JSX.Element {
  const { words, session, settings, openSource } = useFace();
  const [citation] = source;
  const { plan } = citation;
  const numbers = numbersOf(source, words.talk.listComma);
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
        {numbers}
      </span>
      <span class="source-text" lang="zh-CN">
        <a href={href} {...target} onClick={open}>
          {whose}
          {citation.reference}
        </a>{' '}
        <span class="source-title">{titleOf(citation)}</span>
        {source.map(({ id, quote }) => (
          <q key={id} class="source-quote">
            {readableQuote(quote)}
          </q>
        ))}
        <span class="source-official">{citation.officialReference}</span>
      </span>
      <CopyButton
        class="button quiet source-copy"
        text={() => sourceAsText(source)}
        label={words.sources.copy}
        ariaLabel={`${words.sources.copy} ${numbers}`}
      />
    </li>
  );
}

/** Four lines and a button are as high as five lines: a list of six is not worth folding. */
const FOLD_FROM = 7;
const SHOWN = 4;

export function SourceList({ citations }: { readonly citations: readonly Citation[] }): JSX.Element | null {
  const { words } = useFace();
  const sources = groupSources(citations);
  const [isWhole, setWhole] = useState(sources.length < FOLD_FROM);
  const list = useRef<HTMLOListElement>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    // The button is gone: what it brought takes its focus.
    if (isAsked.current) list.current?.querySelectorAll('li')[SHOWN]?.querySelector('a')?.focus();
  }, [isWhole]);
  const showAll = (): void => {
    isAsked.current = true;
    setWhole(true);
  };
  if (sources.length === 0) return null;
  return (
    <div class="sources">
      <h3>{words.sources.title}</h3>
      <ol ref={list}>
        {sources.map((source, index) => (
          <SourceLine key={source[0].id} source={source} isMore={!isWhole && index >= SHOWN} />
        ))}
      </ol>
      {!isWhole && (
        <button type="button" class="button quiet show-all" onClick={showAll}>
          {words.sources.all(sources.length)}
        </button>
      )}
    </div>
  );
}
