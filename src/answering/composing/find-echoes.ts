// Echoes of an indicator: sentences of the prose that give a figure for the same quantity, where the table is blank or
// says otherwise (80% of nursing beds in chapter 9; 87.55% in chapter 1's prose against 86.5 in the table).
import type { PlanIndex } from '../../indexing/plan-index.js';
import type { Indicator } from '../../plan/plan-document.js';
import { findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { sliceSpan } from '../../text/text-span.js';
import type { DraftClaim } from './draft.js';
import { coreName, pairsOf } from './indicator-rows.js';
import { plainSentence } from './plain-sentence.js';

/** Share of a row's name in a clause of the prose: 规上工业产值 stands for 规模以上工业总产值. */
const ECHO_SHARE = 0.65;
/** A shorter name (执业医师数) finds echoes that are none. */
const SHORTEST_NAME = 4;
const MOST_ECHOES = 2;

/** Echoes don't change while an index lives. */
const known = new WeakMap<PlanIndex, Map<string, readonly DraftClaim[]>>();

function search(index: PlanIndex, indicator: Indicator): DraftClaim[] {
  const pairs = pairsOf(coreName(indicator.name));
  if (indicator.parentId !== null || pairs.length < SHORTEST_NAME - 1) return [];
  return index.sentences
    .filter(({ chunkIndex }) => index.chunks[chunkIndex]?.boxId === null)
    .flatMap(({ span }) => {
      const clause = sliceSpan(index.plan.text, span)
        .split(/[，；]/)
        .find((part) => {
          const normalized = normalizeText(part);
          const share = pairs.filter((pair) => normalized.includes(pair)).length / pairs.length;
          return (
            share >= ECHO_SHARE &&
            findFigures(part).some(({ unit, kind }) => unit === indicator.unit && kind === 'amount')
          );
        });
      return clause === undefined ? [] : [{ text: plainSentence(clause), quotes: [span] }];
    })
    .slice(0, MOST_ECHOES);
}

/** The prose's own figures for an indicator, in the plan's order. */
export function findEchoes(index: PlanIndex, indicator: Indicator): readonly DraftClaim[] {
  const ofIndex = known.get(index) ?? new Map<string, readonly DraftClaim[]>();
  known.set(index, ofIndex);
  const echoes = ofIndex.get(indicator.id) ?? search(index, indicator);
  ofIndex.set(indicator.id, echoes);
  return echoes;
}
