// Whatever is thrown becomes a failure of a known kind, without keys in it.
import { describe, expect, it } from 'vitest';
import { classifyFailure, readRetryAfter } from '../../src/models/classify-failure.js';
import { explainFailure } from '../../src/models/explain-failure.js';
import { FAILURE_KINDS, ModelFailure } from '../../src/models/model-failure.js';
import { Secret } from '../../src/models/secret.js';

const kindOf = (error: unknown) => classifyFailure(error).kind;
const withStatus = (status: number, message = '') => Object.assign(new Error(message), { status });

describe('classifyFailure', () => {
  it.each([
    [
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      }),
      'network',
    ],
    [new Error('terminated'), 'network'],
    [Object.assign(new Error('Request timed out.'), { name: 'TimeoutError' }), 'timeout'],
    [Object.assign(new Error('aborted'), { name: 'AbortError' }), 'aborted'],
    [new SyntaxError('Unexpected token < in JSON'), 'malformed'],
    [new TypeError("Cannot read properties of undefined (reading 'embedding')"), 'malformed'],
    [withStatus(400, 'Content Exists Risk'), 'refusal'],
    [withStatus(400, '输入含有敏感内容'), 'refusal'],
    [withStatus(400, 'unknown parameter top_k'), 'bad-request'],
    [withStatus(402, 'Insufficient Balance'), 'auth'],
    [withStatus(429, 'You exceeded your current quota, please check your billing'), 'auth'],
    [withStatus(504), 'timeout'],
    ['a string', 'server'],
    [undefined, 'server'],
  ])('%s is %s', (error, kind) => {
    expect(kindOf(error)).toBe(kind);
  });

  it('gives a failure inside an error back as it is', () => {
    const inner = new ModelFailure('endless', 'too much');
    expect(classifyFailure(new Error('stream error', { cause: new Error('wrapped', { cause: inner }) }))).toBe(inner);
  });

  it('takes the key out of what the endpoint says, and keeps it short', () => {
    const failure = classifyFailure(withStatus(401, `bad key my-own-key-1 ${'x'.repeat(2_000)}`), [
      new Secret('my-own-key-1'),
    ]);
    expect(failure.message).not.toContain('my-own-key-1');
    expect(failure.message.length).toBeLessThan(400);
  });
});

describe('readRetryAfter', () => {
  it('reads seconds and dates, from headers of both kinds', () => {
    expect(readRetryAfter(new Headers({ 'retry-after': '1.5' }))).toBe(1_500);
    expect(readRetryAfter({ 'retry-after': '2' })).toBe(2_000);
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(readRetryAfter({ 'retry-after': 'Thu, 01 Jan 2026 00:00:03 GMT' }, now)).toBe(3_000);
    expect(readRetryAfter({ 'retry-after': 'soon' })).toBeUndefined();
    expect(readRetryAfter(undefined)).toBeUndefined();
  });
});

describe('explainFailure', () => {
  it('says of every kind what happened and what to do, in Chinese', () => {
    for (const kind of FAILURE_KINDS) {
      const { problem, remedy } = explainFailure(new ModelFailure(kind, 'detail', { status: 418 }));
      expect(problem).toMatch(/\p{Script=Han}.*（HTTP 418，detail）/u);
      expect(remedy).toMatch(/\p{Script=Han}{2}/u);
    }
  });

  it('names a refused connection for what it is', () => {
    expect(explainFailure(new ModelFailure('network', 'connect ECONNREFUSED')).problem).toContain('服务没有启动');
  });
});
