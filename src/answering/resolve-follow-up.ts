// From a conversation to a standalone question: topic, entity, year and what was asked carried on by rules.
import { isEnglish, stripFrame } from '../retrieval/query-terms.js';
import { readQuestion } from '../retrieval/read-question.js';
import { normalizeText } from '../text/normalize-text.js';
import type { Turn } from './answer.js';

export interface FollowUp {
  readonly standaloneQuestion: string;
  /** Whether anything was taken from the history. */
  readonly resolved: boolean;
  /** Words of the conversation that the search should weigh a little; '' when none matter. */
  readonly context: string;
  /** Rules are unsure: a model, where there is one, may do better. */
  readonly unsure: boolean;
}

/** Words that point back. */
const ANAPHORA =
  /^(?:这|其中|其|它|它们|他们|她们|此|该|上述|前面|刚才|再)|(?:它们?|他们|其中|这个|那个|这些|那些|该|此|上述|刚才)(?=[^，。]{0,8})/;
/** 「X呢？」「那X呢」: the last question once more, about X. */
const SWITCH = /^(?:那|那么|还有|再问|换成?)?(.{1,20}?)(?:的|那边|那块|方面|这块)?(?:呢|怎么样|又如何|如何|呐)[?？]?$/;
/** A question of its own names at least this many characters of topic. */
const STANDALONE_TOPIC = 7;

const userTurns = (history: readonly Turn[]): string[] =>
  history
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content.trim())
    .filter(Boolean);

/** The longest text that the pattern below can match: it ends with the question, so nothing before counts. */
const LONGEST_ASKED = 48;

/** What the last question asked about its topic, without the topic: 「2030年目标规模是多少」. */
function askedPart(previous: string): string {
  const match =
    /(?:到?20\d\d年)?(?:的)?(?:[\u4e00-\u9fff]{0,2}(?:目标|规模|数量|产值|占比|增速|比例)[\u4e00-\u9fff]{0,4}?)?(?:是|有|要|达到|突破|建){0,4}(?:多少[^，。?？]{0,3}|多[大高长][^，。?？]{0,4}|几[个家处所]|什么|哪些|(?:怎么|如何|怎样)[^，。?？]{1,6})[?？]?$/.exec(
      previous.slice(-LONGEST_ASKED),
    );
  return match?.[0] ?? '';
}

/** What a follow-up may exchange in the last question as it stands: the chapter, the box, the year, the nature. */
const EXCHANGED = [
  /第[一二三四五六七八九十\d]+章/,
  /专栏[一二三四五六七八九十\d]+/,
  /20\d\d年?|二〇[〇一二三四五六七八九]{2}年?/,
  /“?十[四五]五”?(?:时期|期间)?/,
  /约束性|预期性/,
];

/** 「2030年呢？」 after 「人均预期寿命2025年是多少？」: the last question with the other year; null when nothing stands for it. */
function exchange(topic: string, last: string): string | null {
  const pattern = EXCHANGED.find((candidate) => candidate.exec(topic)?.[0] === topic);
  return pattern?.test(last) ? last.replace(pattern, topic) : null;
}

/** Nouns of a question: what is left when frame, slot words and pronouns are gone. */
const topicOf = (question: string): string =>
  stripFrame(normalizeText(question))
    .replace(/(?:^|\s)(?:那|这|其中|它们?|的|要|到|是|把|有)(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Makes the last question stand alone.
 * 「集成电路的呢？」 after 「高端数控机床与机器人产业2030年目标规模是多少？」 becomes 「集成电路 2030年目标规模是多少？」.
 */
export function resolveFollowUp(question: string, history: readonly Turn[]): FollowUp {
  const previous = userTurns(history);
  const last = previous.at(-1);
  if (last === undefined) return { standaloneQuestion: question, resolved: false, context: '', unsure: false };
  const switched = SWITCH.exec(question.trim());
  if (switched && question.length <= 24 && !readQuestion(question).slot) {
    const topic = (switched[1] ?? '').replace(/^(?:那|那么)/, '').trim();
    const exchanged = exchange(topic, last);
    if (exchanged !== null) return { standaloneQuestion: exchanged, resolved: true, context: '', unsure: false };
    const asked = askedPart(last);
    return {
      standaloneQuestion: asked ? `${topic}${asked}` : `${topic} ${commonFrame(last, topic)}`.trim(),
      resolved: true,
      context: '',
      unsure: asked === '',
    };
  }
  const topic = topicOf(question);
  const pointsBack = ANAPHORA.test(question.trim());
  const isNewTopic = topic.replace(/\s/g, '').length >= STANDALONE_TOPIC && !pointsBack && !isEnglish(question);
  // A question with a topic of its own keeps the old one only as a faint context word.
  const carried = previous.slice(-2).map(topicOf).filter(Boolean);
  const faint = carried.at(-1) ?? '';
  if (isNewTopic && !sharesTopic(topic, last))
    return { standaloneQuestion: question, resolved: false, context: faint, unsure: true };
  const context = pointsBack || topic.replace(/\s/g, '').length < STANDALONE_TOPIC ? (carried.at(-1) ?? '') : '';
  const cleaned = question.replace(/^(?:那么?|其中的?|另外|还有)/, '').replace(/它们?|他们/g, '');
  return {
    standaloneQuestion: context ? `${context} ${cleaned}` : question,
    resolved: context !== '',
    context: context === '' ? faint : '',
    unsure: true,
  };
}

const sharesTopic = (topic: string, last: string): boolean =>
  [...topic.replace(/\s/g, '')].filter((char) => last.includes(char)).length >= topic.length / 2;

/** The measure words of the last question (怎么打造, 怎么提升), when it asked no figure. */
function commonFrame(last: string, topic: string): string {
  const asked = /(?:怎么|如何|怎样)[\u4e00-\u9fff]{1,4}/.exec(last)?.[0] ?? '';
  return asked && !topic.includes(asked) ? asked : '';
}
