// The built command line as processes: quick help, broken pipes, a real answer, a real service.
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchema } from '../../src/server/schemas/answer.js';
import { type BuiltProject, createBuiltProject } from '../support/built-project.js';
import { seedPlan } from '../support/seed-plan.js';
import { smallCorpus } from '../support/small-corpus.js';

let project: BuiltProject;
beforeAll(async () => {
  project = await createBuiltProject();
});
afterAll(() => project?.remove());

/** Half a minute on an idle machine. */
const BUILDING_MS = 180_000;
const ESCAPE = '\u001b';

describe('plan', () => {
  it('shows its help at once', async () => {
    const runs = [await project.plan(['--help']), await project.plan(['--help'])];
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    // About 0.1 s on an idle machine; anything heavy (jieba: 1.6 s) would show.
    expect(Math.min(...runs.map(({ milliseconds }) => milliseconds))).toBeLessThan(1_000);
  });

  it('ends quietly when the reader of its output leaves', async () => {
    const { code, stdout, stderr } = await project.plan(['outline', '--depth', '4'], { pipe: '| head -1' });
    expect(stdout.trim()).toBe(seedPlan.title);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('paints no pipe, unless told to', async () => {
    expect((await project.plan(['outline', '--depth', '1'])).stdout).not.toContain(ESCAPE);
    const forced = { FORCE_COLOR: '1' };
    expect((await project.plan(['outline', '--depth', '1'], { env: forced })).stdout).toContain(ESCAPE);
    const both = { FORCE_COLOR: '1', NO_COLOR: '1' };
    expect((await project.plan(['outline', '--depth', '1'], { env: both })).stdout).not.toContain(ESCAPE);
  });

  it('finds the copied corpus up to date', async () => {
    expect((await project.plan(['ingest', '--check'])).code).toBe(0);
  });

  it('answers a question with verbatim quotes, building the index at the first', { timeout: BUILDING_MS }, async () => {
    const { code, stdout } = await project.plan(['ask', '--json', '第三代半导体怎么发展？']);
    const answer = answerSchema.parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { quote, start, end } of answer.citations) expect(seedPlan.text.slice(start, end)).toBe(quote);
  });
});

describe('plan mcp', () => {
  it('serves the plan to a client on stdin and stdout, and ends with it', async () => {
    const transport = new StdioClientTransport({
      ...{ command: process.execPath, args: [join(project.root, 'dist/cli/main.js'), 'mcp'], stderr: 'inherit' },
    });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport);
    const { content } = await client.callTool({ name: 'get_section', arguments: { id: 'c2.1.2' } });
    expect(content[0]).toMatchObject({ type: 'text', text: expect.stringContaining('集成电路') });
    const { pid } = transport;
    await client.close();
    expect(() => process.kill(pid ?? -1, 0)).toThrow();
  });
});

describe('plan serve', () => {
  interface Service {
    readonly child: ChildProcess;
    readonly address: string;
    readonly exitCode: Promise<number | null>;
  }

  /** Resolves when it says where it listens. */
  const startService = (env: Readonly<Record<string, string>>) =>
    new Promise<Service>((resolve, reject) => {
      const child = project.start(['serve'], env);
      const exitCode = new Promise<number | null>((ended) => child.on('exit', ended));
      let said = '';
      child.stdout?.on('data', (chunk) => {
        said += chunk;
        const address = /正在监听 (http:\S+\/)/.exec(said)?.[1];
        if (address) resolve({ child, address, exitCode });
      });
      void exitCode.then((code) => reject(new Error(`the service ended with ${code}: ${said}`)));
    });

  const isReady = async (address: string) => (await fetch(`${address}readyz`)).status === 200;

  it('listens, becomes ready, answers, and ends with 0 on SIGTERM', async () => {
    const { child, address, exitCode } = await startService({ PORT: '0' });
    await expect.poll(() => isReady(address), { timeout: 60_000, interval: 200 }).toBe(true);
    const response = await fetch(`${address}api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '第三代半导体怎么发展？' }),
    });
    expect(answerSchema.parse(await response.json()).status).toBe('answered');
    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
  });

  it('answers /healthz while it builds its index, and serves from memory where it cannot keep one', {
    timeout: BUILDING_MS,
  }, async () => {
    // A file where the folder should be: nothing can be written there. Few questions keep the building short.
    const corpusDir = smallCorpus('c00.jsonl');
    const { child, address, exitCode } = await startService({
      PORT: '0',
      PLAN_CORPUS_DIR: corpusDir,
      PLAN_DATA_DIR: `${project.root}/package.json/data`,
    });
    let complained = '';
    child.stderr?.on('data', (chunk) => {
      complained += chunk;
    });
    const delays: number[] = [];
    while (!(await isReady(address))) {
      const began = performance.now();
      await fetch(`${address}healthz`);
      delays.push(performance.now() - began);
    }
    expect(complained).toContain('索引无法存盘');
    // 100 ms on an idle machine; built in the service's own process, it was deaf for three seconds and more.
    expect(Math.max(...delays)).toBeLessThan(1_500);
    const { faults } = (await (await fetch(`${address}readyz`)).json()) as { faults: { part: string }[] };
    expect(faults.map(({ part }) => part)).toEqual(['feedback', 'index']);
    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
    rmSync(corpusDir, { recursive: true });
  });

  it('can be stopped with SIGINT while it still loads', async () => {
    const { child, exitCode } = await startService({ PORT: '0' });
    child.kill('SIGINT');
    expect(await exitCode).toBe(0);
  });

  it('says that the port is in use and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await project.plan(['serve'], { env: { PORT: String(port) } });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`端口 ${port} 已被占用`);
  });

  it('names a variable that it cannot use and ends with 1', async () => {
    const { code, stderr } = await project.plan(['serve'], { env: { PORT: 'eighty', LOG_LEVEL: 'loud' } });
    expect(code).toBe(1);
    expect(stderr).toContain('环境变量 PORT="eighty" 无效');
    expect(stderr).toContain('环境变量 LOG_LEVEL="loud" 无效');
  });
});
