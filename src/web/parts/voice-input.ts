// Speech to text by the browser's own recogniser, where it has one; the sound never reaches the service.

/** What is used of the recogniser, which TypeScript's library does not know yet. */
interface Recogniser {
  lang: string;
  interimResults: boolean;
  onresult: (event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void;
  onerror: (event: { readonly error: string }) => void;
  onend: () => void;
  start(): void;
  stop(): void;
}

type RecogniserClass = new () => Recogniser;

/** Browsers hand the microphone to secure pages only. */
function recogniserClass(): RecogniserClass | null {
  const names = window as { SpeechRecognition?: RecogniserClass; webkitSpeechRecognition?: RecogniserClass };
  return isSecureContext ? (names.SpeechRecognition ?? names.webkitSpeechRecognition ?? null) : null;
}

export const canHear = (): boolean => recogniserClass() !== null;

export type HearingFailure = 'denied' | 'silent' | 'failed';

const FAILURES: Readonly<Record<string, HearingFailure | null>> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'no-speech': 'silent',
  aborted: null,
};

export interface Listener {
  /** Called again with more as long as somebody speaks. */
  readonly onWords: (words: string) => void;
  readonly onFailure: (failure: HearingFailure) => void;
  readonly onEnd: () => void;
}

/** @returns ends the listening; what was heard until then still arrives */
export function listen(lang: string, { onWords, onFailure, onEnd }: Listener): () => void {
  const Recogniser = recogniserClass();
  if (Recogniser === null) throw new Error('ask canHear() first');
  const recogniser = new Recogniser();
  recogniser.lang = lang;
  recogniser.interimResults = true;
  recogniser.onresult = ({ results }) =>
    onWords(Array.from(results, (alternatives) => alternatives[0]?.transcript ?? '').join(''));
  recogniser.onerror = ({ error }) => {
    const failure = error in FAILURES ? FAILURES[error] : 'failed';
    if (failure) onFailure(failure);
  };
  recogniser.onend = onEnd;
  recogniser.start();
  return () => recogniser.stop();
}
