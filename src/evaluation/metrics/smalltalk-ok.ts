// smalltalk_ok: share of chitchat cases that get a short reply as small talk: status declined (not "the plan does not say"),
// no claim, no citation, at most 200 characters. Source: shared evaluation set, type chitchat, made stricter.
import { repliesWithoutCitation } from '../judging/refusals.js';
import { type Metric, once } from './metric.js';

/** "Short" in characters: three or four sentences, enough for a greeting and what one can ask. */
export const SHORT_REPLY = 200;

export const smalltalkOk: Metric = {
  name: 'smalltalk_ok',
  group: 'refusals',
  meaning: '寒暄得到简短礼貌、无引文回复的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    if (judged.case.type !== 'chitchat') return null;
    const { answer } = judged.record;
    const isSmallTalk = answer !== null && answer.status === 'declined' && answer.claims.length === 0;
    return once(isSmallTalk && repliesWithoutCitation(judged) && answer.answer.length <= SHORT_REPLY);
  },
};
