// Which of the loaded plans a question is for: the one whose place it names, both where it sets them side by side.
import type { CatalogedPlan } from '../plan/plan-catalog.js';
import type { ReadingPart } from '../understanding/reading.js';
import type { NameForms } from './name-forms.js';
import { findNamedPlans, type NamedPlan } from './place-names.js';

/** A plan with what it is asked. */
export interface PlanQuestion {
  readonly plan: CatalogedPlan;
  readonly question: string;
}

export interface ChoosingContext {
  readonly plans: readonly CatalogedPlan[];
  /** The plan that is asked where none is named. */
  readonly current: CatalogedPlan;
  readonly currentText: string;
  readonly forms: NameForms;
  /** The first part of the question as it is read. */
  readonly read: (question: string) => ReadingPart | undefined;
}

/** More plans than these are not set side by side in one answer. */
const MOST_SIDES = 4;

/** Of the editions of one plan the newest is meant, unless one of them is asked already. */
function candidates({ plans, current }: ChoosingContext): CatalogedPlan[] {
  const sameFamily = (plan: CatalogedPlan): boolean => plan.card.place.name === current.card.place.name;
  return plans.filter((plan) => plan.id === current.id || (!plan.isOlder && !sameFamily(plan)));
}

/** Names with nothing but joining words between them: 南京、北京和上海. */
function areJoined(question: string, named: readonly NamedPlan[], { between }: NameForms): boolean {
  return named.every(({ start }, at) => at === 0 || between.test(question.slice(named[at - 1]?.end ?? 0, start)));
}

const nameIn = (question: string, { start, end }: NamedPlan): string => question.slice(start, end);

/** One of the joined names in the place of all, without the word that took them one by one. */
function askJoined(question: string, named: readonly NamedPlan[], { apart }: NameForms): PlanQuestion[] {
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return [];
  const rest = question.slice(last.end).replace(apart, '');
  const before = question.slice(0, first.start);
  return named.map((each) => ({ plan: each.plan, question: `${before}${nameIn(question, each)}${rest}` }));
}

/** Names that stand apart are each put before what the question is about. */
function askCompared(question: string, named: readonly NamedPlan[], part: ReadingPart): PlanQuestion[] {
  const topic = part.topic
    .split(/\s+/)
    .map((word) => named.reduce((left, each) => left.replaceAll(nameIn(question, each), ''), word))
    .filter((word) => word !== '')
    .join('');
  const isFigure = part.asked !== null || part.aggregate !== null;
  return named.map((each) => ({
    plan: each.plan,
    question: `${nameIn(question, each)}${topic}${isFigure ? '是多少' : ''}`,
  }));
}

/** Each plan once, where the question names it first. */
const eachOnce = (named: readonly NamedPlan[]): NamedPlan[] =>
  named.filter(({ plan }, at) => named.findIndex((other) => other.plan.id === plan.id) === at);

/** @returns the plan that the question is for, or several with a question each; never empty */
export function choosePlans(question: string, context: ChoosingContext): readonly PlanQuestion[] {
  const { current, currentText, forms } = context;
  const found = findNamedPlans(question, candidates(context), { id: current.id, text: currentText });
  const named = eachOnce(found);
  const [first] = named;
  if (!first) return [{ plan: current, question }];
  if (named.length === 1) return [{ plan: first.plan, question }];
  const few = named.slice(0, MOST_SIDES);
  if (found.length === named.length && areJoined(question, named, forms)) return askJoined(question, few, forms);
  const part = context.read(question);
  if (part && (part.kind === 'compare' || part.aggregate !== null) && part.topic.trim() !== '')
    return askCompared(question, few, part);
  // 从槐荫到南京: one place is asked about, the other only named.
  return [{ plan: few.find(({ plan }) => plan.id === current.id)?.plan ?? first.plan, question }];
}
