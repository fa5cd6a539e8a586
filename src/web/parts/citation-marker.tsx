// The number after a sentence: hovering, focusing or tapping it shows the quote, clicking it opens the plan.
import type { JSX, TargetedMouseEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Citation } from '../conversation/protocol.js';
import { CitationCard } from './citation-card.js';
import { useFace } from './face.js';

/** Long enough not to flash under a passing pointer, short enough not to be waited for. */
const SHOW_MS = 120;
/** Time to move the pointer from the number to its card (WCAG 1.4.13: hoverable). */
const HIDE_MS = 260;

/** Opening and closing with a delay; the last order counts. */
function useDelayed(setOpen: (open: boolean) => void): (open: boolean, milliseconds: number) => void {
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (open, milliseconds) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpen(open), milliseconds);
  };
}

/** Esc and a press elsewhere dismiss an open card; Esc does nothing else then. */
function useDismissal(isOpen: boolean, wrap: { current: HTMLElement | null }, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      close();
    };
    const onPress = (event: Event): void => {
      // In a shadow tree the event's target is the host: the path knows what was pressed.
      if (wrap.current !== null && !event.composedPath().includes(wrap.current)) close();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('pointerdown', onPress);
    };
  }, [isOpen]);
}

export function CitationMarker({ citation }: { readonly citation: Citation }): JSX.Element {
  const { words, openSource } = useFace();
  const [isOpen, setOpen] = useState(false);
  const cardId = useId();
  const wrap = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const pressedBy = useRef('');
  const later = useDelayed(setOpen);
  useDismissal(isOpen, wrap, () => {
    setOpen(false);
    if (wrap.current?.contains((wrap.current.getRootNode() as Document | ShadowRoot).activeElement)) {
      button.current?.focus();
    }
  });

  const hover = (open: boolean) => (event: TargetedPointerEvent<HTMLElement>) => {
    if (event.pointerType === 'mouse') later(open, open ? SHOW_MS : HIDE_MS);
  };
  const click = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    const touched = pressedBy.current === 'touch';
    pressedBy.current = '';
    if (openSource === null || touched) {
      later(!isOpen || !touched, 0);
    } else {
      later(false, 0);
      openSource(citation, event.currentTarget);
    }
  };
  return (
    <span
      class="marker-wrap"
      ref={wrap}
      onPointerLeave={hover(false)}
      onPointerEnter={hover(true)}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && wrap.current?.contains(event.relatedTarget))) later(false, 0);
      }}
    >
      <button
        type="button"
        class="marker"
        ref={button}
        aria-label={words.sources.marker(citation.id, citation.reference)}
        aria-describedby={isOpen ? cardId : undefined}
        aria-expanded={isOpen}
        onPointerDown={(event) => {
          pressedBy.current = event.pointerType;
        }}
        onFocus={(event) => {
          if (pressedBy.current === '' && event.currentTarget.matches(':focus-visible')) later(true, 0);
        }}
        onClick={click}
      >
        <span aria-hidden="true">{citation.id}</span>
      </button>
      {isOpen && <CitationCard id={cardId} citation={citation} anchor={button.current} />}
    </span>
  );
}
