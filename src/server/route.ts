// What a route is: a path, a method, a handler, and what /openapi.json says about it.
import type { Handler } from 'hono';
import type { z } from 'zod';
import type { PlanLibrary } from '../library/plan-library.js';
import type { AnswerCache } from './answer-cache.js';
import type { AssistantSlot } from './assistant-slot.js';
import type { Logger } from './create-logger.js';
import type { FaultBook } from './fault-book.js';
import type { FeedbackStore } from './feedback/feedback-store.js';
import type { AskingSwitch } from './operating/asking-switch.js';
import type { Metrics } from './operating/metrics.js';
import type { Operator } from './operator.js';
import type { PublicSettings } from './pages/public-settings.js';
import type { WebAssets } from './pages/web-assets.js';
import type { ProblemStatus } from './problem.js';
import type { ServiceConfig } from './service-config.js';

/** What routes share; made once in `create-app.ts`. */
export interface AppContext {
  /** The assistant of the standard plan. */
  readonly slot: AssistantSlot;
  /** All plans, once they are loaded; null where there is only the slot's. */
  readonly library: () => PlanLibrary | null;
  readonly logger: Logger;
  readonly heartbeatMs: number;
  /** Longest time for one answer; 0 is no limit. */
  readonly askTimeoutMs: number;
  /** The built faces. */
  readonly assets: WebAssets;
  /** What the faces tell their readers. */
  readonly settings: PublicSettings;
  /** Who runs the service. */
  readonly operator: Operator;
  /** Doors that the operator opened or shut. */
  readonly service: ServiceConfig;
  /** Whether questions are taken now. */
  readonly asking: AskingSwitch;
  readonly metrics: Metrics;
  /** What does not work just now. */
  readonly faults: FaultBook;
  /** Ratings are switched on, whether they can be kept just now or not. */
  readonly takesRatings: boolean;
  /** Where ratings and questions go; null when both are switched off. */
  readonly feedback: FeedbackStore | null;
  /** Answers to questions that come again; null keeps none. */
  readonly cache: AnswerCache | null;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  /** Path and query parameters; each property of the object is one. */
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Schemas of the 200 response by media type. */
  readonly content: Readonly<Record<string, z.ZodType>>;
  readonly problems: readonly ProblemStatus[];
}

export interface Route {
  readonly method: 'get' | 'post';
  /** A Hono pattern: `/api/plan/sections/:id`. */
  readonly path: string;
  /** Null for pages and their files, which no program calls. */
  readonly operation: Operation | null;
  readonly handler: Handler;
}
