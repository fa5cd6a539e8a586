// Whether a stretch of a claim is the name of a place or an institution: one that no quote has is invented, however short.
import { languageWords } from '../../text/word-classes.js';

const NAME_END = languageWords('name-end');
const GENERIC = languageWords('no-name-end');

/** Whether an uncovered stretch is the name of something. */
export const isName = (stretch: string): boolean =>
  NAME_END.endingAt(stretch) !== '' && GENERIC.endingAt(stretch) === '';
