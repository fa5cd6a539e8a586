// A plan of an invented place beside our own: brought, asked, compared, renewed, and nowhere a word of ours.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/library/open-library.js';
import { type PlanLibrary, UnknownPlanError } from '../../src/library/plan-library.js';
import { chooseShelf, fillShelf } from '../../src/plan/choose-shelf.js';
import { diffPlans } from '../../src/plan/diff-plans.js';
import { readPlanCatalog, removePlan, switchStandard } from '../../src/plan/plan-catalog.js';
import type { PlanDocument } from '../../src/plan/plan-document.js';
import { loadPlan, writePlan } from '../../src/plan/plan-store.js';
import { AssistantSlot } from '../../src/server/assistant-slot.js';
import { extractStatements } from '../../src/statements/extract-statements.js';
import { loadGeneralWords } from '../../src/statements/general-words.js';
import { writeStatements } from '../../src/statements/statement-store.js';
import { createTestApp, postJson } from '../server/test-app.js';
import { inventedPlan } from '../support/invented-plan.js';
import { smallCorpus } from '../support/small-corpus.js';

const dir = mkdtempSync(join(tmpdir(), 'many-plans-'));
const plansDir = join(dir, 'plans');
const corpusDir = smallCorpus();
const home = { corpusDir, plansDir };
const OTHER = inventedPlan.id;
/** Our own place, what holds it, and its city's nicknames. */
const OURS = /槐荫|济南|历下|泉城|齐鲁|433/;

const writeTo =
  (plan: PlanDocument) =>
  (folder: string): void => {
    writePlan(plan, folder);
    writeStatements(plan, extractStatements(plan, loadGeneralWords()), folder);
    writeFileSync(join(folder, 'origin.json'), JSON.stringify({ digest: plan.digest }));
  };

function bring(plan: PlanDocument): string {
  const { plans } = readPlanCatalog(home);
  const shelf = chooseShelf({ plans }, { plansDir, guessed: plan.card, digest: plan.digest });
  const { id } = shelf;
  const card = shelf.card ?? plan.card;
  fillShelf(shelf, writeTo({ ...plan, id, card }));
  return id;
}

let library: PlanLibrary;
beforeAll(async () => {
  mkdirSync(plansDir);
  bring(inventedPlan);
  library = openLibrary({ ...home, dataDir: null }, { models: 'embedded' });
  // Understanding is fitted once: seconds, on a busy machine a minute.
  await library.assistant(OTHER);
  await library.assistant();
}, 240_000);
afterAll(async () => {
  await library.close();
  for (const folder of [dir, corpusDir]) rmSync(folder, { recursive: true, force: true });
});

const ask = (question: string, plan?: string) => library.ask(plan === undefined ? { question } : { question, plan });

describe('a question', () => {
  it('goes to our own plan where it names no other', async () => {
    const { answer, citations } = await ask('到2030年集成电路产业规模达到多少？');
    expect(answer).toContain('30亿元');
    expect(citations[0]).toMatchObject({ plan: { id: 'huaiyin-15' } });
    expect(citations[0]?.url).toMatch(/^\/plan#/);
  });

  it('goes to the plan whose place it names, and the answer says so', async () => {
    const { answer, citations, edition } = await ask('云岭县新建公办幼儿园几所？');
    expect(answer).toContain(`以下依据《${inventedPlan.title}》。`);
    expect(answer).toContain('6所');
    expect(edition.id).toBe(OTHER);
    expect(citations[0]).toMatchObject({ plan: { id: OTHER, title: inventedPlan.title } });
    expect(citations[0]?.url).toMatch(new RegExp(`^/plan\\?plan=${OTHER}#`));
  });

  it('that follows one about another place stays with that place', async () => {
    const history = [{ role: 'user' as const, content: '云岭县新建公办幼儿园几所？' }];
    const { edition } = await library.ask({ question: '那学位呢？', history });
    expect(edition.id).toBe(OTHER);
  });

  it('that sets two places side by side is answered by each from its own plan', async () => {
    const answer = await ask('高新技术企业，云岭和槐荫各有多少家？');
    expect(answer.editions?.map(({ id }) => id)).toEqual([OTHER, 'huaiyin-15']);
    expect(answer.parts).toHaveLength(2);
    const ids = answer.citations.map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, at) => at + 1));
    for (const { quote, start, end, plan } of answer.citations) {
      const { text } = plan?.id === OTHER ? inventedPlan : loadPlan(corpusDir);
      expect(text.slice(start, end)).toBe(quote);
    }
  });

  it('for a plan that is not there is refused', async () => {
    await expect(ask('幼儿园', 'nowhere-15')).rejects.toThrow(UnknownPlanError);
  });
});

describe('a plan of an invented place as the standard one', () => {
  it('has no word of ours on its pages, in its contract, its settings, its answers or its errors', async () => {
    const other = await library.assistant(OTHER);
    const { app } = createTestApp({}, AssistantSlot.of(other));
    const paths = ['/', '/plan', '/indicators', '/about', '/demo', '/nowhere', '/icon.svg', '/openapi.json'];
    for (const path of [...paths, '/api/plan', '/api/plans', '/api/settings', '/api/plan/sections/c99'])
      expect(await (await app.request(path)).text(), path).not.toMatch(OURS);
    const questions = [
      '有什么目标',
      '济宁的公园',
      '红烧肉怎么做',
      '你好',
      '企业有多少家',
      '谢谢',
      '你是谁',
      '全县的茶园',
    ];
    for (const question of questions) {
      const { answer, citations, suggestions, signposts, related, edition } = await other.ask({ question });
      const told = JSON.stringify([answer, citations, suggestions, signposts, related, edition.title]);
      expect(told, question).not.toMatch(OURS);
    }
  });

  it('is told from others by the plan of a question over HTTP', async () => {
    const own = await library.assistant();
    const { app } = createTestApp({}, AssistantSlot.of(own), { library: () => library });
    const { plans } = (await (await app.request('/api/plans')).json()) as { plans: { id: string }[] };
    expect(plans.map(({ id }) => id)).toEqual(['huaiyin-15', OTHER]);
    const response = await postJson(app, '/api/ask', { question: '新建公办幼儿园几所？', plan: OTHER });
    expect(await response.json()).toMatchObject({ edition: { id: OTHER } });
    expect((await postJson(app, '/api/ask', { question: '？', plan: 'nowhere' })).status).toBe(404);
    expect(await (await app.request(`/plan?plan=${OTHER}`)).text()).toContain('云岭茶叶交易中心项目');
    expect(await (await app.request('/')).text()).toContain(`href="/?plan=${OTHER}"`);
  });
});

describe('another text under the id of a plan', () => {
  const text = inventedPlan.text.replace('新建公办幼儿园6所', '新建公办幼儿园9所');
  const renewed = { ...inventedPlan, text, digest: `${inventedPlan.digest.slice(0, -1)}x` };

  it('becomes the next edition beside the older one, and the same text does not', () => {
    expect(bring(inventedPlan)).toBe(OTHER);
    const { plans } = readPlanCatalog(home);
    const guessed = renewed.card;
    const shelf = chooseShelf({ plans }, { plansDir, guessed, digest: renewed.digest });
    expect(shelf.card).toMatchObject({ id: `${OTHER}-e2`, edition: { of: OTHER, number: 2 } });
    expect(shelf.replaces?.id).toBe(OTHER);
  });

  it('differs in the sections that changed', () => {
    const { sections, targets } = diffPlans(inventedPlan, renewed);
    expect(sections.map(({ kind, path }) => [kind, path.at(-1)])).toEqual([['changed', '一、办好人民满意的教育']]);
    expect(targets).toEqual([]);
  });
});

describe('the catalog', () => {
  it('leaves a damaged folder out and tells why', () => {
    cpSync(join(plansDir, OTHER), join(plansDir, 'copied'), { recursive: true });
    mkdirSync(join(plansDir, 'empty'));
    const { plans, faults } = readPlanCatalog(home);
    expect(plans.map(({ id }) => id)).toEqual(['huaiyin-15', OTHER]);
    expect(faults).toHaveLength(2);
    for (const name of ['copied', 'empty']) rmSync(join(plansDir, name), { recursive: true });
  });

  it('switches the standard plan and forgets it with the plan', () => {
    const find = (id: string) => readPlanCatalog(home).plans.find((plan) => plan.id === id);
    const other = find(OTHER);
    if (!other) throw new Error('the plan was not brought');
    switchStandard(home, other);
    expect(readPlanCatalog(home).standard.id).toBe(OTHER);
    removePlan(home, other);
    expect(readPlanCatalog(home).standard.id).toBe('huaiyin-15');
    expect(readdirSync(plansDir)).toEqual([]);
  });

  it('has nothing half-written where writing fails', () => {
    const shelf = { id: 'x-15', corpusDir: join(plansDir, 'x-15'), card: null, replaces: null };
    const fail = (folder: string): void => {
      writePlan(inventedPlan, folder);
      throw new Error('disk full');
    };
    expect(() => fillShelf(shelf, fail)).toThrow('disk full');
    expect(readdirSync(plansDir)).toEqual([]);
  });
});
