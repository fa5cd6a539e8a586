// jieba's dictionary and character model, packed once from the files of the nodejieba package and read back in milliseconds.
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readArrayFile, StoredFileError, writeArrayFile } from './array-file.js';
import { type HiddenStatesData, parseHiddenStates } from './hidden-states.js';
import { buildWordTrie, type WordTrieData } from './word-trie.js';

export interface JiebaDictionary {
  readonly words: WordTrieData;
  readonly states: HiddenStatesData;
  /** Weight of a character that is no word: the rarest word's. */
  readonly unknownWeight: number;
  /** Weight of a word that somebody adds: the median word's. */
  readonly addedWeight: number;
  /** Characters that stand alone though the character model might join them. */
  readonly singles: ReadonlySet<number>;
}

/** Rises when the packed arrays change their meaning. */
const PACKED_FORMAT = 1;

const require = createRequire(import.meta.url);
const packageFile = (): string => require.resolve('nodejieba/package.json');
const sourceOf = (name: string): string =>
  readFileSync(join(dirname(packageFile()), 'submodules', 'cppjieba', 'dict', name), 'utf8');

/** Beside the package that it is made from, so that another installation brings its own. */
function packedFile(): string {
  const { version } = JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string };
  const modules = dirname(dirname(packageFile()));
  return join(modules, '.cache', 'plan-assistant', `jieba-${version}-${PACKED_FORMAT}.arrays`);
}

const linesOf = (name: string): string[] => sourceOf(name).split('\n').filter(Boolean);

/** Reads the text files as cppjieba does: weights are logarithms of shares, added words weigh as the median one. */
function parseDictionary(): JiebaDictionary {
  const rows = linesOf('jieba.dict.utf8').map((line) => line.split(' '));
  const counts = Float64Array.from(rows, ([, count]) => Number(count));
  const sum = counts.reduce((total, count) => total + count, 0);
  const weights = new Map(rows.map(([word = ''], at) => [word, Math.log((counts[at] as number) / sum)]));
  const ordered = counts.slice().sort();
  const addedWeight = Math.log((ordered[ordered.length >> 1] as number) / sum);
  const own = linesOf('user.dict.utf8').map((line) => line.split(' '));
  for (const [word = '', ...rest] of own)
    weights.set(word, rest.length === 2 ? Math.log(Number(rest[0]) / sum) : addedWeight);
  return {
    words: buildWordTrie(weights),
    states: parseHiddenStates(sourceOf('hmm_model.utf8')),
    unknownWeight: Math.log((ordered[0] as number) / sum),
    addedWeight,
    singles: new Set(own.flatMap(([word = '']) => (word.length === 1 ? [word.charCodeAt(0)] : []))),
  };
}

function readPacked(file: string): JiebaDictionary | null {
  try {
    const read = readArrayFile(file);
    const [unknownWeight = 0, addedWeight = 0] = read('weights') as Float64Array;
    return {
      words: {
        labels: read('words.labels') as Uint16Array,
        children: read('words.children') as Uint32Array,
        weights: read('words.weights') as Float64Array,
      },
      states: {
        starts: read('states.starts') as Float64Array,
        steps: read('states.steps') as Float64Array,
        emissions: read('states.emissions') as Float64Array,
      },
      unknownWeight,
      addedWeight,
      singles: new Set(read('singles')),
    };
  } catch (error) {
    // Missing at the first start, or damaged: what it is made from is still there.
    if (error instanceof StoredFileError) return null;
    throw error;
  }
}

function writePacked(file: string, { words, states, unknownWeight, addedWeight, singles }: JiebaDictionary): void {
  const written = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeArrayFile(written, {
      'words.labels': words.labels,
      'words.children': words.children,
      'words.weights': words.weights,
      'states.starts': states.starts,
      'states.steps': states.steps,
      'states.emissions': states.emissions,
      weights: Float64Array.of(unknownWeight, addedWeight),
      singles: Uint32Array.from(singles),
    });
    renameSync(written, file);
  } catch {
    // An installation that cannot be written to is packed anew at every start, which takes most of a second.
  }
}

/** Opens the dictionary; the first time after an installation takes most of a second. */
export function openJiebaDictionary(): JiebaDictionary {
  const file = packedFile();
  const packed = readPacked(file);
  if (packed !== null) return packed;
  const dictionary = parseDictionary();
  writePacked(file, dictionary);
  return dictionary;
}
