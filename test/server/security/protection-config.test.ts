// The configuration of a public page: safe by default, and wrong values named.
import { describe, expect, it } from 'vitest';
import { readProtectionConfig } from '../../../src/server/security/protection-config.js';

describe('readProtectionConfig', () => {
  it('embeds nowhere, trusts no proxy and logs no question by default', () => {
    expect(readProtectionConfig({})).toMatchObject({
      widgetOrigins: [],
      trustedProxies: 0,
      questionLog: false,
      feedback: true,
      retentionDays: 180,
    });
  });

  it('reads a list of origins', () => {
    const { widgetOrigins } = readProtectionConfig({ WIDGET_ORIGINS: 'https://a.example, http://b.example:8080' });
    expect(widgetOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
  });

  it('takes an empty variable for none', () => {
    expect(readProtectionConfig({ MAX_STREAMS: '', FEEDBACK: '' })).toEqual(readProtectionConfig({}));
  });

  it.each([
    [{ WIDGET_ORIGINS: '*' }, 'WIDGET_ORIGINS="*"'],
    [{ WIDGET_ORIGINS: 'https://a.example/' }, '末尾斜杠'],
    [{ TRUSTED_PROXIES: '-1' }, 'TRUSTED_PROXIES="-1"'],
    [{ TRUSTED_PROXIES: '11' }, '0 到 10'],
    [{ MAX_STREAMS: 'many' }, 'MAX_STREAMS'],
    [{ FEEDBACK: 'yes' }, 'on 或 off'],
    [{ RETENTION_DAYS: '1.5' }, 'RETENTION_DAYS'],
  ])('refuses %o by name', (environment, words) => {
    expect(() => readProtectionConfig(environment)).toThrow(words);
  });

  it('names every wrong variable at once', () => {
    const read = () => readProtectionConfig({ FEEDBACK: 'x', MAX_STREAMS: 'y' });
    expect(read).toThrow(/MAX_STREAMS[\s\S]*FEEDBACK/);
  });
});
