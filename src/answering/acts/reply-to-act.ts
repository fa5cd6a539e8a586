// What is said where nothing is asked, or before what is asked: courtesy, care, and the refusal to forge.
import type { Act } from '../../understanding/reading.js';
import type { AnswerReason, Signpost } from '../answer.js';
import { type PhraseId, type PhraseLanguage, phrase } from '../phrases.js';
import type { Help } from './signposts.js';

export interface ActReply {
  /** Lines that stand before the answer to what is asked, or alone. */
  readonly lines: readonly string[];
  readonly signposts: readonly Signpost[];
  /** Null where the message is a plain question. */
  readonly reason: AnswerReason | null;
}

/** Acts that a fixed line answers. */
const FIXED: Readonly<Partial<Record<Act, readonly PhraseId[]>>> = {
  greet: ['q1'],
  thank: ['q2'],
  leave: ['q3'],
  praise: ['q4'],
  insult: ['q5'],
  manipulation: ['q10'],
};

const MOST_SIGNPOSTS = 2;
/** Despair without a word that says so is still despair. */
const DESPAIR: readonly PhraseId[] = ['h4', 'h5'];

const REASONS: Readonly<Partial<Record<Act, AnswerReason>>> = {
  manipulation: 'injection',
  distress: 'distress',
  complaint: 'complaint',
};

/** Said besides where it is not sure which trouble it is. */
const ANY_DANGER: PhraseId = 'h5';

function care(help: readonly Help[], { isSure, hasQuestion }: { isSure: boolean; hasQuestion: boolean }): PhraseId[] {
  const lines = [...new Set(help.flatMap(({ lines: own }) => own))].slice(0, 3);
  const sure = lines.length > 0 ? lines : [...DESPAIR];
  const said = isSure || sure.includes(ANY_DANGER) ? sure : [...sure, ANY_DANGER];
  return hasQuestion ? said : [...said, 'h9'];
}

/** The signposts of a message, each number once. */
const numbersOf = (help: readonly Help[], general: Signpost | null): Signpost[] => {
  const all = [...help.map(({ signpost }) => signpost), ...(general ? [general] : [])];
  return all.filter(({ phone }, at) => all.findIndex((other) => other.phone === phone) === at).slice(0, MOST_SIGNPOSTS);
};

/** The reply to an act; empty for a plain question. */
export function replyToAct(
  act: Act,
  {
    language,
    title,
    help,
    general,
    isSure,
    hasQuestion,
  }: {
    language: PhraseLanguage;
    title: string;
    /** Who helps with what the message tells of. */
    help: readonly Help[];
    /** Who takes everything else; null where the operator names none. */
    general: Signpost | null;
    /** Whether it is sure which help is needed. */
    isSure: boolean;
    hasQuestion: boolean;
  },
): ActReply {
  const reason = act === 'ask' ? null : (REASONS[act] ?? 'small-talk');
  const fixed = FIXED[act];
  if (fixed) return { lines: fixed.map((id) => phrase(id, language)), signposts: [], reason };
  if (act === 'about-you')
    return {
      lines: [phrase('q6', language), phrase('q7', language), phrase('q8', language, { x: title })],
      signposts: [],
      reason,
    };
  if (act === 'distress') {
    return {
      lines: care(help, { isSure, hasQuestion }).map((id) => phrase(id, language)),
      signposts: numbersOf(help, help.length > 0 ? null : general),
      reason,
    };
  }
  if (act === 'complaint' && general?.phone)
    return { lines: [phrase('q9', language, { n: general.phone })], signposts: [general], reason };
  return { lines: [], signposts: [], reason };
}
