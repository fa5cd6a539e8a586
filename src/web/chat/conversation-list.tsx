// The conversations kept in this browser: open, rename, delete, each without leaving the list.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../conversation/conversation.js';
import { useFace, useSession } from '../parts/face.js';
import { Icon } from '../parts/icons.js';

function RenameForm({ conversation, onDone }: { conversation: Conversation; onDone: () => void }): JSX.Element {
  const { words, session } = useFace();
  const [title, setTitle] = useState(conversation.title);
  const isReady = useRef(false);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        session.rename(conversation.id, title);
        onDone();
      }}
    >
      <input
        class="field"
        aria-label={words.shelf.renameLabel}
        maxLength={60}
        value={title}
        ref={(input) => {
          if (!input || isReady.current) return;
          isReady.current = true;
          input.focus();
          input.select();
        }}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <div class="row">
        <button type="submit" class="button primary">
          {words.shelf.save}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {words.shelf.cancel}
        </button>
      </div>
    </form>
  );
}

interface ConfirmProps {
  readonly question: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** A question in place of what would be deleted: no dialog to be lost in. */
function Confirm({ question, onYes, onNo }: ConfirmProps): JSX.Element {
  const { words } = useFace();
  return (
    <div class="confirm" role="alert">
      <p>{question}</p>
      <div class="row">
        <button type="button" class="button danger" onClick={onYes}>
          {words.shelf.delete}
        </button>
        <button type="button" class="button" ref={(button) => button?.focus()} onClick={onNo}>
          {words.shelf.cancel}
        </button>
      </div>
    </div>
  );
}

interface ConversationLineProps {
  readonly conversation: Conversation;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onDeleted: () => void;
}

function ConversationLine({ conversation, isOpen, onOpen, onDeleted }: ConversationLineProps): JSX.Element {
  const { words, session } = useFace();
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const isBack = useRef(false);
  const done = (): void => {
    isBack.current = true;
    setDoing(null);
  };
  useEffect(() => {
    // The form that had the focus is gone: back to the button that opened it.
    if (doing === null && isBack.current) opener.current?.focus();
    isBack.current = false;
  }, [doing]);
  const { id, title } = conversation;
  return (
    <li class="conversation" data-open={isOpen}>
      {doing === 'rename' && <RenameForm conversation={conversation} onDone={done} />}
      {doing === 'delete' && (
        <Confirm
          question={words.shelf.deleteSure(title)}
          onYes={() => {
            session.delete(id);
            onDeleted();
          }}
          onNo={done}
        />
      )}
      {doing === null && (
        <>
          <button
            type="button"
            class="conversation-title"
            aria-current={isOpen ? 'true' : undefined}
            onClick={() => {
              session.open(id);
              onOpen();
            }}
          >
            {title}
          </button>
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={`${words.shelf.rename}：${title}`}
            title={words.shelf.rename}
            ref={opener}
            onClick={() => setDoing('rename')}
          >
            <Icon name="edit" />
          </button>
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={`${words.shelf.delete}：${title}`}
            title={words.shelf.delete}
            onClick={() => setDoing('delete')}
          >
            <Icon name="bin" />
          </button>
        </>
      )}
    </li>
  );
}

function DeleteAll({ onDeleted }: { readonly onDeleted: () => void }): JSX.Element {
  const { words, session } = useFace();
  const [asked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isBack = useRef(false);
  useEffect(() => {
    if (!asked && isBack.current) opener.current?.focus();
    isBack.current = asked;
  }, [asked]);
  if (asked) {
    return (
      <Confirm
        question={words.shelf.deleteAllSure}
        onYes={() => {
          session.deleteAll();
          onDeleted();
        }}
        onNo={() => setAsked(false)}
      />
    );
  }
  return (
    <button type="button" class="button quiet" ref={opener} onClick={() => setAsked(true)}>
      <Icon name="bin" />
      {words.shelf.deleteAll}
    </button>
  );
}

/** @param onChoose called after a conversation was opened or begun, for drawers to close themselves */
export function ConversationList({ onChoose }: { readonly onChoose: () => void }): JSX.Element {
  const { words, session } = useFace();
  const { shelf } = useSession(session);
  const fresh = useRef<HTMLButtonElement>(null);
  // What was deleted had the focus: it stays in the list.
  const stay = (): void => fresh.current?.focus();
  return (
    <>
      <button
        type="button"
        class="button fresh"
        ref={fresh}
        onClick={() => {
          session.startNew();
          onChoose();
        }}
      >
        <Icon name="plus" />
        {words.shelf.fresh}
      </button>
      {shelf.conversations.length === 0 ? (
        <p class="shelf-empty">{words.shelf.empty}</p>
      ) : (
        <>
          <ul class="conversations">
            {shelf.conversations.map((conversation) => (
              <ConversationLine
                key={conversation.id}
                conversation={conversation}
                isOpen={conversation.id === shelf.openId}
                onOpen={onChoose}
                onDeleted={stay}
              />
            ))}
          </ul>
          <DeleteAll onDeleted={stay} />
        </>
      )}
    </>
  );
}
