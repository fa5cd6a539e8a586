// What hard words of an answer mean, in a block that says that these are not the plan's words.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { GlossaryNote } from '../conversation/protocol.js';
import { useFace } from './face.js';

export function GlossaryList({ notes }: { readonly notes: readonly GlossaryNote[] }): JSX.Element | null {
  const { words } = useFace();
  const titleId = useId();
  if (notes.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a block of notes is no fieldset, and many of them no landmarks
    <div class="glossary" role="group" aria-labelledby={titleId}>
      <h3 id={titleId}>{words.talk.glossary}</h3>
      <dl>
        {notes.map(({ term, means }) => (
          <div key={term}>
            <dt lang="zh-CN">{term}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
