// The command line: what each command prints, where, and with which exit code.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPlan } from '../../src/plan/plan-store.js';
import { SEED_PATH, seedPlan } from '../support/seed-plan.js';
import { stubAnswer } from '../support/stub-assistant.js';
import { inventedPlan } from '../support/wrapped-plan.js';
import { cli } from './test-terminal.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('help and usage', () => {
  it.each([[[]], [['--help']], [['help']]])('prints help for %j on stdout with exit code 0', async (args) => {
    const { code, stdout, stderr, loads } = await cli(args);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(loads).toBe(0);
    for (const word of ['用法：', 'serve', 'ask', 'search', 'inspect', 'outline', 'ingest', '退出码：', '3  ask']) {
      expect(stdout).toContain(word);
    }
  });

  it('aligns the descriptions of the commands, Chinese arguments or not', async () => {
    const { stdout } = await cli(['--help']);
    const columns = ['启动 HTTP', '就规划提问，在终端', '检索规划', '显示一个章节'].map((text) => {
      const line = stdout.split('\n').find((candidate) => candidate.includes(text)) ?? '';
      return stringWidth(line.slice(0, line.indexOf(text)));
    });
    expect(new Set(columns).size).toBe(1);
  });

  it('speaks Chinese in the help of every command', async () => {
    for (const command of ['serve', 'ask', 'search', 'inspect', 'outline', 'ingest']) {
      const { code, stdout } = await cli([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/Usage|Options|Arguments|display help|default|\[options\]/);
    }
  });

  it.each([
    [['aks', '问'], '不认识的命令 “aks”。\n您是不是要输入 ask？'],
    [['ask'], '缺少参数：问题。'],
    [['ask', '  '], '问题不能为空'],
    [['ask', '问', '--jsn'], '不认识的选项 “--jsn”'],
    [['ask', '问', '--history'], '选项 “--history <文件>” 缺少值'],
    [['search', '问', '-k', '0'], '的值 “0” 无效：应为 1 到 50 的整数'],
    [['outline', '--depth', '9'], '应为 1 到 4 的整数'],
    [['outline', 'x'], '参数过多'],
    [['inspect', 'c99'], '没有编号 “c99”'],
    [['inspect'], '要有一个编号，或 --question 问句'],
    [['serve', '--port', 'x'], 'PORT="x" 无效'],
  ])('refuses %j on stderr with exit code 2', async (args, message) => {
    const { code, stdout, stderr, loads } = await cli(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(loads).toBe(0);
  });
});

describe('ask', () => {
  it('masks what tells the asker apart, before any model sees it, and says so', async () => {
    const { assistant, stderr } = await cli(['ask', '我是13812345678，补贴怎么领？']);
    expect(assistant.calls[0]?.request.question).toBe('我是***，补贴怎么领？');
    expect(stderr).toContain('已遮盖');
  });

  it('prints the answer, then each passage with its reference', async () => {
    const { code, stdout, assistant } = await cli(['ask', '到2030年集成电路产业规模达到多少？']);
    expect(code).toBe(0);
    expect(stdout).toContain('到2030年，集成电路产业规模达到……[1]');
    expect(stdout).toContain('[1] 第二章第一节（二） 壮大提升集成电路产业集群');
    expect(stdout).toContain('原文摘录。《槐荫区国民经济和社会发展第十五个五年规划纲要》');
    expect(assistant.calls[0]?.request).toEqual({ question: '到2030年集成电路产业规模达到多少？' });
    expect(assistant.closed()).toBe(true);
  });

  it('keeps within the width of the terminal', async () => {
    const { stdout } = await cli(['ask', '问'], { width: 60 });
    // A closing mark may hang over by its two columns.
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(62);
  });

  it('joins words that were not quoted', async () => {
    const { assistant } = await cli(['ask', 'GDP', '目标']);
    expect(assistant.calls[0]?.request.question).toBe('GDP 目标');
  });

  it('prints the whole answer as JSON with --json', async () => {
    const { stdout } = await cli(['ask', '问', '--json']);
    const { citations: _, ...answer } = stubAnswer({ question: '问' });
    expect(JSON.parse(stdout)).toMatchObject(answer);
  });

  it('sends the history of --history', async () => {
    const history = [{ role: 'user', content: '集成电路' }];
    writeFileSync(join(dir, 'history.json'), JSON.stringify(history));
    const { assistant } = await cli(['ask', '那2035年呢？', '--history', join(dir, 'history.json')]);
    expect(assistant.calls[0]?.request).toEqual({ question: '那2035年呢？', history });
  });

  it.each([
    ['{', '无法读取对话记录'],
    ['[{"role":"robot","content":"x"}]', '0/role：应为 user、assistant 之一'],
    ['{"role":"user"}', '应为数组，收到的是对象'],
  ])('refuses the history %s with exit code 2', async (content, message) => {
    writeFileSync(join(dir, 'history.json'), content);
    const { code, stderr } = await cli(['ask', '问', '--history', join(dir, 'history.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each(['abstained', 'declined'] as const)('ends with exit code 3 when the question is %s', async (status) => {
    const related = [{ reference: '第九章第四节（四）', title: '建设老年友好型城区', url: '/plan#c9.4.4' }];
    const answer = {
      status,
      answer: '规划中没有写到。',
      claims: [],
      citations: [],
      related,
      suggestions: ['养老服务有哪些安排？'],
    };
    const { code, stdout } = await cli(['ask', '电话是多少？'], {
      parts: { ask: async (request) => stubAnswer(request, answer) },
    });
    expect(code).toBe(3);
    expect(stdout).toContain('第九章第四节（四）  建设老年友好型城区');
    expect(stdout).toContain('养老服务有哪些安排？');
    expect(stdout).not.toContain('出处');
  });

  it('says a failure on stderr, with its stack only for those who ask, and ends with 1', async () => {
    const parts = { ask: () => Promise.reject(new Error('索引损坏')) };
    const plain = await cli(['ask', '问'], { parts });
    expect(plain).toMatchObject({ code: 1, stdout: '', stderr: '错误：索引损坏\n' });
    expect(plain.assistant.closed()).toBe(true);
    expect((await cli(['ask', '问'], { parts, environment: { DEBUG: '1' } })).stderr).toContain('    at ');
  });

  it('paints only where colours are wanted', async () => {
    expect((await cli(['ask', '问'])).stdout).not.toContain('\u001b');
    expect((await cli(['ask', '问'], { hasColor: true })).stdout).toContain('\u001b[1m出处\u001b[22m');
  });
});

describe('search', () => {
  it('lists passages with rank, id, score, reference and the best sentence', async () => {
    const { code, stdout } = await cli(['search', '集成电路产业', '-k', '2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ 1 {2}\S+ +1\.000 {2}第\S+章/);
    expect(stdout.match(/^ \d {2}/gm)).toHaveLength(2);
    expect(stdout).not.toContain('舍去');
  });

  it('explains the scores and what was rejected with --explain', async () => {
    const { stdout } = await cli(['search', '集成电路产业', '--explain']);
    expect(stdout).toContain('词项 1.000  融合 1.000');
    expect(stdout).toContain('舍去 1 条\n  c1  0.100  weak');
  });

  it('says when nothing was found', async () => {
    expect((await cli(['search', '火星移民'])).stdout).toContain('没有找到相关的段落');
  });
});

describe('inspect and outline', () => {
  it.each([
    ['c2.1.2', ['第二章第一节（二）', '（二）壮大提升集成电路产业集群。']],
    ['c4.b1', ['第四章第一节（一）专栏1', 'c4.b1.6']],
    ['c1.b1.i9', ['人均预期寿命（岁）', '80.5', '预期性']],
    ['c1.b1.i7', ['（原文此格为空）']],
    ['c4.1.1', ['（1）']],
    ['c1.5#2', ['段落（body）', '到二〇三五年']],
  ])('shows %s', async (id, expected) => {
    const { code, stdout, loads } = await cli(['inspect', id]);
    expect(code).toBe(0);
    expect(loads).toBe(0);
    for (const text of expected) expect(stdout).toContain(text);
  });

  it('shows how a question is read, and the features behind it', async () => {
    const { code, stdout, loads } = await cli(['inspect', '--question', '青年驿站有几处，低空经济有哪些举措？']);
    expect(code).toBe(0);
    expect(loads).toBe(0);
    for (const text of ['ask', '青年驿站有几处', '低空经济有哪些举措', '1.kind', '2.kind', 'measures', '句式 □有几处'])
      expect(stdout).toContain(text);
  });

  it('prints chapters and sections, and deeper on request', async () => {
    const shallow = (await cli(['outline', '--depth', '1'])).stdout;
    expect(shallow.trim().split('\n')).toHaveLength(1 + 12);
    const usual = (await cli(['outline'])).stdout;
    expect(usual).toMatch(/^c2\.1 +一、聚力发展龙头引领产业$/m);
    expect(usual).not.toContain('c2.1.2');
    expect((await cli(['outline', '--depth', '4'])).stdout).toContain('6.茶文化主题街区');
  });

  it('says how to write a corpus that is missing, with exit code 1', async () => {
    const { code, stderr } = await cli(['outline'], { corpusDir: dir });
    expect(code).toBe(1);
    expect(stderr).toContain('npm run plan -- ingest');
  });
});

describe('ingest', () => {
  it('writes the corpus from the one seed', async () => {
    const { code, stdout } = await cli(['ingest', '--corpus', join(dir, 'corpus')]);
    expect(code).toBe(0);
    expect(stdout).toContain('11 章，47 个“一、”，88 个“（一）”，14 个“——”；6 个专栏，14 项指标');
    expect(loadPlan(join(dir, 'corpus'))).toEqual(seedPlan);
  });

  it('finds the checked-in corpus up to date with --check, and writes nothing', async () => {
    const { code, stdout } = await cli(['ingest', '--check']);
    expect(code).toBe(0);
    expect(stdout).toContain('语料与源文档一致');
  });

  it('names the first line that differs with --check, and ends with 1', async () => {
    await cli(['ingest', '--corpus', dir]);
    writeFileSync(join(dir, 'plan.txt'), seedPlan.text.replace('发展基础', '发展的基础'));
    const before = readFileSync(join(dir, 'plan.txt'), 'utf8');
    const { code, stderr } = await cli(['ingest', '--check', '--corpus', dir]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/plan\.txt 第 4 行起与源文档不一致/);
    expect(readFileSync(join(dir, 'plan.txt'), 'utf8')).toBe(before);
  });

  it('names the line of a document that is no plan, and leaves the corpus alone', async () => {
    await cli(['ingest', '--corpus', dir]);
    const bytes = readFileSync(SEED_PATH);
    // Half a character of the first chapter heading.
    bytes[bytes.indexOf('第一章') + 1] = 0x20;
    writeFileSync(join(dir, 'bad.txt'), bytes);
    const { code, stderr } = await cli(['ingest', '--seed', join(dir, 'bad.txt'), '--corpus', dir]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/错误：第 3 行：文件大体是 UTF-8 编码，但此处有损坏的字节。请重新保存/);
    expect(loadPlan(dir)).toEqual(seedPlan);
  });

  it('tells what it did: outline, contents, doubts, what it left out, what the card guesses', async () => {
    writeFileSync(join(dir, 'plan.txt'), inventedPlan);
    const { code, stdout } = await cli(['ingest', join(dir, 'plan.txt'), '--corpus', join(dir, 'out')]);
    expect(code).toBe(0);
    expect(stdout).toContain('题名：云溪县国民经济和社会发展第十五个五年规划纲要（纯文本）');
    expect(stdout).toContain('结构：2 篇，4 章，5 节');
    expect(stdout).toContain('目录：11 条，正文中全部找到');
    expect(stdout).toContain('未收入正文：页码 2 行，目录 12 行');
    expect(stdout).toMatch(/卡片（推断，请核对并补充）.*card\.json：\n {2}地区 云溪县，级别 区县/);
    expect(readdirSync(join(dir, 'out')).sort()).toEqual([
      'card.json',
      'origin.json',
      'plan.json',
      'plan.txt',
      'source.txt',
      'statements.jsonl',
      'statements.sha256',
    ]);
  });

  it('puts a plan of another place into a folder of its own', async () => {
    writeFileSync(join(dir, 'plan.txt'), inventedPlan);
    const { stdout } = await cli(['ingest', join(dir, 'plan.txt')], { corpusDir: join(dir, 'corpus') });
    expect(stdout).toContain(`已写入 ${join(dir, 'plans', 'yunxi-15')}`);
    const outline = await cli(['outline', '--plan', 'yunxi-15', '--json'], { corpusDir: join(dir, 'corpus') });
    const { plan, sections } = JSON.parse(outline.stdout);
    expect(plan.id).toBe('yunxi-15');
    expect(sections).toHaveLength(11);
    expect(sections[4]).toEqual({
      ...{ id: 'c1.2.2', level: 'item', printedLabel: '第二节', title: '发展目标', parentId: 'c1.2' },
    });
  });

  it('asks which one when there are several seeds, or none', async () => {
    expect(await cli(['ingest'], { seedsDir: dir })).toMatchObject({ code: 2 });
    writeFileSync(join(dir, 'a.txt'), '');
    writeFileSync(join(dir, 'b.txt'), '');
    const { code, stderr } = await cli(['ingest'], { seedsDir: dir });
    expect(code).toBe(2);
    expect(stderr).toContain('a.txt、b.txt');
    expect(readdirSync(dir)).toHaveLength(2);
  });
});
