// The configuration: presets filled in, mistakes named in words an operator can act on, keys kept out of sight.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadModelConfig } from '../../src/models/model-config.js';
import { ModelConfigError } from '../../src/models/model-settings.js';
import { PRESETS } from '../../src/models/presets.js';

const KEY = 'sk-0123456789abcdef';
let dir = '';
let file = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'model-config-'));
  file = join(dir, 'plan.config.json');
});
afterEach(() => rmSync(dir, { recursive: true }));

const load = (env: NodeJS.ProcessEnv) => loadModelConfig({ env, file });
const messageOf = (env: NodeJS.ProcessEnv): string => {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ModelConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
};

describe('loadModelConfig', () => {
  it('uses no model without settings, and none because a key happens to be set', () => {
    expect(load({})).toEqual({ preset: null, chat: null, embedding: null });
    expect(load({ OPENAI_API_KEY: KEY }).chat).toBeNull();
  });

  it('fills in a preset, and lets settings outweigh it', () => {
    const { chat, embedding } = load({ PLAN_MODEL_PRESET: 'qwen', OPENAI_API_KEY: KEY });
    expect(chat).toMatchObject({
      baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
      model: 'qwen-plus',
      extraBody: { enable_thinking: false },
      limits: { totalMs: 60_000, firstTokenMs: 20_000, maxOutputTokens: 2_000 },
    });
    expect(embedding).toBeNull();
    const own = load({
      PLAN_MODEL_PRESET: 'qwen',
      OPENAI_API_KEY: KEY,
      PLAN_CHAT_MODEL: 'qwen-max',
      PLAN_MODEL_TIMEOUT_MS: '5000',
      PLAN_MODEL_EXTRA_BODY: '{"top_k":1}',
    });
    expect(own.chat).toMatchObject({
      model: 'qwen-max',
      extraBody: { enable_thinking: false, top_k: 1 },
      limits: { totalMs: 5_000, firstTokenMs: 5_000 },
    });
  });

  it('leaves the temperature to services that fix it', () => {
    expect(load({ PLAN_MODEL_PRESET: 'moonshot', OPENAI_API_KEY: KEY }).chat?.temperature).toBeNull();
    expect(
      load({ PLAN_MODEL_PRESET: 'openai', OPENAI_API_KEY: KEY, PLAN_MODEL_TEMPERATURE: 'none' }).chat?.temperature,
    ).toBeNull();
  });

  it('changes the vectors only when asked for by name', () => {
    const env = { PLAN_MODEL_PRESET: 'qwen', OPENAI_API_KEY: KEY };
    expect(load({ ...env, PLAN_EMBEDDING_MODEL: 'preset' }).embedding).toMatchObject({
      model: 'text-embedding-v4',
      dimensions: 1024,
      requestDimensions: null,
      batch: 10,
    });
    expect(
      load({ ...env, PLAN_EMBEDDING_MODEL: 'text-embedding-v4', PLAN_EMBEDDING_DIMENSIONS: '256' }).embedding,
    ).toMatchObject({ dimensions: 256, requestDimensions: 256 });
    expect(messageOf({ PLAN_MODEL_PRESET: 'deepseek', OPENAI_API_KEY: KEY, PLAN_EMBEDDING_MODEL: 'preset' })).toContain(
      '没有向量模型',
    );
  });

  it('gives a key to no other address than the one it was set for', () => {
    const env = {
      PLAN_MODEL_PRESET: 'deepseek',
      OPENAI_API_KEY: KEY,
      PLAN_EMBEDDING_MODEL: 'bge-m3',
      PLAN_EMBEDDING_BASE_URL: 'http://127.0.0.1:11434/v1',
    };
    expect(load(env).embedding?.apiKey).toBeNull();
    expect(load({ ...env, PLAN_EMBEDDING_API_KEY: 'other-key' }).embedding?.apiKey?.reveal()).toBe('other-key');
  });

  it('serves vectors without a chat model', () => {
    const config = load({ PLAN_MODEL_PRESET: 'vllm', PLAN_EMBEDDING_MODEL: 'bge-m3' });
    expect(config.chat).toBeNull();
    expect(config.embedding?.baseUrl).toBe('http://127.0.0.1:8000/v1');
  });

  it('reads the file, and lets the environment outweigh it', () => {
    writeFileSync(file, JSON.stringify({ preset: 'ollama', chatModel: 'qwen3:4b', concurrency: 1 }));
    expect(load({}).chat).toMatchObject({ model: 'qwen3:4b', concurrency: 1, apiKey: null });
    expect(load({ PLAN_CHAT_MODEL: 'qwen3:14b' }).chat?.model).toBe('qwen3:14b');
  });

  it('refuses a key in the file without repeating it', () => {
    writeFileSync(file, JSON.stringify({ preset: 'openai', apiKey: KEY }));
    const message = messageOf({});
    expect(message).toContain('OPENAI_API_KEY');
    expect(message).not.toContain(KEY);
  });

  it.each([
    [{ PLAN_MODEL_PRESET: 'gpt' }, ['gpt', 'deepseek']],
    [{ PLAN_MODEL_PRESET: 'openai' }, ['OPENAI_API_KEY', 'gpt-4.1-mini']],
    [{ PLAN_MODEL_PRESET: 'vllm' }, ['PLAN_CHAT_MODEL', 'vllm']],
    [{ PLAN_CHAT_MODEL: 'm', OPENAI_BASE_URL: 'not a url' }, ['OPENAI_BASE_URL']],
    [{ PLAN_CHAT_MODEL: 'm', OPENAI_BASE_URL: 'ftp://host' }, ['OPENAI_BASE_URL']],
    [{ PLAN_CHAT_MODEL: 'm', PLAN_MODEL_TIMEOUT_MS: 'soon' }, ['PLAN_MODEL_TIMEOUT_MS']],
    [{ PLAN_CHAT_MODEL: 'm', PLAN_MODEL_CONCURRENCY: '0' }, ['PLAN_MODEL_CONCURRENCY']],
    [{ PLAN_CHAT_MODEL: 'm', PLAN_MODEL_EXTRA_BODY: '{' }, ['PLAN_MODEL_EXTRA_BODY', 'JSON']],
  ])('names what is wrong with %o', (env, words) => {
    const message = messageOf(env);
    for (const word of words) expect(message).toContain(word);
  });

  it('refuses settings that the file misspells', () => {
    writeFileSync(file, '{"presset":"qwen"}');
    expect(messageOf({})).toContain('presset');
    writeFileSync(file, '{');
    expect(messageOf({})).toContain('JSON');
  });

  it('shows no key, however it is printed', () => {
    const config = load({ PLAN_MODEL_PRESET: 'qwen', OPENAI_API_KEY: KEY, PLAN_EMBEDDING_MODEL: 'preset' });
    for (const shown of [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: true }),
      `${config.chat?.apiKey}`,
      String(config.embedding?.apiKey),
    ]) {
      expect(shown).not.toContain(KEY);
    }
    expect(config.chat?.apiKey?.reveal()).toBe(KEY);
  });
});

describe('the presets', () => {
  it('cover the services that are promised, each once', () => {
    expect(PRESETS.map(({ name }) => name)).toEqual([
      'openai',
      'deepseek',
      'qwen',
      'glm',
      'moonshot',
      'ollama',
      'vllm',
      'xinference',
      'lmstudio',
    ]);
  });

  it.each(PRESETS)('$name is complete: an address that parses, a note, sound vectors', (preset) => {
    expect(new URL(preset.baseUrl).pathname.endsWith('/')).toBe(preset.name === 'deepseek');
    expect(preset.note.length).toBeGreaterThan(5);
    expect(preset.embeddingModel === null).toBe(preset.embeddingDimensions === null);
  });
});
