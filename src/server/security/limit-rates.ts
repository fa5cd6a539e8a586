// Rate limits for visitors and for all together, told in RateLimit headers (draft-ietf-httpapi-ratelimit-headers-09).
import type { Context, MiddlewareHandler } from 'hono';
import { HttpProblem, problemResponse } from '../problem.js';
import { clientAddress, isLocalProgram, visitorKey } from './client-address.js';
import type { ProtectionConfig } from './protection-config.js';
import { type CreateCounter, RateCounter, type RateState, type RequestCounter } from './rate-counter.js';

const WINDOW_SECONDS = 60;

interface Policy {
  readonly name: string;
  readonly counter: RequestCounter;
  readonly keyOf: (c: Context) => string;
}

/** The structured fields of the draft: `"visitor";q=30;w=60` and `"visitor";r=29;t=60`. */
const policyField = ({ name, counter }: Policy): string => `"${name}";q=${counter.limit};w=${WINDOW_SECONDS}`;
const stateField = ({ name }: Policy, state: RateState): string =>
  `"${name}";r=${state.remaining};t=${state.resetSeconds}`;

function refuse(policy: Policy, { resetSeconds }: RateState): Response {
  const who = policy.name === 'total' ? '当前提问的人较多' : '您的请求过于频繁';
  return problemResponse(
    new HttpProblem(429, `${who}，请在 ${resetSeconds} 秒后再试。`, {
      headers: { 'retry-after': String(resetSeconds) },
    }),
  );
}

function limit(policies: readonly Policy[], config: ProtectionConfig): MiddlewareHandler {
  return async (c, next) => {
    if (!config.limitLocal && isLocalProgram(c)) return next();
    const taken: { readonly policy: Policy; readonly state: RateState }[] = [];
    for (const policy of policies) {
      const state = await policy.counter.take(policy.keyOf(c));
      taken.push({ policy, state });
      // A visitor over the limit takes nothing from the others' share.
      if (!state.isAllowed) break;
    }
    const refused = taken.find(({ state }) => !state.isAllowed);
    if (refused) c.res = refuse(refused.policy, refused.state);
    else await next();
    c.header('ratelimit-policy', policies.map(policyField).join(', '));
    c.header('ratelimit', taken.map(({ policy, state }) => stateField(policy, state)).join(', '));
  };
}

const WINDOW_MS = WINDOW_SECONDS * 1000;

/** Counts in this process. */
export const countHere: CreateCounter = (_name, limit, windowMs) => new RateCounter(limit, windowMs);

/** Limits for requests that make the assistant work or write: questions, searches, ratings. */
export function limitAsks(config: ProtectionConfig, count: CreateCounter = countHere): MiddlewareHandler {
  const keyOf = (c: Context): string => visitorKey(clientAddress(c, config.trustedProxies));
  const policies: Policy[] = [
    ...(config.visitorAsks > 0
      ? [{ name: 'visitor', counter: count('visitor', config.visitorAsks, WINDOW_MS), keyOf }]
      : []),
    ...(config.totalAsks > 0
      ? [{ name: 'total', counter: count('total', config.totalAsks, WINDOW_MS), keyOf: () => '' }]
      : []),
  ];
  return limit(policies, config);
}

/** A wider limit for reading. */
export function limitReads(config: ProtectionConfig, count: CreateCounter = countHere): MiddlewareHandler {
  const keyOf = (c: Context): string => visitorKey(clientAddress(c, config.trustedProxies));
  const counter = count('reads', config.visitorReads, WINDOW_MS);
  const reads = config.visitorReads > 0 ? [{ name: 'reads', counter, keyOf }] : [];
  return limit(reads, config);
}
