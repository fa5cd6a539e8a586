// Thinking that a model writes into its reply, left out as the text arrives.

/** How thinking opens and closes, by model family; in small letters. */
const TAGS: readonly (readonly [open: string, close: string])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[think]', '[/think]'],
  ['◁think▷', '◁/think▷'],
  ['<|channel|>analysis<|message|>', '<|channel|>final<|message|>'],
];
const OPENING = TAGS.map(([open]) => open);
const CLOSING = TAGS.map(([, close]) => close);
const LONGEST = Math.max(...TAGS.flat().map(({ length }) => length));

interface Found {
  readonly at: number;
  readonly tag: string;
}

/** The first of the tags in the text; the longer one where two begin at one place. */
function firstOf(text: string, tags: readonly string[]): Found | null {
  const found = tags
    .map((tag) => ({ at: text.indexOf(tag), tag }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.tag.length - a.tag.length);
  return found[0] ?? null;
}

/** Length of an end of the text that may be the beginning of a tag. */
function openTagLength(text: string, tags: readonly string[]): number {
  const end = text.slice(-LONGEST);
  for (let length = end.length; length > 0; length--) {
    const last = end.slice(-length);
    if (tags.some((tag) => tag.length > length && tag.startsWith(last))) return length;
  }
  return 0;
}

/**
 * Leaves out everything from an opening tag to its closing one; tags may be split over pieces. An unclosed one hides the
 * rest. A closing tag that nothing opened (chat templates swallow the opening one) says that all before it was thinking.
 */
export class ThinkingFilter {
  /** How often text that was given out as reply has turned out to be thinking. */
  restarts = 0;
  /** Characters left out so far. */
  thinking = 0;
  #held = '';
  #given = 0;
  #isThinking = false;

  /** Gives what of the text so far is reply; after a restart, what follows it alone. */
  push(text: string): string {
    this.#held += text;
    let reply = '';
    for (;;) {
      const small = this.#held.toLowerCase();
      const tags = this.#isThinking ? CLOSING : [...OPENING, ...CLOSING];
      const found = firstOf(small, tags);
      if (!found) break;
      const before = this.#held.slice(0, found.at);
      this.#held = this.#held.slice(found.at + found.tag.length);
      reply = this.#pass(before, found.tag, reply);
    }
    const kept = openTagLength(this.#held.toLowerCase(), this.#isThinking ? CLOSING : [...OPENING, ...CLOSING]);
    const rest = this.#held.slice(0, this.#held.length - kept);
    this.#held = this.#held.slice(this.#held.length - kept);
    if (this.#isThinking) this.thinking += rest.length;
    else reply += rest;
    this.#given += reply.length;
    return reply;
  }

  /** Gives what was held back because it could have become a tag. */
  end(): string {
    const reply = this.#isThinking ? '' : this.#held;
    this.#held = '';
    return reply;
  }

  /** The reply so far, with what stood before a tag. */
  #pass(before: string, tag: string, reply: string): string {
    if (this.#isThinking) {
      this.thinking += before.length;
      this.#isThinking = false;
      return reply;
    }
    if (OPENING.includes(tag)) {
      this.#isThinking = true;
      return reply + before;
    }
    this.thinking += this.#given + reply.length + before.length;
    this.#given = 0;
    this.restarts++;
    return '';
  }
}
