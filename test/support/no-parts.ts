// What a fake assistant is made of: nothing. A test that reaches for it is told so.
import type { AnsweringParts } from '../../src/answering/answering-parts.js';

export const noParts = new Proxy({} as AnsweringParts, {
  get(_, part) {
    throw new Error(`a fake assistant has no ${String(part)}`);
  },
});
