// The columns of a data set as a table: what each is called, what it takes, and how its cell becomes a field.
import type { CaseLine, CaseStyle, CaseType } from '../dataset/evaluation-case.js';
import { STYLE_LABELS, TYPE_LABELS } from '../reports/labels.js';

export interface CaseColumn {
  readonly title: string;
  readonly field: keyof CaseLine;
  /** Told in the template's second sheet. */
  readonly help: string;
  /** Characters that the column is wide. */
  readonly width: number;
  readonly read: (cell: string) => unknown;
  readonly write: (line: CaseLine) => string;
}

/** One item a line of the cell. */
const linesOf = (cell: string): string[] =>
  cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Spellings of one point stand between strokes. */
const SPELLINGS = /[|｜]/;
const YES = '是';
const NO = '否';

function labelled<T extends string>(labels: Readonly<Record<T, string>>) {
  const names = Object.entries(labels) as [T, string][];
  return {
    read: (cell: string): string => names.find(([, label]) => label === cell.trim())?.[0] ?? cell.trim(),
    write: (name: T): string => labels[name],
    all: names.map(([, label]) => label).join('、'),
  };
}

const TYPES = labelled<CaseType>(TYPE_LABELS);
const STYLES = labelled<CaseStyle>(STYLE_LABELS);

export const CASE_COLUMNS: readonly CaseColumn[] = [
  {
    ...{ title: '编号', field: 'id', width: 8, help: '字母开头，全表不重复，如 d001。' },
    ...{ read: (cell) => cell.trim(), write: ({ id }) => id },
  },
  {
    ...{ title: '问题', field: 'question', width: 40, help: '照提问的人会写的样子。' },
    ...{ read: (cell) => cell.trim(), write: ({ question }) => question },
  },
  {
    ...{ title: '此前的提问', field: 'history', width: 24, help: '追问才填；一行一问，由旧到新。' },
    ...{ read: linesOf, write: ({ history }) => history.join('\n') },
  },
  {
    ...{ title: '类型', field: 'type', width: 10, help: `其中之一：${TYPES.all}。` },
    ...{ read: TYPES.read, write: ({ type }) => TYPES.write(type) },
  },
  {
    ...{ title: '文体', field: 'style', width: 8, help: `其中之一：${STYLES.all}。` },
    ...{ read: STYLES.read, write: ({ style }) => STYLES.write(style) },
  },
  {
    ...{ title: '规划写明', field: 'answerable', width: 8, help: `${YES}或${NO}：规划是否写明了所问的内容。` },
    read: (cell) => (cell.trim() === YES ? true : cell.trim() === NO ? false : cell),
    write: ({ answerable }) => (answerable ? YES : NO),
  },
  {
    ...{ title: '原文依据', field: 'evidence', width: 50, help: '规划原文，逐字；一行一处，完整的回答需要每一处。' },
    ...{ read: linesOf, write: ({ evidence }) => evidence.join('\n') },
  },
  {
    ...{
      title: '其他可用的依据',
      field: 'evidence_any',
      width: 30,
      help: '可不填；引用其中任何一处也算对，一行一处。',
    },
    ...{ read: linesOf, write: ({ evidence_any }) => evidence_any.join('\n') },
  },
  {
    ...{ title: '章', field: 'chapters', width: 8, help: '依据所在的章，数字，一行一个；前言为 0。' },
    read: (cell) =>
      cell
        .split(/[\s,，、]+/)
        .filter(Boolean)
        .map(Number),
    write: ({ chapters }) => chapters.join('\n'),
  },
  {
    ...{ title: '应说到的要点', field: 'points', width: 30 },
    help: '一行一个要点；同一要点的几种写法用竖线隔开，如 30亿元|30亿。',
    read: (cell) => linesOf(cell).map((line) => line.split(SPELLINGS).map((spelling) => spelling.trim())),
    write: ({ points }) => points.map((spellings) => spellings.join('|')).join('\n'),
  },
  {
    ...{ title: '分组', field: 'group', width: 10, help: '可不填；自己起名，报告按它分组。' },
    ...{ read: (cell) => cell.trim(), write: ({ group }) => group },
  },
  {
    ...{ title: '备注', field: 'note', width: 24, help: '可不填。' },
    ...{ read: (cell) => cell.trim(), write: ({ note }) => note },
  },
];
