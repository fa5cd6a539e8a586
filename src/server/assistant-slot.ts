// Where the assistant will stand once it is loaded: the server answers /healthz before, and everything else after.
import type { Assistant } from '../assistant.js';
import { HttpProblem } from './problem.js';

export interface LoadingProgress {
  readonly message: string;
  readonly done: number;
  readonly total: number;
}

export type AssistantState =
  | { readonly status: 'loading'; readonly progress: LoadingProgress | null }
  | { readonly status: 'ready'; readonly assistant: Assistant }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'stopping' };

/** Seconds after which a client may ask again while the assistant loads; it loads within three. */
const RETRY_AFTER_SECONDS = '2';

export class AssistantSlot {
  #state: AssistantState = { status: 'loading', progress: null };

  get state(): AssistantState {
    return this.#state;
  }

  /** A slot that is filled already, for tests and for embedding in another process. */
  static of(assistant: Assistant): AssistantSlot {
    const slot = new AssistantSlot();
    slot.fill(assistant);
    return slot;
  }

  report(progress: LoadingProgress): void {
    if (this.#state.status === 'loading') this.#state = { status: 'loading', progress };
  }

  fill(assistant: Assistant): void {
    if (this.#state.status === 'loading') this.#state = { status: 'ready', assistant };
  }

  fail(error: unknown): void {
    this.#state = { status: 'failed', error };
  }

  /** From now on /readyz says no, so that a load balancer sends nobody any more; running requests keep their assistant. */
  stop(): void {
    this.#state = { status: 'stopping' };
  }

  /**
   * The assistant of one request.
   * @throws HttpProblem 503 while there is none
   */
  take(): Assistant {
    if (this.#state.status === 'ready') return this.#state.assistant;
    throw new HttpProblem(503, this.#explain(), { headers: { 'retry-after': RETRY_AFTER_SECONDS } });
  }

  #explain(): string {
    if (this.#state.status === 'stopping') return '服务正在停止，请稍后再试。';
    if (this.#state.status === 'failed') return '服务未能启动，请联系管理员。';
    const progress = this.#state.status === 'loading' ? this.#state.progress : null;
    const share = progress && progress.total > 0 ? `（${progress.message} ${progress.done}/${progress.total}）` : '';
    return `服务正在载入规划文本和索引${share}，请稍后再试。`;
  }
}
