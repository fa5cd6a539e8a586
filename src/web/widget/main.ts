// widget.js: one line in any page gives a button, or <plan-assistant> in its place; the rest is fetched when opened.

import { readableAccent } from './accent.js';
import { adoptStyles } from './adopt-styles.js';
import launcherCss from './launcher.css?inline';
import { readOptions, type WidgetOptions } from './options.js';
import type { MountedPanel, mountPanel } from './panel.js';

/** `import()`, put in its place by vite.config.ts. */
declare function __import__(address: string): Promise<unknown>;

/** The few words that must be there before any dictionary is loaded. */
const LAUNCH_WORDS = {
  'zh-Hans': { open: '规划问答', failed: '问答没有打开，请检查网络后重试。' },
  'zh-Hant': { open: '規劃問答', failed: '問答沒有開啟，請檢查網絡後重試。' },
  en: { open: 'Ask the plan', failed: 'This did not open. Please check your connection and try again.' },
};

/** Known only while the script runs, so it is read at once: the assistant lives where this file came from. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const base = new URL('.', script?.src ?? location.href).href.replace(/\/$/, '');

/** What the service takes of a question. */
const LONGEST = 2000;

class PlanAssistantElement extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  /** Everything visible stands in it; it inherits nothing from the page. */
  readonly #shell = document.createElement('div');
  readonly #launcher = document.createElement('button');
  #panel: MountedPanel | null = null;

  connectedCallback(): void {
    if (this.#launcher.isConnected) return;
    const options = this.#options();
    adoptStyles(this.#root, launcherCss);
    this.dataset['side'] = options.side;
    this.dataset['theme'] = options.theme;
    if (options.type !== '') this.dataset['type'] = options.type;
    if (matchMedia('(prefers-contrast: more)').matches) this.dataset['contrast'] = 'more';
    if (options.color !== null) this.#color(options.color);
    this.#launcher.type = 'button';
    this.#launcher.className = 'button primary launcher';
    this.#launcher.textContent = options.title ?? LAUNCH_WORDS[options.language].open;
    this.#launcher.ariaExpanded = 'false';
    this.#launcher.addEventListener('click', () => this.open());
    this.#shell.className = 'shell';
    this.#shell.append(this.#launcher);
    this.#root.append(this.#shell);
    if (this.hasAttribute('open')) this.open();
  }

  /** @param question asked at once, as if the reader had typed it */
  async open(question?: string): Promise<void> {
    this.#shell.querySelector('.launch-note')?.remove();
    this.#launcher.ariaBusy = 'true';
    try {
      this.#panel ??= await this.#mount();
      this.#launcher.ariaExpanded = 'true';
      this.#launcher.hidden = true;
      this.#panel.show();
      if (typeof question === 'string' && question.trim() !== '') this.#panel.ask(question.trim().slice(0, LONGEST));
      this.#tell('open');
    } catch (error) {
      console.error(error);
      this.#say(LAUNCH_WORDS[this.#options().language].failed);
    } finally {
      this.#launcher.ariaBusy = null;
    }
  }

  close(): void {
    this.#panel?.hide();
    this.#launcher.hidden = false;
    this.#launcher.ariaExpanded = 'false';
    this.#launcher.focus();
    this.#tell('close');
  }

  /** For the page around it, which may count or make room. */
  #tell(what: 'open' | 'close'): void {
    this.dispatchEvent(new CustomEvent(`plan-assistant-${what}`, { bubbles: true }));
  }

  async #mount(): Promise<MountedPanel> {
    const options = this.#options();
    const module = (await __import__(`${base}/widget-panel.js`)) as { mountPanel: typeof mountPanel };
    return module.mountPanel({
      host: this,
      shell: this.#shell,
      adoptStyles: (css) => adoptStyles(this.#root, css),
      base,
      options,
      onClose: () => this.close(),
    });
  }

  /** `title` on an element is its tooltip, so the element's own option is called `heading`. */
  #options(): WidgetOptions {
    return readOptions((name) => this.getAttribute(name === 'title' ? 'heading' : name));
  }

  #color(hex: string): void {
    const accent = readableAccent(hex);
    this.style.setProperty('--accent', accent);
    this.style.setProperty('--accent-strong', accent);
    this.style.setProperty('--on-accent', '#ffffff');
  }

  #say(message: string): void {
    const note = document.createElement('p');
    note.className = 'launch-note';
    note.role = 'alert';
    note.textContent = message;
    this.#shell.prepend(note);
  }
}

/** The floating element that one script line stands for. */
function floatingElement(): PlanAssistantElement {
  const element = document.createElement('plan-assistant') as PlanAssistantElement;
  element.toggleAttribute('floating', true);
  for (const name of ['title', 'color', 'position', 'language', 'suggestions', 'type', 'theme', 'plan']) {
    const value = script?.dataset[name];
    if (value !== undefined) element.setAttribute(name === 'title' ? 'heading' : name, value);
  }
  return element;
}

function start(): void {
  if (customElements.get('plan-assistant')) return;
  customElements.define('plan-assistant', PlanAssistantElement);
  const floating = script?.dataset['inline'] === undefined ? floatingElement() : null;
  if (floating !== null) document.body.append(floating);
  const first = (): PlanAssistantElement | null =>
    document.querySelector('plan-assistant[floating]') ?? document.querySelector('plan-assistant');
  // The one global: lets a page open the assistant from a link of its own.
  Object.assign(window, {
    PlanAssistant: Object.freeze({
      open: (question?: string) => first()?.open(question),
      close: () => first()?.close(),
    }),
  });
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
