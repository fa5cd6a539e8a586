// What reading a document came to, told to a person: outline, contents, tables, what was left out, what the card guesses.
import type { ParsedPlan } from '../../plan/parse-plan.js';
import type { CardLevel, PlanCard } from '../../plan/plan-card.js';
import type { PlanDocument } from '../../plan/plan-document.js';

const FORMATS = { text: '纯文本', markdown: 'Markdown', html: '网页', docx: 'Word 文档', pdf: 'PDF' } as const;
const REASONS = { 'page-mark': '页码', 'page-heading': '页眉页脚', contents: '目录', site: '网页外壳' } as const;
const LEVELS: Readonly<Record<CardLevel, string>> = {
  district: '区县',
  city: '市',
  province: '省级',
  nation: '国家',
  sector: '专项',
};
/** Lines shown of each kind of doubt; the count tells the rest. */
const SHOWN = 8;

/** The form of a label: 「第十二章」 → 「章」, 「（三）」 → 「（一）」. */
function labelForm(label: string): string {
  const unit = /^第.+(篇|编|部分|章|节|条)$/.exec(label)?.[1];
  if (unit !== undefined) return unit;
  if (/^附/.test(label)) return '附件';
  const sample = label.replace(/[〇零一二三四五六七八九十百]+/, '一').replace(/\d+/g, '1');
  return sample === '' ? '无编号标题' : `“${sample}”`;
}

/** 「15 篇，59 章，165 个“一、”，13 个“——”；23 个专栏，28 项指标；89230 字」 */
export function describeSize({ sections, boxes, indicators, text }: PlanDocument): string {
  const counts = new Map<string, number>();
  for (const { number, boxId, label } of sections) {
    if (number === 0 || boxId !== null) continue;
    counts.set(labelForm(label), (counts.get(labelForm(label)) ?? 0) + 1);
  }
  const units = [...counts].map(([form, count]) => (/^[“附无]/.test(form) ? `${count} 个${form}` : `${count} ${form}`));
  const numbered = indicators.filter((row) => row.parentId === null).length;
  return `${units.join('，')}；${boxes.length} 个专栏，${numbered} 项指标；${text.length} 字`;
}

function describeContents({ contents, plan }: ParsedPlan): string[] {
  if (contents === null) return ['目录：文中没有目录，未作核对'];
  const key = (label: string, title: string): string => `${label}${title}`.replace(/[^\p{L}\p{N}]/gu, '');
  const found = new Set(plan.sections.map(({ printedLabel, title }) => key(printedLabel, title)));
  const missing = contents.entries.filter(({ form }) => !found.has(key(form.printedLabel, form.title)));
  if (missing.length === 0) return [`目录：${contents.entries.length} 条，正文中全部找到`];
  return [
    `目录：${contents.entries.length} 条，其中 ${missing.length} 条在正文中没有找到（文字不同，或正文残缺）：`,
    ...listed(missing.map(({ form, line }) => `第 ${line} 行 ${form.printedLabel} ${form.title}`)),
  ];
}

const listed = (rows: readonly string[]): string[] => [
  ...rows.slice(0, SHOWN).map((row) => `  ${row}`),
  ...(rows.length > SHOWN ? [`  …… 另有 ${rows.length - SHOWN} 处`] : []),
];

function describeDoubts({ notes, unreadRows, plan }: ParsedPlan): string[] {
  const told = (kind: string): string[] =>
    notes.filter((note) => note.kind === kind).map(({ line, text }) => `第 ${line} 行 ${text}`);
  const part = (title: string, rows: readonly string[]): string[] =>
    rows.length === 0 ? [] : [`${title}（${rows.length}）：`, ...listed(rows)];
  return [
    ...part('像标题而未作标题', told('not-taken')),
    ...part('编号不连续，仍作标题', told('out-of-order')),
    ...part(
      '未能读成指标的表格行',
      unreadRows.map(({ line, text }) => `第 ${line} 行 ${text.replaceAll('\t', ' | ').slice(0, 60)}`),
    ),
    ...describeRows(plan),
    ...(plan.maskedFigures.length > 0 ? [`以星号印出之处：${plan.maskedFigures.length}`] : []),
  ];
}

/** Rows that begin with a number and state no indicator: of other tables, or of one whose columns were not found. */
function describeRows({ text, paragraphs, indicators }: PlanDocument): string[] {
  const rows = paragraphs.filter(({ kind }) => kind === 'row');
  if (rows.length === 0) return [];
  const read = new Set(indicators.map(({ span }) => span.start));
  const others = rows.filter(
    ({ span }) => !read.has(span.start) && /^\t?\d{1,3}\t/.test(text.slice(span.start, span.end)),
  );
  return [`表格：${rows.length} 行，其中 ${read.size} 行读成指标，另有 ${others.length} 行带序号而未读成指标`];
}

function describeDropped({ dropped }: ParsedPlan): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of dropped) counts.set(REASONS[reason], (counts.get(REASONS[reason]) ?? 0) + 1);
  if (counts.size === 0) return [];
  return [`未收入正文：${[...counts].map(([reason, count]) => `${reason} ${count} 行`).join('，')}`];
}

function describeCard(card: PlanCard, cardPath: string, isGuessed: boolean): string[] {
  const { place, level, period, baseYear, visionYear, neighbours, star, contacts } = card;
  const within = place.within.map(({ name }) => name).join('、');
  const facts = [
    `地区 ${place.name}${within === '' ? '' : `（属${within}）`}，级别 ${LEVELS[level]}`,
    `规划期 ${period.from}—${period.to}，基期 ${baseYear ?? '未见'}，远景 ${visionYear ?? '未见'}`,
    `相邻或同级地区 ${neighbours.length} 个`,
    ...(star.meaning === '' ? [] : [`星号：${star.meaning}`]),
    ...(contacts.length === 0 ? ['联系电话未填（规划文本中没有）'] : []),
  ];
  return [
    `卡片${isGuessed ? '（推断，请核对并补充）' : '（沿用已有）'} ${cardPath}：`,
    ...facts.map((fact) => `  ${fact}`),
  ];
}

/** The report of one document, line by line. */
export function describeParsedPlan(parsed: ParsedPlan, cardPath: string, isCardGuessed: boolean): string {
  const { plan, source } = parsed;
  return [
    `题名：${plan.title}（${FORMATS[source.format]}）`,
    `结构：${describeSize(plan)}`,
    ...describeContents(parsed),
    ...describeDoubts(parsed),
    ...describeDropped(parsed),
    ...describeCard(plan.card, cardPath, isCardGuessed),
  ].join('\n');
}
