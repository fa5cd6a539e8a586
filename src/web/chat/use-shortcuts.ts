// Keyboard shortcuts of the workbench; all have a modifier, so that they never fire while somebody types (WCAG 2.1.4).
import { useEffect } from 'preact/hooks';
import type { Session } from '../conversation/session.js';

export interface ShortcutActions {
  /** Closes what lies on top. @returns false when nothing was open */
  readonly closeTopmost: () => boolean;
  readonly showKeys: () => void;
  readonly startNew: () => void;
}

export function useShortcuts(session: Session, actions: ShortcutActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = event.ctrlKey || event.metaKey;
      if (event.key === 'Escape' && !event.isComposing) {
        if (document.querySelector('dialog[open]') === null && !actions.closeTopmost()) session.stop();
      } else if (command && event.key === '/') {
        event.preventDefault();
        actions.showKeys();
      } else if (command && event.altKey && event.code === 'KeyN') {
        event.preventDefault();
        actions.startNew();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
