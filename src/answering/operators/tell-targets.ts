// Numbers of the plan's prose as a list: filtered by unit and size, ranked, counted: 规模超过26亿元的产业有哪些, 有哪些量化目标.
import { coverage } from '../../retrieval/content-words.js';
import type { Quantity } from '../../statements/statement.js';
import { findFigures } from '../../text/find-figures.js';
import type { Filter } from '../../understanding/reading.js';
import { type DraftTable, type PartDraft, told } from '../draft.js';
import { unitFits } from '../matching/match-quantities.js';
import { type PartContext, say, words } from '../part-context.js';
import { findUnit } from './find-unit.js';
import { quantityLine } from './quantity-line.js';

/** Share of the topic that a number's subject, measure and place must hold. */
const OF_TOPIC = 0.35;
const MOST_TARGETS = 40;

function meets({ value, unit }: Quantity, { op, value: written }: Filter): boolean {
  const [limit] = findFigures(String(written));
  if (value === null || !limit || (limit.unit !== unit && limit.unit !== '')) return false;
  if (op === '>') return value > limit.quantity;
  if (op === '>=') return value >= limit.quantity;
  if (op === '<') return value < limit.quantity;
  return op === '<=' ? value <= limit.quantity : value === limit.quantity;
}

/** The sections that the question names; null where it names none. */
function sectionsNamed({ part, parts }: PartContext): Set<string> | null {
  const named = part.named.flatMap((unit) => {
    const found = findUnit(parts.index, parts.outline, unit);
    return found?.kind === 'section' ? [found.section.id] : [];
  });
  return named.length === 0 ? null : new Set(named);
}

/** What a number is of, in the plan's words. */
const nameOf = (context: PartContext, { area, subject, measure }: Quantity): string =>
  [area, subject, measure].flatMap((span) => (span === null ? [] : [words(context, span)])).join('');

/** The numbers meant: of the asked unit and time, in the named units, of the topic where there is one. */
function targetsMeant(context: PartContext): Quantity[] {
  const { part, parts, evidence } = context;
  const sections = sectionsNamed(context);
  const filters = part.filters.filter(({ on, op }) => on === 'value' && op !== 'blank');
  const scope = part.scope === 'both' ? null : (part.scope ?? 'target');
  const topical = part.topic.trim() !== '' && evidence.words.length > 0;
  return context.statements
    .filter((statement): statement is Quantity => statement.kind === 'quantity')
    .filter((quantity) => scope === null || quantity.scope === scope)
    .filter(({ unit }) => (part.askedUnit === null ? unitFits(part.asked, unit) : part.askedUnit === unit))
    .filter((quantity) => filters.every((filter) => meets(quantity, filter)))
    .filter(
      ({ sectionId }) => sections === null || parts.outline.ancestors(sectionId).some(({ id }) => sections.has(id)),
    )
    .filter((quantity) => !topical || coverage(evidence.words, nameOf(context, quantity)) >= OF_TOPIC);
}

function tableOf(context: PartContext, targets: readonly Quantity[]): DraftTable {
  return {
    caption: '',
    columns: ['事项', '数值'],
    rows: targets.map((quantity) => [
      { text: nameOf(context, quantity), quotes: [quantity.sentence] },
      { text: quantity.masked ? '（未公布）' : words(context, quantity.printed), quotes: [quantity.sentence] },
    ]),
  };
}

/** Tells the numbers; null where none is meant. */
export function tellTargets(context: PartContext): PartDraft | null {
  const { part } = context;
  const all = targetsMeant(context);
  const filtered = part.filters.some(({ on }) => on === 'value');
  const ranked = part.order !== null || part.aggregate === 'most' || part.aggregate === 'least';
  if (all.length === 0 || (!filtered && !ranked && part.askedUnit === null && all.length < 2)) return null;
  const ascending = part.aggregate === 'least' || part.order === 'asc';
  const targets = ranked
    ? all
        .filter(({ value }) => value !== null)
        .sort((a, b) => (ascending ? (a.value ?? 0) - (b.value ?? 0) : (b.value ?? 0) - (a.value ?? 0)))
    : all.slice(0, MOST_TARGETS);
  const [first] = targets;
  const quotes = targets.map(({ sentence }) => sentence);
  const lead =
    first && (part.aggregate === 'most' || part.aggregate === 'least')
      ? [
          say(
            context,
            'l6',
            { k: '数值', o: ascending ? '小' : '大', m: nameOf(context, first), v: words(context, first.printed) },
            quotes,
          ),
        ]
      : filtered
        ? [say(context, 'l4', { n: targets.length, k: '个' }, quotes)]
        : [];
  return told([...lead, ...targets.map((quantity) => quantityLine(context, quantity))], {
    table: ranked || context.form === 'table' ? tableOf(context, targets) : null,
    members: targets.map((quantity) => ({ name: nameOf(context, quantity), span: quantity.sentence })),
  });
}
