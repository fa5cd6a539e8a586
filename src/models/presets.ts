// Endpoints that are known to work, as data: address, model names, and what is particular about each.

/** What one service needs beside its address. */
export interface ModelPreset {
  readonly name: string;
  /** As users know it. */
  readonly title: string;
  readonly baseUrl: string;
  readonly needsKey: boolean;
  /** A sound default; null where the served name is the operator's choice. Names age: `plan doctor` lists what is served. */
  readonly chatModel: string | null;
  /** Null where the service offers no embeddings: keep the embedded ones, or name another endpoint for them. */
  readonly embeddingModel: string | null;
  readonly embeddingDimensions: number | null;
  /** Most texts that one embedding request may hold. */
  readonly embeddingBatch: number;
  /** Null: the service fixes the temperature and refuses any other. */
  readonly temperature: number | null;
  /** Whether `stream_options.include_usage` is understood. */
  readonly streamUsage: boolean;
  /** Fields added to every chat request: switches thinking off, which only delays a quote. */
  readonly extraBody: Readonly<Record<string, unknown>>;
  /** What an operator should know, in Chinese; printed by `plan doctor`. */
  readonly note: string;
}

const THINKING_OFF = { thinking: { type: 'disabled' } } as const;
/** Quotes are copied, not invented: no need for variety. */
const TEMPERATURE = 0.1;

export const PRESETS: readonly ModelPreset[] = [
  {
    name: 'openai',
    title: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    needsKey: true,
    chatModel: 'gpt-4.1-mini',
    embeddingModel: 'text-embedding-3-small',
    embeddingDimensions: 1536,
    embeddingBatch: 256,
    temperature: TEMPERATURE,
    streamUsage: true,
    extraBody: {},
    note: '推理类模型（gpt-5 系列、o 系列）不接受温度参数，请设 PLAN_MODEL_TEMPERATURE=none。',
  },
  {
    name: 'deepseek',
    title: 'DeepSeek',
    baseUrl: 'https://api.deepseek.com',
    needsKey: true,
    chatModel: 'deepseek-v4-flash',
    embeddingModel: null,
    embeddingDimensions: null,
    embeddingBatch: 64,
    temperature: TEMPERATURE,
    streamUsage: true,
    extraBody: THINKING_OFF,
    note: '不提供向量接口：向量沿用内置模型，或另配 PLAN_EMBEDDING_BASE_URL。旧名 deepseek-chat、deepseek-reasoner 已停用。',
  },
  {
    name: 'qwen',
    title: '通义千问（阿里云百炼 DashScope）',
    baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
    needsKey: true,
    chatModel: 'qwen-plus',
    embeddingModel: 'text-embedding-v4',
    embeddingDimensions: 1024,
    embeddingBatch: 10,
    temperature: TEMPERATURE,
    streamUsage: true,
    extraBody: { enable_thinking: false },
    note: '国际站密钥须用 https://dashscope-intl.aliyuncs.com/compatible-mode/v1；向量接口每次最多 10 条。',
  },
  {
    name: 'glm',
    title: '智谱 GLM',
    baseUrl: 'https://open.bigmodel.cn/api/paas/v4',
    needsKey: true,
    chatModel: 'glm-4.7',
    embeddingModel: 'embedding-3',
    embeddingDimensions: 2048,
    embeddingBatch: 64,
    temperature: TEMPERATURE,
    streamUsage: true,
    extraBody: THINKING_OFF,
    note: '地址以 /v4 结尾，不是 /v1。',
  },
  {
    name: 'moonshot',
    title: 'Moonshot（Kimi）',
    baseUrl: 'https://api.moonshot.cn/v1',
    needsKey: true,
    chatModel: 'kimi-k2.6',
    embeddingModel: null,
    embeddingDimensions: null,
    embeddingBatch: 64,
    temperature: null,
    streamUsage: true,
    extraBody: THINKING_OFF,
    note: '温度由服务端固定，不可设置；不提供向量接口。国际站地址为 https://api.moonshot.ai/v1，密钥不通用。',
  },
  {
    name: 'ollama',
    title: 'Ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    needsKey: false,
    chatModel: 'qwen3:8b',
    embeddingModel: 'bge-m3',
    embeddingDimensions: 1024,
    embeddingBatch: 32,
    temperature: TEMPERATURE,
    streamUsage: true,
    extraBody: {},
    note: '显存较小时上下文默认只有 4096，超出的提示会被悄悄截去：请以 OLLAMA_CONTEXT_LENGTH=16384 启动服务。',
  },
  {
    name: 'vllm',
    title: 'vLLM',
    baseUrl: 'http://127.0.0.1:8000/v1',
    needsKey: false,
    chatModel: null,
    embeddingModel: null,
    embeddingDimensions: null,
    embeddingBatch: 64,
    temperature: TEMPERATURE,
    streamUsage: true,
    extraBody: { chat_template_kwargs: { enable_thinking: false } },
    note: '一个进程只服务一个模型：向量须另起进程，并配 PLAN_EMBEDDING_BASE_URL。模型名即 --served-model-name。',
  },
  {
    name: 'xinference',
    title: 'Xinference',
    baseUrl: 'http://127.0.0.1:9997/v1',
    needsKey: false,
    chatModel: null,
    embeddingModel: null,
    embeddingDimensions: null,
    embeddingBatch: 32,
    temperature: TEMPERATURE,
    streamUsage: false,
    extraBody: {},
    note: '模型名是启动时的 model UID。旧版本不认识 stream_options，故不请求用量。',
  },
  {
    name: 'lmstudio',
    title: 'LM Studio',
    baseUrl: 'http://127.0.0.1:1234/v1',
    needsKey: false,
    chatModel: null,
    embeddingModel: null,
    embeddingDimensions: null,
    embeddingBatch: 32,
    temperature: TEMPERATURE,
    streamUsage: true,
    extraBody: {},
    note: '不支持 json_object 输出格式；本项目不使用 JSON 模式，无需设置。模型须先在界面中载入。',
  },
];

/** The preset of that name; undefined for an unknown one. */
export const findPreset = (name: string): ModelPreset | undefined => PRESETS.find((preset) => preset.name === name);
