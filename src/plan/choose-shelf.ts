// Where a document that is brought belongs: a place of its own, its old place, or beside the edition that it replaces.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { PlanCard } from './plan-card.js';
import type { CatalogedPlan, PlanCatalog } from './plan-catalog.js';
import { PlanParseError } from './plan-parse-error.js';

export interface Shelf {
  readonly id: string;
  readonly corpusDir: string;
  /** The card that stands there already; null where it is to be guessed. */
  readonly card: PlanCard | null;
  /** The edition before this one. */
  readonly replaces: CatalogedPlan | null;
}

/** A plan's own language aids: written for one edition, most of their rows suit the next. */
const AIDS = [
  'words.txt',
  'thesaurus.jsonl',
  'english.jsonl',
  'audiences.jsonl',
  'signposts.jsonl',
  'glossary.jsonl',
  'questions',
];

const originSchema = z.object({ digest: z.string() });

/** The digest of the file that a plan was read from; null where that is not known. */
function sourceOf({ corpusDir }: CatalogedPlan): string | null {
  const file = join(corpusDir, 'origin.json');
  if (!existsSync(file)) return null;
  const parsed = originSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return parsed.success ? parsed.data.digest : null;
}

/** What people wrote in the card of the edition before stays; what the new text says of itself is taken from it. */
const cardOfEdition = (
  guessed: PlanCard,
  { card }: CatalogedPlan,
  edition: Required<PlanCard>['edition'],
): PlanCard => ({
  ...card,
  id: `${edition.of}-e${edition.number}`,
  title: guessed.title,
  period: guessed.period,
  baseYear: guessed.baseYear,
  visionYear: guessed.visionYear,
  star: guessed.star,
  edition,
});

/**
 * Chooses the place of a document.
 * @param guessed the card of the document as it stands, with the id that it is to have
 * @param digest of the file's bytes: the same file is read anew into its old place
 * @throws PlanParseError where the file is that of our own plan
 */
export function chooseShelf(
  { plans }: Pick<PlanCatalog, 'plans'>,
  { plansDir, guessed, digest }: { readonly plansDir: string; readonly guessed: PlanCard; readonly digest: string },
): Shelf {
  const { id } = guessed;
  const named = plans.find((plan) => plan.id === id);
  const first = named?.card.edition?.of ?? id;
  const family = plans.filter((plan) => plan.id === first || plan.card.edition?.of === first);
  const same = family.find((plan) => sourceOf(plan) === digest);
  if (same?.isOwn)
    throw new PlanParseError(
      null,
      `这就是本项目自带的规划 ${same.id}`,
      '无需再导入；要重新解析，运行不带文件的 npm run plan -- ingest',
    );
  if (same) return { id: same.id, corpusDir: same.corpusDir, card: same.card, replaces: null };
  const numberOf = (plan: CatalogedPlan): number => plan.card.edition?.number ?? 1;
  const [newest] = family.toSorted((a, b) => numberOf(b) - numberOf(a));
  if (!newest) return { id, corpusDir: join(plansDir, id), card: null, replaces: null };
  const card = cardOfEdition(guessed, newest, { of: first, number: numberOf(newest) + 1 });
  return { id: card.id, corpusDir: join(plansDir, card.id), card, replaces: newest };
}

/**
 * Has a plan written: a new folder beside its place and renamed when it is whole, an old one in its place.
 * @param write writes the plan's files into the folder that it is given
 */
export function fillShelf({ corpusDir, replaces }: Shelf, write: (folder: string) => void): void {
  if (existsSync(corpusDir)) {
    write(corpusDir);
    return;
  }
  const temporary = join(dirname(corpusDir), `.${process.pid}.tmp`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    for (const name of replaces === null ? [] : AIDS) {
      const aid = join(replaces?.corpusDir ?? '', name);
      if (existsSync(aid)) cpSync(aid, join(temporary, name), { recursive: true });
    }
    write(temporary);
    renameSync(temporary, corpusDir);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}
