// `--only`: ids widen, group, type and style narrow each other, and a misspelt word is refused.
import { describe, expect, it } from 'vitest';
import { filterCases } from '../../../src/evaluation/dataset/filter-cases.js';
import { caseLine, caseOf } from '../../support/judged-case.js';

const cases = [
  caseOf(caseLine({ id: 'd001', group: 'table', type: 'list', style: 'typo' })),
  caseOf(caseLine({ id: 'd002', group: 'table', type: 'list', style: 'official' })),
  caseOf(caseLine({ id: 'd003', type: 'fact', style: 'typo' })),
  caseOf(caseLine({ id: 'd012', type: 'number', style: 'citizen' })),
];
const only = (filter: string) => filterCases(cases, filter).map(({ id }) => id);

describe('filtering cases', () => {
  it('takes single ids', () => expect(only('d012,d001')).toEqual(['d001', 'd012']));
  it('takes a type', () => expect(only('type=list')).toEqual(['d001', 'd002']));
  it('takes a style', () => expect(only('style=typo')).toEqual(['d001', 'd003']));
  it('narrows a type by a style', () => expect(only('type=list,style=typo')).toEqual(['d001']));
  it('takes a group, narrows it by a style, and refuses one that no case has', () => {
    expect(only('group=table')).toEqual(['d001', 'd002']);
    expect(only('group=table,style=official')).toEqual(['d002']);
    expect(() => only('group=form')).toThrow(/no group 「form」; expected one of table/);
  });
  it('widens by a second value of one key', () =>
    expect(only('type=list,type=fact')).toEqual(['d001', 'd002', 'd003']));
  it('adds ids to what type and style name', () => expect(only('d012,type=list,style=typo')).toEqual(['d001', 'd012']));
  it('takes all for an empty filter', () => expect(only('')).toHaveLength(4));
  it('refuses an unknown id', () => expect(() => only('d999')).toThrow(/no case 「d999」/));
  it('refuses an unknown type and names the known ones', () =>
    expect(() => only('type=lists')).toThrow(/「lists」.*fact, number, list/));
  it('refuses an unknown key', () => expect(() => only('chapter=2')).toThrow(/「chapter=2」/));
});
