// For whom the plan's clauses are: groups read from an asker's words, and their clauses found in the plan's text.
import { describe, expect, it } from 'vitest';
import { loadAudiences } from '../../src/indexing/audiences.js';
import { plan } from '../support/plan-fixture.js';

const audiences = loadAudiences('corpus', plan.text);

describe('groupsOf', () => {
  it.each([
    ['我家老人没人照顾', 'older'],
    ['我是开网约车的', 'gig'],
    ['退役军人找工作', 'veterans'],
    ['what is there for veterans', 'veterans'],
  ])('reads whom 「%s」 is about', (words, group) => {
    expect(audiences.groupsOf(words)).toContain(group);
  });

  it('takes the longest word for the one meant', () => {
    expect(audiences.groupsOf('残疾儿童')).toEqual(['disabled']);
    expect(audiences.nameIn('残疾儿童怎么上学')).toBe('残疾儿童');
  });

  it('knows nobody in a question of things', () => {
    expect(audiences.groupsOf('集成电路产业规模多少')).toEqual([]);
    expect(audiences.nameIn('集成电路产业规模多少')).toBeNull();
  });
});

describe('clausesFor', () => {
  it('gives the plan’s own words in its order, each with the need that it serves', () => {
    const clauses = audiences.clausesFor('older');
    expect(clauses.length).toBeGreaterThan(10);
    const starts = clauses.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const held = clauses.find(({ span }) => plan.text.slice(span.start, span.end).includes('农村幸福院43处'));
    expect(held?.need).toBe('养老设施');
  });

  it('gives nothing for a group that there is not', () => {
    expect(audiences.clausesFor('astronauts')).toEqual([]);
  });

  it('has no row whose words the plan no longer has', () => {
    expect(audiences.stale).toBe(0);
    expect(loadAudiences('corpus', '另一部规划').stale).toBeGreaterThan(100);
  });

  it('knows the groups of every plan, and no clause, where nobody wrote rows', () => {
    const none = loadAudiences('eval', plan.text);
    expect([none.groupsOf('老人'), none.clausesFor('older'), none.stale]).toEqual([['older'], [], 0]);
  });
});
