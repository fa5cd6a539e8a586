// The assistant of the plan that a command names with --plan, from the library that is closed with it.
import type { Assistant } from '../assistant.js';
import { expectPlan } from './choose-plan.js';
import { type CliContext, openQuietly } from './cli-context.js';

export interface OpenedPlan {
  readonly assistant: Assistant;
  close(): Promise<void>;
}

/** @throws UsageError naming the plans that there are */
export async function openPlan(context: CliContext, id: string | undefined): Promise<OpenedPlan> {
  const library = await openQuietly(context);
  if (id !== undefined) expectPlan(library, id);
  return { assistant: await library.assistant(id), close: () => library.close() };
}
