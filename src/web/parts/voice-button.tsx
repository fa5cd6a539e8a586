// Asking by voice: what is heard is written into the field, to be read and sent by the asker.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useFace } from './face.js';
import { Icon } from './icons.js';
import { canHear, listen } from './voice-input.js';

interface VoiceButtonProps {
  /** Called with all that was heard since the button was pressed. */
  readonly onWords: (words: string) => void;
  /** That it listens, or why it could not; '' when there is nothing to say. */
  readonly onNote: (note: string) => void;
  readonly onEnd: () => void;
}

export function VoiceButton({ onWords, onNote, onEnd }: VoiceButtonProps): JSX.Element | null {
  const { words, announce } = useFace();
  const [isListening, setListening] = useState(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  if (!canHear()) return null;
  const tell = (note: string): void => {
    onNote(note);
    announce(note);
  };
  const start = (): void => {
    let failure = '';
    setListening(true);
    tell(words.voice.listening);
    stop.current = listen(words.lang, {
      onWords,
      onFailure: (kind) => {
        failure = words.voice[kind];
      },
      onEnd: () => {
        stop.current = null;
        setListening(false);
        tell(failure);
        onEnd();
      },
    });
  };
  return (
    <button
      type="button"
      class="button quiet voice"
      aria-pressed={isListening}
      aria-label={words.voice.button}
      title={words.voice.speak}
      onClick={() => (isListening ? stop.current?.() : start())}
    >
      <Icon name="voice" />
      <span class="voice-word">{words.voice.button}</span>
    </button>
  );
}
