// A briefing as a report: points under their heads, numbered, with the plan's places as notes; targets as a table.

import type { Briefing } from '../../answering/briefing/briefing.js';
import { inQuotationMarks } from '../../text/in-quotation-marks.js';
import type { Report } from './report-as-docx.js';

export function briefingReport({ title, points, targets, citations, edition }: Briefing): Report {
  const noteOf = (id: number): string[] =>
    citations
      .filter((citation) => citation.id === id)
      .map(({ officialReference, quote }) => `${officialReference}：${inQuotationMarks(quote)}`);
  const rows = targets.map(({ name, value, year }) => [name, value, year === null ? '未写明' : `${year}年`]);
  return {
    title: `${title}要点`,
    basis: `摘自《${edition.title}》，文本版本 ${edition.digest.slice(0, 12)}`,
    sections: [
      {
        heading: '',
        points: points.map(({ head, text, citations: ids }, at) => ({
          text: `${at + 1}. ${head}：${text}。`,
          notes: ids.flatMap(noteOf),
        })),
      },
    ],
    table: rows.length === 0 ? null : { caption: '目标', rows: [['指标', '目标值', '年份'], ...rows] },
  };
}
