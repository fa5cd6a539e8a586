// The generated path beside the embedded one: what it won and lost, which right claims fell, which wrong ones were shown.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkGenerated } from '../../../src/evaluation/comparing/check-generated.js';
import { compareGenerated } from '../../../src/evaluation/comparing/generated-figures.js';
import type { JudgedClaim } from '../../../src/evaluation/replies/judged-claims.js';
import { comparable, readJudgedClaims } from '../../../src/evaluation/replies/judged-claims.js';
import { repliedCases, repliedModels, repliedSets } from '../../../src/evaluation/replies/replied-cases.js';
import type { ScoredCase } from '../../../src/evaluation/scoring/score-cases.js';
import { answerOf, CIRCUITS, caseLine, judgedCase } from '../../support/judged-case.js';

const scored = (answer: ReturnType<typeof answerOf>): ScoredCase =>
  ({
    ...judgedCase(caseLine(), { answer, retrieved: [CIRCUITS] }),
    observations: {},
    faults: [],
  }) as unknown as ScoredCase;
const generation = (dropped: Record<string, number>, fallback: string | null = null) => ({
  model: 'strong',
  promptVersion: 'claims-zh-2',
  claimsKept: 1,
  claimsDropped: dropped,
  fallback,
  inputTokens: null,
  outputTokens: null,
});
type Parts = Parameters<typeof answerOf>[2];
/** Stored answers keep what they do not know of: the model's report among it. */
const generatedParts = (parts: object): Parts => parts as Parts;
const judged = (text: string, right: boolean): JudgedClaim => ({ case: 't1', manner: 'strong', text, right });

const GENERATED = scored(
  answerOf(CIRCUITS, [CIRCUITS], generatedParts({ mode: 'generated', generation: generation({ figures: 1 }) })),
);
const SILENT = scored(answerOf('没有找到。', [], { status: 'abstained' }));

describe('compareGenerated', () => {
  it('tells the cases that a model wins, and the judged claims that went amiss', () => {
    const figures = compareGenerated('strong', { generated: [GENERATED], extractive: [SILENT] }, [
      judged('到2030年，集成电路产业规模达到30亿元[S1]。', true),
      judged('集成电路产业规模在2030年达到30亿元。', true),
      judged('到2030年，集成电路产业规模达到300亿元。', false),
    ]);
    expect(figures).toMatchObject({ complete: 1, completeWithout: 0, won: ['t1'], lost: [], claimsDropped: 1 });
    expect(figures.rightFallen).toEqual(['t1 集成电路产业规模在2030年达到30亿元。']);
    expect(figures.wrongShown).toEqual([]);
  });

  it('counts no claim as fallen where the rules’ words came because the model itself found nothing', () => {
    const absent = scored(
      answerOf('没有找到。', [], generatedParts({ status: 'abstained', generation: generation({}, 'absent') })),
    );
    const figures = compareGenerated('strong', { generated: [absent], extractive: [SILENT] }, [
      judged('近似的话。', true),
    ]);
    expect(figures).toMatchObject({ judgedRight: 0, rightFallen: [], fallbacks: 1 });
  });

  it('is held to its bounds', () => {
    const figures = compareGenerated('strong', { generated: [GENERATED], extractive: [SILENT] }, [
      judged(CIRCUITS, false),
    ]);
    expect(checkGenerated(figures, { complete: 0.9, rightFallen: 0, wrongShown: 1 })).toEqual([]);
    expect(checkGenerated(figures, { complete: 0.9, rightFallen: 0, wrongShown: 0 })).toEqual([
      'strong：错而保留 1 条，多于 0',
    ]);
    expect(checkGenerated(figures, undefined)).toEqual([]);
  });
});

describe('recorded replies', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'replies-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('name the sets that they belong to, or say what to write', () => {
    expect(() => repliedSets(root, 'strong')).toThrow('sets.json');
    writeFileSync(join(root, 'sets.json'), '{"strong": ["blind-forms-turns"]}');
    expect(repliedSets(root, 'strong')).toEqual(['blind-forms-turns']);
    expect(() => repliedSets(root, 'weak')).toThrow('names no sets of weak');
  });

  it('of the project are at least 200 in three manners and a later sample, each claim judged', () => {
    const models = ['careless', 'middling', 'strong', 'strong-fresh'];
    expect(repliedModels('eval/replies')).toEqual(expect.arrayContaining(models));
    const cases = models.flatMap((model) => repliedCases('eval/replies', model));
    expect(cases.length).toBeGreaterThanOrEqual(200);
    const claims = readJudgedClaims('eval/replies');
    expect(new Set(claims.map(({ manner }) => manner))).toEqual(new Set(models));
    expect(claims.filter(({ right }) => !right).length).toBeGreaterThan(50);
  });

  it('are compared without marks and without the words that say that a claim computes', () => {
    expect(comparable('**两者相差5亿元（按规划数据计算）**[^1^]')).toBe(comparable('两者相差5亿元。'));
  });
});
