// Decides what each part of a message asks, in order, since a later part leans on what was decided before it.
import type { FeatureVector } from '../learning/encode-features.js';
import { type Decision, decide, type HeadData, probabilitiesOf } from '../learning/head.js';
import type { TextSpan } from '../text/text-span.js';
import type { OpenHeadGroup } from './head-group.js';
import { type LinkHead, linkFeatures, NONE, type PartContext, type PartHead, partFeatures } from './heads.js';
import { type FormWord, formWithin } from './mask-words.js';
import type { CutMessage } from './question-words.js';

export type PartDecisions = Readonly<Record<PartHead, Decision>>;

export interface DecidedPart {
  readonly vector: FeatureVector;
  readonly decisions: PartDecisions;
  /** Whether its subject stands in a part before it; 'false' of a first part. */
  readonly inherits: Decision;
}

/** `asked` is told of these kinds only; a look-up always asks for something. */
function mayAsk(kind: string, asked: string): boolean {
  if (kind === 'look-up') return asked !== NONE;
  return kind === 'list' || kind === 'outline' || asked === NONE;
}

/** Rows are counted of lists and of the plan's make-up; a look-up that asks how many is `asked: count`. */
function mayAggregate(kind: string, aggregate: string): boolean {
  if (kind === 'look-up') return aggregate !== 'count';
  return aggregate !== 'sum' && aggregate !== 'difference';
}

interface LabelPair {
  readonly kind: string;
  readonly asked: string;
  /** Positions of the two labels. */
  readonly k: number;
  readonly a: number;
}

const pairsByHead = new WeakMap<HeadData, readonly LabelPair[]>();

/** The labels of the two heads that may stand together, listed once. */
function pairsOf(kinds: HeadData, attributes: HeadData): readonly LabelPair[] {
  const known = pairsByHead.get(kinds);
  if (known) return known;
  const pairs = kinds.labels.flatMap((kind, k) =>
    attributes.labels.flatMap((asked, a) => (mayAsk(kind, asked) ? [{ kind, asked, k, a }] : [])),
  );
  pairsByHead.set(kinds, pairs);
  return pairs;
}

/**
 * Kind and asked together: the likeliest pair that may stand together. Each knows something of the other, and the pair is
 * right more often than the two apart (asked by 0.025 of kappa on held-out authors).
 */
function decideKind(
  kinds: HeadData,
  attributes: HeadData,
  vector: FeatureVector,
): Pick<PartDecisions, 'kind' | 'asked'> {
  const ofKind = probabilitiesOf(kinds, vector);
  const ofAsked = probabilitiesOf(attributes, vector);
  const pairs = pairsOf(kinds, attributes);
  const scoreOf = ({ k, a }: LabelPair): number => (ofKind[k] as number) * (ofAsked[a] as number);
  let best = { kind: '', asked: '' };
  let highest = 0;
  for (const pair of pairs) {
    const score = scoreOf(pair);
    if (score <= highest) continue;
    highest = score;
    best = pair;
  }
  const shareOf = (key: 'kind' | 'asked'): number => {
    let own = 0;
    let all = 0;
    for (const pair of pairs) {
      const score = scoreOf(pair);
      if (pair[key] === best[key]) own += score;
      all += score;
    }
    return all > 0 ? own / all : 0;
  };
  return {
    kind: { label: best.kind, confidence: shareOf('kind') },
    asked: { label: best.asked, confidence: shareOf('asked') },
  };
}

function decidePart({ heads }: OpenHeadGroup<PartHead>, vector: FeatureVector): PartDecisions {
  const { kind, asked } = decideKind(heads.kind, heads.asked, vector);
  const of = (name: PartHead, isAllowed: (label: string) => boolean = () => true): Decision =>
    decide(heads[name], vector, (label) => (isAllowed(label) ? 1 : 0));
  return {
    kind,
    asked,
    scope: of('scope'),
    aggregate: of('aggregate', (label) => mayAggregate(kind.label, label)),
    order: of('order', (label) => label === NONE || kind.label === 'list'),
    yesNo: of('yesNo'),
  };
}

export interface PartGroups {
  readonly parts: OpenHeadGroup<PartHead>;
  readonly links: OpenHeadGroup<LinkHead>;
}

export interface PartsOfMessage {
  readonly message: CutMessage;
  readonly form: readonly FormWord[];
  readonly spans: readonly TextSpan[];
  readonly hasHistory: boolean;
}

export function decideParts(
  { parts, links }: PartGroups,
  { message, form, spans, hasHistory }: PartsOfMessage,
): DecidedPart[] {
  const decided: DecidedPart[] = [];
  spans.forEach((span, at) => {
    const before = decided[at - 1]?.decisions;
    const previous: PartContext['previous'] = before
      ? { kind: before.kind.label, asked: before.asked.label, scope: before.scope.label }
      : null;
    const typed = message.folded.slice(span.start, span.end);
    const context = { count: spans.length, at, hasHistory, previous };
    const shown = formWithin(form, span);
    const features = partFeatures(shown, typed, context);
    const vector = parts.encode(features);
    const inherits =
      at > 0
        ? decide(links.heads.inherits, links.encode(linkFeatures(shown, features)))
        : { label: 'false', confidence: 1 };
    decided.push({ vector, decisions: decidePart(parts, vector), inherits });
  });
  return decided;
}
