// Stops a server: no new connections, running requests finish, and what has not finished in time is cut.
import type { Server } from 'node:http';

/** A connection that falls idle after its last answer would otherwise live on for its keep-alive time. */
const SWEEP_MS = 50;

/**
 * @param graceMs how long running requests may take
 * @returns whether all finished by themselves
 */
export function closeGracefully(server: Server, graceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let finished = true;
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const cut = setTimeout(() => {
      finished = false;
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve(finished);
    });
  });
}
