// The units that are open while headings are chosen, outermost first, and the last number of every series.
import type { HeadingForm, HeadingKind } from './heading-forms.js';

interface OpenUnit {
  readonly kind: HeadingKind | 'plain';
  readonly rank: number;
  readonly number: number;
  /** Last number of each kind right below it. */
  readonly last: Map<string, number>;
}

/** Where a number stands against those before it. */
export type SeriesFit = 'next' | 'first' | 'running' | 'gap' | 'repeated' | 'restart' | 'stray';

const newRoot = (): OpenUnit => ({ kind: 'plain', rank: -1, number: 0, last: new Map() });

export class OpenUnits {
  private stack: OpenUnit[] = [newRoot()];
  /** Last number of each kind anywhere: some series run on under the next parent. */
  private readonly anywhere = new Map<string, number>();

  /** The unit that a heading of this rank would stand under. */
  parentAt(rank: number): OpenUnit {
    return this.stack.findLast((unit) => unit.rank < rank) ?? (this.stack[0] as OpenUnit);
  }

  get innermost(): OpenUnit {
    return this.stack.at(-1) as OpenUnit;
  }

  /** Whether units of this kind are open. */
  hasOpen(kind: HeadingKind): boolean {
    return this.stack.some((unit) => unit.kind === kind);
  }

  fitOf({ kind, number, path }: HeadingForm, rank: number): SeriesFit {
    const parent = this.parentAt(rank);
    const last = parent.last.get(kind) ?? 0;
    if (path.length > 1 && path.at(-2) !== parent.number) return 'stray';
    if (number === last + 1) return last === 0 ? 'first' : 'next';
    if (last === 0) return number === (this.anywhere.get(kind) ?? 0) + 1 ? 'running' : 'stray';
    if (number === 1) return 'restart';
    return number > last ? 'gap' : 'repeated';
  }

  open(kind: HeadingKind | 'plain', rank: number, number: number): void {
    const parent = this.parentAt(rank);
    while (this.innermost !== parent) this.stack.pop();
    parent.last.set(kind, number);
    this.anywhere.set(kind, number);
    this.stack.push({ kind, rank, number, last: new Map() });
  }
}
