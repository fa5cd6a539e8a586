// Text for a terminal without what would steer it: control characters of a question or a document do nothing there.

const ESCAPE = '\u001b';
/** Colours that our own `paint` writes, behind their escape. */
const COLOR = /^\[\d{1,3}m/;
/** Controls but for tab and line break, and the signs that turn the direction of writing round. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu;

/** @param hasColor whether colours are wanted: then those stay, and nothing else of an escape does */
export const plainForTerminal = (text: string, hasColor: boolean): string =>
  text.replace(CONTROL, (char, at: number) =>
    hasColor && char === ESCAPE && COLOR.test(text.slice(at + 1, at + 6)) ? char : '',
  );
