// Vectors of a reply in the order of their texts: by the `index` of each, for services list them as they finish.
import { ModelFailure } from './model-failure.js';

interface Listed {
  readonly index?: unknown;
}

const isPlace = (value: unknown, count: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;

/** The items by their `index`; as they stand where none has one. */
function byIndex(items: readonly Listed[]): readonly Listed[] {
  if (items.every(({ index }) => index === undefined || index === null)) return items;
  const ordered = new Array<Listed | undefined>(items.length).fill(undefined);
  for (const item of items) if (isPlace(item.index, items.length)) ordered[item.index] = item;
  if (ordered.every((item) => item !== undefined)) return ordered as Listed[];
  throw new ModelFailure(
    'bad-vectors',
    'the endpoint numbered its vectors twice or not at all: no one can tell whose they are',
  );
}

/** The body with its vectors in order; what is not of the protocol goes on as it is, for the client to judge. */
function orderBody(text: string): string {
  let body: { data?: unknown };
  try {
    body = JSON.parse(text) as { data?: unknown };
  } catch {
    return text;
  }
  return Array.isArray(body?.data) ? JSON.stringify({ ...body, data: byIndex(body.data as Listed[]) }) : text;
}

/** @throws ModelFailure `web-page` for a page, `bad-vectors` where the order cannot be told */
export async function orderVectors(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const text = await response.text();
  if (text.trimStart().startsWith('<')) throw new ModelFailure('web-page', 'a web page came instead of vectors');
  const { status, statusText } = response;
  return new Response(orderBody(text), { status, statusText, headers: { 'content-type': 'application/json' } });
}
