// Links into the reading page, the only ones that an answer's words may carry, and the link to a question itself.
import type { Citation } from './protocol.js';

const PLAN_URL = /^\/plan(?:\?plan=([a-z0-9-]{1,64}))?(?:#([\w.-]{1,64}))?$/;

/**
 * The address of a passage, its quote marked by the server.
 * Anything that is not a link into the plan becomes the plan's first page.
 */
export function passageLink(origin: string, citation: Pick<Citation, 'url' | 'start' | 'end'>): string {
  const [, plan, anchor] = PLAN_URL.exec(citation.url) ?? [];
  const mark = `?mark=${Math.trunc(citation.start)}-${Math.trunc(citation.end)}`;
  return `${origin}/plan${mark}${plan === undefined ? '' : `&plan=${plan}`}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The address of a section that an abstention points to. */
export const sectionLink = (origin: string, url: string): string => `${origin}${PLAN_URL.test(url) ? url : '/plan'}`;

/** The plan that a link leads into; null for the standard one. */
export const planOf = (citation: Pick<Citation, 'url'>): string | null => PLAN_URL.exec(citation.url)?.[1] ?? null;

/** The chapter's id that a citation stands in: 「c2」. */
export const chapterIdOf = (citation: Pick<Citation, 'chapter'>): string => `c${Math.trunc(citation.chapter.number)}`;

/** An address that asks a question as soon as it is opened; the answer is given anew, from the edition of that day. */
export const questionLink = (origin: string, question: string, plan: string | null = null): string =>
  `${origin}/?q=${encodeURIComponent(question)}&ask=1${plan === null ? '' : `&plan=${plan}`}`;
