// Keys stay hidden; texts that echo them are cleared.
import { describe, expect, it } from 'vitest';
import { displayUrl, Secret, withoutSecrets } from '../../src/models/secret.js';

describe('withoutSecrets', () => {
  it('takes out a known key wherever it stands', () => {
    expect(withoutSecrets('Incorrect API key provided: abc12345.', [new Secret('abc12345')])).toBe(
      'Incorrect API key provided: [密钥已隐藏].',
    );
  });

  it.each([
    'Bearer abc.def-123',
    'sk-proj-0123456789',
    'https://user:password@host/v1',
    'https://host/v1?api_key=abcdef',
  ])('takes out what looks like a key: %s', (text) => {
    const cleared = withoutSecrets(text);
    for (const secret of ['abc.def-123', 'proj-0123456789', 'password', 'abcdef'])
      expect(cleared).not.toContain(secret);
  });

  it('leaves other text as it is', () => {
    expect(withoutSecrets('model test-model not found')).toBe('model test-model not found');
  });
});

describe('displayUrl', () => {
  it('shows an address without credentials and query', () => {
    expect(displayUrl('https://user:pass@api.example.cn/v1/?key=abc#x')).toBe('https://api.example.cn/v1');
  });
});
