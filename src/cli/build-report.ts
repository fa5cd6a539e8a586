// What `plan index` tells the process that started it.
import type { LoadingProgress } from '../server/assistant-slot.js';

export type BuildReport =
  | { readonly kind: 'progress'; readonly progress: LoadingProgress }
  | { readonly kind: 'notice'; readonly notice: string };

/** Our own process sends nothing else; the channel is Node's, and may carry other messages one day. */
export const isBuildReport = (message: unknown): message is BuildReport =>
  typeof message === 'object' && message !== null && 'kind' in message;
