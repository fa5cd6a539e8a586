// The house keeps its one-way order: a room imports only from rooms to its left.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './support/seed-plan.js';

const SRC = join(PROJECT_ROOT, 'src');

/** Each room, and what stands to its left. `assistant` is the file `assistant.ts`, the composition root. */
const ROOMS: Readonly<Record<string, readonly string[]>> = (() => {
  const line = [
    'text',
    'learning',
    'plan',
    'statements',
    'chunking',
    'models',
    'indexing',
    'retrieval',
    'understanding',
    'conversation',
    'answering',
    'assistant',
    'library',
  ];
  const left = Object.fromEntries(line.map((room, index) => [room, line.slice(0, index)]));
  return {
    ...left,
    // Models know nothing of plans and chunks: they embed and write text.
    models: ['text'],
    server: line,
    // What other programs import; nobody here does.
    library: line,
    evaluation: line,
    // What instances share in a database: stores of the server's and of the index's own form.
    storage: [...line, 'server'],
    bench: [...line, 'server', 'evaluation', 'storage'],
    // The command line starts the service and shares its checks of input.
    cli: [...line, 'server', 'evaluation', 'storage'],
    // Pages share the types of the protocol, and no code.
    web: [],
    setup: [],
  };
})();

/** Rooms whose types, and only types, a room may import beside those to its left. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { web: ['answering', 'plan', 'server'] };

interface Import {
  readonly file: string;
  readonly line: number;
  readonly target: string;
  readonly isType: boolean;
}

const SOURCE = /\.(?:m?ts|tsx|mjs)$/;
/** Static imports and exports from, dynamic imports, and bare imports for effect. */
const IMPORT =
  /^[ \t]*(import|export)(\s+type)?\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;

const sourceFiles = (): string[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name))
    .map((name) => join(SRC, name));

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const clause = match[0];
    // `import { type A, type B }` brings types only, too.
    const names =
      /\{([^}]*)\}/
        .exec(clause)?.[1]
        ?.split(',')
        .map((name) => name.trim())
        .filter(Boolean) ?? [];
    const isType = match[2] !== undefined || (names.length > 0 && names.every((name) => name.startsWith('type ')));
    const line = text.slice(0, match.index).split('\n').length;
    return { file, line, target: match[3] ?? match[4] ?? match[5] ?? '', isType };
  });
}

const roomOf = (path: string): string => (relative(SRC, path).split(sep)[0] ?? '').replace(/\.[jt]s$/, '');

/** Imports inside src/ that leave their room. */
function crossings(): (Import & { from: string; to: string })[] {
  return sourceFiles()
    .flatMap(importsOf)
    .filter(({ target }) => target.startsWith('.'))
    .map((found) => ({ ...found, from: roomOf(found.file), to: roomOf(resolve(dirname(found.file), found.target)) }))
    .filter(({ from, to }) => from !== to);
}

describe('the rooms', () => {
  it('are the ones that the design names', () => {
    const rooms = readdirSync(SRC).filter((name) => !name.endsWith('.d.ts'));
    for (const room of rooms) expect(Object.keys(ROOMS)).toContain(room.replace(/\.[jt]s$/, ''));
  });

  it('import only from their left', () => {
    const arrows = crossings()
      .filter(({ from, to, isType }) => !(ROOMS[from]?.includes(to) || (isType && TYPES_ONLY[from]?.includes(to))))
      .map(({ file, line, target, from, to }) => `${relative(PROJECT_ROOT, file)}:${line} (${from} → ${to}) ${target}`);
    expect(arrows).toEqual([]);
  });

  it('are read by a test that sees imports of every form', () => {
    const found = importsOf(join(SRC, 'cli/commands/ask-command.ts')).map(
      ({ target, isType }) => `${target} ${isType}`,
    );
    expect(found).toContain('../../answering/answer.js true');
    expect(found).toContain('../cli-context.js false');
    expect(found).toContain('../display/format-answer.js false');
    expect(crossings().length).toBeGreaterThan(50);
  });

  it('import files that exist, by the name that they will have once compiled', () => {
    const missing = sourceFiles()
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('.') && target.endsWith('.js'))
      .filter(({ file, target }) => {
        const path = resolve(dirname(file), target);
        return ![path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].some(existsSync);
      });
    expect(missing).toEqual([]);
  });
});

/** Files of a folder, each with the files that it imports; types count, too. */
function importsWithin(folder: string): Map<string, string[]> {
  const inside = sourceFiles().filter((file) => file.startsWith(join(SRC, folder) + sep));
  return new Map(
    inside.map((file) => {
      const targets = importsOf(file).map(({ target }) => resolve(dirname(file), target).replace(/\.js$/, '.ts'));
      return [file, targets.filter((target) => inside.includes(target))];
    }),
  );
}

/** A way from a file back to itself; null where there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const target of graph.get(file) ?? []) {
      const circle = walk(target, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = walk(file, []);
    if (circle) return circle.map((name) => relative(PROJECT_ROOT, name));
  }
  return null;
}

describe('the way from a question to an answer', () => {
  it('goes through rooms that stand in the order of its steps', () => {
    const line = ['learning', 'statements', 'understanding', 'conversation', 'answering'];
    for (const [at, room] of line.entries()) {
      for (const left of line.slice(0, at)) expect(ROOMS[room]).toContain(left);
      for (const right of line.slice(at)) expect(ROOMS[room]).not.toContain(right);
    }
    const used = new Set(crossings().map(({ from, to }) => `${from} ${to}`));
    for (const arrow of ['understanding learning', 'conversation understanding', 'answering conversation'])
      expect(used).toContain(arrow);
  });

  it.each([
    'learning',
    'statements',
    'understanding',
    'conversation',
    'answering/operators',
    'answering/judging',
    'answering/matching',
  ])('runs in no circle inside %s', (folder) => {
    expect(importsWithin(folder).size).toBeGreaterThan(0);
    expect(circleIn(importsWithin(folder))).toBeNull();
  });

  it('would be seen to run in a circle', () => {
    const graph = new Map([
      ['/a', ['/b']],
      ['/b', ['/c']],
      ['/c', ['/b']],
    ]);
    expect(circleIn(graph)).toHaveLength(3);
  });
});

describe('the house style', () => {
  const files = sourceFiles().filter((file) => !file.endsWith('.d.ts'));
  const name = (file: string) => relative(PROJECT_ROOT, file);

  it('opens every file with a comment that says in one sentence what it is for', () => {
    const silent = files.filter((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      if (lines[0]?.startsWith('#!')) lines.shift();
      const end = lines.findIndex((line) => !line.startsWith('//'));
      return !/^\/\/ \S.*[.:!?]$/.test(lines.slice(0, end).join(' '));
    });
    expect(silent.map(name)).toEqual([]);
  });

  it('names files in kebab case, and no room or file after nothing in particular', () => {
    const odd = files.filter(
      (file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.config)?\.\w+$/.test(file.split(sep).at(-1) ?? ''),
    );
    expect(odd.map(name)).toEqual([]);
    expect(
      files.map(name).filter((path) => /(?:^|\/)(?:utils?|helpers?|common|managers?)(?:\/|\.)/.test(path)),
    ).toEqual([]);
  });

  it('silences no compiler and leaves no work for later', () => {
    // `any` is the linter's: a comment may well say it.
    const holes = files.filter((file) =>
      /@ts-(?:ignore|expect-error|nocheck)|\b(?:TODO|FIXME)\b/.test(readFileSync(file, 'utf8')),
    );
    expect(holes.map(name)).toEqual([]);
  });
});
