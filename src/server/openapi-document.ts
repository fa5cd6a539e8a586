// The HTTP contract as an OpenAPI 3.1 document, made from the routes and the schemas that check them.
import { z } from 'zod';
import { MOST_BODY_BYTES } from './read-body.js';
import type { Operation, Route } from './route.js';
import { problemSchema } from './schemas/problem.js';
import { schemaRegistry } from './schemas/schema-registry.js';

type Json = Record<string, unknown>;

const PROBLEM_TYPE = 'application/problem+json';

const MEANINGS: Readonly<Record<number, string>> = {
  400: '请求无效，`errors` 逐项说明',
  401: '需要密钥',
  403: '来自没有获准嵌入的网站',
  404: '没有这个资源',
  405: '不支持的方法，`Allow` 列出支持的方法',
  408: '请求正文没有在规定时间内发完',
  413: `请求正文超过 ${MOST_BODY_BYTES / 1024} KiB`,
  415: '请求正文不是 application/json',
  421: '不以这个主机名提供服务',
  429: '请求过于频繁，`Retry-After` 秒后再试',
  500: '内部错误，`instance` 是日志编号',
  503: '尚未就绪或正忙，`Retry-After` 秒后再试',
  504: '没有在规定时间内答完',
};

const schemaUri = (id: string): string => `#/components/schemas/${id}`;

/** A schema in place: a reference where it has a name. */
function refer(schema: z.ZodType): Json {
  const name = schemaRegistry.get(schema)?.id;
  if (name !== undefined) return { $ref: schemaUri(name) };
  const { $schema: _, ...inline } = z.toJSONSchema(schema, { io: 'input' });
  return inline;
}

/** Requests and responses share no schema, so one direction of conversion is right for both. */
function describeSchemas(): Json {
  const { schemas } = z.toJSONSchema(schemaRegistry, { uri: schemaUri, io: 'input' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

function describeParameters(place: 'path' | 'query', object: z.ZodObject | undefined): Json[] {
  return Object.entries(object?.shape ?? {}).map(([name, type]) => {
    const { description, ...schema } = refer(type as z.ZodType);
    const required = place === 'path' || !(type as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required, schema, ...(description === undefined ? {} : { description }) };
  });
}

const describeContent = (content: Operation['content']): Json =>
  Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema: refer(schema) }]));

function describeOperation({ operationId, summary, path, query, body, content, problems }: Operation): Json {
  const parameters = [...describeParameters('path', path), ...describeParameters('query', query)];
  const problem = { [PROBLEM_TYPE]: { schema: refer(problemSchema) } };
  const failures = problems.map((status) => [status, { description: MEANINGS[status] ?? '', content: problem }]);
  return {
    operationId,
    summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: refer(body) } } } }),
    responses: { 200: { description: '成功', content: describeContent(content) }, ...Object.fromEntries(failures) },
  };
}

/** Hono writes `:id` where OpenAPI writes `{id}`. */
const openapiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** Describes every route that has an operation. */
export function describeApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const { path, method, operation } of routes) {
    if (operation === null) continue;
    paths[openapiPath(path)] = { ...paths[openapiPath(path)], [method]: describeOperation(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '规划问答 / Plan assistant',
      version: '1',
      description:
        '对一部已公布的发展规划提问，每句回答都有逐字引文和出处。任何路径都可能以 405 或 500 回答；错误一律是 RFC 9457 的 application/problem+json。',
    },
    paths,
    components: { schemas: describeSchemas() },
  };
}
