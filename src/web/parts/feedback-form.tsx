// Why an answer helped or did not: a reason to choose and room for a note, both optional.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Verdict } from '../conversation/conversation.js';
import type { FeedbackMessage } from '../conversation/protocol.js';
import { useFace } from './face.js';
import { revealInTalk } from './reveal-in-talk.js';

type Reason = NonNullable<FeedbackMessage['reason']>;

const REASONS: Readonly<Record<Verdict, readonly Reason[]>> = {
  up: ['accurate', 'quick', 'clear', 'other'],
  down: ['off-point', 'wrong-citation', 'incorrect', 'incomplete', 'unclear', 'other'],
};

/** The server's own limit, so that nobody writes in vain. */
const NOTE_CHARACTERS = 500;

interface FeedbackFormProps {
  readonly exchangeId: string;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

export function FeedbackForm({ exchangeId, verdict, onClose }: FeedbackFormProps): JSX.Element {
  const { words, session, announce } = useFace();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [failed, setFailed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => revealInTalk(form.current), [verdict]);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const text = note.trim();
      await session.rate(exchangeId, verdict, { ...(reason && { reason }), ...(text !== '' && { note: text }) });
      announce(words.feedback.sent);
      onClose();
    } catch {
      setFailed(true);
    }
  };
  return (
    <form class="feedback-form" ref={form} onSubmit={submit}>
      <fieldset>
        <legend>
          {words.feedback.thanks} {words.feedback.why}
        </legend>
        <div class="reason-choices">
          {REASONS[verdict].map((each) => (
            <label key={each} class="reason-choice">
              <input
                type="radio"
                name={`reason-${exchangeId}`}
                checked={reason === each}
                onChange={() => setReason(each)}
              />
              <span>{words.feedback.reasons[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label class="feedback-note">
        <span>{words.feedback.note}</span>
        <textarea
          class="field"
          rows={2}
          maxLength={NOTE_CHARACTERS}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {failed && (
        <p class="notice failure" role="alert">
          {words.feedback.failed}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button primary">
          {words.feedback.send}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {words.feedback.close}
        </button>
      </div>
    </form>
  );
}
