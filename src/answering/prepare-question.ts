// The first half of the pipeline: normalise, understand and resolve on the conversation, answer part by part.
import { randomUUID } from 'node:crypto';
import { resolveMessage } from '../conversation/resolve-message.js';
import type { ResolvedMessage } from '../conversation/resolved-message.js';
import { segmentWords } from '../indexing/segment-words.js';
import type { Act, Reading } from '../understanding/reading.js';
import { isAttempt, isSureAttempt, questionBesides } from './acts/question-besides.js';
import { type ActReply, replyToAct } from './acts/reply-to-act.js';
import type { AskRequest } from './answer.js';
import type { AnsweredPart } from './answer-part.js';
import type { AnsweringParts } from './answering-parts.js';
import { chooseReading } from './choose-reading.js';
import type { Verdict } from './draft.js';
import { capRequest } from './input-limits.js';
import { withoutEchoes } from './join-parts.js';
import { normalizeQuestion } from './normalize-question.js';
import type { PhraseLanguage } from './phrases.js';
import { answerResolved } from './pick-members.js';
import { readPinyin } from './read-pinyin.js';
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
const DOUBTED: ReadonlySet<string> = new Set(['insult', 'complaint', 'about-you', 'praise', 'leave', 'thank', 'greet']);

/** Probability from which a message is taken to tell of danger: to miss it is dearer than a number too many. */
const IN_DANGER = 0.5;
/** The same of a message that asks: 跟着奶奶过的孩子政府管吗 is a question for the plan. */
const IN_DANGER_ASKING = 0.8;
/** The same of a message that the plan does not help. */
const IN_DANGER_UNHELPED = 0.6;
/** Probability of the help that is named, from which it is sure to be the right one. */
const SURE_HELP = 0.6;

/** Whether somebody is in danger or despair: read so, or named by a message that asks nothing else. */
const tellsOfDanger = ({ signposts }: AnsweringParts, { reading, message }: ResolvedMessage): boolean =>
  reading.danger.probability >= (reading.asks ? IN_DANGER_ASKING : IN_DANGER) ||
  (!reading.asks && signposts.names(message)) ||
  signposts.seeksHelp(message);

const asAct = (resolved: ResolvedMessage, act: Act): ResolvedMessage => ({
  ...resolved,
  reading: { ...resolved.reading, act },
});

/**
 * Acts beside which a message may ask something, each with the probability from which it asks nothing else, whatever of the
 * plan it names: 谢谢，再说说停车 is a question, 你的数据从哪来 is none.
 */
const COURTESIES: Readonly<Partial<Record<Act, number>>> = {
  greet: 1,
  thank: 1,
  leave: 1,
  praise: 1,
  'about-you': 0.8,
  insult: 0.5,
};
/** A word of the plan this long names something; of shorter ones it takes two. */
const NAMING = 3;

/** Whether a topic names something of the plan. */
function namesOfPlan({ index }: AnsweringParts, topic: string): boolean {
  const known = segmentWords(topic).filter((word) => word.length > 1 && index.passages.has(word));
  return known.length > 1 || known.some((word) => word.length >= NAMING);
}

/** A courtesy with a question behind it, read as the question; null where it names nothing of the plan. */
function questionBehind(parts: AnsweringParts, { reading, message }: ResolvedMessage): Reading | null {
  if (reading.confidence.act > (COURTESIES[reading.act] ?? 0)) return null;
  const asked = parts.understanding.read(message, { hasHistory: false, act: 'ask' });
  return asked.parts.some(({ topic }) => namesOfPlan(parts, topic)) ? asked : null;
}

/** An attempt with what it asks besides; where it is not sure to be one, what it asks alone counts. */
function settleAttempt(parts: AnsweringParts, { reading, message }: ResolvedMessage): Reading {
  const besides = questionBesides(parts.understanding, message, (topic) => namesOfPlan(parts, topic));
  if (besides === null) return { ...reading, act: 'manipulation', parts: [] };
  return { ...besides, act: isSureAttempt(parts.understanding, message) ? 'manipulation' : 'ask' };
}

/** Somebody in trouble who asks as well is told what the plan says of it. */
function withQuestion(parts: AnsweringParts, resolved: ResolvedMessage): ResolvedMessage {
  const { reading, message } = resolved;
  if (!reading.asks || reading.parts.length > 0) return resolved;
  const asked = parts.understanding.read(message, { hasHistory: false, act: 'ask' });
  return { ...resolved, reading: { ...reading, parts: asked.parts } };
}

/** Danger comes first; an act that is read without being sure, over parts that ask something, is a question. */
function settleAct(parts: AnsweringParts, resolved: ResolvedMessage): ResolvedMessage {
  const { reading, message } = resolved;
  const { act, confidence, danger } = reading;
  const attempts = isAttempt(parts.understanding, message);
  if (tellsOfDanger(parts, resolved) && !(attempts && danger.probability < IN_DANGER_ASKING))
    return withQuestion(parts, asAct(resolved, 'distress'));
  if (attempts) return { ...resolved, reading: settleAttempt(parts, resolved) };
  const behind = questionBehind(parts, resolved);
  if (behind) return { ...resolved, reading: behind };
  const isRead = act !== 'distress' && act !== 'manipulation';
  if (isRead && (!DOUBTED.has(act) || confidence.act >= SURE_ACT)) return resolved;
  if (reading.parts.length > 0) return asAct(resolved, 'ask');
  const asked = parts.understanding.read(message, { hasHistory: false, act: 'ask' });
  return isRead && !(reading.asks && asked.parts.some(({ topic }) => topic.trim() !== ''))
    ? resolved
    : { ...resolved, reading: asked };
}

const NOTHING: ReadonlySet<Verdict> = new Set(['silent', 'not-for-us']);

/** Steps 1 to 7 of the pipeline. */
export async function prepareQuestion(parts: AnsweringParts, request: AskRequest): Promise<PreparedQuestion> {
  const clock = new StepClock();
  const asked = capRequest(request);
  const typed = normalizeQuestion(asked.question);
  // Attempts are known as they are typed, whatever they are typed in.
  const normalized = isAttempt(parts.understanding, typed) ? typed : readPinyin(parts.index, typed);
  clock.lap('normalize');
  const turns = asked.history
    .filter(({ role }) => role === 'user')
    .map(({ content }) => readPinyin(parts.index, normalizeQuestion(content)))
    .filter((turn) => turn !== '');
  const choose = (resolved: ResolvedMessage) => chooseReading(parts, resolved);
  const conversation = { message: normalized, turns };
  const settled = settleAct(parts, await resolveMessage(parts.understanding, conversation, choose));
  const resolved = normalized === typed ? settled : { ...settled, understood: settled.understood ?? normalized };
  clock.lap('understand');
  const { reading } = resolved;
  const isDistress = reading.act === 'distress';
  const help = parts.signposts.helpFor(
    normalized,
    isDistress || reading.danger.probability >= IN_DANGER_UNHELPED ? reading.danger.help : [],
  );
  const language = reading.language === 'en' ? 'en' : 'zh';
  const replyTo = (act: Act, hasQuestion: boolean): ActReply =>
    replyToAct(act, {
      language,
      title: parts.index.plan.title,
      help,
      general: parts.signposts.general,
      isSure: parts.signposts.names(normalized) || reading.danger.sure >= SURE_HELP,
      hasQuestion,
    });
  const all = withoutEchoes(await answerResolved(parts, resolved));
  // Somebody in trouble whom the plan does not help is told who does, and nothing else.
  const alone = help.length > 0 && all.length > 0 && all.every(({ draft }) => NOTHING.has(draft.verdict));
  // What is left of an attempt and finds nothing was part of the attempt.
  const wholeAttempt = reading.act === 'manipulation' && all.every(({ draft }) => draft.verdict !== 'told');
  const tellsOnly = isDistress && (!reading.asks || help.some(({ urgent }) => urgent));
  const answered = alone || wholeAttempt || tellsOnly ? [] : all;
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
    reply: unhelped ? { ...reply, signposts: help.slice(0, 1).map(({ signpost }) => signpost) } : reply,
    answered,
    clock,
  };
}
