// Chinese typed as pinyin is read as Chinese; English stays English.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPinyin } from '../../src/answering/read-pinyin.js';
import { ask, assistant } from '../support/plan-assistant.js';

const read = (message: string) => readPinyin(assistant.parts.index, message);

describe('pinyin', () => {
  it.each([
    ['you er yuan', '幼儿园'],
    ['ting che chang', '停车场'],
    ['TingCheChang zai na', '停车场在哪'],
    ['lao ren you sha bu tie', '老人有啥补贴'],
    ['lv hua fu gai lv', '绿化覆盖率'],
    ['5G ji zhan you duo shao', '5G 基站有多少'],
  ])('「%s」 is read as %s', (typed, said) => {
    expect(read(typed).toLowerCase().replace(/ /g, '')).toBe(said.toLowerCase().replace(/ /g, ''));
  });

  it.each(['hello', 'who are you', 'long term care', 'can he change me', 'China', 'AI', 'COSPLAY', '公园 jian 几个'])(
    '「%s」 is none',
    (typed) => {
      expect(read(typed)).toBe(typed);
    },
  );

  it('is seen in no English question', () => {
    const files = readdirSync('corpus/questions').filter((name) => name.endsWith('-english.jsonl'));
    const questions = files.flatMap((name) =>
      readFileSync(join('corpus/questions', name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .flatMap((line) => (JSON.parse(line) as { readonly questions: readonly string[] }).questions),
    );
    expect(questions.length).toBeGreaterThan(500);
    const { index } = assistant.parts;
    expect(questions.filter((question) => readPinyin(index, question) !== question)).toEqual([]);
  });

  it('is answered in Chinese, and the asker is told what was understood', async () => {
    const answer = await ask('qing nian yi zhan jian ji chu');
    expect(answer.understood).toContain('青年驿站');
    expect(answer.answer).toContain('5处');
  });
});
