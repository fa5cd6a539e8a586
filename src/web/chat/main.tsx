// Entry of the chat page: settings from the page, conversations from the browser, then the workbench.
import { render } from 'preact';
import { createAssistantClient } from '../conversation/assistant-client.js';
import type { PublicSettings } from '../conversation/protocol.js';
import { Session } from '../conversation/session.js';
import { createShelfStorage, type KeyStore, SHELF_KEY } from '../conversation/shelf-storage.js';
import { ChatApp } from './chat-app.js';
import { addressOf, conversationIn, sitePath } from './use-address.js';
import './chat.css';

/** Even touching `localStorage` throws where a browser blocks it. */
function localStore(): KeyStore | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** The server writes its settings into the page, which saves a request before the first question. */
function readSettings(): PublicSettings {
  return JSON.parse(metaContent('plan-settings')) as PublicSettings;
}

const metaContent = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

/** The question of an address: it waits in the field, or is asked at once where the address says so (`&ask=1`). */
function takeQuestion(session: Session): string {
  const question = metaContent('plan-question');
  if (question === '' || !new URLSearchParams(location.search).has('ask')) return question;
  // Asked once: a reload shows its answer and does not ask again.
  history.replaceState(null, '', addressOf(null, session.client.plan));
  session.ask(question);
  return '';
}

const root = document.querySelector('#app');
if (root !== null) {
  const settings = readSettings();
  const session = new Session({
    client: createAssistantClient(sitePath(), { plan: settings.plan?.id ?? null }),
    storage: createShelfStorage(localStore()),
    openId: conversationIn(location.pathname),
  });
  window.addEventListener('storage', ({ key }) => {
    // A key of null: the reader had the browser forget everything.
    if (key === SHELF_KEY || key === null) session.refresh();
  });
  const initialQuestion = takeQuestion(session);
  root.replaceChildren();
  render(<ChatApp session={session} settings={settings} initialQuestion={initialQuestion} />, root);
}
