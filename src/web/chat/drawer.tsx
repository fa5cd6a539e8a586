// The list of conversations: a column on a desk; on narrow windows a drawer that button, backdrop, Esc and swipe close.
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useFace } from '../parts/face.js';
import { Icon } from '../parts/icons.js';

/** Pixels that a finger goes towards the edge before it means to close. */
const SWIPE = 60;

interface DrawerProps {
  readonly isShown: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Drawer({ isShown, onClose, children }: DrawerProps): JSX.Element {
  const { words } = useFace();
  const close = useRef<HTMLButtonElement>(null);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useLayoutEffect(() => {
    if (isShown) close.current?.focus();
  }, [isShown]);
  return (
    <>
      {/* For pointers only: keyboards have the button and Esc. */}
      {isShown && <div class="backdrop" aria-hidden="true" onClick={onClose} />}
      <nav
        class="shelf"
        id="shelf"
        aria-label={words.shelf.title}
        onTouchStart={({ touches: [touch] }) => {
          from.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
        }}
        onTouchEnd={({ changedTouches: [touch] }) => {
          if (!from.current || !touch || !isShown) return;
          const [x, y] = [touch.clientX - from.current.x, touch.clientY - from.current.y];
          if (x < -SWIPE && Math.abs(y) < Math.abs(x)) onClose();
        }}
      >
        <button type="button" class="button quiet shelf-close" ref={close} onClick={onClose}>
          <Icon name="close" />
          {words.shelf.hide}
        </button>
        {children}
      </nav>
    </>
  );
}
