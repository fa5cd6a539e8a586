// The first pages: readable, linked, escaped, and safe under a strict policy.
import { describe, expect, it } from 'vitest';
import { seedPlan } from '../support/seed-plan.js';
import { createTestApp } from './test-app.js';

const { app } = createTestApp();
const textOf = async (path: string) => (await app.request(path)).text();

describe('pages', () => {
  it.each(['/', '/plan', '/api/plan', '/none'])('sends a strict content security policy with %s', async (path) => {
    const policy = (await app.request(path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it.each(['/', '/plan'])('has no inline script, style or handler in %s', async (path) => {
    const page = await textOf(path);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
  });

  it('serves every file that its pages name, with a type', async () => {
    const pages = (await textOf('/')) + (await textOf('/plan'));
    const files = [...pages.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(files)).toEqual(new Set(['/assets/page.css', '/assets/ask.js']));
    expect((await app.request('/assets/page.css')).headers.get('content-type')).toContain('text/css');
    expect((await app.request('/assets/ask.js')).headers.get('content-type')).toContain('text/javascript');
  });

  it.each(['/assets/none.js', '/assets/..%2fpage-routes.ts', '/assets/'])('serves nothing at %s', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });
});

describe('/plan', () => {
  it('has an id for every unit, box and indicator, each once', async () => {
    const page = await textOf('/plan');
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    const expected = [...seedPlan.sections, ...seedPlan.boxes, ...seedPlan.indicators].map(({ id }) => id);
    expect(ids.sort()).toEqual(expected.sort());
  });

  it('shows every paragraph of the plan, and blank cells as not published', async () => {
    const page = await textOf('/plan');
    for (const { kind, span } of seedPlan.paragraphs) {
      if (kind !== 'row') expect(page).toContain(seedPlan.text.slice(span.start, span.end));
    }
    expect(page).toContain('养老机构护理型床位占比（%）');
    expect(page).toContain('原文未列');
  });

  it('escapes what the plan says', async () => {
    const text = seedPlan.text.replace('旨在', '<b>').replace(/区委/, '<img src=x onerror=alert(1)>');
    const { app: other, slot } = createTestApp();
    const { state } = slot;
    if (state.status !== 'ready') throw new Error('the slot is filled');
    slot.take = () => ({ ...state.assistant, plan: { ...seedPlan, text, title: '<script>alert(1)</script>' } });
    const page = await (await other.request('/plan')).text();
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
