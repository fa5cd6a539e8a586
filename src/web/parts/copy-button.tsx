// A button that copies and says on itself that it did, for eyes and through the status node for ears.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Copied } from '../conversation/answer-as-body.js';
import { copyText } from './copy-text.js';
import { useFace } from './face.js';
import { Icon } from './icons.js';

/** Long enough to be seen by somebody who looks elsewhere first. */
const SHOWN_MS = 3000;

interface CopyButtonProps {
  /** What is copied; with HTML where a word processor should take more than the letters. */
  readonly text: () => string | Copied;
  readonly label: string;
  /** Names what is copied where the label alone does not. */
  readonly ariaLabel?: string;
  readonly class?: string;
  readonly icon?: 'copy' | 'link' | 'page';
  /** What is announced; by default that the text was copied. */
  readonly done?: string;
}

export function CopyButton(props: CopyButtonProps): JSX.Element {
  const { text, label, ariaLabel, icon } = props;
  const { words, announce } = useFace();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (): Promise<void> => {
    const content = text();
    const copied = await (typeof content === 'string' ? copyText(content) : copyText(content.text, content.html));
    setOutcome(copied ? 'copied' : 'failed');
    announce(copied ? (props.done ?? words.actions.copied) : words.actions.copyFailed);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOutcome(null), SHOWN_MS);
  };
  const shown = { copied: words.actions.copiedShort, failed: words.actions.failedShort };
  return (
    <button
      type="button"
      class={props.class ?? 'button quiet'}
      aria-label={outcome === null ? ariaLabel : undefined}
      data-outcome={outcome ?? undefined}
      onClick={copy}
    >
      {icon && <Icon name={outcome === 'copied' ? 'check' : icon} />}
      {outcome === null ? label : shown[outcome]}
    </button>
  );
}
