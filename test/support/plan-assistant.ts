// The assistant over the real plan and its built index, without a model: opened once in each test file that asks it.
import type { Answer } from '../../src/answering/answer.js';
import { createAssistant } from '../../src/assistant.js';

/** What the assistant told its operator, a claim that failed verification among it. */
export const notices: string[] = [];

export const assistant = await createAssistant({ models: 'embedded', onNotice: (notice) => notices.push(notice) });

export const { plan, outline } = assistant;

/** Asks; `earlier` are the user's turns before it, oldest first. */
export const ask = (question: string, ...earlier: readonly string[]): Promise<Answer> =>
  assistant.ask({ question, history: earlier.map((content) => ({ role: 'user', content })) });

/** All quotes of an answer, a line each. */
export const quotesOf = ({ citations }: Answer): string => citations.map(({ quote }) => quote).join('\n');

/** The answer without its markers. */
export const textOf = ({ answer }: Answer): string => answer.replace(/\[\d+\]/g, '');

/** How often a text stands in another. */
export const countOf = (text: string, part: string): number => text.split(part).length - 1;
