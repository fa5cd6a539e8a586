// `plan doctor` against endpoints that are right, wrong and missing: what it says is what an operator can act on.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerHonestly } from '../support/honest-model.js';
import { type OpenAiServer, type OpenAiServerOptions, startOpenAiServer } from '../support/openai-server.js';
import { cli } from './test-terminal.js';

const KEY = 'sk-doctor-0123456789';
const servers: OpenAiServer[] = [];

beforeAll(() => import('@langchain/openai'));
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function doctor(options: OpenAiServerOptions, environment: Record<string, string> = {}, args: string[] = []) {
  const server = await startOpenAiServer({ models: ['test-model', 'test-embedding'], ...options });
  servers.push(server);
  const settings = {
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_API_KEY: KEY,
    PLAN_CHAT_MODEL: 'test-model',
    PLAN_MODEL_FIRST_TOKEN_MS: '500',
    ...environment,
  };
  return cli(['doctor', ...args], { environment: settings });
}

describe('plan doctor', () => {
  it('says that nothing is configured, and how to change that', async () => {
    const { code, stdout } = await cli(['doctor'], { environment: {} });
    expect(code).toBe(0);
    expect(stdout).toContain('没有配置语言模型');
    expect(stdout).toContain('PLAN_MODEL_PRESET');
  });

  it('passes an endpoint that does all that is needed', async () => {
    const { code, stdout } = await doctor(
      { chat: (request) => answerHonestly(request), apiKey: KEY },
      { PLAN_EMBEDDING_MODEL: 'test-embedding' },
    );
    expect(stdout).toMatch(/通过 {2}连通/);
    expect(stdout).toContain('test-model 在服务的 2 个模型之中');
    expect(stdout).toMatch(/通过 {2}带引文的回答：2 条论断通过核验，0 条未通过/);
    expect(stdout).toMatch(/通过 {2}向量：8 维/);
    expect(stdout).toContain('全部可用');
    expect(code).toBe(0);
  });

  it('tells a wrong key, and does not repeat it', async () => {
    const { code, stdout } = await doctor({ apiKey: 'sk-another-key-00000' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/失败 {2}连通：密钥未被接受/);
    expect(stdout).toContain('OPENAI_API_KEY');
    expect(stdout).not.toContain(KEY);
  });

  it('tells a model that is not served, and names those that are', async () => {
    const missing = { kind: 'status', status: 404, message: 'model not found' } as const;
    const { code, stdout } = await doctor({ chat: [missing], models: ['test-model-large', 'other'] });
    expect(code).toBe(1);
    expect(stdout).toContain('服务没有列出 test-model；它列出的有：test-model-large、other');
    expect(stdout).toMatch(/失败 {2}对话/);
  });

  it('tells when nobody listens', async () => {
    const { code, stdout } = await cli(['doctor'], {
      environment: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', PLAN_CHAT_MODEL: 'm' },
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/失败 {2}连通/);
    expect(stdout).toContain('OPENAI_BASE_URL');
  });

  it('tells a model that answers but cannot quote', async () => {
    const { code, stdout } = await doctor({ chat: [{ kind: 'reply', text: '收到，规划提出了很多目标。' }] });
    expect(code).toBe(1);
    expect(stdout).toMatch(/通过 {2}对话/);
    expect(stdout).toMatch(/失败 {2}带引文的回答：模型的输出不是要求的格式/);
  });

  it.each([
    ['a web page', { kind: 'web-page' }, '返回的是网页', 'OPENAI_BASE_URL'],
    ['a model that only thinks', { kind: 'only-thinking', text: '想' }, '一直在思考', 'PLAN_MODEL_EXTRA_BODY'],
    [
      'an error with status 200',
      { kind: 'json', body: { error: { message: 'bad key', code: 401 } } },
      '密钥未被接受',
      'OPENAI_API_KEY',
    ],
    ['another protocol', { kind: 'json', body: { done: true } }, '不是要求的格式', '换一个'],
    ['a full house', { kind: 'status', status: 429 }, '限流', 'PLAN_MODEL_CONCURRENCY'],
  ] as const)('names %s and its remedy', async (_, behaviour, problem, remedy) => {
    const { code, stdout } = await doctor({ chat: [behaviour] });
    expect(code).toBe(1);
    expect(stdout).toContain(problem);
    expect(stdout).toContain(remedy);
  });

  it.each([
    ['zeros', { kind: 'same-vector', vector: [0, 0, 0, 0] }, '全为零'],
    ['the same for every text', { kind: 'same-vector', vector: [1, 2, 3, 4] }, '同一个向量'],
  ] as const)('refuses an embedding model that gives %s', async (_, behaviour, problem) => {
    const { code, stdout } = await doctor(
      { chat: (request) => answerHonestly(request), embeddings: [behaviour] },
      { PLAN_EMBEDDING_MODEL: 'test-embedding' },
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/失败 {2}向量/);
    expect(stdout).toContain(problem);
  });

  it('says that a service does not know stream_options, and goes on', async () => {
    const { code, stdout } = await doctor({
      chat: (request) =>
        'stream_options' in request.body
          ? { kind: 'status', status: 400, message: 'extra fields not permitted: stream_options' }
          : answerHonestly(request),
    });
    expect(stdout).toMatch(/注意 {2}用量：服务不认识 stream_options/);
    expect(code).toBe(0);
  });

  it('tells a model that only thinks, and one that is too slow', async () => {
    expect((await doctor({ chat: [{ kind: 'empty' }] })).stdout).toContain('模型没有输出内容');
    expect((await doctor({ chat: [{ kind: 'hang' }] })).stdout).toContain('PLAN_MODEL_FIRST_TOKEN_MS');
  });

  it('tells vectors of another length than configured', async () => {
    const environment = { PLAN_EMBEDDING_MODEL: 'test-embedding', PLAN_EMBEDDING_DIMENSIONS: '1024' };
    const { code, stdout } = await doctor({ chat: (request) => answerHonestly(request) }, environment);
    expect(code).toBe(1);
    expect(stdout).toMatch(/失败 {2}向量：向量的维数与索引不一致/);
  });

  it('names a setting that cannot be used', async () => {
    const { code, stderr } = await cli(['doctor'], { environment: { PLAN_MODEL_PRESET: 'nobody' } });
    expect(code).toBe(1);
    expect(stderr).toContain('没有名为 nobody 的预设');
  });

  it('prints JSON for scripts', async () => {
    const { stdout } = await cli(['doctor', '--json'], { environment: {} });
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ status: 'ok' }),
      expect.objectContaining({ name: '向量' }),
    ]);
  });
});
