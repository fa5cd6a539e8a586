// The contract that is published is the contract that is served.

import { describe, expect, it } from 'vitest';
import { listRoutes } from '../../src/server/create-app.js';
import { FaultBook } from '../../src/server/fault-book.js';
import { openFeedbackStore } from '../../src/server/feedback/feedback-store.js';
import { AskingSwitch } from '../../src/server/operating/asking-switch.js';
import { createMetrics } from '../../src/server/operating/metrics.js';
import { loadWebAssets } from '../../src/server/pages/web-assets.js';
import { SERVICE_DEFAULTS } from '../../src/server/service-config.js';
import { createTestApp, createTestLog } from './test-app.js';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean }[];
  readonly responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, { required?: string[]; properties?: Record<string, unknown> }>;
  };
}

const feedback = openFeedbackStore(':memory:', { retentionDays: 1 });
const { app, slot } = createTestApp({}, undefined, { feedback });
const document = (await (await app.request('/openapi.json')).json()) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('/openapi.json', () => {
  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
  });

  it('describes every route but pages, and no other', () => {
    const settings = { feedback: true, questionLog: false, retentionDays: 1, questionCharacters: 2000 };
    const assets = loadWebAssets('/none');
    const { logger } = createTestLog();
    const operator = { name: null, contact: null };
    const faults = new FaultBook(logger);
    const library = () => null;
    const doors = { service: SERVICE_DEFAULTS, asking: new AskingSwitch(true), metrics: createMetrics() };
    const parts = { slot, logger, assets, settings, operator, faults, library, feedback, ...doors };
    const routes = listRoutes({ ...parts, heartbeatMs: 1, askTimeoutMs: 0, cache: null, takesRatings: true });
    const served = routes.filter(({ operation }) => operation !== null);
    const described = operations.map(({ path, method }) => `${method} ${path}`);
    expect(described.sort()).toEqual(
      served.map(({ path, method }) => `${method} ${path.replace(':id', '{id}')}`).sort(),
    );
    const contract = [
      '/api/ask',
      '/api/briefing',
      '/api/plan',
      '/api/plans',
      '/api/plan/sections/{id}',
      '/api/plan/reading/{id}',
      '/api/search',
      '/api/indicators',
      '/api/feedback',
      '/api/settings',
      '/api/verify',
      '/healthz',
      '/readyz',
      '/openapi.json',
    ];
    expect(Object.keys(document.paths).sort()).toEqual(contract.sort());
  });

  it('describes only routes that the app answers', async () => {
    for (const { path, method } of operations) {
      const response = await app.request(path.replace('{id}', 'c1'), { method: method.toUpperCase() });
      expect([404, 405], `${method} ${path}`).not.toContain(response.status);
    }
  });

  it('refers only to schemas that it holds', () => {
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const name = /#\/components\/schemas\/(\w+)/.exec(reference)?.[1] ?? reference;
      expect(document.components.schemas).toHaveProperty(name);
    }
  });

  it('names the limits and the optional fields of a question', () => {
    const request = document.components.schemas['AskRequest'];
    expect(request?.required).toEqual(['question']);
    expect(request?.properties?.['question']).toMatchObject({ type: 'string', minLength: 1, maxLength: 2000 });
    expect(request?.properties?.['history']).toMatchObject({ type: 'array', maxItems: 20 });
  });

  it('names parts, tables and signposts, each of them required where it may be empty', () => {
    const { schemas } = document.components;
    for (const field of ['understood', 'parts', 'table', 'signposts'])
      expect(schemas['Answer']?.required).toContain(field);
    expect(schemas['AnswerPart']?.required).toEqual(['question', 'status', 'reason', 'claims']);
    expect(schemas['AnswerTable']?.required).toEqual(['caption', 'columns', 'rows', 'claims']);
    expect(schemas['Signpost']?.required).toEqual(['name', 'phone', 'url', 'why']);
  });

  it('describes both forms of an answer and every problem of asking', () => {
    const ask = document.paths['/api/ask']?.['post'];
    expect(Object.keys(ask?.responses ?? {})).toEqual([
      '200',
      '400',
      '403',
      '404',
      '408',
      '413',
      '415',
      '429',
      '500',
      '503',
      '504',
    ]);
    expect(Object.keys(ask?.responses['200']?.content ?? {})).toEqual(['application/json', 'text/event-stream']);
    expect(ask?.responses['400']?.content?.['application/problem+json']?.schema.$ref).toMatch(/Problem$/);
  });

  it('tells required parameters from optional ones', () => {
    const search = document.paths['/api/search']?.['get'];
    expect(search?.parameters?.map(({ name, required }) => [name, required])).toEqual([
      ['q', true],
      ['k', false],
      ['plan', false],
    ]);
    expect(JSON.stringify(search?.parameters?.[1])).toContain('"type":"integer","minimum":1,"maximum":50');
    expect(document.paths['/api/plan/sections/{id}']?.['get']?.parameters?.[0]).toMatchObject({
      name: 'id',
      in: 'path',
      required: true,
    });
  });

  it('gives each operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
