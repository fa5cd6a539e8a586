// Which stretches of a message are questions of their own: what leads up to one is none, what asks the same again is one.
import { describe, expect, it } from 'vitest';
import { eachOf, short } from '../support/known-shortfalls.js';
import { onlyPart, read } from '../support/understanding-fixture.js';

const textsOf = (message: string): string[] => read(message).parts.map(({ text }) => text);

describe('what leads up to a question', () => {
  eachOf<readonly [string, string]>([
    short(['我是退休教师，住在段店，区里养老服务怎么发展？', '区里养老服务怎么发展']),
    ['孩子明年上小学，学位够不够？', '学位够不够'],
  ])('is no part of its own: 「%s」 asks 「%s」 alone', async (message, question) => {
    expect(textsOf(message)).toEqual([question]);
  });

  it('is told with the question that it leads up to', () => {
    expect(onlyPart('我是退休教师，住在段店，区里养老服务怎么发展？').around).toContain('住在段店');
  });

  it('stays where nothing else of the message asks', () => {
    expect(read('停车难，堵车').parts.length).toBeGreaterThan(0);
  });
});

describe('a list comma', () => {
  it.each(['扬尘、油烟怎么治理？', '集成电路、专用装备产业2030年规模多大？'])(
    'sets things side by side within one question: 「%s」',
    (message) => {
      expect(onlyPart(message).sides).toHaveLength(2);
    },
  );
});

describe('the same question again', () => {
  it('is one with the first: what is done, and whether anything is', () => {
    const part = onlyPart('低空经济怎么发展，规划管不管？');
    expect(part).toMatchObject({ kind: 'measures', topic: '低空经济' });
    expect(part.text).toBe('低空经济怎么发展 规划管不管');
  });

  it('is one with the first: how many, and whether the number is set, which makes no plan a past', () => {
    const part = onlyPart('青年驿站建几处，定了数没有？');
    expect(part).toMatchObject({ asked: 'count', topic: '青年驿站', scope: null });
  });

  it('is another where another attribute is asked', () => {
    expect(textsOf('青年驿站有几处，建在哪里？')).toHaveLength(2);
  });

  it('is another of another thing', () => {
    expect(textsOf('青年驿站建几处？农村幸福院建几处？')).toHaveLength(2);
  });
});

describe('what was reached and what is planned', () => {
  it.each(['养老机构现在有多少家，2030年要达到多少家？', '“十四五”新增了多少学位，“十五五”要新增多少学位？'])(
    'are kept apart: 「%s」',
    (message) => {
      expect(read(message).parts.map(({ scope }) => scope)).toEqual(['past', 'target']);
    },
  );
});
