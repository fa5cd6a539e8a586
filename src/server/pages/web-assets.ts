// The built faces: which files an entry needs, and the files themselves, read once and compressed once.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

export interface WebAsset {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly compressed: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** Addresses of the files that an entry needs, in order. */
export interface WebEntry {
  readonly script: string;
  readonly styles: readonly string[];
  /** Files that the script will ask for, so that the page can ask for them at once. */
  readonly imports: readonly string[];
}

export interface WebAssets {
  /** By its path from the site's root: `assets/chat-….js`, `widget.js`. */
  file(path: string): WebAsset | undefined;
  /** By its source: `chat/main.tsx`. Undefined when the faces were not built. */
  entry(source: string): WebEntry | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

/** `dist/web`, seen from `dist/server/pages` as it runs and from `src/server/pages` as it is tested. */
export function defaultWebDir(): string {
  const candidates = ['../../web', '../../../dist/web'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((path) => existsSync(join(path, '.vite/manifest.json'))) ?? candidates[0] ?? '';
}

/** Content ready to be sent any number of times: every response shares its bytes, whoever reads slowly. */
export function toAsset(bytes: Uint8Array, type: string): WebAsset {
  const content = Uint8Array.from(bytes);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  return { type, content, compressed: Uint8Array.from(gzipSync(content, { level: 9 })), etag };
}

/** Scripts and styles only: nothing else in the folder is ever served. */
function listFiles(webDir: string): string[] {
  return ['', 'assets'].flatMap((folder) =>
    readdirSync(join(webDir, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
      .map((entry) => join(folder, entry.name)),
  );
}

function entryOf(manifest: Manifest, source: string): WebEntry | undefined {
  const own = manifest[source];
  if (!own) return undefined;
  const imports = own.imports.map((name) => manifest[name]).filter((each) => each !== undefined);
  return {
    script: `/${own.file}`,
    styles: [...imports, own].flatMap(({ css }) => css.map((file) => `/${file}`)),
    imports: imports.map(({ file }) => `/${file}`),
  };
}

/**
 * Reads a built folder; an empty one when there is none, so that the service answers programs without its faces.
 * @throws when the build's manifest is damaged
 */
export function loadWebAssets(webDir: string): WebAssets {
  const manifestPath = join(webDir, '.vite/manifest.json');
  if (!existsSync(manifestPath)) return { file: () => undefined, entry: () => undefined };
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(manifestPath, 'utf8')));
  const files = new Map(
    listFiles(webDir).map((path) => [path, toAsset(readFileSync(join(webDir, path)), TYPES[extname(path)] ?? '')]),
  );
  return { file: (path) => files.get(path), entry: (source) => entryOf(manifest, source) };
}
