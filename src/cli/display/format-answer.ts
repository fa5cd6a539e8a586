// An answer for the terminal: the text, then the passages that it stands on.
import type { Answer, Citation } from '../../answering/answer.js';
import { alignColumns } from './align-columns.js';
import type { Paint } from './paint.js';
import { wrapText } from './wrap-text.js';

export interface DisplayOptions {
  readonly width: number;
  readonly paint: Paint;
}

const STATUS_NOTES: Readonly<Record<Answer['status'], string>> = {
  answered: '',
  partial: '只回答了能够核实的部分。',
  abstained: '规划未涉及。',
  declined: '',
};

const MODES: Readonly<Record<Answer['mode'], string>> = {
  extractive: '原文摘录',
  generated: 'AI 生成，已逐条核对',
};

function formatCitation({ id, reference, item, section, chapter, quote }: Citation, options: DisplayOptions): string {
  const title = (item ?? section ?? chapter).title;
  const heading = `${options.paint('cyan', `[${id}]`)} ${options.paint('bold', reference)} ${title}`;
  return `${heading}\n${wrapText(quote.replaceAll('\t', ' '), options.width, '    ')}`;
}

function formatRelated({ related }: Answer): string[] {
  return alignColumns(related.map(({ reference, title }) => [`  ${reference}`, title]));
}

function formatFooter({ mode, edition, timings }: Answer): string {
  const total = timings['total'];
  const time = total === undefined ? '' : `，用时 ${total.toFixed(1)} 毫秒`;
  return `${MODES[mode]}。《${edition.title}》，文本摘要值 ${edition.digest.slice(0, 12)}${time}`;
}

/** Formats the whole answer; parts that it has not are left out. */
export function formatAnswer(answer: Answer, options: DisplayOptions): string {
  const { paint, width } = options;
  const note = STATUS_NOTES[answer.status];
  const parts = [
    note === '' ? '' : paint('yellow', note),
    wrapText(answer.answer, width),
    answer.citations.length > 0 ? paint('bold', '出处') : '',
    ...answer.citations.map((citation) => formatCitation(citation, options)),
    answer.related.length > 0 ? [paint('bold', '相近的章节'), ...formatRelated(answer)].join('\n') : '',
    answer.suggestions.length > 0
      ? [paint('bold', '可以这样问'), ...answer.suggestions.map((text) => `  ${text}`)].join('\n')
      : '',
    answer.citations.length > 0 ? paint('dim', wrapText(formatFooter(answer), width)) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
