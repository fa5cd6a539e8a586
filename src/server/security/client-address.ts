// Who asks: the address that the last trusted proxy saw, and the key under which a visitor is counted.
import { isIP } from 'node:net';
import type { Context } from 'hono';
import { MOST_HEADER_CHARACTERS } from '../cut-header.js';

/** What `@hono/node-server` hands to the app; absent when a test asks the app directly. */
interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

const plainAddress = (address: string): string =>
  address
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    // Some proxies write the port behind an IPv4 address; an IPv6 address has more than one colon.
    .replace(/^([\d.]+):\d{1,5}$/, '$1')
    .replace(/^::ffff:/i, '');

const peerAddress = (c: Context): string =>
  plainAddress((c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? '');

/**
 * The visitor's address. Each trusted proxy has appended the address that it saw to X-Forwarded-For, so the visitor
 * stands that many places from the right; what stands further left was written by the visitor and is not believed.
 */
export function clientAddress(c: Context, trustedProxies: number): string {
  const peer = peerAddress(c);
  if (trustedProxies === 0) return peer;
  // Proxies append on the right: what a cut takes away stands where nobody is believed.
  const header = (c.req.header('x-forwarded-for') ?? '').slice(-MOST_HEADER_CHARACTERS);
  const forwarded = header.split(',').map(plainAddress).filter(Boolean);
  const chain = [...forwarded, peer];
  const address = chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? peer;
  return isIP(address) === 0 ? peer : address;
}

/** The first 64 bits of an IPv6 address: a household has the rest for itself. */
function ipv6Network(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

export const visitorKey = (address: string): string => (isIP(address) === 6 ? `${ipv6Network(address)}::/64` : address);

/**
 * A program on this machine, such as an evaluation run or a health check: from a loopback address, through no proxy,
 * and not from a page in a browser.
 */
export function isLocalProgram(c: Context): boolean {
  const peer = peerAddress(c);
  const isLoopback = peer === '' || peer === '::1' || peer.startsWith('127.');
  const names = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'origin', 'sec-fetch-site'];
  return isLoopback && names.every((name) => c.req.header(name) === undefined);
}
