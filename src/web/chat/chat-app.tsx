// The official's workbench: conversations on the left, the talk in the middle, the plan beside it.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exchange } from '../conversation/conversation.js';
import type { Citation, PublicSettings } from '../conversation/protocol.js';
import type { Session } from '../conversation/session.js';
import { Composer } from '../parts/composer.js';
import { FaceProvider } from '../parts/face.js';
import { Icon } from '../parts/icons.js';
import { StartQuestions } from '../parts/start-questions.js';
import { Talk, useStatusNode } from '../parts/talk.js';
import { zhHans } from '../words/zh-hans.js';
import { ConversationList } from './conversation-list.js';
import { Drawer } from './drawer.js';
import { exportConversation } from './export-conversation.js';
import { ExportMenu } from './export-menu.js';
import { KeysDialog } from './keys-dialog.js';
import { ReaderPane } from './reader-pane.js';
import { useAddress } from './use-address.js';
import { useReadingMode } from './use-reading-mode.js';
import { useShortcuts } from './use-shortcuts.js';

const words = zhHans;

interface Opened {
  readonly citation: Citation;
  /** Focus returns to it. */
  readonly opener: HTMLElement;
}

interface ChatAppProps {
  readonly session: Session;
  readonly settings: PublicSettings;
  /** Text that waits in the question field, from 「就此提问」. */
  readonly initialQuestion: string;
}

export function ChatApp({ session, settings, initialQuestion }: ChatAppProps): JSX.Element {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shelfShown, setShelfShown] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { node, announce } = useStatusNode();
  const closeReader = (): void => {
    setOpened(null);
    opened?.opener.focus();
  };
  const closeShelf = (): void => {
    setShelfShown(false);
    toggle.current?.focus();
  };
  const choose = (): void => {
    if (shelfShown) closeShelf();
    // A phone's keyboard would cover the conversation that was chosen.
    else if (!matchMedia('(pointer: coarse)').matches) field.current?.focus();
  };
  useAddress(session);
  useReadingMode(() => scroller.current);
  useShortcuts(session, {
    closeTopmost: () => {
      if (shelfShown) closeShelf();
      else if (opened !== null) closeReader();
      else return false;
      return true;
    },
    showKeys: () => setKeysShown(true),
    startNew: () => {
      session.startNew();
      field.current?.focus();
    },
  });
  useEffect(() => {
    // Phones would open their keyboard over the page; a reader who came to ask about a passage wants just that.
    if (initialQuestion !== '' || matchMedia('(min-width: 64rem)').matches)
      field.current?.focus({ preventScroll: true });
  }, []);

  const exportAnswer = (exchange: Exchange): Promise<string> =>
    exportConversation({ title: exchange.question, exchanges: [exchange] }, 'docx');
  const openSource = (citation: Citation, opener: HTMLElement): void => setOpened({ citation, opener });
  return (
    <FaceProvider value={{ words, session, settings, openSource, exportAnswer, announce }}>
      <div class="workbench" data-reader={opened !== null} data-shelf={shelfShown}>
        <Drawer isShown={shelfShown} onClose={closeShelf}>
          <ConversationList onChoose={choose} />
        </Drawer>
        <div class="desk">
          <div class="toolbar">
            <button
              type="button"
              class="button quiet shelf-toggle"
              aria-expanded={shelfShown}
              aria-controls="shelf"
              ref={toggle}
              onClick={() => (shelfShown ? closeShelf() : setShelfShown(true))}
            >
              <Icon name="menu" />
              {words.shelf.show}
            </button>
            <span class="toolbar-gap" />
            <button type="button" class="button quiet keys-toggle" onClick={() => setKeysShown(true)}>
              {words.talk.shortcuts}
            </button>
            <ExportMenu />
          </div>
          <div class="talk-scroll" ref={scroller}>
            <Talk start={<StartQuestions />} />
          </div>
          <div class="desk-foot">
            <Composer
              initial={initialQuestion}
              onReady={(area) => {
                field.current = area;
              }}
            />
          </div>
        </div>
        {opened && <ReaderPane citation={opened.citation} onClose={closeReader} />}
        {node}
        <KeysDialog isOpen={keysShown} onClose={() => setKeysShown(false)} />
      </div>
    </FaceProvider>
  );
}
