// The body of POST /v1/chat/completions, as far as it is read, and the question that it asks.
import { z } from 'zod';
import type { AskRequest, Turn } from '../../answering/answer.js';
import { MOST_QUESTION_CHARACTERS, MOST_TURN_CHARACTERS, MOST_TURNS } from '../../answering/input-limits.js';
import { HttpProblem } from '../problem.js';
import { withoutSources } from './message-text.js';

const textPart = z.looseObject({ type: z.literal('text'), text: z.string() });
/** Pictures and sounds are taken and not read: a conversation that holds one goes on. */
const otherPart = z.looseObject({ type: z.string() });
const content = z.union([z.string(), z.array(z.union([textPart, otherPart]))]).nullish();

const messageSchema = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content,
});

/** Clients send dozens of settings for sampling; none of them changes what a plan says. */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1).max(200),
  messages: z.array(messageSchema).min(1).max(2000),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  n: z.literal(1, '只给一个回答').nullish(),
  response_format: z.looseObject({ type: z.literal('text', '只写文字，不按 JSON 模式作答') }).nullish(),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;
type Message = ChatRequest['messages'][number];

function textOf({ content: body }: Message): string {
  if (typeof body === 'string') return body.trim();
  return (body ?? [])
    .flatMap((part) => (part.type === 'text' && 'text' in part ? [String(part.text)] : []))
    .join('\n')
    .trim();
}

function turnOf(message: Message): Turn[] {
  const { role } = message;
  if (role !== 'user' && role !== 'assistant') return [];
  const text = role === 'assistant' ? withoutSources(textOf(message)) : textOf(message);
  return text === '' ? [] : [{ role, content: text.slice(0, MOST_TURN_CHARACTERS) }];
}

/**
 * The last message of the user is the question, what stands before it the conversation. Whatever a system prompt says,
 * the plan is the only source of facts, so it is not read.
 * @throws HttpProblem 400 where nothing is asked, or too much
 */
export function toAskRequest({ messages }: ChatRequest): AskRequest {
  const at = messages.findLastIndex(({ role }) => role === 'user');
  const message = messages[at];
  const question = message === undefined ? '' : textOf(message);
  if (question === '') {
    const faults = [{ pointer: '/messages', detail: '应有一条 role 为 user、带文字的消息' }];
    throw new HttpProblem(400, 'messages 中没有可以回答的问题。', { errors: faults });
  }
  if (question.length > MOST_QUESTION_CHARACTERS) {
    const detail = `问题过长，最多 ${MOST_QUESTION_CHARACTERS} 个字符。核对整篇文稿请用 POST /api/verify。`;
    throw new HttpProblem(400, detail, { errors: [{ pointer: '/messages', detail }], code: 'context_length_exceeded' });
  }
  return { question, history: messages.slice(0, at).flatMap(turnOf).slice(-MOST_TURNS) };
}
