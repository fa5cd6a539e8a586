// A header's value as far as it is read: Node takes 16 KB of headers, and what we look for stands in the first characters.

/** The longest that browsers send (Accept, with every image format) has under 300. */
export const MOST_HEADER_CHARACTERS = 1000;

/** '' where the header is missing. */
export const cutHeader = (value: string | null | undefined): string => (value ?? '').slice(0, MOST_HEADER_CHARACTERS);
