// The models that an endpoint says it serves: GET /models of the OpenAI protocol.
import { z } from 'zod';
import { classifyFailure } from './classify-failure.js';
import { guardFetch } from './guard-fetch.js';
import type { ModelEndpoint } from './model-config.js';
import { ModelFailure } from './model-failure.js';
import { withoutSecrets } from './secret.js';

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

const LIMITS = { mostBytes: 4 * 1024 * 1024 } as const;
const TIMEOUT_MS = 10_000;

/**
 * Names of the models served; null where the endpoint has no list, which several have not.
 * @throws ModelFailure when it cannot be reached or refuses the key
 */
export async function listModels({
  baseUrl,
  apiKey,
}: Pick<ModelEndpoint, 'baseUrl' | 'apiKey'>): Promise<string[] | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await guardFetch(LIMITS, signal)(`${baseUrl.replace(/\/$/, '')}/models`, {
      headers: apiKey ? { authorization: `Bearer ${apiKey.reveal()}` } : {},
    });
    const text = await response.text();
    if (response.status === 404 || response.status === 405) return null;
    if (!response.ok) {
      const message = withoutSecrets(text, [apiKey]).slice(0, 200);
      throw Object.assign(new Error(message), { status: response.status });
    }
    return readList(text);
  } catch (error) {
    if (signal.aborted) throw new ModelFailure('timeout', `no answer within ${TIMEOUT_MS} ms`);
    throw classifyFailure(error, [apiKey]);
  }
}

/** What is not of the protocol is no list: a proxy's page, an object of another shape. */
function readList(text: string): string[] | null {
  try {
    const parsed = listSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.data.map(({ id }) => id) : null;
  } catch {
    return null;
  }
}
