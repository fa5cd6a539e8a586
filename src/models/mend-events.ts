// Events of a stream whose content is a list of parts, made plain: text joined, thinking set beside it. LangChain reads strings only.

interface Part {
  readonly type?: string;
  readonly text?: unknown;
  readonly thinking?: unknown;
}

const isThinking = ({ type }: Part): boolean => type === 'thinking' || type === 'reasoning';

/** The text of a part, whose inside may be a list of parts again. */
function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return part.map(textOf).join('');
  const { text, thinking } = (part ?? {}) as Part;
  return textOf(text ?? thinking ?? '');
}

function mendDelta(delta: Record<string, unknown>): void {
  const content = delta['content'];
  if (!Array.isArray(content)) return;
  const parts = content as Part[];
  delta['content'] = textOf(parts.filter((part) => !isThinking(part)));
  const thinking = textOf(parts.filter(isThinking));
  if (thinking !== '') delta['reasoning_content'] = thinking;
}

/** Whether the line may hold a list: most lines are passed on unread. */
const MAY_HOLD_LIST = /^data:.*"content"\s{0,4}:\s{0,4}\[/;

function mendLine(line: string): string {
  if (!MAY_HOLD_LIST.test(line)) return line;
  try {
    const event = JSON.parse(line.slice('data:'.length)) as { choices?: { delta?: Record<string, unknown> }[] };
    for (const { delta } of event.choices ?? []) if (delta) mendDelta(delta);
    return `data: ${JSON.stringify(event)}`;
  } catch {
    // Not JSON: the client says so in its own words.
    return line;
  }
}

/** Passes a stream of events on, line by line. */
export function mendEvents(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  return new TransformStream({
    transform(bytes, controller) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.map((line) => `${mendLine(line)}\n`).join('')));
    },
    flush(controller) {
      const last = rest + decoder.decode();
      if (last !== '') controller.enqueue(encoder.encode(mendLine(last)));
    },
  });
}
