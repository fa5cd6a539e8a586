// What the service counts for its operator, in the form that Prometheus reads; never a word of a question.
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../answering/answer.js';
import { DRAFT_VERDICTS, type DraftCheck } from '../../answering/checking/draft-check.js';

export interface Metrics {
  /** A request that was answered, whatever its status. */
  countRequest(request: { route: string; status: number; seconds: number }): void;
  countAnswer(answer: Answer): void;
  countCheck(check: DraftCheck): void;
  /** Text for /metrics, and its media type. */
  expose(): Promise<string>;
  readonly contentType: string;
}

/** From a cached page to a model's longest answer. */
const REQUEST_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const STEP_SECONDS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.5, 1, 5, 15, 60];
const MS = 1000;

function createMeters(registers: Registry[]) {
  return {
    requests: new Counter({
      ...{ name: 'plan_http_requests_total', help: 'Requests by route and status', registers },
      labelNames: ['route', 'status'] as const,
    }),
    seconds: new Histogram({
      ...{ name: 'plan_http_request_seconds', help: 'Time of a request by route', registers },
      ...{ labelNames: ['route'] as const, buckets: REQUEST_SECONDS },
    }),
    refusals: new Counter({
      ...{ name: 'plan_limits_total', help: 'Requests turned away by a limit', registers },
      labelNames: ['route', 'status'] as const,
    }),
    answers: new Counter({
      ...{ name: 'plan_answers_total', help: 'Answers by status, reason and mode', registers },
      labelNames: ['status', 'reason', 'mode'] as const,
    }),
    steps: new Histogram({
      ...{ name: 'plan_step_seconds', help: 'Time of each step of an answer', registers },
      ...{ labelNames: ['step'] as const, buckets: STEP_SECONDS },
    }),
    modelCalls: new Counter({
      ...{ name: 'plan_model_answers_total', help: 'Answers that a model was asked for', registers },
      labelNames: ['model', 'fallback'] as const,
    }),
    claims: new Counter({
      ...{ name: 'plan_model_claims_total', help: 'Claims of a model: kept, or why they fell', registers },
      labelNames: ['outcome'] as const,
    }),
    tokens: new Counter({
      ...{ name: 'plan_model_tokens_total', help: 'Tokens that a model took and gave', registers },
      labelNames: ['direction'] as const,
    }),
    sentences: new Counter({
      ...{ name: 'plan_checked_sentences_total', help: 'Sentences of drafts by verdict', registers },
      labelNames: ['verdict'] as const,
    }),
  };
}

type Meters = ReturnType<typeof createMeters>;

function countModel({ modelCalls, claims, tokens }: Meters, { generation }: Answer): void {
  if (generation === null) return;
  modelCalls.inc({ model: generation.model, fallback: generation.fallback ?? 'none' });
  claims.inc({ outcome: 'kept' }, generation.claimsKept);
  for (const [outcome, count] of Object.entries(generation.claimsDropped)) claims.inc({ outcome }, count);
  tokens.inc({ direction: 'in' }, generation.inputTokens ?? 0);
  tokens.inc({ direction: 'out' }, generation.outputTokens ?? 0);
}

/** @param options `process` adds memory, processor and event loop of the process itself */
export function createMetrics(options: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry();
  const meters = createMeters([registry]);
  if (options.process) collectDefaultMetrics({ register: registry, prefix: 'plan_' });
  return {
    contentType: registry.contentType,
    expose: () => registry.metrics(),
    countRequest({ route, status, seconds }) {
      meters.requests.inc({ route, status });
      meters.seconds.observe({ route }, seconds);
      if (status === 429 || status === 503) meters.refusals.inc({ route, status });
    },
    countAnswer(answer) {
      const { status, reason, mode, timings } = answer;
      meters.answers.inc({ status, reason: reason ?? 'none', mode });
      for (const [step, time] of Object.entries(timings)) meters.steps.observe({ step }, time / MS);
      countModel(meters, answer);
    },
    countCheck({ counts }) {
      for (const verdict of DRAFT_VERDICTS) meters.sentences.inc({ verdict }, counts[verdict]);
    },
  };
}
