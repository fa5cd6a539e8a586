// widget-panel.js: what opens behind the button, made of the same parts and the same core as the chat page.
import { type JSX, render } from 'preact';
import { useState } from 'preact/hooks';
import { AskError } from '../conversation/ask-failure.js';
import { createAssistantClient } from '../conversation/assistant-client.js';
import type { PublicSettings } from '../conversation/protocol.js';
import { Session } from '../conversation/session.js';
import { createShelfStorage, type KeyStore } from '../conversation/shelf-storage.js';
import { Composer } from '../parts/composer.js';
import { FaceProvider } from '../parts/face.js';
import { Icon } from '../parts/icons.js';
import { StartQuestions } from '../parts/start-questions.js';
import { Talk, useStatusNode } from '../parts/talk.js';
import { loadWords } from '../words/load-words.js';
import type { Words } from '../words/zh-hans.js';
import type { TypeStep, WidgetOptions } from './options.js';
import panelCss from './panel.css?inline';

export interface PanelSetup {
  readonly host: HTMLElement;
  /** Where the panel is rendered into, inside the widget's shadow tree. */
  readonly shell: HTMLElement;
  /** Adds a style sheet to the tree. Handed over, because the loader stands alone and shares no file with the panel. */
  readonly adoptStyles: (css: string) => void;
  /** Where the assistant lives, no slash at the end. */
  readonly base: string;
  readonly options: WidgetOptions;
  readonly onClose: () => void;
}

export interface MountedPanel {
  show(): void;
  /** Asks at once; nothing where the assistant cannot be reached. */
  ask(question: string): void;
  hide(): void;
}

/** The session's storage ends with the tab: a shared computer in a service hall keeps nothing. */
function tabStore(): KeyStore | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** The loader stands alone and lends no value: what the button steps through is listed here. */
const TYPE_STEPS: readonly TypeStep[] = ['', 'large', 'larger', 'largest'];

interface PanelProps extends PanelSetup {
  readonly words: Words;
  readonly session: Session;
  readonly settings: PublicSettings;
}

function PanelHeader({ host, options, words, session, onClose }: PanelProps): JSX.Element {
  const [step, setStep] = useState(TYPE_STEPS.indexOf(options.type));
  const enlarge = (): void => {
    const next = (step + 1) % TYPE_STEPS.length;
    const type = TYPE_STEPS[next] ?? '';
    if (type === '') delete host.dataset['type'];
    else host.dataset['type'] = type;
    setStep(next);
  };
  return (
    <header class="panel-header">
      <h2 tabIndex={-1}>{options.title ?? words.name}</h2>
      <button type="button" class="button quiet" onClick={enlarge}>
        {words.widget.larger[step]}
      </button>
      <button type="button" class="button quiet" onClick={() => session.startNew()}>
        {words.widget.fresh}
      </button>
      <button type="button" class="button quiet close" onClick={onClose}>
        <Icon name="close" />
        {words.widget.close}
      </button>
    </header>
  );
}

function Panel(props: PanelProps): JSX.Element {
  const { base, options, words, session, settings, onClose } = props;
  const { node, announce } = useStatusNode();
  const questions = options.suggestions.length > 0 ? { questions: options.suggestions } : {};
  const start = (
    <>
      <StartQuestions {...questions} first="residents" isTitled={false} />
      <p class="full-page">
        <a
          href={`${base}/${options.plan === null ? '' : `?plan=${options.plan}`}`}
          target="_blank"
          rel="noopener"
          aria-label={words.widget.fullNew}
        >
          {words.widget.full}
        </a>
      </p>
    </>
  );
  return (
    <FaceProvider value={{ words, session, settings, openSource: null, exportAnswer: null, announce }}>
      <div
        class="panel"
        role="dialog"
        aria-label={options.title ?? words.name}
        lang={words.lang}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.isComposing) onClose();
        }}
      >
        <PanelHeader {...props} />
        <div class="talk-scroll">
          <Talk start={start} />
        </div>
        <div class="panel-foot">
          <Composer />
        </div>
        {node}
      </div>
    </FaceProvider>
  );
}

/** Why the settings did not come: a server that can be reached but does not answer us has not allowed this site. */
async function isBlocked(base: string): Promise<boolean> {
  try {
    await fetch(`${base}/healthz`, { mode: 'no-cors', credentials: 'omit' });
    return true;
  } catch {
    return false;
  }
}

function Unavailable({ message, words, onClose }: { message: string; words: Words; onClose: () => void }): JSX.Element {
  return (
    <div class="panel unavailable" role="dialog" aria-label={words.name} lang={words.lang}>
      <header class="panel-header">
        <h2>{words.name}</h2>
        <button type="button" class="button quiet" onClick={onClose}>
          <Icon name="close" />
          {words.widget.close}
        </button>
      </header>
      <div class="talk-scroll">
        <p class="notice failure" role="alert">
          {message}
        </p>
      </div>
    </div>
  );
}

/** Loads words and settings, then renders into the widget's shadow root. Never rejects for want of a server. */
export async function mountPanel(setup: PanelSetup): Promise<MountedPanel> {
  const { shell, adoptStyles, base, options, onClose } = setup;
  const words = await loadWords(options.language);
  const client = createAssistantClient(base, { plan: options.plan });
  const place = document.createElement('div');
  adoptStyles(panelCss);
  shell.append(place);
  let session: Session | null = null;
  const draw = async (): Promise<void> => {
    try {
      const settings = await client.settings();
      session = new Session({ client, storage: createShelfStorage(tabStore()), reopen: true });
      render(<Panel {...setup} words={words} session={session} settings={settings} />, place);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      const isRefused = error.failure.kind === 'offline' && (await isBlocked(base));
      const message = isRefused ? words.widget.blocked : words.widget.failed;
      render(<Unavailable message={message} words={words} onClose={onClose} />, place);
    }
  };
  await draw();
  return {
    show() {
      place.hidden = false;
      // A server that was away at the first opening is asked again at the next.
      if (session === null) draw();
      // A phone's keyboard would cover the questions to choose from.
      const first = matchMedia('(pointer: coarse)').matches ? 'h2' : 'textarea';
      (place.querySelector<HTMLElement>(first) ?? place.querySelector<HTMLElement>('button'))?.focus();
    },
    ask: (question) => session?.ask(question),
    hide() {
      place.hidden = true;
    },
  };
}
