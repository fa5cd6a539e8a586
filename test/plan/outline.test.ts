// How places of the plan are found and named.
import { describe, expect, it } from 'vitest';
import { boxLabel, createOutline, formatReference } from '../../src/plan/outline.js';
import { seedPlan } from '../support/seed-plan.js';

const outline = createOutline(seedPlan);
const place = (sectionId: string, boxId: string | null = null, indicatorId: string | null = null) => ({
  sectionId,
  boxId,
  indicatorId,
});

describe('look-ups', () => {
  it('gives the ancestors of a unit, chapter first, the unit last', () => {
    expect(outline.ancestors('c2.1.2').map(({ id }) => id)).toEqual(['c2', 'c2.1', 'c2.1.2']);
    expect(outline.ancestors('c99')).toEqual([]);
  });

  it('leaves the entries of a box out of the children of its section', () => {
    expect(outline.children('c4.1').map(({ id }) => id)).toEqual(['c4.1.1', 'c4.1.2']);
    expect(outline.children('c4.1.1')).toEqual([]);
    expect(outline.entries('c4.b1')).toHaveLength(6);
  });

  it('gives the boxes that stand in a unit itself', () => {
    expect(outline.boxesOf('c1.5').map(boxLabel)).toEqual(['专栏1']);
    expect(outline.boxesOf('c1')).toEqual([]);
  });
});

describe('references', () => {
  it.each([
    ['c0', '前言'],
    ['c2', '第二章'],
    ['c2.1', '第二章第一节'],
    ['c2.1.2', '第二章第一节（二）'],
    ['c4.1.1', '第四章第一节（一）'],
  ])('names %s as %s', (id, reference) => {
    expect(formatReference(outline, place(id))).toBe(reference);
  });

  it('names principles and goals by their title, for the plan gives them no number', () => {
    expect(formatReference(outline, place('c1.5.2'))).toBe('第一章第五节“创新活力充分涌动”');
  });

  it('names an indicator by its box and number', () => {
    expect(formatReference(outline, place('c1.5', 'c1.b1', 'c1.b1.i9'))).toBe('第一章第五节专栏1第9项');
  });

  it('names an entry of a box by its number, or by its title where it has none', () => {
    expect(formatReference(outline, place('c4.b1.3', 'c4.b1'))).toBe('第四章第一节（一）专栏1第3项');
    expect(formatReference(outline, place('c5.b2.2', 'c5.b2'))).toBe('第五章第五节（一）专栏2水利治理工程');
  });

  it('gives an empty reference for a place that does not exist', () => {
    expect(formatReference(outline, place('c77.1'))).toBe('');
  });
});
