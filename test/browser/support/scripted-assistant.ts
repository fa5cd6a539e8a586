// An assistant over the real plan whose answers are known beforehand: one question for each thing a face must show.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, AnswerEvent, AskRequest, Citation, Claim, Signpost } from '../../../src/answering/answer.js';
import type { AskOptions } from '../../../src/assistant.js';
import { createOutline, formatReference } from '../../../src/plan/outline.js';
import { seedPlan } from '../../support/seed-plan.js';
import {
  type AskCall,
  createStubAssistant,
  eventsOf,
  type StubAssistant,
  stubAnswer,
} from '../../support/stub-assistant.js';

const outline = createOutline(seedPlan);

/** The same for the same question; of the form that ids of answers have. */
export function answerIdOf(question: string): string {
  const hex = createHash('sha256').update(question).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The plan's own sentence from its beginning to the next full stop. */
function citationOf(id: number, sectionId: string, beginning: string): Citation {
  const start = seedPlan.text.indexOf(beginning);
  if (start < 0) throw new Error(`the plan does not say ${beginning}`);
  const end = seedPlan.text.indexOf('。', start) + 1;
  const [chapter, section, item] = outline.ancestors(sectionId);
  const unit = (part: typeof section) => (part ? { number: part.label, title: part.title } : null);
  const place = { sectionId, boxId: null, indicatorId: null };
  return {
    id,
    chunkId: sectionId,
    chapter: { number: chapter?.number ?? 0, title: chapter?.title ?? '' },
    section: unit(section),
    item: unit(item),
    box: null,
    reference: formatReference(outline, place),
    officialReference: `《${seedPlan.title}》${formatReference(outline, place)}`,
    quote: seedPlan.text.slice(start, end),
    start,
    end,
    url: `/plan#${sectionId}`,
    match: 'verbatim',
  };
}

const CIRCUITS = citationOf(1, 'c2.1.2', '到2030年，集成电路产业规模达到');
const MACHINES = citationOf(2, 'c2.1.3', '到2030年，高端数控机床与机器人产业规模达到');
const CARE = citationOf(1, 'c9.4.4', '实施积极应对人口老龄化国家战略');

const extracted = (request: AskRequest, citations: readonly Citation[]): Answer =>
  stubAnswer(request, {
    id: answerIdOf(request.question),
    claims: citations.map(({ quote, id }) => ({ text: quote, citations: [id] })),
    citations,
    answer: citations.map(({ quote, id }) => `${quote}[${id}]`).join('\n'),
    suggestions: ['高端数控机床与机器人产业规模达到多少？'],
  });

function generated(request: AskRequest): Answer {
  const claims: Claim[] = [
    { text: '到2030年，集成电路产业规模要达到30亿元', citations: [1] },
    { text: '高端数控机床与机器人产业规模要达到80亿元', citations: [2] },
  ];
  return {
    ...extracted(request, [CIRCUITS, MACHINES]),
    mode: 'generated',
    claims,
    answer: claims.map(({ text, citations }) => `${text}${citations.map((id) => `[${id}]`).join('')}`).join('\n'),
    generation: {
      model: 'scripted',
      promptVersion: '1',
      claimsKept: 2,
      claimsDropped: {},
      fallback: null,
      inputTokens: null,
      outputTokens: null,
    },
  };
}

const silent = (request: AskRequest): Answer =>
  stubAnswer(request, {
    status: 'abstained',
    reason: 'not-in-plan',
    answer: '规划纲要没有涉及这个问题。',
    claims: [],
    citations: [],
    related: [{ reference: '第五章第五节（一）', title: '完善现代化基础设施体系', url: '/plan#c5.5.1' }],
  });

const HOTLINE: Signpost = { name: '政务服务便民热线', phone: '12345', url: null, why: '可询问线路规划' };

/** A part that the plan tells, one that it names and leaves open, and one that it does not speak of. */
function severalParts(request: AskRequest): Answer {
  return {
    ...extracted(request, [CIRCUITS, CARE]),
    status: 'partial',
    reason: 'slot-missing',
    answer: `集成电路：${CIRCUITS.quote}[1]\n养老（规划提出）：${CARE.quote}[2]\n规划没有写明金额。\n规划全文没有出现“地铁”。\n依据：第二章第一节（二）；第九章第四节（四）。`,
    claims: [
      { text: `集成电路：${CIRCUITS.quote}`, citations: [1] },
      { text: `养老（规划提出）：${CARE.quote}`, citations: [2] },
    ],
    citations: [CIRCUITS, { ...CARE, id: 2 }],
    parts: [
      { question: '集成电路产业规模多少', status: 'answered', reason: null, claims: [0] },
      { question: '养老投多少钱', status: 'abstained', reason: 'slot-missing', claims: [1] },
      { question: '地铁修到哪儿', status: 'abstained', reason: 'not-in-plan', claims: [] },
    ],
    signposts: [HOTLINE, { name: '区政府网站', phone: null, url: 'https://www.example.gov.cn/', why: '' }],
  };
}

const CLUSTERS: readonly (readonly [name: string, scale: string, aim: string])[] = [
  ['集成电路产业集群', '30亿元', '壮大提升集成电路产业集群'],
  ['高端数控机床与机器人支柱产业集群', '80亿元', '做强高端数控机床与机器人支柱产业集群'],
];

/** Counted and in columns: the lines that the table repeats are claims as well, for programs that show no table. */
function tabled(request: AskRequest): Answer {
  const rows = CLUSTERS.map(([name, scale, aim], index) => ({
    cells: [name, scale, '（空白）', aim, '2030年'],
    citations: [index + 1],
  }));
  const claims = [
    { text: '龙头引领产业写明规模的共2个（按规划数据计算）。', citations: [1, 2] },
    ...CLUSTERS.map(([name, scale], index) => ({ text: `${name}：${scale}。`, citations: [index + 1] })),
  ];
  return {
    ...extracted(request, [CIRCUITS, MACHINES]),
    claims,
    answer: claims.map(({ text, citations }) => `${text}${citations.map((id) => `[${id}]`).join('')}`).join('\n'),
    parts: [{ question: request.question, status: 'answered', reason: null, claims: [0, 1, 2] }],
    table: {
      caption: '龙头引领产业的规模',
      columns: ['产业集群', '2030年规模', '2025年预计', '路径', '年份'],
      rows,
      claims: [1, 2],
    },
  };
}

/** A follow-up is completed from the conversation; the same words without one are not. */
const completed = (request: AskRequest): Answer => ({
  ...extracted(request, [MACHINES]),
  understood: request.history?.length ? '理解为：数控机床产业规模达到多少' : null,
});

const urgent = (request: AskRequest): Answer => ({
  ...silent(request),
  status: 'declined',
  reason: 'distress',
  answer: '请马上离开室内，不要开关电器或动火，到室外拨打119。\n规划的内容可以等安全了再问。',
  related: [],
  signposts: [
    { name: '消防救援', phone: '119', url: null, why: '燃气泄漏' },
    { name: '医疗急救', phone: '120', url: null, why: '头晕等不适' },
  ],
});

/** Everything in it is an attack; none of it may ever run or become markup. */
export const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
function hostile(request: AskRequest): Answer {
  const citation: Citation = {
    ...CIRCUITS,
    reference: HOSTILE,
    officialReference: HOSTILE,
    quote: HOSTILE,
    url: 'javascript:window.hacked=1',
    chapter: { number: 2, title: HOSTILE },
  };
  return {
    ...extracted(request, [citation]),
    answer: `${HOSTILE}[1] [链接](javascript:window.hacked=1)`,
    suggestions: [HOSTILE],
    understood: `理解为：${HOSTILE}`,
    parts: [
      { question: HOSTILE, status: 'answered', reason: null, claims: [0] },
      { question: HOSTILE, status: 'abstained', reason: 'not-in-plan', claims: [] },
    ],
    table: {
      caption: HOSTILE,
      columns: [HOSTILE, HOSTILE],
      rows: [{ cells: [HOSTILE, HOSTILE], citations: [1] }],
      claims: [],
    },
    signposts: [
      { name: HOSTILE, phone: 'javascript:window.hacked=1', url: 'javascript:window.hacked=1', why: HOSTILE },
    ],
    related: [{ reference: HOSTILE, title: HOSTILE, url: 'javascript:window.hacked=1' }],
  };
}

/** Twelve places, for an answer with more sources than are shown at first. */
const PLACES = seedPlan.sections.flatMap(({ id, level }) => (level === 'item' ? [id] : [])).slice(0, 12);

/** Questions by what they show. Anything else is answered as `EXTRACTED` is. */
export const QUESTIONS = {
  extracted: '集成电路产业规模达到多少？',
  generated: '请概括产业规模目标',
  partial: '集成电路产业规模和就业人数是多少？',
  silent: '地铁什么时候开通？',
  declined: '你好',
  care: '日间照料中心要建多少？',
  long: '请列出很多内容',
  hostile: '攻击',
  parts: '集成电路产业规模多少？养老投多少钱？地铁修到哪儿？',
  table: '把龙头引领产业的规模列成表',
  followUp: '那数控机床呢',
  samePlace: '养老服务有哪些措施？',
  distress: '家里一股煤气味，头有点晕',
} as const;

function answerTo(request: AskRequest): Answer {
  switch (request.question) {
    case QUESTIONS.generated:
      return generated(request);
    case QUESTIONS.partial:
      return { ...extracted(request, [CIRCUITS]), status: 'partial', reason: 'slot-missing' };
    case QUESTIONS.silent:
      return silent(request);
    case QUESTIONS.declined:
      return {
        ...silent(request),
        status: 'declined',
        reason: 'small-talk',
        answer: '您好，请问想了解规划的哪些内容？',
        related: [],
      };
    case QUESTIONS.care:
      return extracted(request, [CARE]);
    case QUESTIONS.long:
      return extracted(
        request,
        PLACES.map((id, index) => citationOf(index + 1, id, CARE.quote)),
      );
    case QUESTIONS.samePlace:
      return extracted(request, [CARE, citationOf(2, 'c9.4.4', '开展“五床联动”')]);
    case QUESTIONS.hostile:
      return hostile(request);
    case QUESTIONS.parts:
      return severalParts(request);
    case QUESTIONS.table:
      return tabled(request);
    case QUESTIONS.followUp:
      return completed(request);
    case QUESTIONS.distress:
      return urgent(request);
    default:
      return extracted(request, [CIRCUITS, MACHINES]);
  }
}

export interface ScriptedAssistant extends StubAssistant {
  /** Milliseconds between the events of a stream. */
  pace: number;
}

export function createScriptedAssistant(): ScriptedAssistant {
  const calls: AskCall[] = [];
  const scripted = { pace: 15, calls };
  async function* askStream(request: AskRequest, options?: AskOptions): AsyncGenerator<AnswerEvent> {
    calls.push({ request, signal: options?.signal });
    for (const event of eventsOf(answerTo(request))) {
      yield event;
      await sleep(scripted.pace, undefined, options?.signal ? { signal: options.signal } : {});
    }
  }
  const ask = async (request: AskRequest, options?: AskOptions): Promise<Answer> => {
    calls.push({ request, signal: options?.signal });
    return answerTo(request);
  };
  const { calls: _, ...stub } = createStubAssistant({ ask, askStream });
  return Object.assign(scripted, stub);
}
