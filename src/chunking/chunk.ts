// A chunk: the unit of the index, verbatim text of one place of the plan apart from what is searched.
import type { PlanPlace } from '../plan/outline.js';
import type { TextSpan } from '../text/text-span.js';

/** One step of a chunk's breadcrumb. */
export interface PathStep {
  readonly id: string;
  readonly label: string;
  readonly title: string;
}

export type ChunkKind = 'body' | 'heading' | 'box' | 'indicator' | 'table-header';

export interface Chunk extends PlanPlace {
  /** Id of its unit; later pieces of a long unit carry `#2`, `#3` … */
  readonly id: string;
  readonly planId: string;
  readonly kind: ChunkKind;
  /** Chapter first; a box stands between its section and its entry. */
  readonly path: readonly PathStep[];
  readonly span: TextSpan;
  /** Verbatim: `plan.text.slice(span.start, span.end)`. The only text that may be quoted. */
  readonly text: string;
  /** Breadcrumb and text: searched, never quoted. */
  readonly searchText: string;
}
