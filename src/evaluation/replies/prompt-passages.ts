// The passages of a prompt by label and digest, so that a recorded reply is read with the labels of today.
import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../models/chat-model-port.js';

/** Label to digest of what stood under it. */
export type PassageDigests = Readonly<Record<string, string>>;

/** Only the plan's own words: how a passage is introduced may change. */
const OPENING = /^<<<片段 (S\d+) \w+>>>$/;
const INTRODUCTION = '原文：';

/** Labels and texts of the frames, line by line: an opening line, lines that introduce, the text, a closing line. */
function* framesOf(content: string): Generator<{ readonly label: string; readonly text: string }> {
  let label: string | null = null;
  let text: string[] | null = null;
  for (const line of content.split('\n')) {
    const opened = OPENING.exec(line)?.[1];
    if (opened !== undefined) [label, text] = [opened, null];
    else if (label !== null && line.startsWith(`<<<片段 ${label}完 `)) {
      if (text !== null) yield { label, text: text.join('\n') };
      [label, text] = [null, null];
    } else if (text !== null) text.push(line);
    else if (line === INTRODUCTION) text = [];
  }
}

/** Reads the frames that `composePrompt` writes; a prompt of another kind has none. */
export function passagesOf(messages: readonly ChatMessage[]): PassageDigests {
  const passages: Record<string, string> = {};
  for (const { role, content } of messages) {
    if (role !== 'user') continue;
    for (const { label, text } of framesOf(content)) {
      passages[label] = createHash('sha256').update(text).digest('hex').slice(0, 16);
    }
  }
  return passages;
}

/**
 * The reply with each label replaced by the one that its passage has now. A passage that is no longer shown gets a label
 * that nothing has: the model could not have quoted it, and its claim falls.
 */
export function relabel(reply: string, recorded: PassageDigests, now: PassageDigests): string {
  const labels = new Map(Object.entries(now).map(([label, digest]) => [digest, label]));
  return reply.replace(/(?<![\w])S(\d{1,2})(?!\w)/g, (written) => {
    const digest = recorded[written];
    return digest === undefined ? written : (labels.get(digest) ?? 'S0');
  });
}
