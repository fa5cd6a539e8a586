// How names of places are joined and taken one by one: patterns made once from rows of words.
import { PROJECT_CORPUS } from '../plan/aid-folders.js';
import { loadFormWords } from '../understanding/form-words.js';

export interface NameForms {
  /** All that stands between two names: 、 or 和, with a mark or a blank beside it. */
  readonly between: RegExp;
  /** What takes joined names one by one, right behind the last: 各, 分别. */
  readonly apart: RegExp;
}

/** Reads the rows of the general layer. */
export function loadNameForms(): NameForms {
  const words = loadFormWords(PROJECT_CORPUS);
  return {
    between: new RegExp(`^[\\s\\p{P}]{0,2}(?:${words('joiner')})?[\\s\\p{P}]{0,2}$`, 'u'),
    apart: new RegExp(`^的?(?:${words('apart')}){1,2}`, 'u'),
  };
}
