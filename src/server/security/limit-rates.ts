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

interface Taken {
  readonly policy: Policy;
  readonly state: RateState;
}

/** The structured fields of the draft: `"visitor";q=30;w=60` and `"visitor";r=29;t=60`. */
const policyField = ({ name, counter }: Policy): string => `"${name}";q=${counter.limit};w=${WINDOW_SECONDS}`;
const stateField = ({ policy, state }: Taken): string =>
  `"${policy.name}";r=${state.remaining};t=${state.resetSeconds}`;

const WHO: Readonly<Record<string, string>> = { total: '当前提问的人较多', faults: '无效的请求过多' };

function refuse({ policy, state: { resetSeconds } }: Taken): Response {
  const detail = `${WHO[policy.name] ?? '您的请求过于频繁'}，请在 ${resetSeconds} 秒后再试。`;
  return problemResponse(new HttpProblem(429, detail, { headers: { 'retry-after': String(resetSeconds) } }));
}

function tell(c: Context, policies: readonly Policy[], taken: readonly Taken[]): void {
  if (policies.length === 0) return;
  c.header('ratelimit-policy', policies.map(policyField).join(', '));
  c.header('ratelimit', taken.map(stateField).join(', '));
}

/** Counts a request against each policy, up to the one that refuses it. */
function count(policies: readonly Policy[], config: ProtectionConfig): MiddlewareHandler {
  return async (c, next) => {
    if (!config.limitLocal && isLocalProgram(c)) return next();
    const taken: Taken[] = [];
    for (const policy of policies) {
      const state = await policy.counter.take(policy.keyOf(c));
      taken.push({ policy, state });
      // A visitor over the limit takes nothing from the others' share.
      if (!state.isAllowed) break;
    }
    const refused = taken.find(({ state }) => !state.isAllowed);
    if (refused) c.res = refuse(refused);
    else await next();
    tell(c, policies, taken);
  };
}

/** What a client wrote wrongly: an answer of these is not counted as a question. */
const FAULTS: ReadonlySet<number> = new Set([400, 408, 413, 415]);

/**
 * Turns a visitor away whose minute is used up before anything is read, and counts what is not valid by itself: it takes
 * nothing from the visitor's questions, let alone from everybody's.
 */
function lookBefore(policies: readonly Policy[], faults: Policy | null, config: ProtectionConfig): MiddlewareHandler {
  const looked = faults === null ? policies : [...policies, faults];
  const look = async (policy: Policy, c: Context): Promise<Taken> => ({
    policy,
    state: await policy.counter.look(policy.keyOf(c)),
  });
  return async (c, next) => {
    if (!config.limitLocal && isLocalProgram(c)) return next();
    const seen = await Promise.all(looked.map((policy) => look(policy, c)));
    const refused = seen.find(({ state }) => !state.isAllowed);
    if (refused) {
      c.res = refuse(refused);
      return tell(c, policies, refused.policy === faults ? [] : [refused]);
    }
    await next();
    if (FAULTS.has(c.res.status)) await faults?.counter.take(faults.keyOf(c));
  };
}

const WINDOW_MS = WINDOW_SECONDS * 1000;

/** Counts in this process. */
const countHere: CreateCounter = (_name, limit, windowMs) => new RateCounter(limit, windowMs);

/** Limits of requests that make the assistant work or write: questions, searches, ratings. */
export interface AskLimits {
  /** Before anything of the request is read. */
  readonly atDoor: MiddlewareHandler;
  /** Once the request is known to be valid: only such are counted. */
  readonly counted: MiddlewareHandler;
}

export function limitAsks(config: ProtectionConfig, create: CreateCounter = countHere): AskLimits {
  const keyOf = (c: Context): string => visitorKey(clientAddress(c, config.trustedProxies));
  const policy = (name: string, limit: number, key: Policy['keyOf']): Policy[] =>
    limit > 0 ? [{ name, counter: create(name, limit, WINDOW_MS), keyOf: key }] : [];
  const policies = [...policy('visitor', config.visitorAsks, keyOf), ...policy('total', config.totalAsks, () => '')];
  // Whoever may ask without limit may err without limit.
  const [faults = null] = policy('faults', config.visitorAsks, keyOf);
  return { atDoor: lookBefore(policies, faults, config), counted: count(policies, config) };
}

/** A wider limit for reading. */
export function limitReads(config: ProtectionConfig, create: CreateCounter = countHere): MiddlewareHandler {
  const keyOf = (c: Context): string => visitorKey(clientAddress(c, config.trustedProxies));
  const counter = create('reads', config.visitorReads, WINDOW_MS);
  return count(config.visitorReads > 0 ? [{ name: 'reads', counter, keyOf }] : [], config);
}
