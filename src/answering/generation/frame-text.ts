// A frame that texts cannot leave: lines with a check word that nobody can know, and no angle brackets inside.
import { randomBytes } from 'node:crypto';

/** A word for the frames of one prompt; 64 random bits cannot be guessed by whoever wrote a passage or a question. */
export const createCheckWord = (): string => randomBytes(8).toString('hex');

/**
 * The text with its angle brackets in full width and without control characters: no frame line, no `<|im_start|>`, no
 * `</s>` and no `<think>` can stand in it. Quotes from it are still found, because comparison folds widths.
 */
export const disarmText = (text: string): string =>
  text
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replace(/\[(\/?(?:INST|SYS))\]/gi, '［$1］')
    .replaceAll('\t', '  ')
    // Control and format characters hide text from the reader's eye; line breaks stay.
    .replace(/[^\n\P{C}]/gu, '');

/** The text between two lines that carry the name and the check word. */
export const frameText = (name: string, text: string, checkWord: string): string =>
  `<<<${name} ${checkWord}>>>\n${disarmText(text)}\n<<<${name}完 ${checkWord}>>>`;
