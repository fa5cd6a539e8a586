// An audit as a report: findings by kind, each with the words of the plan that show it.

import type { Assistant } from '../../assistant.js';
import { formatReference } from '../../plan/outline.js';
import { auditPlan } from '../../statements/auditing/audit-plan.js';
import { FINDING_KINDS, FINDING_TITLES, type Finding, type FindingKind } from '../../statements/auditing/finding.js';
import { inQuotationMarks } from '../../text/in-quotation-marks.js';
import { containsSpan, sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { Report } from './report-as-docx.js';

export interface AuditPlace {
  readonly reference: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

export interface AuditedFinding extends Omit<Finding, 'places'> {
  readonly places: readonly AuditPlace[];
}

export interface Audit {
  readonly title: string;
  readonly digest: string;
  readonly findings: readonly AuditedFinding[];
}

function placeOf({ plan, outline, chunks }: Assistant, span: TextSpan): AuditPlace {
  const chunk =
    chunks.find((each) => containsSpan(each.span, span)) ?? chunks.find((each) => each.span.end > span.start);
  const quote = sliceSpan(plan.text, span)
    .replace(/\s{1,99}/g, ' ')
    .trim();
  return { reference: chunk ? formatReference(outline, chunk) : '', quote, ...span };
}

export function auditOf(assistant: Assistant): Audit {
  const { plan, parts } = assistant;
  const findings = auditPlan({ plan, statements: parts.statements }).map(({ kind, note, places }) => ({
    ...{ kind, note },
    places: places.map((span) => placeOf(assistant, span)),
  }));
  return { title: plan.title, digest: plan.digest, findings };
}

export const byKind = ({ findings }: Audit): { kind: FindingKind; title: string; findings: AuditedFinding[] }[] =>
  FINDING_KINDS.map((kind) => ({
    ...{ kind, title: FINDING_TITLES[kind] },
    findings: findings.filter((finding) => finding.kind === kind),
  })).filter((group) => group.findings.length > 0);

const ORDER = '一二三四五六七八九十';

export function auditReport(audit: Audit): Report {
  const groups = byKind(audit);
  const rows = groups.map(({ title, findings }) => [title, String(findings.length)]);
  return {
    title: '规划文本体检报告',
    basis: `《${audit.title}》，文本版本 ${audit.digest.slice(0, 12)}；由程序查出，请逐条核实`,
    sections: groups.map(({ title, findings }, at) => ({
      heading: `${ORDER.charAt(at)}、${title}（${findings.length} 处）`,
      points: findings.map(({ note, places }, index) => ({
        text: `${index + 1}. ${note}${places[0] ? `（${places.map(({ reference }) => reference).join('；')}）` : ''}`,
        notes: places.map(({ reference, quote }) => `${reference}：${inQuotationMarks(quote)}`),
      })),
    })),
    table: { caption: '合计', rows: [['类别', '处数'], ...rows, ['合计', String(audit.findings.length)]] },
  };
}
