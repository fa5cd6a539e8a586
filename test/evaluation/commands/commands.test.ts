// The commands from end to end, on runs of a fake: exit codes, files, and what they print.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AssistantOptions } from '../../../src/assistant.js';
import { CASES, DATASET_TEXT } from '../../support/evaluation-cases.js';
import { createFakeAssistant, type Fault } from '../../support/fake-assistant.js';

let fault: Fault = 'none';
const built: Partial<AssistantOptions>[] = [];
vi.mock('../../../src/assistant.js', () => ({
  ABLATIONS: [
    { name: 'no-words', description: 'without words' },
    { name: 'sparse-only', description: 'terms only' },
  ],
  createAssistant: async (options: Partial<AssistantOptions>) => {
    built.push(options);
    return createFakeAssistant(CASES, options.ablate?.includes('no-words') ? 'wrong chapter' : fault);
  },
}));

let directory: string;
let dataset: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'commands-'));
  dataset = join(directory, 'set.jsonl');
  writeFileSync(dataset, DATASET_TEXT);
  fault = 'none';
  built.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  rmSync(directory, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command's entry file with these arguments. */
async function run(command: string, ...args: readonly string[]): Promise<Ended> {
  const written = { out: '', err: '' };
  const record = (stream: 'out' | 'err') => (text: unknown) => {
    written[stream] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(record('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(record('err'));
  const before = process.argv;
  process.argv = ['node', command, ...args];
  process.exitCode = 0;
  vi.resetModules();
  await import(`../../../src/evaluation/commands/${command}.ts`);
  process.argv = before;
  const code = Number(process.exitCode ?? 0);
  vi.restoreAllMocks();
  return { code, ...written };
}

const runs = () => join(directory, 'runs');
const ask = (...args: readonly string[]) => run('run', '--dataset', dataset, '--runs', runs(), ...args);

describe('eval', () => {
  it('asks, stores, scores and reports', async () => {
    const { code, out, err } = await ask();
    expect(code).toBe(0);
    expect(out).toMatch(/citation_hit +1\.000 +\[1\.000, 1\.000\] +4/);
    expect(out).toContain('全部题目通过。');
    expect(err).toContain('已提问 9/9 题');
    const path = /运行目录 (\S+)/.exec(err)?.[1] ?? '';
    for (const file of ['run.json', 'generated.jsonl', 'report.json', 'report.html', 'junit.xml'])
      expect(existsSync(join(path, file))).toBe(true);
  });
  it('ends with 1 when questions could not be asked, and names how to ask them again', async () => {
    fault = 'throws';
    const { code, err } = await ask();
    expect(code).toBe(1);
    expect(err).toMatch(/npm run eval -- --resume 20/);
    fault = 'none';
    expect((await ask('--resume', 'latest')).code).toBe(0);
  });
  it('goes on with the data set, mode and parts that a run was started with', async () => {
    fault = 'throws';
    await ask('--mode', 'auto');
    fault = 'none';
    const { code, err } = await run('run', '--runs', runs(), '--resume', 'latest');
    expect([code, err]).toEqual([0, expect.stringContaining('已提问 9/9 题')]);
    expect((await run('run', '--runs', runs(), '--resume', 'latest', '--mode', 'extractive')).err).toMatch(
      /cannot be resumed: the respondent/,
    );
  });
  it('ends with 2 on wrong usage and with 1 on a wrong file, in one line without a stack', async () => {
    expect((await ask('--concurrency', '0')).code).toBe(2);
    expect((await ask('--modus', 'x')).code).toBe(2);
    const { code, err } = await run('run', '--dataset', join(directory, 'none.jsonl'), '--runs', runs());
    expect(code).toBe(1);
    expect(err).toMatch(/^错误：.*none\.jsonl: cannot be read.*\n$/);
    expect((await ask('--only', 'type=none')).err).toMatch(/--only: there is no type 「none」/);
  });
  it('explains itself', async () => {
    const { code, out } = await ask('--help');
    expect(code).toBe(0);
    expect(out).toContain('--only <条件>');
    expect(out).toContain('退出码');
  });
});

describe('eval:score, eval:compare, eval:baseline', () => {
  it('score again without asking', async () => {
    await ask();
    built.length = 0;
    const { code, out } = await run('score', '--runs', runs(), 'latest');
    expect(code).toBe(0);
    expect(out).toContain('全部题目通过。');
    expect(built).toEqual([]);
  });
  it('refuse a run whose questions have changed since', async () => {
    await ask();
    writeFileSync(dataset, DATASET_TEXT.replace('两个产业各多少？', '两个产业各有多少？'));
    const { code, err } = await run('score', '--runs', runs());
    expect(code).toBe(1);
    expect(err).toMatch(/e2 was asked as 「两个产业各多少？」/);
  });
  it('compare two runs, and a run with a baseline', async () => {
    const baseline = join(directory, 'baseline.json');
    await ask();
    expect((await run('baseline', '--runs', runs(), '--baseline', baseline)).out).toContain('（9 题）写为基线');
    fault = 'declines everything';
    mkdirSync(join(directory, 'other'));
    await run('run', '--dataset', dataset, '--runs', join(directory, 'other'));
    const { code, out } = await run('compare', '--runs', join(directory, 'other'), baseline, 'latest');
    expect(code).toBe(0);
    expect(out).toMatch(/false_abstain_rate +0\.000 +1\.000 +\+1\.000 +0\.125/);
    expect(out).toMatch(/变差的题目（5 题）/);
    expect(JSON.parse((await run('compare', '--json', '--runs', runs(), baseline, 'latest')).out)).toMatchObject({
      common: 9,
    });
  });
  it('make no baseline of a part of the cases', async () => {
    await ask('--only', 'e1');
    const { code, err } = await run('baseline', '--runs', runs(), '--baseline', join(directory, 'baseline.json'));
    expect(code).toBe(1);
    expect(err).toMatch(/is not a whole run/);
    expect(existsSync(join(directory, 'baseline.json'))).toBe(false);
  });
});

describe('eval:gate', () => {
  const gate = (...args: readonly string[]) =>
    run('gate', '--dataset', dataset, '--runs', runs(), '--baseline', join(directory, 'baseline.json'), ...args);
  it('passes the oracle, says that there is no baseline, and asks for extraction', async () => {
    const { code, out } = await gate();
    expect(code).toBe(0);
    expect(out).toContain('没有基线');
    expect(out).toContain('评测门槛：通过');
  });
  it('fails an assistant below a threshold, and names the figure', async () => {
    fault = 'invented quote';
    const { code, out } = await gate();
    expect(code).toBe(1);
    expect(out).toMatch(/未过 +阈值 +quote_validity +0\.000，要求不低于 1\.000/);
  });
  it('checks a stored run without asking', async () => {
    await ask();
    built.length = 0;
    expect((await gate('--run', 'latest')).code).toBe(0);
    expect(built).toEqual([]);
  });
  it('reads its thresholds before it asks anything', async () => {
    const { code, err } = await gate('--thresholds', join(directory, 'none.json'));
    expect(code).toBe(1);
    expect(err).toMatch(/none\.json: cannot be read/);
    expect(built).toEqual([]);
  });
});

describe('eval:ablate', () => {
  it('runs once with everything and once without each part, and shows what each earns', async () => {
    const { code, out } = await run('ablate', '--dataset', dataset, '--runs', runs());
    expect(code).toBe(0);
    expect(built.map(({ ablate }) => ablate)).toEqual([[], ['no-words'], ['sparse-only']]);
    expect(out).toMatch(/（完整） +0\.875 +1\.000/);
    expect(out).toMatch(/no-words +-0\.875 +-1\.000/);
    const root = /各次运行及报告：(\S+)/.exec(out)?.[1] ?? '';
    expect(JSON.parse(readFileSync(join(root, 'ablations.json'), 'utf8'))).toHaveLength(3);
    expect(existsSync(join(root, 'no-words', 'report.html'))).toBe(true);
  });
  it('takes single parts and refuses unknown ones', async () => {
    await run('ablate', '--dataset', dataset, '--runs', runs(), '--parts', 'sparse-only');
    expect(built.map(({ ablate }) => ablate)).toEqual([[], ['sparse-only']]);
    expect((await run('ablate', '--dataset', dataset, '--runs', runs(), '--parts', 'magic')).err).toMatch(
      /no part 「magic」; expected some of no-words, sparse-only/,
    );
  });
});

describe('eval:retrieval', () => {
  it('wants either passages and queries or a SQuAD file', async () => {
    const { code, err } = await run('retrieval', '--passages', 'p.jsonl');
    expect(code).toBe(2);
    expect(err).toContain('请给出 --passages 和 --queries，或只给出 --squad');
  });
});
