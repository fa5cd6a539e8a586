// What is wrong with the answer to an input that failed once: status, what it must and must not hold, where it is cited from.
import { normalizeForScoring } from '../judging/normalize-for-scoring.js';
import { shownText } from '../judging/told-text.js';
import type { GeneratedRecord } from '../running/generated-record.js';
import type { FailingInput } from './failing-input.js';

/** Chinese sentences; empty where the answer passes. */
export function checkFailing(input: FailingInput, { answer, error }: GeneratedRecord): string[] {
  if (answer === null) return [`提问失败：${error}`];
  const text = normalizeForScoring(shownText(answer));
  const holds = (words: string) => text.includes(normalizeForScoring(words));
  const missing = input.must.filter((words) => !holds(words));
  const forbidden = input.mustNot.filter(holds);
  const chapters = answer.citations.map(({ chapter }) => chapter.number);
  const isElsewhere = input.chapters.length > 0 && !input.chapters.some((number) => chapters.includes(number));
  return [
    ...(input.status === null || input.status === answer.status
      ? []
      : [`状态是 ${answer.status}，应为 ${input.status}`]),
    ...(missing.length > 0 ? [`没有：${missing.join('、')}`] : []),
    ...(forbidden.length > 0 ? [`不该有：${forbidden.join('、')}`] : []),
    ...(isElsewhere ? [`没有引自第 ${input.chapters.join('、')} 章的内容`] : []),
  ];
}
