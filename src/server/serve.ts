// The life of the service: listen at once, load the assistant, answer until told to stop, then stop in good order.
import type { Server } from 'node:http';
import type { Assistant } from '../assistant.js';
import type { PlanLibrary } from '../library/plan-library.js';
import { AssistantSlot, type LoadingProgress } from './assistant-slot.js';
import { closeGracefully } from './close-gracefully.js';
import { type AppOptions, createApp } from './create-app.js';
import type { Logger } from './create-logger.js';
import { FaultBook } from './fault-book.js';
import type { FeedbackStore } from './feedback/feedback-store.js';
import { GuardedFeedback } from './feedback/guard-feedback.js';
import { keepRetention } from './feedback/keep-retention.js';
import { addressOf, ListenError, listen } from './listen.js';
import { createMetrics } from './operating/metrics.js';
import { type Operator, UNNAMED } from './operator.js';
import { watchLoopDelay } from './security/loop-delay.js';
import { PROTECTION_DEFAULTS, type ProtectionConfig } from './security/protection-config.js';
import type { ServerConfig } from './server-config.js';
import { SERVICE_DEFAULTS, type ServiceConfig } from './service-config.js';

export interface ServeOptions {
  readonly config: ServerConfig;
  readonly logger: Logger;
  readonly protection?: ProtectionConfig;
  /** Who runs the service; unnamed by default. */
  readonly operator?: Operator;
  /** Doors that the operator opened or shut. */
  readonly service?: ServiceConfig;
  /** Opens the file of ratings and questions; not called when both are off. */
  readonly openFeedback?: () => FeedbackStore | Promise<FeedbackStore>;
  /** What instances share; in this process by default. */
  readonly shared?: Pick<AppOptions, 'cache' | 'countRequests'>;
  /** Loads the assistant, building its index when needed; called once the port is open. */
  readonly load: (report: (progress: LoadingProgress) => void, faults: FaultBook) => Promise<Assistant>;
  /** All plans, once they are loaded; without it the service knows one. */
  readonly library?: () => PlanLibrary | null;
  /** For the operator at the terminal. */
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly showProgress: (progress: LoadingProgress) => void;
  /** Where SIGTERM and SIGINT come from: `process`. */
  readonly signals: Pick<NodeJS.Process, 'on' | 'off'>;
  /** Ends the process at once, on a second signal. */
  readonly exit: (code: number) => void;
}

const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** 128 and the signal's number, as shells count. */
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/** Resolves at the first signal; the second one ends the process at once. */
function waitForStop({ signals, exit, complain }: ServeOptions): { stopped: Promise<void>; release: () => void } {
  let release = () => {};
  const stopped = new Promise<void>((resolve) => {
    let count = 0;
    const onSignal = (signal: (typeof STOP_SIGNALS)[number]) => {
      if (++count === 1) return resolve();
      complain('再次收到停止信号，立即退出。');
      exit(EXIT_CODES[signal]);
    };
    for (const signal of STOP_SIGNALS) signals.on(signal, onSignal);
    release = () => {
      for (const signal of STOP_SIGNALS) signals.off(signal, onSignal);
    };
  });
  return { stopped, release };
}

/** Fills the slot. Resolves only when loading fails: until then the service goes on. */
async function loadInto({ slot, faults }: Service, address: string, options: ServeOptions): Promise<'failed'> {
  const { load, say, complain, showProgress, logger } = options;
  try {
    const assistant = await load((progress) => {
      slot.report(progress);
      showProgress(progress);
    }, faults);
    slot.fill(assistant);
    say(`可以提问了：${address}`);
  } catch (error) {
    slot.fail(error);
    logger.fatal({ err: error }, 'the assistant could not be loaded');
    complain(`无法载入规划：${error instanceof Error ? error.message : String(error)}`);
    return 'failed';
  }
  return new Promise<never>(() => {});
}

async function shutDown(
  server: Server,
  slot: AssistantSlot,
  { config, logger, say, library }: ServeOptions,
): Promise<void> {
  const { state } = slot;
  slot.stop();
  say('正在停止，等待进行中的请求完成……');
  const finished = await closeGracefully(server, config.shutdownMs);
  if (!finished) logger.warn({ graceMs: config.shutdownMs }, 'requests were cut at shutdown');
  if (state.status === 'ready') await state.assistant.close();
  await library?.()?.close();
  say('已停止。');
}

/**
 * Serves until SIGTERM or SIGINT.
 * @returns the exit code: 0 after an orderly stop, 1 when it cannot listen or load
 */
export async function serve(options: ServeOptions): Promise<number> {
  // Before the first word to the operator: a signal that comes right after it must find its handler.
  const { stopped, release } = waitForStop(options);
  try {
    return await serveUntil(stopped, options);
  } finally {
    release();
  }
}

interface Service {
  readonly slot: AssistantSlot;
  readonly faults: FaultBook;
  readonly feedback: GuardedFeedback | null;
}

/**
 * Ratings are opened before the first visitor comes, so that a damaged file is told to the operator at once. It keeps
 * nobody from an answer: the service runs without, and tries again by itself.
 */
async function openFeedback(options: ServeOptions, faults: FaultBook): Promise<GuardedFeedback | null> {
  const { openFeedback: open, complain } = options;
  if (!open) return null;
  const feedback = new GuardedFeedback({ open, faults });
  const reason = await feedback.check();
  if (reason !== null)
    complain(
      `评价数据库暂不可用，服务照常回答，不保存评价和提问：${reason}\n排除故障后会自动恢复，或设 FEEDBACK=off 和 QUESTION_LOG=off。`,
    );
  return feedback;
}

async function serveUntil(stopped: Promise<void>, options: ServeOptions): Promise<number> {
  const faults = new FaultBook(options.logger);
  const feedback = await openFeedback(options, faults);
  const endRetention = feedback === null ? () => {} : keepRetention(feedback, options.logger);
  try {
    return await serveWith({ slot: new AssistantSlot(), faults, feedback }, stopped, options);
  } finally {
    endRetention();
    await feedback?.close();
  }
}

async function serveWith(service: Service, stopped: Promise<void>, options: ServeOptions): Promise<number> {
  const { config, logger, protection = PROTECTION_DEFAULTS, operator = UNNAMED, shared, say, complain } = options;
  const { slot } = service;
  const delay = watchLoopDelay();
  let server: Server;
  try {
    const app = createApp({
      ...service,
      ...shared,
      ...(options.library ? { library: options.library } : {}),
      ...{ logger, protection, operator, loopDelay: () => delay.ms },
      ...{ service: options.service ?? SERVICE_DEFAULTS, metrics: createMetrics({ process: true }) },
    });
    server = await listen(app, config);
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    complain(error.message);
    return 1;
  }
  const address = addressOf(server);
  say(`正在监听 ${address}，载入规划文本和索引……`);
  const outcome = await Promise.race([stopped, loadInto(service, address, options)]);
  await shutDown(server, slot, options);
  return outcome === 'failed' ? 1 : 0;
}
