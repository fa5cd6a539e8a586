// Processor time of a piece of work in milliseconds, as little of the machine's noise in it as can be.

/**
 * The least time of up to `tries` runs, the first within `enough` at once: a slow run beside a fast one is a collection of
 * garbage or a neighbour, and work that is slow by itself is slow each time. Other processes' work does not count.
 */
export async function processorTime(work: () => unknown, enough: number, tries = 8): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries && least > enough; i++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
