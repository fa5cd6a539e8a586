// Ways out of the page for a conversation: Markdown, Word, print.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { openConversation } from '../conversation/shelf.js';
import { useFace, useSession } from '../parts/face.js';
import { Icon } from '../parts/icons.js';
import { type ExportFormat, exportConversation } from './export-conversation.js';

/** Closes an open menu on Esc and on a press elsewhere; focus goes back to its button. */
function useMenuDismissal(menu: { current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      event.stopPropagation();
      menu.current.open = false;
      menu.current.querySelector('summary')?.focus();
    };
    const onPress = (event: PointerEvent): void => {
      if (menu.current && event.target instanceof Node && !menu.current.contains(event.target))
        menu.current.open = false;
    };
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);
}

export function ExportMenu(): JSX.Element | null {
  const { words, session, announce } = useFace();
  const { shelf, runningId } = useSession(session);
  const [note, setNote] = useState('');
  const menu = useRef<HTMLDetailsElement>(null);
  useMenuDismissal(menu);
  const conversation = openConversation(shelf);
  const tell = (message: string): void => {
    setNote(message);
    announce(message);
  };
  const save = async (format: ExportFormat): Promise<void> => {
    if (conversation === null) return;
    tell(words.export.working);
    try {
      tell(words.export.done(await exportConversation(conversation, format)));
    } catch (error) {
      console.error(error);
      tell(words.export.failed);
    }
  };
  const print = (): void => {
    if (menu.current) menu.current.open = false;
    window.print();
  };
  const isEmpty = !conversation?.exchanges.some(({ answer }) => answer !== null);
  if (isEmpty || runningId !== null) return null;
  return (
    <details class="menu" ref={menu} onToggle={() => setNote('')}>
      <summary class="button quiet">
        <Icon name="export" />
        {words.export.title}
      </summary>
      <div class="menu-panel">
        <button type="button" class="button quiet" onClick={() => save('docx')}>
          {words.export.word}
        </button>
        <button type="button" class="button quiet" onClick={() => save('md')}>
          {words.export.markdown}
        </button>
        <button type="button" class="button quiet" onClick={print}>
          {words.export.print}
        </button>
        {note !== '' && <p class="menu-note">{note}</p>}
      </div>
    </details>
  );
}
