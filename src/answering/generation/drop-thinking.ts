// Thinking that a model writes into its reply, left out as the text arrives.

const OPEN = '<think>';
const CLOSE = '</think>';

/** Leaves out everything from <think> to </think>; tags may be split over pieces. An unclosed one hides the rest. */
export class ThinkingFilter {
  #held = '';
  #isThinking = false;

  /** Gives what of the text so far is reply. */
  push(text: string): string {
    this.#held += text;
    let reply = '';
    for (;;) {
      const tag = this.#isThinking ? CLOSE : OPEN;
      const at = this.#held.toLowerCase().indexOf(tag);
      if (at < 0) break;
      if (!this.#isThinking) reply += this.#held.slice(0, at);
      this.#held = this.#held.slice(at + tag.length);
      this.#isThinking = !this.#isThinking;
    }
    const kept = this.#openTagLength();
    if (!this.#isThinking) reply += this.#held.slice(0, this.#held.length - kept);
    this.#held = this.#held.slice(this.#held.length - kept);
    return reply;
  }

  /** Gives what was held back because it could have become a tag. */
  end(): string {
    const reply = this.#isThinking ? '' : this.#held;
    this.#held = '';
    return reply;
  }

  /** Length of an end of the text that may be the beginning of a tag. */
  #openTagLength(): number {
    const tag = this.#isThinking ? CLOSE : OPEN;
    const end = this.#held.slice(-tag.length).toLowerCase();
    for (let length = Math.min(end.length, tag.length - 1); length > 0; length--) {
      if (tag.startsWith(end.slice(-length))) return length;
    }
    return 0;
  }
}
