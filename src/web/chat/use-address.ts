// The open conversation in the address bar: reload, Back and Forward lead to the same talk.
import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../conversation/session.js';
import { useSession } from '../parts/face.js';

const CONVERSATION = /\/c\/([\w-]{1,64})$/;

/** The path under which a larger site shows the service; '' at its root. */
export const sitePath = (): string => document.documentElement.dataset['base'] ?? '';

/** The conversation that an address names; null on the start page. */
export const conversationIn = (path: string): string | null => CONVERSATION.exec(path)?.[1] ?? null;

const pathOf = (openId: string | null): string => `${sitePath()}${openId === null ? '/' : `/c/${openId}`}`;

/** The address stays with the plan that the page asks. */
export const addressOf = (openId: string | null, plan: string | null): string =>
  `${pathOf(openId)}${plan === null ? '' : `?plan=${plan}`}`;

export function useAddress(session: Session): void {
  const { shelf } = useSession(session);
  const isFirst = useRef(true);
  useEffect(() => {
    // An address of a conversation that is not kept here, and one that asked its question, are no places to go back to.
    const change = isFirst.current ? 'replaceState' : 'pushState';
    isFirst.current = false;
    if (location.pathname !== pathOf(shelf.openId))
      history[change](null, '', addressOf(shelf.openId, session.client.plan));
  }, [shelf.openId]);
  useEffect(() => {
    const follow = (): void => {
      const id = conversationIn(location.pathname);
      if (id === null) session.startNew();
      else session.open(id);
    };
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [session]);
}
