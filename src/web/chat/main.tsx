// Entry of the chat page: settings from the page, conversations from the browser, then the workbench.
import { render } from 'preact';
import { createAssistantClient } from '../conversation/assistant-client.js';
import type { PublicSettings } from '../conversation/protocol.js';
import { Session } from '../conversation/session.js';
import { createShelfStorage, type KeyStore } from '../conversation/shelf-storage.js';
import { ChatApp } from './chat-app.js';
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

const root = document.querySelector('#app');
if (root !== null) {
  const settings = readSettings();
  const session = new Session({ client: createAssistantClient(''), storage: createShelfStorage(localStore()) });
  const initialQuestion = metaContent('plan-question');
  root.replaceChildren();
  render(<ChatApp session={session} settings={settings} initialQuestion={initialQuestion} />, root);
}
