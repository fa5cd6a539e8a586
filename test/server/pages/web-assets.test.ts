// The built faces as files: found through the manifest, compressed, cached, and nothing else of the folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { loadWebAssets } from '../../../src/server/pages/web-assets.js';
import { createTestApp } from '../test-app.js';

const webDir = mkdtempSync(join(tmpdir(), 'plan-faces-'));
afterAll(() => rmSync(webDir, { recursive: true }));
mkdirSync(join(webDir, '.vite'));
mkdirSync(join(webDir, 'assets'));
const write = (path: string, content: string) => writeFileSync(join(webDir, path), content);
write('assets/chat-1.js', 'import"./core-1.js";');
write('assets/core-1.js', 'export{};');
write('assets/chat-1.css', 'body{}');
write('assets/notes.txt', 'not for readers');
write('widget.js', '(()=>{})();');
write(
  '.vite/manifest.json',
  JSON.stringify({
    'chat/main.tsx': { file: 'assets/chat-1.js', css: ['assets/chat-1.css'], imports: ['_core'] },
    _core: { file: 'assets/core-1.js' },
  }),
);
const { app } = createTestApp({}, undefined, { webDir });

describe('built faces', () => {
  it('are named in the page: script, styles, and what the script imports', async () => {
    const page = await (await app.request('/')).text();
    expect(page).toContain('<script type="module" src="/assets/chat-1.js"></script>');
    expect(page).toContain('<link rel="stylesheet" href="/assets/chat-1.css">');
    expect(page).toContain('<link rel="modulepreload" href="/assets/core-1.js">');
  });

  it('come compressed to those who can read it, and for ever under their hashed names', async () => {
    const response = await app.request('/assets/chat-1.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe('import"./core-1.js";');
    const plain = await app.request('/assets/chat-1.js');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('import"./core-1.js";');
  });

  it('are open to scripts of other sites, whose visitors ask cheaply for a newer version', async () => {
    const response = await app.request('/widget.js');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const again = await app.request('/widget.js', { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('are scripts and styles only', async () => {
    expect((await app.request('/assets/notes.txt')).status).toBe(404);
    expect(loadWebAssets(webDir).file('.vite/manifest.json')).toBeUndefined();
  });

  it('say what is wrong when their manifest is damaged', () => {
    const damaged = mkdtempSync(join(tmpdir(), 'plan-faces-'));
    mkdirSync(join(damaged, '.vite'));
    writeFileSync(join(damaged, '.vite/manifest.json'), '{"chat/main.tsx":{}}');
    expect(() => loadWebAssets(damaged)).toThrow('file');
    rmSync(damaged, { recursive: true });
  });
});
