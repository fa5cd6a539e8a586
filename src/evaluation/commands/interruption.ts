// Ctrl-C during a run: the question in flight is let go, everything answered is kept, the way to go on is named.

/** A signal that fires on the first SIGINT or SIGTERM; the second one ends the process at once. */
export function interruptible(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    dispose() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
