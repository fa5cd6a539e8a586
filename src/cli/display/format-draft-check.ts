// A checked draft for the terminal: each sentence under its verdict, what differs, and where the plan says it.
import type { CheckedSentence, DraftCheck, DraftVerdict } from '../../answering/checking/draft-check.js';
import { tellFindings, VERDICT_WORDS } from '../../answering/checking/verdict-words.js';
import type { Paint } from './paint.js';

const MARKS: Readonly<Record<DraftVerdict, string>> = { consistent: '✓', differs: '✗', 'not-covered': '–' };

function formatSentence(sentence: CheckedSentence, { citations }: DraftCheck, paint: Paint): string {
  const { verdict, text } = sentence;
  const head = `${MARKS[verdict]} ${VERDICT_WORDS[verdict]}`;
  const places = sentence.citations.flatMap((id) => citations.find((citation) => citation.id === id) ?? []);
  return [
    `${verdict === 'differs' ? paint('red', head) : head}  ${text}`,
    ...tellFindings(sentence).map((finding) => `    ${finding}`),
    ...places.map(({ reference, quote }) => paint('dim', `    ${reference}：“${quote.replaceAll('\n', ' ')}”`)),
  ].join('\n');
}

export function formatDraftCheck(check: DraftCheck, paint: Paint): string {
  const { counts, sentences } = check;
  const sum = Object.entries(VERDICT_WORDS)
    .map(([verdict, word]) => `${word} ${counts[verdict as DraftVerdict]} 句`)
    .join('，');
  return [
    ...sentences.map((sentence) => formatSentence(sentence, check, paint)),
    `共 ${sentences.length} 句：${sum}`,
  ].join('\n');
}
