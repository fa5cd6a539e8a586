// What went wrong with a model and what to do about it, in plain Chinese for whoever runs the service.
import type { FailureKind, ModelFailure } from './model-failure.js';
import { KEY_VARIABLES, SETTING_VARIABLES } from './model-settings.js';

/** What happened, and what to mend. */
export interface Explanation {
  readonly problem: string;
  readonly remedy: string;
}

const EXPLANATIONS: Readonly<Record<FailureKind, Explanation>> = {
  timeout: {
    problem: '服务没有在限定时间内回应',
    remedy: `检查服务是否繁忙；本地模型首次加载较慢，可调大 ${SETTING_VARIABLES.firstTokenMs} 与 ${SETTING_VARIABLES.timeoutMs}`,
  },
  'rate-limit': {
    problem: '请求过于频繁，被服务限流',
    remedy: `稍后再试，或调小 ${SETTING_VARIABLES.concurrency}，或向服务商申请更高的额度`,
  },
  server: { problem: '服务内部出错', remedy: '查看服务端日志；若是云服务，查看其状态公告，稍后再试' },
  auth: {
    problem: '密钥未被接受，或账户没有余额、没有权限',
    remedy: `核对环境变量 ${KEY_VARIABLES.chat} 是否属于这个地址，账户是否欠费，该模型是否已开通`,
  },
  'bad-request': {
    problem: '服务拒绝了这样的请求',
    remedy: `核对模型名；若服务不认识某个参数，可设 ${SETTING_VARIABLES.temperature}=none，或用 ${SETTING_VARIABLES.extraBody} 调整附加参数`,
  },
  network: {
    problem: '连不上服务，或连接中途断开',
    remedy: `核对 ${SETTING_VARIABLES.baseUrl}，确认服务已启动、端口正确，且本机能访问它`,
  },
  refusal: { problem: '内容审核拦下了请求或回复', remedy: '换一个模型，或向服务商申诉；助手会改用内置回答' },
  empty: {
    problem: '模型没有输出内容',
    remedy: `模型返回了空的回复：换一个模型试试；思考型模型可能把额度用在思考上，可关闭思考，或调大 ${SETTING_VARIABLES.maxTokens}`,
  },
  'web-page': {
    problem: '这个地址返回的是网页，不是模型接口',
    remedy: `核对 ${SETTING_VARIABLES.baseUrl}：多数服务的接口地址以 /v1 结尾；若经过代理或登录页，先放行`,
  },
  'only-thinking': {
    problem: '模型一直在思考，没有写出回答',
    remedy: `关闭思考（各预设的写法见 src/models/README.md，自建服务用 ${SETTING_VARIABLES.extraBody}），或调大 ${SETTING_VARIABLES.maxTokens} 与 ${SETTING_VARIABLES.firstTokenMs}`,
  },
  endless: { problem: '模型的输出超出长度上限', remedy: `换一个模型，或调小 ${SETTING_VARIABLES.maxTokens}` },
  malformed: { problem: '模型的输出不是要求的格式', remedy: '换一个更善于遵循指令的模型（本地模型建议 7B 以上）' },
  unverified: { problem: '模型的论断都没有通过原文核验', remedy: '换一个更善于逐字引用的模型' },
  absent: { problem: '模型认为片段中没有答案', remedy: '换一个模型，或检查上下文长度是否过短、提示被截断' },
  'wrong-dimension': {
    problem: '向量的维数与索引不一致',
    remedy: `核对 ${SETTING_VARIABLES.embeddingModel} 与 ${SETTING_VARIABLES.embeddingDimensions}，然后重建索引`,
  },
  'bad-vectors': {
    problem: '返回的向量不能用：全为零、各维相同、不是数字，或不同的文本得到同一个向量',
    remedy: `核对 ${SETTING_VARIABLES.embeddingModel} 是否是向量模型、是否完整载入；换一个模型，或去掉它以使用内置向量`,
  },
  'circuit-open': { problem: '服务连续失败，暂停调用', remedy: '先解决上面的问题，半分钟后会自动再试' },
  busy: { problem: '同时进行的调用已满', remedy: `稍后再试，或调大 ${SETTING_VARIABLES.concurrency}` },
  aborted: { problem: '调用被中止', remedy: '重新运行' },
};

/** Causes inside a broken connection that have a better name. */
const CONNECTION_PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, '连接被拒绝：服务没有启动，或端口不对'],
  [/ENOTFOUND|EAI_AGAIN/, '域名无法解析：地址写错，或本机没有网络'],
  [/CERT|SSL|TLS|self.signed/i, '证书未被信任：地址应否是 http，或需安装证书'],
  [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/, '网络不通：检查防火墙或代理'],
];

/** Explains a failure; what the endpoint said stands in brackets, cleared of keys. */
export function explainFailure(failure: ModelFailure): Explanation {
  const { problem, remedy } = EXPLANATIONS[failure.kind];
  const cause =
    failure.kind === 'network'
      ? CONNECTION_PROBLEMS.find(([pattern]) => pattern.test(failure.message))?.[1]
      : undefined;
  const status = failure.status === null ? '' : `HTTP ${failure.status}，`;
  return { problem: `${cause ?? problem}（${status}${failure.message}）`, remedy };
}
