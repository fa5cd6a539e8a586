// What each tool does with the assistant; the same for every transport.
import type { z } from 'zod';
import type { Answer } from '../../answering/answer.js';
import { checkDraft } from '../../answering/checking/check-draft.js';
import { tellFindings, VERDICT_WORDS } from '../../answering/checking/verdict-words.js';
import type { Assistant } from '../../assistant.js';
import { formatReference } from '../../plan/outline.js';
import type { SectionLevel } from '../../plan/plan-document.js';
import { describeIndicators, describeRetrieval, describeSection } from '../describe-plan.js';
import { renderMessage } from '../openai/message-text.js';
import { maskPersonalData, maskRequest } from '../security/mask-personal-data.js';
import type {
  askInput,
  askOutput,
  outlineInput,
  outlineOutput,
  searchInput,
  searchOutput,
  verifyInput,
} from './tool-schemas.js';

/** What a model reads, and what a program takes. */
export interface ToolResult<T> {
  readonly text: string;
  readonly value: T;
}

export interface ToolSource {
  readonly assistant: Assistant;
  /** Address of the service, for links; '' where there is none. */
  readonly base: string;
  readonly signal: AbortSignal;
  /** Keeps a finished answer where the operator keeps questions. */
  readonly onAnswer: (answer: Answer) => void;
}

const PASSAGES = 5;
const DEPTHS: Readonly<Record<SectionLevel, number>> = { chapter: 1, section: 2, item: 3, subitem: 4 };

export async function askPlan(
  { question, history }: z.infer<typeof askInput>,
  { assistant, base, signal, onAnswer }: ToolSource,
): Promise<ToolResult<z.infer<typeof askOutput>>> {
  const { request } = maskRequest({ question, ...(history === undefined ? {} : { history }) });
  const answer = await assistant.ask(request, { signal });
  onAnswer(answer);
  const sources = answer.citations.map(({ id, reference, officialReference, quote, url }) => ({
    ...{ id, reference, officialReference, quote },
    url: `${base}${url}`,
  }));
  const related = answer.related.map((each) => ({ ...each, url: `${base}${each.url}` }));
  const { status, reason, understood, edition } = answer;
  const value = { status, reason, answer: answer.answer, understood, sources, related, edition };
  return { text: renderMessage(answer, base).content, value };
}

export async function searchPlan(
  { query, k = PASSAGES }: z.infer<typeof searchInput>,
  { assistant, base }: ToolSource,
): Promise<ToolResult<z.infer<typeof searchOutput>>> {
  const retrieval = await assistant.retrieve(maskPersonalData(query).text, { k });
  const passages = describeRetrieval(assistant, retrieval).hits.map(
    ({ rank, score, reference, title, text, url }, at) => ({
      ...{ rank, score, reference, title, text },
      sectionId: retrieval.hits[at]?.chunk.sectionId ?? '',
      url: `${base}${url}`,
    }),
  );
  const text = passages
    .map((each) => `${each.rank}. ${each.reference}（${each.sectionId}）\n${each.text}`)
    .join('\n\n');
  return { text: text === '' ? '没有找到相近的段落。' : text, value: { passages } };
}

/** Null for an id that the plan does not have. */
export function getSection(
  id: string,
  { assistant }: ToolSource,
): ToolResult<ReturnType<typeof describeSection>> | null {
  const section = assistant.outline.section(id);
  if (!section) return null;
  const value = describeSection(assistant, section);
  return { text: `《${assistant.plan.title}》${value.officialReference}\n\n${value.text}`, value };
}

export function listOutline(
  { depth = 2 }: z.infer<typeof outlineInput>,
  { assistant }: ToolSource,
): ToolResult<z.infer<typeof outlineOutput>> {
  const { plan, outline } = assistant;
  const units = plan.sections
    .filter(({ level, boxId }) => boxId === null && DEPTHS[level] <= depth)
    .map(({ id, level, label, title }) => ({
      ...{ id, level, label, title },
      reference: formatReference(outline, { sectionId: id, boxId: null, indicatorId: null }),
    }));
  const lines = units.map(({ id, level, label, title }) => {
    const indent = '  '.repeat(level === 'chapter' ? 0 : level === 'section' ? 1 : 2);
    return `${indent}${label}${title}（${id}）`;
  });
  const { id, title, period } = plan;
  return { text: [`《${title}》`, ...lines].join('\n'), value: { id, title, period, units } };
}

export function listTargets({ assistant }: ToolSource) {
  const indicators = describeIndicators(assistant);
  const lines = assistant.plan.indicators.map(({ span }) => assistant.plan.text.slice(span.start, span.end).trim());
  const head = `序号 指标 ${assistant.plan.period.from - 1}年预计 ${assistant.plan.period.to}年 年均增速（%） 属性；空格为未公布`;
  return { text: [head, ...lines].join('\n'), value: { indicators } };
}

export async function verifyText({ text: draft }: z.infer<typeof verifyInput>, { assistant, signal }: ToolSource) {
  const value = await checkDraft(assistant.parts, draft.replaceAll('\r\n', '\n'), signal);
  const lines = value.sentences.map((sentence) => {
    const places = sentence.citations.flatMap((id) => value.citations.find((citation) => citation.id === id) ?? []);
    return [
      `【${VERDICT_WORDS[sentence.verdict]}】${sentence.text}`,
      ...tellFindings(sentence).map((finding) => `  ${finding}`),
      ...places.map(({ officialReference, quote }) => `  ${officialReference}：“${quote}”`),
    ].join('\n');
  });
  return { text: lines.join('\n'), value };
}
