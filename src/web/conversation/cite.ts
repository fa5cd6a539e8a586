// Citations as officials write them into documents.
import type { Source } from './group-sources.js';
import type { Citation } from './protocol.js';

/** 「第二章」 of 「第二章第一节（二）」: a plan counts its upper units as it likes, 章 or 篇. */
const UPPER = /^第[零〇一二三四五六七八九十百\d]+./;

/** 「做优医养健康高端产业集群」's place in words: chapter, section, item, box, outermost first. */
export const breadcrumbOf = ({ chapter, section, item, box, reference }: Citation): string[] =>
  [
    chapter.number === 0 ? chapter.title : `${UPPER.exec(reference)?.[0] ?? ''} ${chapter.title}`.trim(),
    section && `${section.number}${section.title}`,
    item && `${item.number}${item.title}`,
    box && `${box.label} ${box.title}`,
  ].filter((step) => step !== null);

/** A row of a table has tabs between its cells: for the eye one wide blank. */
export const readableQuote = (quote: string): string => quote.replace(/[\t\n]+/g, '　').trim();

const INNER: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' };

/** In quotation marks: those within are single ones, and within those double ones again (GB/T 15834-2011). */
export const quoted = (quote: string): string =>
  `“${readableQuote(quote).replace(/[“”‘’]/g, (mark) => INNER[mark] ?? mark)}”`;

/** 「“……”“……”」: each sentence of a source once. */
export const quotesOf = (source: Source): string => [...new Set(source.map(({ quote }) => quoted(quote)))].join('');

/** 「“……”（《槐荫区……规划纲要》第二章第一节（二））」: a quotation ready to paste. */
export const sourceAsText = (source: Source): string => `${quotesOf(source)}（${source[0].officialReference}）`;
