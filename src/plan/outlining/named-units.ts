// The parts of an official document that carry a name instead of a number: preface, closing words, annexes.

/** Each stands alone on its line, its characters perhaps spaced out. */
const PREFACES = ['前言', '序言', '序', '引言', '导言', '导语', '前序'];
const CLOSINGS = ['结语', '结束语', '后记'];
/** An annex may go on with its number and title: 「附件1：重点项目表」. */
const ANNEX = /^(附\s*(?:件|表|录|图|则))\s*([\d一二三四五六七八九十]{0,3})\s*[:：、.．]?\s*(.{0,60})$/;

export interface NamedUnit {
  readonly kind: 'preface' | 'closing' | 'annex';
  readonly label: string;
  readonly title: string;
}

const squeeze = (text: string): string => text.replace(/\s/g, '');

/** What named part a line opens; null for every other line. */
export function readNamedUnit(line: string): NamedUnit | null {
  if (line.length > 70) return null;
  const name = squeeze(line);
  if (PREFACES.includes(name)) return { kind: 'preface', label: '', title: name };
  if (CLOSINGS.includes(name)) return { kind: 'closing', label: '', title: name };
  const match = ANNEX.exec(line);
  if (!match || /[。；，]$/.test(line)) return null;
  const [, word = '', number = '', title = ''] = match;
  return { kind: 'annex', label: `${squeeze(word)}${number}`, title: title.trim() };
}

export const isNamedUnit = (line: string): boolean => readNamedUnit(line) !== null;
