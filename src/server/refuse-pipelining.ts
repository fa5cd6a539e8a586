// Requests of one connection that wait for each other: a few are answered, a flood of them ends the connection.
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Neither browsers nor proxies send a request before the answer to the last one is there. A sender who does, and reads
 * nothing, makes the service prepare and hold every answer: a hundred connections with two hundred requests each took
 * 900 MB and six seconds of deafness.
 */
const MOST_UNANSWERED = 4;

/** @param listener answers a request and, as all Node listeners, ends its response */
export function refusePipelining(listener: RequestListener): RequestListener {
  const unanswered = new WeakMap<Socket, number>();
  const count = (socket: IncomingMessage['socket'], step: number): number => {
    const now = (unanswered.get(socket) ?? 0) + step;
    unanswered.set(socket, now);
    return now;
  };
  return (request, response) => {
    const { socket } = request;
    // The rest of what the parser had in its hands when the connection was ended.
    if (socket.destroyed) return;
    if (count(socket, 1) > MOST_UNANSWERED) return void socket.destroy();
    response.once('close', () => count(socket, -1));
    return listener(request, response);
  };
}
