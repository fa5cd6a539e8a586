// Terms by number and back, as a map of strings would have them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermTable } from '../../src/text/term-table.js';

describe('a table of terms', () => {
  it('finds each term under its number, and no other', () => {
    const terms = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 200 });
    fc.assert(
      fc.property(terms, fc.string(), (list, other) => {
        const table = createTermTable(list);
        expect(table.size).toBe(list.length);
        list.forEach((term, number) => {
          expect(table.get(term)).toBe(number);
          expect(table.termAt(number)).toBe(term);
        });
        expect(table.get(other)).toBe(list.includes(other) ? list.indexOf(other) : undefined);
      }),
    );
  });

  it('tells the parts of a neighbour from the neighbour', () => {
    const table = createTermTable(['集成', '电路', '集成电路']);
    expect([table.get('集成电路'), table.get('成电'), table.get('')]).toEqual([2, undefined, undefined]);
  });

  it('has nothing where it was given nothing', () => {
    expect(createTermTable([]).get('甲')).toBeUndefined();
    expect(createTermTable(['甲']).termAt(7)).toBe('');
  });
});
