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
    const baseline = join(directory, 'eval', 'baseline', 'set.json');
    await ask();
    expect((await run('baseline', '--runs', runs(), '--eval', join(directory, 'eval'))).out).toContain(
      '（9 题）写为基线',
    );
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
    const { code, err } = await run('baseline', '--runs', runs(), '--eval', directory);
    expect(code).toBe(1);
    expect(err).toMatch(/is not a whole run/);
    expect(existsSync(join(directory, 'baseline'))).toBe(false);
  });
});

/** An evaluation folder with two sets, and bounds for each. */
function evaluationFolder(bounds: object = { quote_validity: { least: 1 }, complete: { least: 0.9 } }): string {
  const folder = join(directory, 'eval');
  mkdirSync(folder, { recursive: true });
  const sets = { first: bounds, second: bounds };
  const thresholds = { significance: 0.05, failing: { most: 0 }, sets };
  writeFileSync(join(folder, 'thresholds.json'), JSON.stringify(thresholds));
  for (const name of Object.keys(sets)) writeFileSync(join(folder, `${name}.jsonl`), DATASET_TEXT);
  return folder;
}

describe('eval:gate', () => {
  const gate = (...args: readonly string[]) => run('gate', '--eval', evaluationFolder(), '--runs', runs(), ...args);
  it('asks every set of one assistant, passes the oracle, and says that there is no baseline', async () => {
    const { code, out } = await gate();
    expect(code).toBe(0);
    expect(built).toHaveLength(1);
    expect(out).toMatch(/通过 +first +1\.000.*\n通过 +second +1\.000/);
    expect(out).toContain('没有基线，只按阈值检查：first、second');
    expect(out).toContain('评测门槛：通过');
  });
  it('writes an index with a report a set', async () => {
    const { out } = await gate();
    const index = /报告：(\S+)/.exec(out)?.[1] ?? '';
    const markup = readFileSync(index, 'utf8');
    expect(markup).toContain('<a href="first/report.html">first</a>');
    expect(markup).toContain('look-up');
    expect(markup).not.toMatch(/<(?:link|img|iframe|script)\b|\bsrc=|@import|url\(/);
    expect(existsSync(join(index, '..', 'second', 'report.html'))).toBe(true);
    expect(existsSync(join(index, '..', 'second', 'junit.xml'))).toBe(true);
  });
  it('fails an assistant below a threshold, and names set and figure', async () => {
    fault = 'invented quote';
    const { code, out } = await gate();
    expect(code).toBe(1);
    expect(out).toMatch(/second +阈值 +quote_validity +0\.000，要求不低于 1\.000/);
    expect(out).toContain('未通过（first、second）');
  });
  it('fails when one set falls below its own baseline, whatever the other does', async () => {
    const folder = evaluationFolder({});
    fault = 'none';
    await run('gate', '--eval', folder, '--runs', runs());
    expect((await run('baseline', '--all', '--eval', folder, '--runs', runs())).out.match(/写为基线/g)).toHaveLength(2);
    const worse = join(folder, 'baseline', 'second.json');
    // Nine cases are too few for significance; a baseline of other questions fails at once.
    const kept = JSON.parse(readFileSync(worse, 'utf8'));
    kept.cases = [];
    writeFileSync(worse, JSON.stringify(kept));
    const { code, out } = await run('gate', '--eval', folder, '--runs', runs(), '--run', 'latest');
    expect(code).toBe(1);
    expect(out).toMatch(/通过 +first/);
    expect(out).toMatch(/second +基线 +cases +与基线没有相同的题目/);
  });
  it('checks a stored run without asking, and only the sets that are wanted', async () => {
    await gate();
    built.length = 0;
    const { code, out } = await gate('--run', 'latest', '--only', 'second');
    expect([code, built]).toEqual([0, []]);
    expect(out).not.toContain('first');
    expect((await gate('--only', 'third')).err).toMatch(/no set 「third」; expected some of first, second/);
  });
  it('reads its thresholds before it asks anything', async () => {
    const { code, err } = await run('gate', '--eval', join(directory, 'none'), '--runs', runs());
    expect(code).toBe(1);
    expect(err).toMatch(/thresholds\.json: cannot be read/);
    expect(built).toEqual([]);
  });
});

describe('eval --all', () => {
  it('prints every set with its groups in one table', async () => {
    const { code, out } = await run('run', '--all', '--eval', evaluationFolder(), '--runs', runs());
    expect(code).toBe(0);
    expect(built).toHaveLength(1);
    expect(out).toMatch(/^数据集 +题数 +complete +false_denial +citation_hit +point_recall +decline_accuracy/);
    expect(out).toMatch(/\nfirst +9 +1\.000 +0\.000 +1\.000 +1\.000 +1\.000\n {2}look-up +2 +1\.000/);
    expect(out).toMatch(/\nsecond +9 /);
  });
  it('takes no part of a set', async () => {
    const { code, err } = await run('run', '--all', '--only', 'e1', '--eval', evaluationFolder(), '--runs', runs());
    expect([code, err]).toEqual([1, expect.stringContaining('--all asks every set whole')]);
  });
});

describe('eval:first', () => {
  const HEAD =
    '# Figures\n\n| set | group | cases | commit | complete | false denial | decline | written by |\n|---|---|---|---|---|---|---|---|\n';
  const first = (by = 'someone who saw the plan | alone') =>
    run('first', '--dataset', dataset, '--by', by, '--eval', evaluationFolder(), '--runs', runs());
  const page = () => readFileSync(join(directory, 'eval', 'FIRST-ASKED.md'), 'utf8');
  beforeEach(() => writeFileSync(join(evaluationFolder(), 'FIRST-ASKED.md'), HEAD));

  it('appends a row for each group, with commit, day and author in the first', async () => {
    expect((await first()).code).toBe(0);
    const [one, two] = page().slice(HEAD.length).trimEnd().split('\n');
    expect(one).toMatch(
      /^\| `set` \| look-up \| 2 \| `[\w+]+` \d{4}-\d\d-\d\d \| 1\.000 \| 0\.000 \| 1\.000 \| someone who saw the plan \/ alone \|$/,
    );
    expect(two).toBe('| | multi-part | 1 | | 1.000 | 0.000 | n/a | |');
  });
  it('refuses a set that stands there already, before it asks anything', async () => {
    await first();
    built.length = 0;
    const { code, err } = await first();
    expect([code, built]).toEqual([1, []]);
    expect(err).toMatch(/set has been asked before; a set is fresh once/);
    expect(page().match(/`set`/g)).toHaveLength(1);
  });
  it('writes nothing when a question could not be asked', async () => {
    fault = 'throws';
    expect((await first()).code).toBe(1);
    expect(page()).toBe(HEAD);
  });
  it('wants to know who wrote the set', async () => {
    expect((await run('first', '--dataset', dataset)).code).toBe(2);
  });
});

describe('eval:failing', () => {
  const input = (parts: object) =>
    JSON.stringify({
      ...{ id: 'w1', kind: 'multi-part', q: '两个产业各多少？', history: [], status: 'answered' },
      ...{ must: ['30亿'], mustNot: ['没有给出'], chapters: [2], want: 'both' },
      ...parts,
    });
  const failing = (...lines: readonly string[]) => {
    const folder = evaluationFolder();
    writeFileSync(join(folder, 'failing.jsonl'), `${lines.join('\n')}\n`);
    return run('failing', '--eval', folder);
  };
  it('passes what is right', async () => {
    const { code, out } = await failing(input({}));
    expect([code, out]).toEqual([0, expect.stringContaining('1 题中 0 题未过，至多允许 0 题：通过')]);
  });
  it('says what is wrong with an answer, and fails when more fail than are allowed', async () => {
    const { code, out } = await failing(
      input({}),
      input({ id: 'w2', must: ['135亿'], mustNot: ['80亿'], status: 'partial', chapters: [9] }),
    );
    expect(code).toBe(1);
    expect(out).toMatch(
      /w2 multi-part {2}两个产业各多少？\n +状态是 answered，应为 partial；没有：135亿；不该有：80亿；没有引自第 9 章/,
    );
    expect(out).toContain('2 题中 1 题未过，至多允许 0 题：未通过');
  });
  it('asks with the turns before', async () => {
    const { out } = await failing(
      input({ q: '床位占比呢？', history: [{ role: 'user', content: '养老怎么办？' }], must: ['81%'], chapters: [] }),
    );
    expect(out).toContain('养老怎么办？ ／ 床位占比呢？');
  });
  it('refuses a misspelt field by file and line', async () => {
    expect((await failing(input({}), input({ id: 'w2', musst: [] }))).err).toMatch(/failing\.jsonl:2: /);
  });
});

describe('eval:sample', () => {
  const sample = (...args: readonly string[]) => run('sample', '--dataset', dataset, ...args);
  it('prints failures first, each with its verdict last', async () => {
    fault = 'wrong chapter';
    const { code, out } = await sample('--count', '5');
    expect(code).toBe(0);
    const ids = [...out.matchAll(/^── (e\d)/gm)].map(([, id]) => id);
    expect(ids.slice(0, 4).sort()).toEqual(['e1', 'e2', 'e3', 'e4']);
    expect(out).toMatch(
      /问：集成电路产业规模目标是多少？\n答（answered）：\n {4}.*\n引文：\n {4}\[1\] .*\n评：citation_hit/,
    );
    expect(out).toContain('9 题中的 5 题，其中 4 题有差错');
  });
  it('draws the same for the same seed, and others for another', async () => {
    const ids = async (seed: string) =>
      [...(await sample('--order', 'random', '--seed', seed)).out.matchAll(/^── (e\d)/gm)].map(([, id]) => id).join();
    expect(await ids('1')).toBe(await ids('1'));
    expect(await ids('1')).not.toBe(await ids('2'));
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
