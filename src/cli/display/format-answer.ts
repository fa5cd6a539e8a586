// An answer for the terminal: the text, then the passages that it stands on.
import type { Answer, Citation } from '../../answering/answer.js';
import { alignColumns } from './align-columns.js';
import { formatTable } from './format-table.js';
import type { Paint } from './paint.js';
import { originNote, statusNote } from './status-note.js';
import { wrapText } from './wrap-text.js';

export interface DisplayOptions {
  readonly width: number;
  readonly paint: Paint;
}

function formatCitation({ id, reference, item, section, chapter, quote }: Citation, options: DisplayOptions): string {
  const title = (item ?? section ?? chapter).title;
  const heading = `${options.paint('cyan', `[${id}]`)} ${options.paint('bold', reference)} ${title}`;
  return `${heading}\n${wrapText(quote.replaceAll('\t', ' '), options.width, '    ')}`;
}

function formatRelated({ related }: Answer): string[] {
  return alignColumns(related.map(({ reference, title }) => [`  ${reference}`, title]));
}

/** What became of each part, where there are several and they fared differently. */
function formatParts({ parts }: Answer, { paint }: DisplayOptions): string {
  const notes = parts.map(statusNote);
  if (new Set(notes).size < 2) return '';
  return alignColumns(parts.map(({ question }, index) => [question, paint('yellow', notes[index] || '规划写明')])).join(
    '\n',
  );
}

const withoutMarkers = (line: string): string => line.replace(/\s{0,9}\[\d{1,9}\]/g, '').trim();

/** The lines of the text, a table in place of those that it repeats; what was understood stands above. */
function formatBody({ answer, claims, table, understood }: Answer, options: DisplayOptions): string {
  const repeated = new Set(table?.claims.flatMap((index) => claims[index]?.text.split('\n') ?? []).map(withoutMarkers));
  const lines = answer.split('\n').filter((line) => line.trim() !== understood);
  const first = lines.findIndex((line) => repeated.has(withoutMarkers(line)));
  const at = first < 0 ? lines.length : first;
  const kept = (part: readonly string[]): string =>
    wrapText(part.filter((line) => !repeated.has(withoutMarkers(line))).join('\n'), options.width);
  const blocks = [kept(lines.slice(0, at)), table === null ? '' : formatTable(table, options), kept(lines.slice(at))];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function formatSignposts({ signposts }: Answer, { paint, width }: DisplayOptions): string {
  if (signposts.length === 0) return '';
  const lines = signposts.map(({ name, phone, url, why }) => {
    const whom = [name, phone, url].filter((each) => each !== null && each !== '').join(' ');
    return wrapText(why === '' ? whom : `${whom}：${why}`, width, '  ');
  });
  return [paint('bold', '可以找谁（不是规划内容）'), ...lines].join('\n');
}

function formatGlossary({ glossary }: Answer, { paint, width }: DisplayOptions): string {
  if (glossary.length === 0) return '';
  const lines = glossary.map(({ term, means }) => wrapText(`${term}：${means}`, width, '  '));
  return [paint('bold', '词语说明（不是规划原文）'), ...lines].join('\n');
}

function formatFooter({ edition, editions = [edition], timings, ...answer }: Answer): string {
  const total = timings['total'];
  const time = total === undefined ? '' : `，用时 ${total.toFixed(1)} 毫秒`;
  const sources = editions.map(({ title, digest }) => `《${title}》，文本摘要值 ${digest.slice(0, 12)}`);
  return `${originNote(answer)}。${sources.join('；')}${time}`;
}

/** Formats the whole answer; parts that it has not are left out, and help comes first where it is urgent. */
export function formatAnswer(answer: Answer, options: DisplayOptions): string {
  const { paint, width } = options;
  const help = formatSignposts(answer, options);
  const isUrgent = answer.reason === 'distress';
  const blocks = [
    isUrgent ? help : '',
    answer.understood === null ? '' : paint('dim', wrapText(answer.understood, width)),
    paintNote(answer, options),
    formatParts(answer, options),
    formatBody(answer, options),
    isUrgent ? '' : help,
    formatGlossary(answer, options),
    answer.citations.length > 0 ? paint('bold', '出处') : '',
    ...answer.citations.map((citation) => formatCitation(citation, options)),
    answer.related.length > 0 ? [paint('bold', '相近的章节'), ...formatRelated(answer)].join('\n') : '',
    formatSuggestions(answer, options),
    answer.citations.length > 0 ? paint('dim', wrapText(formatFooter(answer), width)) : '',
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function paintNote(answer: Answer, { paint }: DisplayOptions): string {
  const note = statusNote(answer);
  return note === '' ? '' : paint('yellow', `${note}。`);
}

function formatSuggestions({ suggestions }: Answer, { paint }: DisplayOptions): string {
  if (suggestions.length === 0) return '';
  return [paint('bold', '可以这样问'), ...suggestions.map((text) => `  ${text}`)].join('\n');
}
