// What is learned from holds no question that is evaluated: a held-out figure would be none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../src/text/normalize-text.js';
import { PROJECT_ROOT } from './support/seed-plan.js';

/** A question whatever its marks, its spaces, its width and its script. */
const bare = (question: string): string => normalizeText(question).replace(/[\s\p{P}\p{S}]+/gu, '');

interface Asked {
  readonly place: string;
  readonly question: string;
}

/** The questions of a folder's files, each with its file and line. */
function questionsIn(folder: string): Asked[] {
  const files = readdirSync(join(PROJECT_ROOT, folder)).filter((name) => name.endsWith('.jsonl'));
  return files.flatMap((name) =>
    readFileSync(join(PROJECT_ROOT, folder, name), 'utf8')
      .split('\n')
      .flatMap((line, at) => {
        if (line.trim() === '') return [];
        const { q, question } = JSON.parse(line) as { q?: string; question?: string };
        const asked = question ?? q;
        return asked === undefined ? [] : [{ place: `${folder}/${name}:${at + 1}`, question: asked }];
      }),
  );
}

const evaluated = new Map(questionsIn('eval').map(({ place, question }) => [bare(question), place]));

/** Questions this short are anybody's: 你好, 谢谢, 养老. */
const ANYBODYS = 6;

/** Leaks that were found when this test was written; each goes when its row of the corpus goes. Nothing may be added here. */
const LEAKED: ReadonlySet<string> = new Set(
  [
    '「一院四館」到底是哪一院、哪四館',
    '怎样强化企业科技创新主体地位？',
    '济南西站枢纽经济商务区的“五大功能定位”是什么？',
    '重大项目要优先保障哪些资源要素',
  ].map(bare),
);

describe('a question that is evaluated', () => {
  it('is read from every set', () => {
    expect(evaluated.size).toBeGreaterThan(1500);
    expect(bare('停车难，怎么办？')).toBe(bare('停車難 怎么办'));
  });

  it.each(['corpus/understanding', 'corpus/selection'])('is not among those of %s', (folder) => {
    const learned = questionsIn(folder);
    expect(learned.length).toBeGreaterThan(500);
    const leaks = learned.filter(({ question }) => {
      const text = bare(question);
      return text.length > ANYBODYS && evaluated.has(text) && !LEAKED.has(text);
    });
    expect(leaks.map(({ place, question }) => `${place} 「${question}」 = ${evaluated.get(bare(question))}`)).toEqual(
      [],
    );
  });
});
