// plan inspect --question "…": how a message is read, how sure each head is, and which features decided.
import type { Reading, ReadingPart } from '../../understanding/reading.js';
import type { Reason } from '../../understanding/understand.js';
import { corpusOf } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What a part says, what it leaves out left out. */
const factsOf = (part: ReadingPart): (readonly [string, string])[] =>
  Object.entries(part)
    .filter(([name, value]) => name !== 'confidence' && value !== null && value !== false && value !== '')
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => [name, shown(value)]);

const messageFacts = ({ act, form, limit, language, pointer }: Reading): (readonly [string, string])[] => [
  ['act', act],
  ['form', limit === null ? form : `${form} ${JSON.stringify(limit)}`],
  ['language', language],
  ['pointer', pointer ?? '—'],
];

const reasonRow = ({ head, label, confidence, features }: Reason): string[] => [
  head,
  label,
  confidence.toFixed(2),
  features.map(({ feature, weight }) => `${feature} ${weight.toFixed(2)}`).join('  '),
];

export async function inspectQuestion(
  context: CliContext,
  question: string,
  { hasHistory, plan }: { readonly hasHistory: boolean; readonly plan: string | undefined },
): Promise<ExitCode> {
  const [{ openUnderstanding }, { alignColumns }, { createPaint }] = await Promise.all([
    import('../../understanding/open-understanding.js'),
    import('../display/align-columns.js'),
    import('../display/paint.js'),
  ]);
  const { terminal, dataDir } = context;
  const corpusDir = await corpusOf(context, plan);
  const paint = createPaint(terminal.hasColor);
  const understanding = await openUnderstanding({ corpusDir, dataDir });
  const reading = understanding.read(question, { hasHistory });
  const { form, reasons } = understanding.explain(question, { hasHistory });
  const table = (rows: readonly (readonly [string, string])[]): string[] => [
    ...alignColumns(rows.map(([name, value]) => [paint('bold', name), value])),
  ];
  const lines = [...table(messageFacts(reading)), ''];
  reading.parts.forEach((part, at) => {
    lines.push(paint('bold', `${at + 1}.`), ...table(factsOf(part)), '');
  });
  lines.push(`${paint('bold', '句式')} ${form}`, '', ...alignColumns(reasons.map(reasonRow)));
  terminal.print(lines.join('\n'));
  return EXIT.ok;
}
