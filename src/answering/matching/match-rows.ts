// Which rows of the indicator table a topic means: by what it shares with a row's name, and by what leads to the row.
import type { Indicator } from '../../plan/plan-document.js';
import { coverage, missingAnchors } from '../../retrieval/content-words.js';
import { normalizeText } from '../../text/normalize-text.js';
import { spansOverlap } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import { groupOf, leafRows } from '../operators/indicator-cells.js';
import type { PartContext } from '../part-context.js';

export interface RowMatch {
  readonly row: Indicator;
  /** Share of the topic, 0 to 1, that the row's name holds. */
  readonly covered: number;
  /** Share of the name's own pairs of characters that the topic spells out. */
  readonly spelt: number;
  /** Probability that the row answers, by what was learned. */
  readonly answers: number;
  /** Whether the topic names something that the row's name does not hold. */
  readonly another: boolean;
  /** Whether the row's unit can answer what is asked: no share tells how much money. */
  readonly unitFits: boolean;
  readonly score: number;
}

const pairsOf = (text: string): string[] => [...text].slice(0, -1).map((_, at) => text.slice(at, at + 2));

const MEASURE_END = new RegExp(`${languageWords('change-noun', 'share-noun').source}$`);

/** Brackets and the change that a name ends with are not what is measured. */
const coreName = (name: string): string =>
  normalizeText(name)
    .replace(/[（(][^（()）]{0,40}[）)]/g, '')
    .replace(MEASURE_END, '');

/** Share of the row's own name that a text spells out, by pairs of characters. */
export function speltShare(text: string, name: string): number {
  const pairs = pairsOf(coreName(name));
  const normalized = normalizeText(text);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => normalized.includes(pair)).length / pairs.length;
}

const isMoney = (unit: string): boolean => unit.endsWith('元');

/** All rows that hold values, best first. */
export function matchRows(context: PartContext): RowMatch[] {
  const { plan } = context.parts.index;
  const { words } = context.evidence;
  const { askedUnit, topic } = context.part;
  // A name for a row that is another than the table's: GDP.
  const spoken = [topic, ...words.flatMap(({ word, forms }) => forms.map((form) => topic.replaceAll(word, form)))];
  return leafRows(plan)
    .map((row) => {
      const group = groupOf(plan, row);
      const name = `${row.category} ${group?.name ?? ''} ${row.name}`;
      const covered = coverage(words, name);
      const spelt = Math.max(
        ...spoken.flatMap((topic) => [speltShare(topic, row.name), group ? speltShare(topic, group.name) : 0]),
      );
      const found = context.selected.find(
        ({ span }) => spansOverlap(span, row.span) || (group !== undefined && spansOverlap(span, group.span)),
      );
      const answers = found?.answers ?? 0;
      const another = missingAnchors(words, name).length;
      return {
        row,
        covered,
        spelt,
        answers,
        another: another > 0,
        unitFits: askedUnit === null || !isMoney(askedUnit) || isMoney(row.unit ?? ''),
        score: covered + 0.5 * spelt + 0.5 * answers - 0.3 * another,
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** A name spelt out so far is meant, whatever else is named. */
const SPELT_OUT = 0.8;

/** A topic that shares this much with a name means the row. */
const MEANT = { covered: 0.55, spelt: 0.5, led: 0.7 } as const;

/** The rows meant: those that come near the best, where the best is meant at all. */
export function rowsMeant(matches: readonly RowMatch[]): RowMatch[] {
  const [best] = matches;
  if (!best) return [];
  const isMeant = ({ covered, spelt, answers, another, unitFits }: RowMatch): boolean =>
    unitFits &&
    (!another || spelt >= SPELT_OUT) &&
    ((covered >= MEANT.covered && spelt >= MEANT.spelt) || answers >= MEANT.led || covered + spelt >= 1.5);
  return matches.filter((match) => isMeant(match) && match.score >= best.score - 0.15);
}
