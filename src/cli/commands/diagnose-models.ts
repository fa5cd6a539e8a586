// The checks of `plan doctor`, one after the other: what each found, and in plain words what to mend.
import { checkGeneration } from '../../answering/generation/check-generation.js';
import { chunkPlan } from '../../chunking/chunk-plan.js';
import type { ChatModelPort } from '../../models/chat-model-port.js';
import { type ChatModelOptions, createChatModel } from '../../models/create-chat-model.js';
import { createEmbeddingModel } from '../../models/create-embedding-model.js';
import { explainFailure } from '../../models/explain-failure.js';
import { listModels } from '../../models/list-models.js';
import type { ChatConfig, EmbeddingConfig, ModelConfig, ModelEndpoint } from '../../models/model-config.js';
import { ModelFailure } from '../../models/model-failure.js';
import { KEY_VARIABLES, SETTING_VARIABLES } from '../../models/model-settings.js';
import { displayUrl } from '../../models/secret.js';
import { loadPlan } from '../../plan/plan-store.js';

export interface Finding {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'failed';
  readonly detail: string;
  /** What to do; absent when nothing is to be mended. */
  readonly remedy?: string;
}

const failed = (name: string, error: unknown): Finding => {
  if (!(error instanceof ModelFailure)) throw error;
  const { problem, remedy } = explainFailure(error);
  return { name, status: 'failed', detail: problem, remedy };
};

function describeSettings({ preset }: ModelConfig, endpoint: ModelEndpoint, kind: '对话' | '向量'): Finding {
  const parts = [
    preset ? `预设 ${preset.title}` : '未用预设',
    `地址 ${displayUrl(endpoint.baseUrl)}`,
    `模型 ${endpoint.model}`,
    endpoint.apiKey ? '已设密钥' : '未设密钥',
  ];
  return { name: `${kind}配置`, status: 'ok', detail: parts.join('，'), ...(preset ? { remedy: preset.note } : {}) };
}

const commonLength = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
};

/** Names that begin most like the one wanted. */
const likeliest = (names: readonly string[], wanted: string): string[] =>
  [...names].sort((a, b) => commonLength(b, wanted) - commonLength(a, wanted)).slice(0, 8);

/** Ollama lists `bge-m3:latest` for what is asked for as `bge-m3`. */
const isServed = (names: readonly string[], model: string): boolean =>
  names.includes(model) || names.includes(`${model}:latest`);

/** Reachable, key accepted, model present; each its own finding, as far as the endpoint lets it be told. */
async function checkEndpoint(endpoint: ModelEndpoint, variable: string): Promise<Finding[]> {
  const start = performance.now();
  try {
    const names = await listModels(endpoint);
    const reached: Finding = {
      name: '连通',
      status: 'ok',
      detail: `服务可达，密钥未被拒绝，${Math.round(performance.now() - start)} 毫秒`,
    };
    if (names === null)
      return [reached, { name: '模型', status: 'warning', detail: '服务不提供模型列表，由下一步试用来判断' }];
    if (isServed(names, endpoint.model))
      return [reached, { name: '模型', status: 'ok', detail: `${endpoint.model} 在服务的 ${names.length} 个模型之中` }];
    const detail = `服务没有列出 ${endpoint.model}；它列出的有：${likeliest(names, endpoint.model).join('、') || '（空）'}`;
    return [
      reached,
      {
        name: '模型',
        status: 'warning',
        detail,
        remedy: `若下一步失败，把 ${variable} 改为其中之一，或在服务中载入该模型`,
      },
    ];
  } catch (error) {
    return [failed('连通', error)];
  }
}

/** What a service turned out not to know, while it was tried. */
const describeNotice = (): Finding => ({
  name: '用量',
  status: 'warning',
  detail: '服务不认识 stream_options 参数，已改为不带它请求，因此不统计用量',
  remedy: '不影响回答；若要统计用量，升级服务',
});

/** A few words, to see that the model answers and how fast. */
async function checkReply(model: ChatModelPort): Promise<Finding> {
  const start = performance.now();
  try {
    let firstMs: number | null = null;
    let reply = '';
    let thinking = 0;
    for await (const piece of model.stream([{ role: 'user', content: '请只回复两个字：收到' }])) {
      if (piece.text !== '') firstMs ??= Math.round(performance.now() - start);
      reply += piece.text;
      thinking += piece.thinking ?? 0;
    }
    if (reply.trim() === '')
      throw thinking > 0
        ? new ModelFailure('only-thinking', `${thinking} characters of thinking and no reply`)
        : new ModelFailure('empty', 'the reply has no content');
    return {
      name: '对话',
      status: 'ok',
      detail: `首字 ${firstMs ?? 0} 毫秒，全部 ${Math.round(performance.now() - start)} 毫秒`,
    };
  } catch (error) {
    return failed('对话', error);
  }
}

/** A real question over a real passage of the plan. */
async function checkStructured(model: ChatModelPort, corpusDir: string): Promise<Finding> {
  const plan = loadPlan(corpusDir);
  try {
    const { report, claims, firstClaimMs, totalMs } = await checkGeneration(plan, chunkPlan(plan), model);
    const fallen = Object.values(report.claimsDropped).reduce((sum, count) => sum + count, 0);
    const tokens = report.inputTokens === null ? '' : `，用量 ${report.inputTokens} 入 ${report.outputTokens ?? 0} 出`;
    const detail = `${claims.length} 条论断通过核验，${fallen} 条未通过；首条 ${firstClaimMs ?? 0} 毫秒，全部 ${totalMs} 毫秒${tokens}`;
    return { name: '带引文的回答', status: fallen > claims.length ? 'warning' : 'ok', detail };
  } catch (error) {
    return failed('带引文的回答', error);
  }
}

async function checkChat(config: ModelConfig, chat: ChatConfig, corpusDir: string): Promise<Finding[]> {
  const findings = [
    describeSettings(config, chat, '对话'),
    ...(await checkEndpoint(chat, SETTING_VARIABLES.chatModel)),
  ];
  if (findings.at(-1)?.status === 'failed') return findings;
  const notices: Finding[] = [];
  const options: ChatModelOptions = { onNotice: () => notices.push(describeNotice()) };
  const model = createChatModel({ ...chat, retries: 0 }, options);
  // Loaded before the clock runs: the first token is the endpoint's, not the disk's.
  await import('@langchain/openai');
  const reply = await checkReply(model);
  const tried = reply.status === 'failed' ? [reply] : [reply, await checkStructured(model, corpusDir)];
  return [...findings, ...tried, ...notices];
}

async function checkVectors(embedding: EmbeddingConfig): Promise<Finding> {
  const start = performance.now();
  try {
    const model = await createEmbeddingModel({ ...embedding, retries: 0 });
    // Two texts: a model that gives the same for both tells nothing.
    const [vector = []] = await model.embedDocuments(['到2030年达到多少家？', '养老服务有哪些措施？']);
    const milliseconds = Math.round(performance.now() - start);
    const isExpected = embedding.dimensions === null || embedding.dimensions === vector.length;
    return { name: '向量', status: isExpected ? 'ok' : 'failed', detail: `${vector.length} 维，${milliseconds} 毫秒` };
  } catch (error) {
    return failed('向量', error);
  }
}

async function checkEmbedding(config: ModelConfig, embedding: EmbeddingConfig): Promise<Finding[]> {
  const findings = [
    describeSettings(config, embedding, '向量'),
    ...(await checkEndpoint(embedding, SETTING_VARIABLES.embeddingModel)),
  ];
  return findings.at(-1)?.status === 'failed' ? findings : [...findings, await checkVectors(embedding)];
}

const EMBEDDED: Finding = {
  name: '模型',
  status: 'ok',
  detail: '没有配置语言模型：回答由内置方法从原文摘取，不需要网络',
  remedy: `要启用语言模型，设置 ${SETTING_VARIABLES.preset} 与 ${KEY_VARIABLES.chat}，见 src/models/README.md`,
};

/** Runs the checks that the configuration asks for; a step that cannot succeed after another failed is left out. */
export async function diagnoseModels(config: ModelConfig, corpusDir: string): Promise<Finding[]> {
  const chat = config.chat ? await checkChat(config, config.chat, corpusDir) : [EMBEDDED];
  const embedding = config.embedding
    ? await checkEmbedding(config, config.embedding)
    : [{ name: '向量', status: 'ok', detail: '使用内置向量' } as const];
  return [...chat, ...embedding];
}
