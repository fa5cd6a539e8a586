// Words by which personal data is known: cues of numbers, units of house numbers, marks of plates; read from the corpus.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);

const schema = z.strictObject({
  /** First characters of number plates. */
  plateProvinces: z.string().min(1),
  /** Before a local telephone number, which alone could be any figure. */
  phoneCues: words,
  /** Before a number or name of a messenger. */
  accountCues: words,
  /** Behind the numbers of a house, from street to room. */
  houseUnits: words,
  /** Those of `houseUnits` that a number of three digits makes personal by itself. */
  roomUnits: words,
  /** Ends of names of streets and estates. */
  placeEndings: words,
  /** Behind a number with 号: no house, but a line, a bridge, a document. */
  notHouses: words,
  /** Behind a figure of whatever length: an amount, and nobody's number. */
  measures: words,
});

export type PersonalWords = z.infer<typeof schema>;

const FILE = fileURLToPath(new URL('../../../corpus/general/personal-data.json', import.meta.url));
let loaded: PersonalWords | null = null;

/**
 * The words, the same for every plan.
 * @throws when the file is missing or damaged: a service must not run without its mask
 */
export function personalWords(): PersonalWords {
  loaded ??= schema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  return loaded;
}
