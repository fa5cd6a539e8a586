// The files of deploy/ name settings that exist, paths that exist, and values that the service takes.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOperator } from '../src/server/operator.js';
import { readProtectionConfig } from '../src/server/security/protection-config.js';
import { readServerConfig } from '../src/server/server-config.js';
import { readServiceConfig } from '../src/server/service-config.js';
import { PROJECT_ROOT } from './support/seed-plan.js';

const read = (name: string): string => readFileSync(join(PROJECT_ROOT, 'deploy', name), 'utf8');
const settings = Object.fromEntries(
  read('plan-assistant.env.example')
    .split('\n')
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);
const sources = ['server-config', 'service-config', 'operator', 'security/protection-config']
  .map((name) => readFileSync(join(PROJECT_ROOT, 'src/server', `${name}.ts`), 'utf8'))
  .join('\n');

describe('plan-assistant.env.example', () => {
  it('names only settings that the service reads', () => {
    expect(Object.keys(settings).length).toBeGreaterThan(10);
    expect(Object.keys(settings).filter((name) => !sources.includes(`${name}:`))).toEqual([]);
  });

  it('is taken as it stands', () => {
    expect(readServerConfig(settings)).toMatchObject({ port: 8787, host: '127.0.0.1' });
    expect(readServiceConfig(settings)).toEqual(readServiceConfig({}));
    expect(readProtectionConfig(settings)).toEqual({ ...readProtectionConfig({}), trustedProxies: 1 });
    expect(readOperator(settings)).toEqual({ name: null, contact: null });
  });
});

describe('the image and the unit', () => {
  it.each(['Dockerfile', 'plan-assistant.service'])('%s starts the service as the project builds it', (name) => {
    expect(read(name)).toMatch(/node",? "?dist\/cli\/main\.js",? "?serve|node dist\/cli\/main\.js serve/);
    expect(existsSync(join(PROJECT_ROOT, 'src/cli/main.ts'))).toBe(true);
    expect(existsSync(join(PROJECT_ROOT, 'src/setup/prepare.mjs'))).toBe(true);
  });

  it('run as nobody in particular', () => {
    expect(read('Dockerfile')).toMatch(/^USER node$/m);
    expect(read('plan-assistant.service')).toMatch(/^User=plan-assistant$/m);
  });

  it('give running answers the time that the service gives them', () => {
    const seconds = Number(/^TimeoutStopSec=(\d+)$/m.exec(read('plan-assistant.service'))?.[1]);
    expect(seconds * 1000).toBeGreaterThan(readServerConfig(settings).shutdownMs);
  });

  it('keep no answer in a proxy’s buffer', () => {
    expect(read('nginx.conf')).toMatch(/proxy_buffering off;/);
    const seconds = Number(/proxy_read_timeout (\d+)s/.exec(read('nginx.conf'))?.[1]);
    expect(seconds * 1000).toBeGreaterThan(readProtectionConfig(settings).askTimeoutMs);
  });
});
