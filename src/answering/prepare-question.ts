// The first half of the pipeline: normalise, understand and resolve on the conversation, answer part by part.
import { randomUUID } from 'node:crypto';
import { resolveMessage } from '../conversation/resolve-message.js';
import type { ResolvedMessage } from '../conversation/resolved-message.js';
import type { Act } from '../understanding/reading.js';
import { type ActReply, replyToAct } from './acts/reply-to-act.js';
import type { AskRequest, Signpost } from './answer.js';
import type { AnsweredPart } from './answer-part.js';
import type { AnsweringParts } from './answering-parts.js';
import { chooseReading } from './choose-reading.js';
import type { Verdict } from './draft.js';
import { capRequest } from './input-limits.js';
import { normalizeQuestion } from './normalize-question.js';
import type { PhraseLanguage } from './phrases.js';
import { answerResolved } from './pick-members.js';
import { StepClock } from './step-clock.js';

export interface PreparedQuestion {
  readonly id: string;
  readonly request: AskRequest;
  readonly resolved: ResolvedMessage;
  readonly standaloneQuestion: string;
  readonly language: PhraseLanguage;
  readonly reply: ActReply;
  readonly answered: readonly AnsweredPart[];
  readonly clock: StepClock;
}

/** Acts of which a wrong reading costs the asker an answer: below this they are taken for a question. */
const SURE_ACT = 0.5;
const DOUBTED: ReadonlySet<string> = new Set([
  'distress',
  'manipulation',
  'insult',
  'complaint',
  'about-you',
  'praise',
  'leave',
  'thank',
  'greet',
]);

/** An order to us is taken for an attempt only where the reading is this sure: 写一段介绍 asks of the plan. */
const SURE_MANIPULATION = 0.75;

/** Trouble that no word of the signposts names is taken for distress only where the reading is this sure. */
const SURE_DISTRESS = 0.85;

/** An act that is read without being sure, over parts that ask something, is a question. */
function settleAct({ signposts, understanding }: AnsweringParts, resolved: ResolvedMessage): ResolvedMessage {
  const { reading } = resolved;
  const tellsOfTrouble = !reading.asks && signposts.helpFor(resolved.message).length > 0;
  if (reading.act === 'ask' && (tellsOfTrouble || signposts.seeksHelp(resolved.message)))
    return { ...resolved, reading: { ...reading, act: 'distress' } };
  const least =
    reading.act === 'distress'
      ? signposts.helpFor(resolved.message).length > 0
        ? 0
        : SURE_DISTRESS
      : reading.act === 'manipulation'
        ? SURE_MANIPULATION
        : SURE_ACT;
  if (!DOUBTED.has(reading.act) || reading.confidence.act >= least) return resolved;
  if (reading.parts.length > 0) return { ...resolved, reading: { ...reading, act: 'ask' } };
  const asked = understanding.read(resolved.message, { hasHistory: false, act: 'ask' });
  return reading.act === 'distress' || reading.act === 'manipulation' ? { ...resolved, reading: asked } : resolved;
}

/** Who helps with what a message tells of: where the plan has no answer, trouble is not left alone with that. */
const signpostsFor = ({ signposts }: AnsweringParts, message: string): readonly Signpost[] =>
  signposts
    .helpFor(message)
    .map(({ signpost }) => signpost)
    .slice(0, 1);

const NOTHING: ReadonlySet<Verdict> = new Set(['silent', 'not-for-us']);

/** Steps 1 to 7 of the pipeline. */
export async function prepareQuestion(parts: AnsweringParts, request: AskRequest): Promise<PreparedQuestion> {
  const clock = new StepClock();
  const asked = capRequest(request);
  const normalized = normalizeQuestion(asked.question);
  clock.lap('normalize');
  const turns = asked.history
    .filter(({ role }) => role === 'user')
    .map(({ content }) => normalizeQuestion(content))
    .filter((turn) => turn !== '');
  const choose = (resolved: ResolvedMessage) => chooseReading(parts, resolved);
  const conversation = { message: normalized, turns };
  const resolved = settleAct(parts, await resolveMessage(parts.understanding, conversation, choose));
  clock.lap('understand');
  const { reading } = resolved;
  const language = reading.language === 'en' ? 'en' : 'zh';
  const replyTo = (act: Act, hasQuestion: boolean): ActReply =>
    replyToAct(act, normalized, { language, title: parts.index.plan.title, signposts: parts.signposts, hasQuestion });
  const all = await answerResolved(parts, resolved);
  const inTrouble = parts.signposts.helpFor(normalized).length > 0;
  // Somebody in trouble whom the plan does not help is told who does, and nothing else.
  const alone = inTrouble && all.length > 0 && all.every(({ draft }) => NOTHING.has(draft.verdict));
  // What is left of an attempt and finds nothing was part of the attempt.
  const isAttempt = reading.act === 'manipulation' && all.every(({ draft }) => draft.verdict !== 'told');
  const tellsOnly = reading.act === 'distress' && !reading.asks;
  const answered = alone || isAttempt || tellsOnly ? [] : all;
  const reply = alone ? replyTo('distress', false) : replyTo(reading.act, answered.length > 0);
  clock.lap('answer');
  const unhelped =
    reading.act === 'ask' && answered.length > 0 && answered.every(({ draft }) => draft.verdict !== 'told');
  return {
    id: randomUUID(),
    request,
    resolved,
    standaloneQuestion: resolved.understood ?? normalized,
    language,
    reply: unhelped ? { ...reply, signposts: signpostsFor(parts, normalized) } : reply,
    answered,
    clock,
  };
}
