// What is kept and where, told on the face itself.
import type { JSX } from 'preact';
import { useFace } from './face.js';

export function PrivacyLine(): JSX.Element {
  const { words, session, settings, openSource } = useFace();
  const { privacy } = words;
  return (
    <p class="privacy">
      {privacy.base}
      {settings.questionLog ? privacy.log(settings.retentionDays) : privacy.noLog}
      {settings.feedback && privacy.feedback(settings.retentionDays)}{' '}
      <a
        href={`${session.client.origin}/about`}
        target={openSource === null ? '_blank' : undefined}
        rel="noopener"
        lang={words.lang}
      >
        {privacy.about}
      </a>
    </p>
  );
}
