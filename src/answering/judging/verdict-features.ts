// What the judge looks at: numbers that say whether the plan holds a topic, and whether it tells what is asked of it.
import { coverage } from '../../retrieval/content-words.js';
import { evidenceStrength } from '../../retrieval/evidence-strength.js';
import { ASKED, KINDS } from '../../understanding/reading.js';
import type { Findings } from '../matching/find-answers.js';
import { statementsOf } from '../matching/statements-of.js';
import type { PartContext } from '../part-context.js';
import { findProof, type Proof } from './find-proof.js';
import { wordEvidence } from './word-evidence.js';
import { wordingOdds } from './wording-model.js';

export const VERDICT_FEATURES = [
  'strength',
  'topic',
  'best',
  'second',
  'top3',
  'likeness',
  'question',
  'held',
  'bridged',
  'covered',
  'coveredAny',
  'known',
  'unknown',
  'words',
  'anchors',
  'anchorsMissing',
  'mentioned',
  'row',
  'rowSpelt',
  'quantity',
  'quantitySubject',
  'quantityClause',
  'quantityUnit',
  'quantityScope',
  'quantityAny',
  'quantityAlone',
  'unitSame',
  'proof',
  'attribute',
  'attributeAnswers',
  'enumeration',
  'figure',
  'past',
  'yesNo',
  'askedConfidence',
  'kindConfidence',
  'scopePast',
  'scopeTarget',
  'length',
  'met',
  'metAny',
  'spoken',
  'missing',
  'missingAny',
  'spelt',
  'aided',
  'wording',
  'quoted',
  'audience',
  ...KINDS.map((kind) => `kind:${kind}` as const),
  ...ASKED.map((asked) => `asked:${asked}` as const),
] as const;

const PROOF: Readonly<Record<Proof, number>> = { proved: 1, open: 0, lacking: -1 };

/** Measures one part; in the order of `VERDICT_FEATURES`. */
export function verdictFeatures(context: PartContext, findings: Findings): number[] {
  const { part, evidence, selected, parts } = context;
  const [best, second, third] = selected;
  const weight = evidence.words.reduce((sum, word) => sum + word.weight, 0) || 1;
  const shareOf = (test: (word: (typeof evidence.words)[number]) => boolean): number =>
    evidence.words.filter(test).reduce((sum, word) => sum + word.weight, 0) / weight;
  const anchors = evidence.words.filter(({ anchor, known }) => anchor && known);
  const topText = selected
    .slice(0, 3)
    .map(({ text }) => text)
    .join(' ');
  const [quantity] = findings.quantities;
  const fitting = findings.quantities.find(({ unitFits, scopeFits }) => unitFits && scopeFits);
  const [row] = findings.rows;
  const [attribute] = findings.attributes;
  const words = wordEvidence(context);
  const topic = part.topic.replace(/\s+/g, '');
  return [
    evidenceStrength(parts.index, evidence.search),
    evidence.search.learned.topic,
    best?.answers ?? 0,
    second?.answers ?? 0,
    (best?.answers ?? 0) + (second?.answers ?? 0) + (third?.answers ?? 0),
    Math.max(0, ...selected.slice(0, 5).map(({ likeness }) => likeness)),
    Math.max(0, ...selected.slice(0, 5).map(({ question }) => question)),
    best?.held ?? 0,
    best?.bridged ?? 0,
    best ? coverage(evidence.words, best.text) : 0,
    coverage(evidence.words, topText),
    shareOf(({ known }) => known),
    evidence.words.filter(({ known }) => !known).length,
    evidence.words.length,
    anchors.length,
    anchors.filter(({ forms }) => !forms.some((form) => topText.includes(form))).length,
    Number(topic.length > 1 && parts.index.plan.text.includes(topic)),
    row?.score ?? 0,
    row?.spelt ?? 0,
    quantity?.score ?? 0,
    fitting?.subject ?? 0,
    fitting?.clause ?? 0,
    Number(quantity?.unitFits ?? false),
    Number(quantity?.scopeFits ?? false),
    fitting?.answers ?? 0,
    fitting
      ? findings.quantities.filter(({ quantity: other }) => other.sentence.start === fitting.quantity.sentence.start)
          .length
      : 0,
    Number(fitting !== undefined && fitting.quantity.unit === part.askedUnit),
    PROOF[findProof(context, findings)],
    attribute?.covered ?? 0,
    attribute?.answers ?? 0,
    findings.enumerations[0]?.score ?? 0,
    best ? statementsOf(context, best.span).filter(({ kind }) => kind === 'quantity').length : 0,
    best ? Number(statementsOf(context, best.span).some(({ scope }) => scope === 'past')) : 0,
    Number(part.yesNo),
    part.confidence.asked,
    part.confidence.kind,
    Number(part.scope === 'past'),
    Number(part.scope === 'target' || part.scope === 'vision'),
    part.text.length,
    words.met,
    words.metAny,
    words.spoken,
    words.missing,
    words.missingAny,
    fitting?.spelt ?? 0,
    Number(parts.index.questions.length > 0),
    wordingOdds(parts.judge.wording, part),
    part.quoted.length,
    Number(part.audience !== null),
    ...KINDS.map((kind) => Number(kind === part.kind)),
    ...ASKED.map((asked) => Number(asked === part.asked)),
  ];
}
