// Why a call was aborted, read where it is judged: a limit that passed is a time-out, anything else a reader who left.
import { ModelFailure } from './model-failure.js';

/**
 * The failure that an aborted signal stands for. Whoever sets a limit aborts with a `ModelFailure` of its own kind, and
 * `AbortSignal.timeout` with a TimeoutError; both pass unchanged through every layer that follows the signal, so that a
 * model that hangs is never taken for a reader who left.
 * @param otherwise message for an abort without a limit behind it
 */
export function abortReason(signal: AbortSignal | undefined, otherwise: string): ModelFailure {
  const reason: unknown = signal?.reason;
  if (reason instanceof ModelFailure) return reason;
  const isLimit = reason instanceof Error && reason.name === 'TimeoutError';
  return isLimit ? new ModelFailure('timeout', reason.message) : new ModelFailure('aborted', otherwise);
}
