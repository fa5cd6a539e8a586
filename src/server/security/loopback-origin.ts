// The machine's two names for itself: 127.0.0.1 and localhost are one server and, to a browser, two origins.
import { cutHeader } from '../cut-header.js';

/** `localhost:8787` of `127.0.0.1:8787` and the other way round; null for a host that is not this machine. */
export function otherLoopbackOrigin(host: string | undefined): string | null {
  const match = /^(localhost|127\.0\.0\.1)(:\d{1,5})?$/.exec(cutHeader(host));
  if (!match) return null;
  return `http://${match[1] === 'localhost' ? '127.0.0.1' : 'localhost'}${match[2] ?? ''}`;
}
