// The environment as configuration: defaults, and faults by name.
import { describe, expect, it } from 'vitest';
import { readServerConfig, ServerConfigError } from '../../src/server/server-config.js';

describe('readServerConfig', () => {
  it('listens on 127.0.0.1:8787 by default', () => {
    expect(readServerConfig({})).toEqual({ port: 8787, host: '127.0.0.1', logLevel: 'info', shutdownMs: 10_000 });
  });

  it('reads its variables, ignores others, and takes empty ones for not set', () => {
    const environment = { PORT: '0', HOST: '::1', LOG_LEVEL: 'debug', SHUTDOWN_SECONDS: '2.5', PATH: '/bin' };
    expect(readServerConfig(environment)).toEqual({ port: 0, host: '::1', logLevel: 'debug', shutdownMs: 2500 });
    expect(readServerConfig({ PORT: '', HOST: '' })).toMatchObject({ port: 8787, host: '127.0.0.1' });
  });

  it.each([
    [{ PORT: 'abc' }, '环境变量 PORT="abc" 无效：应为 0 到 65535 的整数'],
    [{ PORT: '65536' }, 'PORT="65536" 无效'],
    [{ PORT: '-1' }, 'PORT="-1" 无效'],
    [{ PORT: '80.5' }, 'PORT="80.5" 无效'],
    [{ HOST: 'a b' }, 'HOST="a b" 无效'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL="loud" 无效：应为 fatal'],
    [{ SHUTDOWN_SECONDS: 'soon' }, 'SHUTDOWN_SECONDS="soon" 无效：应为秒数'],
  ])('refuses %j', (environment, message) => {
    expect(() => readServerConfig(environment)).toThrow(ServerConfigError);
    expect(() => readServerConfig(environment)).toThrow(message);
  });

  it('names all faults at once', () => {
    expect(() => readServerConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*\n.*LOG_LEVEL/);
  });
});
