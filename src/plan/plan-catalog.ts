// The plans on this machine: the project's own corpus, and one folder each for those that people brought.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCard } from './card-store.js';
import type { PlanCard } from './plan-card.js';
import { PlanParseError } from './plan-parse-error.js';
import { loadPlan } from './plan-store.js';

export interface PlanHome {
  /** The project's own plan. */
  readonly corpusDir: string;
  /** One folder for each other plan, named by its id. */
  readonly plansDir: string;
}

export interface CatalogedPlan {
  readonly id: string;
  readonly corpusDir: string;
  readonly card: PlanCard;
  /** The plan of the project's own corpus. */
  readonly isOwn: boolean;
  /** A newer edition of the same plan stands beside it. */
  readonly isOlder: boolean;
}

export interface PlanCatalog {
  /** Our own first, then the others by id. */
  readonly plans: readonly CatalogedPlan[];
  /** Whom a question goes to that names no plan. */
  readonly standard: CatalogedPlan;
  /** Folders that hold no readable plan, each with the reason; they are left out. */
  readonly faults: readonly string[];
}

const PLAN_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Holds the id of the plan that is asked by default; without it our own is. */
const STANDARD_FILE = 'default';

const cardOf = (corpusDir: string): PlanCard => loadCard(corpusDir) ?? loadPlan(corpusDir).card;

/** The plan that a card is an edition of, and which one. */
const familyOf = ({ id, edition }: PlanCard): string => edition?.of ?? id;
const numberOf = ({ edition }: PlanCard): number => edition?.number ?? 1;

function readFolder(corpusDir: string, id: string): Omit<CatalogedPlan, 'isOlder'> | string {
  try {
    if (!existsSync(join(corpusDir, 'plan.json'))) return `${corpusDir} 中没有 plan.json`;
    const card = cardOf(corpusDir);
    // Whoever copies a folder must not get two plans of one id.
    return card.id === id
      ? { id, corpusDir, card, isOwn: false }
      : `${corpusDir} 的卡片编号是 ${card.id}，应与目录名相同`;
  } catch (error) {
    if (!(error instanceof PlanParseError)) throw error;
    return error.message;
  }
}

/** Our own plan; none where somebody took the corpus out to serve other plans alone. */
function readOwn(corpusDir: string): Omit<CatalogedPlan, 'isOlder'>[] {
  if (!existsSync(join(corpusDir, 'plan.json'))) return [];
  const card = cardOf(corpusDir);
  return [{ id: card.id, corpusDir, card, isOwn: true }];
}

function readStandard(plansDir: string): string | null {
  const file = join(plansDir, STANDARD_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * Looks the plans up. A damaged folder of another plan is told and left out: it must not stop the rest.
 * @throws PlanParseError when our own plan is damaged, or no plan is left
 */
export function readPlanCatalog({ corpusDir, plansDir }: PlanHome): PlanCatalog {
  const own = readOwn(corpusDir);
  const names = existsSync(plansDir)
    ? readdirSync(plansDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && PLAN_ID.test(entry.name))
        .map(({ name }) => name)
        .sort()
    : [];
  const read = names.map((name) =>
    own.some(({ id }) => id === name)
      ? `${join(plansDir, name)} 与自带的规划同一编号`
      : readFolder(join(plansDir, name), name),
  );
  const found = [...own, ...read.filter((each) => typeof each !== 'string')];
  const plans = found.map((plan) => ({
    ...plan,
    isOlder: found.some(
      (other) => familyOf(other.card) === familyOf(plan.card) && numberOf(other.card) > numberOf(plan.card),
    ),
  }));
  const wanted = readStandard(plansDir);
  const standard = plans.find(({ id }) => id === wanted) ?? plans[0];
  if (!standard) throw new PlanParseError(null, `${corpusDir} 中没有规划`, '请运行 npm run plan -- ingest');
  const lost = wanted !== null && standard.id !== wanted ? [`默认规划 ${wanted} 不存在，改用 ${standard.id}`] : [];
  return { plans, standard, faults: [...read.filter((each) => typeof each === 'string'), ...lost] };
}

/** Makes a plan the one that is asked by default; our own needs no mark. */
export function switchStandard({ plansDir }: PlanHome, plan: CatalogedPlan): void {
  const file = join(plansDir, STANDARD_FILE);
  if (plan.isOwn) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(plansDir, { recursive: true });
  writeFileSync(`${file}.tmp`, `${plan.id}\n`);
  renameSync(`${file}.tmp`, file);
}

/** Takes a plan off the shelf, its folder first renamed, so that a crash leaves it whole or gone. */
export function removePlan({ plansDir }: PlanHome, { id, corpusDir }: CatalogedPlan): void {
  const leaving = join(plansDir, `.${id}.removed`);
  rmSync(leaving, { recursive: true, force: true });
  renameSync(corpusDir, leaving);
  rmSync(leaving, { recursive: true, force: true });
  if (readStandard(plansDir) === id) rmSync(join(plansDir, STANDARD_FILE), { force: true });
}
