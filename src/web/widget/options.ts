// What an embedding page may choose, read from the attributes of the script or of the element.
import { type InterfaceLanguage, parseLanguage } from '../words/parse-language.js';

/** Sizes of type, from the usual one on. */
export type TypeStep = '' | 'large' | 'larger' | 'largest';

export interface WidgetOptions {
  readonly title: string | null;
  /** `#1b5e46`; null: the assistant's own green. */
  readonly color: string | null;
  readonly side: 'left' | 'right';
  readonly language: InterfaceLanguage;
  /** Questions to begin with; empty: the assistant's own. */
  readonly suggestions: readonly string[];
  readonly type: TypeStep;
  /** Id of the plan to ask; null: the standard one. */
  readonly plan: string | null;
  readonly theme: 'light' | 'dark' | 'auto';
}

/** Questions that are longer than this are no suggestions, and more than this many no choice. */
const SUGGESTION_CHARACTERS = 100;
const MOST_SUGGESTIONS = 8;

/** @param read gives the value of an option by its bare name: `title`, `color` … */
export function readOptions(read: (name: string) => string | null): WidgetOptions {
  const theme = read('theme');
  return {
    title: read('title')?.trim().slice(0, 40) || null,
    color: /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(read('color')?.trim() ?? '')?.[0] ?? null,
    side: read('position') === 'left' ? 'left' : 'right',
    language: parseLanguage(read('language')),
    suggestions: (read('suggestions') ?? '')
      .split(/[|｜]/)
      .map((question) => question.trim())
      .filter((question) => question !== '' && question.length <= SUGGESTION_CHARACTERS)
      .slice(0, MOST_SUGGESTIONS),
    plan: /^[a-z0-9][a-z0-9-]{0,63}$/.exec(read('plan')?.trim() ?? '')?.[0] ?? null,
    type: (['large', 'larger', 'largest'] as const).find((step) => step === read('type')) ?? '',
    theme: theme === 'dark' || theme === 'auto' ? theme : 'light',
  };
}
