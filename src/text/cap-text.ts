// A text cut to a length before anything reads it: in its compatibility form one character can become eighteen (ﷺ).

/** The text in NFKC, no longer than `most` UTF-16 code units before and after. */
export const capText = (text: string, most: number): string => text.slice(0, most).normalize('NFKC').slice(0, most);

/** Whether the text is no longer than `most`, as it is and in NFKC. */
export const fitsWithin = (text: string, most: number): boolean =>
  text.length <= most && text.normalize('NFKC').length <= most;
