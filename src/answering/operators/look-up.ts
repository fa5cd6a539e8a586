// One attribute of what the asker names: a cell of the table, a number, a date, a place, a body, a name, an aim.
import { coverage } from '../../retrieval/content-words.js';
import type { Attribute } from '../../statements/statement.js';
import type { TextSpan } from '../../text/text-span.js';
import { type PartDraft, told } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import { rowsMeant } from '../matching/match-rows.js';
import { type PartContext, say, words } from '../part-context.js';
import { splitClauses } from '../shape-sentence.js';
import { lookUpSides } from './look-up-sides.js';
import { numbersMeant } from './quantity-line.js';
import { tellCells } from './tell-cells.js';
import { belonging, periodBefore, pointLines } from './tell-measures.js';
import { meansAmount, NUMERIC, tellNumbers } from './tell-numbers.js';

/** Share of the topic from which an attribute is taken for the one asked for. */
const MEANT = 0.45;

/** Below this it is not sure that another attribute than a number is asked. */
const SURE = 0.4;
/** Another clause of the sentence may say more of what is asked by its own words: 五大功能定位. */
function spokenClause(context: PartContext, { clause, sentence }: Attribute): TextSpan {
  const says = (span: TextSpan): number => coverage(context.evidence.words, words(context, span));
  const [best] = splitClauses(context.parts.index.plan.text, sentence).sort((a, b) => says(b) - says(a));
  return best && says(best) >= says(clause) + SAYS_MORE ? best : clause;
}

const SAYS_MORE = 0.25;

/** Share of the trust in the best sentence that the one of an attribute must have. */
const NOT_BESIDE = 0.25;

/** A sentence up to this length is said whole: the attribute is seldom told by its clause alone. */
const WHOLE = 90;
/** A run longer than this is told as sentences are. */
const LONG = 160;

/** What a line says of an attribute: its short sentence, or the clauses from the one that tells it to the one that is asked about. */
function tellingRun({ clause, sentence }: Attribute, spoken: TextSpan): TextSpan {
  if (sentence.end - sentence.start <= WHOLE) return sentence;
  return { start: Math.min(clause.start, spoken.start), end: Math.max(clause.end, spoken.end) };
}

/** Tells an attribute that the plan tells; the judge has decided that it does. */
export async function lookUp(context: PartContext, findings: Findings): Promise<PartDraft> {
  const { part } = context;
  if (part.sides.length > 1) {
    const sides = await lookUpSides(context, lookUp);
    if (sides) return sides;
  }
  const rows = rowsMeant(findings.rows).map(({ row }) => row);
  const forRows =
    part.asked === null ||
    NUMERIC.has(part.asked) ||
    part.asked === 'nature' ||
    part.unit === 'indicator' ||
    part.confidence.asked < SURE;
  if (rows.length > 0 && forRows && !meansAmount(context, rows, findings)) return tellCells(context, rows, findings);
  if (part.asked === null || NUMERIC.has(part.asked)) {
    const numbers = numbersMeant(findings);
    if (numbers.length > 0) return tellNumbers(context, numbers, findings);
  }
  const attribute = findings.attributes.find(
    ({ covered, answers }) => covered >= MEANT && answers >= findings.surest * NOT_BESIDE,
  );
  if (attribute) {
    const clause = tellingRun(attribute.attribute, spokenClause(context, attribute.attribute));
    const c = words(context, clause).replace(/[。；，]$/, '');
    if (c.length <= LONG)
      return told([
        say(context, attribute.attribute.scope === 'past' ? 'a5' : 'a1', { c, x: periodBefore(context) }, [
          attribute.attribute.sentence,
        ]),
      ]);
  }
  const sentences = belonging(context).slice(0, 3);
  return told(pointLines(context, sentences), { members: sentences.map(({ span, text }) => ({ name: text, span })) });
}
