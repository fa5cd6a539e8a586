// A follow-up completed by the model: it may say more plainly what the rules resolved, never something else.
import type { ResolvedMessage } from '../../conversation/resolved-message.js';
import type { ChatModelPort } from '../../models/chat-model-port.js';
import { ModelFailure } from '../../models/model-failure.js';
import { findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { plainForm } from '../../text/plain-form.js';
import { bigramsOf } from '../verification/split-clauses.js';
import { contentOf } from '../verification/verify-coverage.js';
import { composeCondense } from './condense-prompt.js';
import { ThinkingFilter } from './drop-thinking.js';
import { createCheckWord } from './frame-text.js';

const LONGEST = 120;
/** A follow-up waits this long for better words; after that the rules' are good enough. */
const LONGEST_WAIT_MS = 4_000;
/** Share of the question's pairs of characters that were said before: the rest is what asks (是多少, 有哪些). */
const LEAST_SAID = 0.6;

const figuresOf = (text: string): string[] =>
  findFigures(text).map(({ kind, quantity, unit }) => `${kind} ${quantity} ${unit}`);

export interface CondenseSources {
  readonly message: string;
  readonly turns: readonly string[];
  /** The rules' resolution. */
  readonly understood: string;
  /** Content words of what is asked, by the rules. */
  readonly topics: readonly string[];
}

/** Why a condensed question is not taken; null when it only completes. */
export function findDrift(condensed: string, { message, turns, understood, topics }: CondenseSources): string | null {
  const text = normalizeText(condensed);
  if (text === '' || condensed.length > LONGEST || /\n/.test(condensed)) return 'length';
  const lost = topics.map(normalizeText).filter((word) => word.length > 1 && !text.includes(word));
  if (lost.length > 0) return `topic lost: ${lost.join(' ')}`;
  const resolved = figuresOf(understood);
  const asked = figuresOf(condensed);
  const known = new Set([...resolved, ...figuresOf(message)]);
  const strange = asked.filter((figure) => !known.has(figure));
  if (strange.length > 0) return `figure added: ${strange.join(', ')}`;
  if (resolved.some((figure) => !asked.includes(figure))) return 'figure lost';
  const said = bigramsOf(normalizeText([message, understood, ...turns].join('。')));
  const own = [...bigramsOf(contentOf(text))];
  const shared = own.filter((pair) => said.has(pair)).length;
  return own.length > 0 && shared < LEAST_SAID * own.length ? 'topic added' : null;
}

/** The question in one line, without thinking, quotation marks and a preface that ends in a colon. */
function readReply(reply: string): string {
  const filter = new ThinkingFilter();
  const text = filter.push(reply) + filter.end();
  const lines = plainForm(text.replaceAll('\n', '\u2028'))
    .split(/\u2028/)
    .flatMap((line) => line.split('\n'));
  const last = lines.map((line) => line.trim()).findLast((line) => line !== '') ?? '';
  return last
    .replace(/^.{0,12}[：:]/, '')
    .replace(/^["“「]|["”」]$/g, '')
    .trim();
}

const topicsOf = ({ reading }: ResolvedMessage): string[] =>
  reading.parts.flatMap(({ topic }) => topic.split(/\s+/)).filter((word) => word !== '');

export interface CondenseCall {
  readonly resolved: ResolvedMessage;
  readonly model: ChatModelPort;
  readonly signal?: AbortSignal | undefined;
  readonly onNotice: (notice: string) => void;
}

async function ask(sources: CondenseSources, { model, signal }: CondenseCall): Promise<string> {
  const limit = AbortSignal.timeout(LONGEST_WAIT_MS);
  const messages = composeCondense({ ...sources, checkWord: createCheckWord() });
  let reply = '';
  const call = { signal: signal ? AbortSignal.any([signal, limit]) : limit, purpose: 'condense' as const };
  for await (const { text } of model.stream(messages, call)) reply += text;
  return readReply(reply);
}

/** The completed question: the model's where it holds against the rules' resolution, else the rules'. */
export async function condenseQuestion(understood: string, call: CondenseCall): Promise<string> {
  const { resolved, model, signal, onNotice } = call;
  const turns = resolved.before.map(({ message }) => message);
  const sources = { message: resolved.message, turns, understood, topics: topicsOf(resolved) };
  try {
    const condensed = await ask(sources, call);
    const drift = findDrift(condensed, sources);
    if (drift === null) return condensed;
    onNotice(`a follow-up completed by ${model.id} was not taken: ${drift.split(':', 1)[0]}`);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    if (signal?.aborted) throw new DOMException('the reader left', 'AbortError');
    onNotice(`${model.id} completed no follow-up (${error.kind})`);
  }
  return understood;
}
