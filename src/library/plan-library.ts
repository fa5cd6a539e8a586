// All plans of a service behind one door: opened when they are asked, closed when nobody has asked them for a while.
import type { Answer, AnswerEvent, AskRequest } from '../answering/answer.js';
import { eventsOf } from '../answering/answer-events.js';
import { normalizeQuestion } from '../answering/normalize-question.js';
import type { AskOptions, Assistant } from '../assistant.js';
import type { CatalogedPlan, PlanCatalog } from '../plan/plan-catalog.js';
import { catalogKey } from './catalog-key.js';
import { choosePlans, type PlanQuestion } from './choose-plans.js';
import { joinAnswers } from './join-answers.js';
import { loadNameForms, type NameForms } from './name-forms.js';
import { type NamingContext, nameAnswer, nameEvent } from './name-plan.js';

/** No plan of this id: the asker can mend it. */
export class UnknownPlanError extends Error {
  override readonly name = 'UnknownPlanError';
}

export interface PlanLibraryOptions {
  /** Looks the plans up; called again after a while, so that a plan that is brought meanwhile is found. */
  readonly readCatalog: () => PlanCatalog;
  /** Opens a plan, building its index where it has none. */
  readonly open: (plan: CatalogedPlan, catalog: PlanCatalog) => Promise<Assistant>;
  /** Milliseconds without a question after which a plan other than the standard one is closed. */
  readonly idleMs?: number;
  readonly now?: () => number;
}

export interface PlanLibrary {
  readonly plans: readonly CatalogedPlan[];
  readonly standard: CatalogedPlan;
  /** Folders that hold no readable plan, with the reason. */
  readonly faults: readonly string[];
  /** Changes with the plans that there are and with what they say. */
  readonly key: string;
  /** @throws UnknownPlanError */
  find(id: string | undefined): CatalogedPlan;
  /** Opens a plan by its id, the standard one without. @throws UnknownPlanError */
  assistant(id?: string): Promise<Assistant>;
  /** Answers from the plan that is named, by id or by its place in the question; from several where they are compared. */
  ask(request: AskRequest, options?: AskOptions): Promise<Answer>;
  askStream(request: AskRequest, options?: AskOptions): AsyncIterable<AnswerEvent>;
  close(): Promise<void>;
}

/** Memory of a plan is some tens of megabytes, and opening one takes half a second. */
const IDLE_MS = 15 * 60_000;
/** How long a look at the folders holds. */
const CATALOG_MS = 5_000;

interface Opened {
  readonly assistant: Promise<Assistant>;
  lastUsed: number;
}

export function createPlanLibrary(options: PlanLibraryOptions): PlanLibrary {
  const { readCatalog, open, idleMs = IDLE_MS, now = Date.now } = options;
  const opened = new Map<string, Opened>();
  let catalog = readCatalog();
  let key: string | null = null;
  let looked = now();
  let forms: NameForms | null = null;

  /** The catalog of today; the standard plan stays what it was when the service began. */
  function look(): PlanCatalog {
    if (now() - looked > CATALOG_MS) {
      catalog = { ...readCatalog(), standard: catalog.standard };
      key = null;
      looked = now();
    }
    return catalog;
  }

  function find(id: string | undefined): CatalogedPlan {
    const { plans, standard } = look();
    if (id === undefined || id === standard.id) return standard;
    const plan = plans.find((each) => each.id === id);
    if (!plan) throw new UnknownPlanError(`没有编号为“${id.slice(0, 64)}”的规划`);
    return plan;
  }

  function closeIdle(): void {
    for (const [id, { assistant, lastUsed }] of opened) {
      if (id === catalog.standard.id || now() - lastUsed < idleMs) continue;
      opened.delete(id);
      // A plan that could not be opened has nothing to close; whoever asked it was told.
      assistant.then((each) => each.close()).catch(() => {});
    }
  }

  function assistantOf(plan: CatalogedPlan): Promise<Assistant> {
    closeIdle();
    const known = opened.get(plan.id);
    if (known) {
      known.lastUsed = now();
      return known.assistant;
    }
    const assistant = open(plan, look());
    opened.set(plan.id, { assistant, lastUsed: now() });
    // A failure is told to whoever asked, and tried again by the next.
    assistant.catch(() => opened.delete(plan.id));
    return assistant;
  }

  function choose(question: string, current: CatalogedPlan, { plan, parts }: Assistant): readonly PlanQuestion[] {
    forms ??= loadNameForms();
    return choosePlans(question, {
      forms,
      plans: look().plans,
      current,
      currentText: plan.text,
      read: (text) => parts.understanding.read(text, { hasHistory: false }).parts[0],
    });
  }

  /** A follow-up that names no place goes where the turn before it went. */
  function chooseInConversation(request: AskRequest, current: CatalogedPlan, own: Assistant): readonly PlanQuestion[] {
    const chosen = choose(normalizeQuestion(request.question), current, own);
    const [only] = chosen;
    if (chosen.length > 1 || !only || only.plan.id !== current.id) return chosen;
    const turns = (request.history ?? []).filter(({ role }) => role === 'user').slice(-1);
    const [last] = turns.map(({ content }) => choose(normalizeQuestion(content), current, own));
    if (!last || last.length > 1 || last[0]?.plan.id === current.id) return chosen;
    const { pointer } = own.parts.understanding.read(normalizeQuestion(request.question), { hasHistory: true });
    return pointer === null ? chosen : [{ plan: last[0]?.plan ?? current, question: request.question }];
  }

  function namingOf(plan: CatalogedPlan, current: CatalogedPlan): NamingContext {
    const { plans, standard } = catalog;
    const family = (each: CatalogedPlan): string => each.card.edition?.of ?? each.id;
    const newer = plans.find((each) => !each.isOlder && family(each) === family(plan));
    return {
      plan,
      isStandard: plan.id === standard.id,
      isRouted: plan.id !== current.id,
      replacedBy: plan.isOlder ? (newer ?? null) : null,
    };
  }

  async function plansFor(request: AskRequest): Promise<{
    readonly current: CatalogedPlan;
    readonly chosen: readonly PlanQuestion[];
  }> {
    const current = find(request.plan);
    const own = await assistantOf(current);
    // One plan alone has nothing to choose from.
    if (look().plans.length === 1) return { current, chosen: [{ plan: current, question: request.question }] };
    return { current, chosen: chooseInConversation(request, current, own) };
  }

  async function askSides(
    request: AskRequest,
    current: CatalogedPlan,
    chosen: readonly PlanQuestion[],
    askOptions: AskOptions,
  ): Promise<Answer> {
    const sides = [];
    for (const { plan, question } of chosen) {
      const assistant = await assistantOf(plan);
      const answer = await assistant.ask({ ...request, question, history: [] }, askOptions);
      // Each side stands under its place: that another plan was asked need not be said.
      const naming = { ...namingOf(plan, current), isRouted: false };
      sides.push({ plan, question, answer: nameAnswer(answer, naming) });
    }
    return joinAnswers(request, sides);
  }

  const ownRequest = ({ plan: _, ...request }: AskRequest): AskRequest => request;

  return {
    get plans() {
      return look().plans;
    },
    get standard() {
      return catalog.standard;
    },
    get faults() {
      return look().faults;
    },
    get key() {
      const current = look();
      key ??= catalogKey(current);
      return key;
    },
    find,
    assistant: async (id) => assistantOf(find(id)),
    async ask(request, askOptions = {}) {
      const { current, chosen } = await plansFor(request);
      const [only, ...others] = chosen;
      if (others.length > 0) return askSides(request, current, chosen, askOptions);
      const plan = only?.plan ?? current;
      const assistant = await assistantOf(plan);
      return nameAnswer(await assistant.ask(ownRequest(request), askOptions), namingOf(plan, current));
    },
    async *askStream(request, askOptions = {}) {
      const { current, chosen } = await plansFor(request);
      const [only, ...others] = chosen;
      if (others.length > 0) {
        yield* eventsOf(await askSides(request, current, chosen, askOptions));
        return;
      }
      const plan = only?.plan ?? current;
      const assistant = await assistantOf(plan);
      const naming = namingOf(plan, current);
      for await (const event of assistant.askStream(ownRequest(request), askOptions)) yield nameEvent(event, naming);
    },
    async close() {
      const all = [...opened.values()];
      opened.clear();
      await Promise.allSettled(all.map(async ({ assistant }) => (await assistant).close()));
    },
  };
}
