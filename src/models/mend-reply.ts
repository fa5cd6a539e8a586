// Replies with status 200 that are no stream of the protocol: a whole reply becomes one, a web page fails under its name.
import { classifyFailure } from './classify-failure.js';
import { mendEvents } from './mend-events.js';
import { ModelFailure } from './model-failure.js';

const DECODER_OPTIONS = { stream: true } as const;
const LONGEST_SHOWN = 80;

interface Opened {
  /** The first characters that are not blank, as far as they have come; '' for a body without any. */
  readonly opening: string;
  /** The whole body again. */
  readonly body: ReadableStream<Uint8Array>;
}

/** Reads until something stands there, and gives the stream back with what was read in front. */
async function openBody(body: ReadableStream<Uint8Array>): Promise<Opened> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const read: Uint8Array[] = [];
  let opening = '';
  while (opening === '') {
    const next = await reader.read();
    if (next.done) break;
    read.push(next.value);
    opening = (opening + decoder.decode(next.value, DECODER_OPTIONS)).trimStart();
  }
  const again = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const kept = read.shift();
      if (kept) return controller.enqueue(kept);
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { opening, body: again };
}

interface WholeReply {
  readonly error?: unknown;
  readonly usage?: unknown;
  readonly choices?: readonly { readonly message?: object; readonly finish_reason?: string }[];
}

function parseWhole(text: string): WholeReply {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below: several objects one after the other are another protocol's stream.
  }
  throw new ModelFailure('malformed', 'the endpoint sent JSON that is not of this protocol');
}

/** The events that a stream of this reply would have had. */
function asEvents(reply: WholeReply): string {
  const [choice] = reply.choices ?? [];
  if (!choice?.message) throw new ModelFailure('malformed', 'the endpoint sent a JSON object without a reply in it');
  const chunk = (choices: readonly object[], rest: object = {}) =>
    `data: ${JSON.stringify({ id: 'whole', object: 'chat.completion.chunk', created: 0, model: '', choices, ...rest })}\n\n`;
  return [
    chunk([{ index: 0, delta: choice.message, finish_reason: null }]),
    chunk([{ index: 0, delta: {}, finish_reason: choice.finish_reason ?? 'stop' }]),
    reply.usage ? chunk([], { usage: reply.usage }) : '',
    'data: [DONE]\n\n',
  ].join('');
}

/** An error told with status 200, by its own code where it has one. */
function failureIn(error: unknown): ModelFailure {
  const { code } = (typeof error === 'object' && error !== null ? error : {}) as { readonly code?: unknown };
  const fields = typeof error === 'string' ? { message: error } : { ...(error as object) };
  return classifyFailure({ ...fields, ...(typeof code === 'number' ? { status: code } : {}) });
}

const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

async function fromJson(body: ReadableStream<Uint8Array>): Promise<Response> {
  const reply = parseWhole(await new Response(body).text());
  if (reply.error) throw failureIn(reply.error);
  return new Response(asEvents(reply), { status: 200, headers: EVENT_STREAM });
}

/**
 * The response as a stream of events. Told by what it opens with, not by its content type: services give any.
 * @throws ModelFailure `web-page` for a page, the error's own kind for an error inside, `malformed` for other JSON
 */
export async function mendReply(response: Response): Promise<Response> {
  if (!response.ok || !response.body) return response;
  const { opening, body } = await openBody(response.body);
  if (opening.startsWith('<')) {
    void body.cancel().catch(() => undefined);
    throw new ModelFailure('web-page', `a web page came: ${opening.slice(0, LONGEST_SHOWN)}`);
  }
  const whole = opening.startsWith('{') ? await fromJson(body) : new Response(body, response);
  const { status, statusText, headers } = whole;
  return new Response(whole.body?.pipeThrough(mendEvents()) ?? null, { status, statusText, headers });
}
