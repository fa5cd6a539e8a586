// Every regular expression of `src` with its place: literals out of the syntax tree, built ones as their modules build them;
// and lists of words that a module writes out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'vite';
import { PROJECT_ROOT } from './seed-plan.js';

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** `src/…/file.ts:12` for a literal, `src/…/file.ts` for a built one. */
  readonly place: string;
}

export interface SourcePatterns {
  readonly literals: readonly Pattern[];
  /** Files with `new RegExp(…)` in them, once for each. */
  readonly building: readonly string[];
  /** What is written out in such a call, beside what is put in. */
  readonly written: readonly Pattern[];
  /** Strings that stand in one array, joined by blanks. */
  readonly lists: readonly Pattern[];
}

type Node = Readonly<Record<string, unknown>>;

/** Visits a tree, whatever its nodes are called. */
function visit(value: unknown, onNode: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) onNode(value as Node);
  for (const inner of Object.values(value)) visit(inner, onNode);
}

/** The text of a string or of a piece of a template; '' for anything else. */
function textOf(node: Node): string {
  if (node['type'] === 'TemplateElement') return String((node['value'] as Node)['cooked'] ?? '');
  return node['type'] === 'Literal' && typeof node['value'] === 'string' ? node['value'] : '';
}

const isRegExp = (callee: unknown): boolean => (callee as Node | undefined)?.['name'] === 'RegExp';

/** The patterns of one source text; `file` tells the language by its ending. */
export function patternsOf(text: string, file: string): SourcePatterns {
  const literals: Pattern[] = [];
  const building: string[] = [];
  const written: Pattern[] = [];
  const lists: Pattern[] = [];
  const placeOf = (node: Node): string => `${file}:${text.slice(0, Number(node['start'])).split('\n').length}`;
  visit(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }), (node) => {
    const regex = node['regex'] as { readonly pattern: string; readonly flags: string } | undefined;
    if (node['type'] === 'Literal' && regex)
      literals.push({ source: regex.pattern, flags: regex.flags, place: placeOf(node) });
    if (node['type'] === 'ArrayExpression') {
      const source = (node['elements'] as (Node | null)[]).map((element) => (element ? textOf(element) : '')).join(' ');
      lists.push({ source, flags: '', place: placeOf(node) });
    }
    const isCall = node['type'] === 'NewExpression' || node['type'] === 'CallExpression';
    if (!isCall || !isRegExp(node['callee'])) return;
    building.push(file);
    visit(node['arguments'], (inner) => {
      if (textOf(inner) !== '') written.push({ source: textOf(inner), flags: '', place: placeOf(inner) });
    });
  });
  return { literals, building, written, lists };
}

/** The source files of the project, relative to its root. */
export const sourceFiles = (): string[] =>
  readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:m?ts|tsx|mjs)$/.test(name))
    .map((name) => `src/${name}`)
    .sort();

export function patternsIn(files: readonly string[]): SourcePatterns {
  const all = files.map((file) => patternsOf(readFileSync(join(PROJECT_ROOT, file), 'utf8'), file));
  return {
    literals: all.flatMap(({ literals }) => literals),
    building: all.flatMap(({ building }) => building),
    written: all.flatMap(({ written }) => written),
    lists: all.flatMap(({ lists }) => lists),
  };
}

/** What modules of `src` build with `new RegExp` while they are loaded; each must not have been loaded before. */
export async function builtPatterns(files: readonly string[]): Promise<Pattern[]> {
  const built: Pattern[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, parameters, newTarget) {
      const pattern = Reflect.construct(target, parameters, newTarget) as RegExp;
      // Libraries that are loaded on the way build patterns, too: the line that called tells whose this is.
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const file = files.find((name) => caller.includes(`/${name}`));
      if (file) built.push({ source: pattern.source, flags: pattern.flags, place: file });
      return pattern;
    },
  });
  try {
    for (const file of new Set(files)) await import(pathToFileURL(join(PROJECT_ROOT, file)).href);
  } finally {
    globalThis.RegExp = Original;
  }
  return built;
}
