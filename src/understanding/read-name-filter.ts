// Filters by the wording of a member's name: 带“改造”的, 含“率”字样的, 带城中村三个字的.
import type { FormWords } from './form-words.js';
import type { Filter } from './reading.js';

export type NameReader = (folded: string, text: string) => Filter[];

export function createNameReader(words: FormWords): NameReader {
  const quoted = new RegExp(
    `${words('has')}有?((?:"[^"]{1,12}"[、或和]?)+)|((?:"[^"]{1,12}"[、或和]?)+)${words('wording')}`,
    'gu',
  );
  const bare = new RegExp(`${words('has')}有?([\\p{Script=Han}]{1,6}?)${words('wording')}`, 'gu');
  return (folded, text) => {
    const filters: Filter[] = [];
    const add = (value: string): void => {
      filters.push({ on: 'name', op: 'has', value });
    };
    for (const match of folded.matchAll(quoted)) {
      const terms = match[1] ?? match[2] ?? '';
      const start = match.index + match[0].indexOf(terms);
      for (const [term] of terms.matchAll(/[^"、或和]+/gu)) {
        const at = folded.indexOf(term, start);
        add(text.slice(at, at + term.length));
      }
    }
    if (filters.length === 0) for (const match of folded.matchAll(bare)) add(match[1] ?? '');
    return filters;
  };
}
