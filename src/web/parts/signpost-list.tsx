// Who can help: numbers to dial and addresses, in a block that says that these are not the plan's words.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Signpost } from '../conversation/protocol.js';
import { phoneLink, siteLink } from '../conversation/signpost.js';
import { useFace } from './face.js';

function Line({ signpost }: { readonly signpost: Signpost }): JSX.Element {
  const { words } = useFace();
  const { name, phone, why } = signpost;
  const [dial, site] = [phoneLink(signpost), siteLink(signpost)];
  return (
    <li>
      <strong>{name}</strong>
      {phone !== null && dial === null && <span>{phone}</span>}
      {phone !== null && dial !== null && (
        <a class="button phone" href={dial} aria-label={words.talk.call(name, phone)}>
          {phone}
        </a>
      )}
      {site !== null && (
        <a
          class="button"
          href={site}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${name} ${words.talk.site}`}
        >
          {words.talk.site}
        </a>
      )}
      {why !== '' && <span class="signpost-why">{why}</span>}
    </li>
  );
}

/** @param isUrgent somebody is in danger: the block stands out and comes first */
export function SignpostList({
  signposts,
  isUrgent,
}: {
  readonly signposts: readonly Signpost[];
  readonly isUrgent: boolean;
}): JSX.Element | null {
  const { words } = useFace();
  const titleId = useId();
  if (signposts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a block of links is no fieldset, and many of them no landmarks
    <div class={isUrgent ? 'signposts urgent' : 'signposts'} role="group" aria-labelledby={titleId}>
      <h3 id={titleId}>{words.talk.signposts}</h3>
      <ul lang="zh-CN">
        {signposts.map((signpost) => (
          <Line key={`${signpost.name}-${signpost.phone}-${signpost.url}`} signpost={signpost} />
        ))}
      </ul>
    </div>
  );
}
