// Where the question is written: Enter asks, Shift+Enter breaks the line, a Chinese input method is left alone.
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useFace, useSession } from './face.js';
import { Icon } from './icons.js';
import { VoiceButton } from './voice-button.js';

/** From here on the reader is told how much room is left. */
const NEARLY_FULL = 200;

/** Grows with its text where `field-sizing` is not known yet. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.setProperty('height', 'auto');
  area.style.setProperty('height', `${area.scrollHeight + 2}px`);
}

interface ComposerProps {
  /** Text to begin with, from 「就此提问」. */
  readonly initial?: string;
  /** Called with the text area, for shortcuts that lead there. */
  readonly onReady?: (area: HTMLTextAreaElement) => void;
}

export function Composer({ initial = '', onReady }: ComposerProps): JSX.Element {
  const { words, session, settings, announce } = useFace();
  const { runningId } = useSession(session);
  const [text, setText] = useState(initial);
  const [note, setNote] = useState('');
  /** What stood in the field when the asker began to speak. */
  const typed = useRef<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const left = settings.questionCharacters - text.trim().length;
  useEffect(() => {
    if (area.current === null) return;
    onReady?.(area.current);
    grow(area.current);
  }, []);

  const submit = (): void => {
    if (left < 0) announce(words.ask.tooLong(settings.questionCharacters));
    if (left < 0 || text.trim() === '' || runningId !== null) {
      area.current?.focus();
      return;
    }
    session.ask(text);
    setText('');
    area.current?.style.removeProperty('height');
  };
  const write = (heard: string): void => {
    typed.current ??= text;
    setText(typed.current + heard);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    // While a Chinese input method composes, Enter takes its candidate (Safari says so by key code 229 only).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label class="visually-hidden" for={`${hintId}-area`}>
        {words.ask.label}
      </label>
      <div class="composer-box">
        <textarea
          id={`${hintId}-area`}
          ref={area}
          rows={1}
          placeholder={words.ask.placeholder}
          aria-describedby={hintId}
          aria-invalid={left < 0}
          enterkeyhint="send"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setNote('');
            grow(event.currentTarget);
          }}
          onKeyDown={onKeyDown}
        />
        <VoiceButton
          onWords={write}
          onNote={setNote}
          onEnd={() => {
            typed.current = null;
            area.current?.focus();
          }}
        />
        {runningId === null ? (
          <button type="submit" class="button primary">
            <Icon name="send" />
            {words.ask.send}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => session.stop()}>
            <Icon name="stop" />
            {words.ask.stop}
          </button>
        )}
      </div>
      <p class="composer-hint" id={hintId}>
        {left < 0 && <strong class="too-long">{words.ask.tooLong(settings.questionCharacters)}</strong>}
        {left >= 0 && left <= NEARLY_FULL && words.ask.left(left)}
        {left > NEARLY_FULL && (note === '' ? words.ask.hint : <span class="voice-note">{note}</span>)}
      </p>
    </form>
  );
}
