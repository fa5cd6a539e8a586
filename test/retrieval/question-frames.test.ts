import { describe, expect, it } from 'vitest';
import { framePattern } from '../../src/retrieval/question-frames.js';

const without = (text: string, frame: 'asking' | 'request'): string => text.replace(framePattern(frame), '');

describe('what frames a question', () => {
  it('is found in the words of one row in turn, some of which may be missing', () => {
    expect(without('请问医院有哪些', 'asking')).toBe('医院');
    expect(without('请您介绍一下医院', 'asking')).toBe('医院');
    expect(without('请介绍医院', 'asking')).toBe('医院');
    expect(without('麻烦你给俺捋一捋养老', 'request')).toBe('养老');
    expect(without('想跟老乡们说说养老', 'request')).toBe('养老');
  });

  it('ends where its row says: 吗 before a pause, 几 before no word', () => {
    expect(without('修吗啡', 'asking')).toBe('修吗啡');
    expect(without('修吗?', 'asking')).toBe('修?');
    expect(without('几十亿', 'asking')).toBe('几十亿');
  });
});
