// An answer as the text of a chat message: its lines, and below them each source with reference, quote and link.
import type { Answer, Citation, Signpost } from '../../answering/answer.js';

/** A mark of where a source is used, for clients that show it beside the text. */
export interface UrlCitation {
  readonly type: 'url_citation';
  /** `start_index` and `end_index` are offsets into the message's text: the [1]. */
  readonly url_citation: {
    readonly start_index: number;
    readonly end_index: number;
    readonly title: string;
    readonly url: string;
  };
}

export interface MessageText {
  readonly content: string;
  readonly annotations: readonly UrlCitation[];
}

/** Between the answer and its sources: a line that Markdown draws and that plain text shows as it is. */
const RULE = '\n\n---\n\n';

/** Chat clients draw Markdown, where one line break is none: each line is a paragraph of its own. */
export const asParagraphs = (text: string): string => text.split(/\n+/).filter(Boolean).join('\n\n');

const inOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');

const sourceLine = (base: string, { id, officialReference, quote, url }: Citation): string =>
  `- [${id}] ${officialReference}：“${inOneLine(quote)}” ${base}${url}`;

const signpostLine = ({ name, phone, url, why }: Signpost): string =>
  `- ${[name, phone === name ? null : phone, url].filter((part) => part !== null).join(' ')}（${why}）`;

const block = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`**${title}**\n\n${lines.join('\n')}`];

/** What stands below the answer; '' where there is nothing. */
export function renderSources(answer: Answer, base: string): string {
  const near = answer.citations.length > 0 ? [] : answer.related;
  const blocks = [
    ...block(
      '出处',
      answer.citations.map((citation) => sourceLine(base, citation)),
    ),
    ...block(
      '规划中最接近的章节',
      near.map(({ reference, title, url }) => `- ${reference} ${title} ${base}${url}`),
    ),
    ...block(
      '词语说明（不是规划原文）',
      answer.glossary.map(({ term, means }) => `- ${term}：${means}`),
    ),
    ...block('可以咨询（不是规划的内容）', answer.signposts.map(signpostLine)),
    ...(answer.mode === 'generated' && answer.citations.length > 0 ? ['由模型撰写，每一条都已与原文引文核对。'] : []),
  ];
  return blocks.length === 0 ? '' : RULE + blocks.join('\n\n');
}

/** The answer's own lines, with how the question was understood where that was completed. */
export const renderLines = ({ understood, answer }: Answer): string =>
  asParagraphs([understood ?? '', answer].filter(Boolean).join('\n'));

/** A marker that a citation stands for. */
const MARKER = /\[(\d{1,3})\]/g;

export function annotate(lines: string, citations: readonly Citation[], base: string): UrlCitation[] {
  return [...lines.matchAll(MARKER)].flatMap((match) => {
    const citation = citations.find(({ id }) => id === Number(match[1]));
    if (!citation) return [];
    const { officialReference: title, url } = citation;
    const span = { start_index: match.index, end_index: match.index + match[0].length };
    return [{ type: 'url_citation' as const, url_citation: { ...span, title, url: `${base}${url}` } }];
  });
}

/** @param base address of the service, without a slash at the end */
export function renderMessage(answer: Answer, base: string): MessageText {
  const lines = renderLines(answer);
  return { content: lines + renderSources(answer, base), annotations: annotate(lines, answer.citations, base) };
}

/** An earlier message without its sources, which would be read as words of the conversation. */
export const withoutSources = (content: string): string =>
  (content.split(RULE, 1)[0] ?? '').replace(/\n{2,}/g, '\n').trim();
