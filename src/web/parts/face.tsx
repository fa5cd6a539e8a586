// What every part may ask of the face it stands in: its words, its session, and what opening a source means there.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Exchange } from '../conversation/conversation.js';
import type { Citation, PublicSettings } from '../conversation/protocol.js';
import type { Session, SessionState } from '../conversation/session.js';
import type { Words } from '../words/zh-hans.js';

export interface Face {
  readonly words: Words;
  readonly session: Session;
  readonly settings: PublicSettings;
  /** Opens the plan beside the answer; null where there is no room for it and links lead to the reading page. */
  readonly openSource: ((citation: Citation, opener: HTMLElement) => void) | null;
  /** Saves one answer as a Word document and gives the file's name; null where the face has no library for it. */
  readonly exportAnswer: ((exchange: Exchange) => Promise<string>) | null;
  /** Tells the reader, once and politely, what just happened. */
  readonly announce: (message: string) => void;
}

const FaceContext = createContext<Face | null>(null);
export const FaceProvider = FaceContext.Provider;

/** @throws when a part is rendered outside a face, which is a defect */
export function useFace(): Face {
  const face = useContext(FaceContext);
  if (face === null) throw new Error('a part needs a FaceProvider around it');
  return face;
}

/** The session's state, and a new render after each change. */
export function useSession(session: Session): SessionState {
  const [state, setState] = useState(session.state);
  useEffect(() => {
    setState(session.state);
    return session.subscribe(() => setState(session.state));
  }, [session]);
  return state;
}
