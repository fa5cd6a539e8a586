// From cleaned lines to what each of them is: headings are chosen by form, by series and by the contents.

import { toChineseNumeral } from '../../text/chinese-numerals.js';
import { type Contents, titleKey } from '../cleaning/find-contents.js';
import type { SourceLine } from '../reading/source-document.js';
import { acceptsHeading, isStrong } from './accept-heading.js';
import { readNumberedEntry, readTitledEntry } from './box-entry.js';
import { type HeadingForm, type HeadingKind, rankOf, readDigitForm } from './heading-forms.js';
import type { LineRole, OutlineNote, RoledLine } from './line-role.js';
import { type NamedUnit, readNamedUnit } from './named-units.js';
import { OpenBox } from './open-box.js';
import { OpenUnits, type SeriesFit } from './open-units.js';
import { partPoints } from './part-points.js';
import { gatherEvidence, type SeriesEvidence } from './series-evidence.js';

const BOX = /^专\s*栏\s*(?:[—-]\s*)?(\d{1,3}|[一二三四五六七八九十]{1,3}(?=[\s:：]))?\s*[:：]?\s*(\S.*)$/;
const CAPTION = /^[图表]\s*(\d{1,3}(?:[-—.．]\d{1,3})?)[\s:：]+\S/;
const POINT = /^([—–―─]{2,}|[⸺⸻])\s*([^。：:]{1,60})。/;
const LONGEST_LABEL_LINE = 40;

const PROSE: LineRole = { role: 'prose' };
const isLabelLine = (text: string): boolean => text.length <= LONGEST_LABEL_LINE && !text.endsWith('。');

/** Deeper than any label: headings that only the format marks, below those that carry numbers. */
const PLAIN_RANK = 100;

class RoleAssigner {
  private readonly units = new OpenUnits();
  private readonly notes: OutlineNote[] = [];
  private readonly inContents: ReadonlySet<string>;
  private box: OpenBox | null = null;
  private hasUnits = false;
  /** Kinds that units of the outline have carried so far. */
  private readonly used = new Set<HeadingKind>();
  private annex = '';

  constructor(
    private readonly lines: readonly SourceLine[],
    private readonly evidence: SeriesEvidence,
    contents: Contents | null,
  ) {
    this.inContents = new Set((contents?.entries ?? []).map(({ form }) => this.keyOf(form)));
  }

  assign(): { lines: RoledLine[]; notes: OutlineNote[] } {
    const lines = this.lines.map((line, index): RoledLine => {
      const before = this.box;
      if (before?.group != null && before.endsBefore(line)) this.box = null;
      const role = this.roleOf(line, index);
      return { line, role, closesBox: before !== null && this.box !== before };
    });
    return { lines: partPoints(lines), notes: this.notes };
  }

  private keyOf({ kind, number, title }: HeadingForm): string {
    return `${kind} ${number} ${titleKey(title)}`;
  }

  private roleOf(line: SourceLine, index: number): LineRole {
    if (line.cells !== null) return this.content(line, { role: 'row' });
    const { text } = line;
    const box = isLabelLine(text) ? BOX.exec(text) : null;
    if (box) return this.openBox(line, box);
    const form = this.evidence.forms[index] ?? null;
    const heading = form ? this.headingOf(form, line, index) : this.plainOf(line);
    if (heading) return heading;
    const point = POINT.exec(text);
    if (point && (this.box === null || this.box.group === null)) return this.pointOf(point);
    if (isLabelLine(text) && CAPTION.test(text)) return this.content(line, { role: 'caption' });
    return this.box ? this.inBox(line, form) : PROSE;
  }

  private content(line: SourceLine, role: LineRole): LineRole {
    this.box?.addContent(line);
    return role;
  }

  private openBox(line: SourceLine, [, number, title = '']: RegExpExecArray): LineRole {
    this.box = new OpenBox(line.group);
    const printed = number === undefined ? null : Number(number);
    return { role: 'box', number: Number.isNaN(printed) ? null : printed, title: title.trim() };
  }

  private pointOf([whole, printedLabel = '', title = '']: RegExpExecArray): LineRole {
    this.box = null;
    return { role: 'point', title, printedLabel, headingLength: whole.length, series: 'units' };
  }

  /** Prose or an entry inside a box; prose further off than the box's own lines goes on with the unit. */
  private inBox(line: SourceLine, form: HeadingForm | null): LineRole {
    const box = this.box as OpenBox;
    const numbered = readNumberedEntry(line.text, form);
    if (numbered && box.takes(numbered.form)) {
      box.addEntry(numbered.form);
      return this.content(line, numbered.role);
    }
    const titled = readTitledEntry(line.text);
    if (titled) return this.content(line, titled);
    if (box.endsBefore(line)) this.box = null;
    return this.box ? this.content(line, PROSE) : PROSE;
  }

  private headingOf(read: HeadingForm, line: SourceLine, index: number): LineRole | null {
    const form = this.asListed(read, line.text);
    const taken = this.regular(form);
    const rank = rankOf(taken.kind);
    if (this.box !== null && !this.leavesBox(taken, rank, line)) return null;
    const fit = this.units.fitOf(taken, rank);
    const isSeries = this.evidence.hasNext(index, form) || this.evidence.hasNext(index, taken);
    if (!this.isHeading(taken, fit, line, isSeries)) {
      if (this.box === null) this.notes.push({ line: line.number, kind: 'not-taken', text: line.text.slice(0, 40) });
      return null;
    }
    if (/gap|repeated|restart|stray/.test(fit)) {
      this.notes.push({ line: line.number, kind: 'out-of-order', text: line.text.slice(0, 40) });
    }
    this.box = null;
    this.hasUnits = true;
    this.used.add(taken.kind);
    this.units.open(taken.kind, rank, taken.number);
    const label = taken === form ? form.printedLabel.replace(/\s/g, '') : `（${toChineseNumeral(form.number)}）`;
    return { role: 'heading', form: taken, rank, label };
  }

  /** 「25.24小时服务」 after number 24 of a list is its number 25, and 「1.94万亿元」 is no heading at all. */
  private asListed(read: HeadingForm, text: string): HeadingForm {
    if (read.path.length === 1 || this.units.fitOf(read, rankOf(read.kind)) !== 'stray') return read;
    const listed = readDigitForm(text);
    return listed !== null && this.units.fitOf(listed, rankOf('digit')) === 'next' ? listed : read;
  }

  /** 「（1）」 typed for 「（一）」: right below 「一、」 in a document whose 「一、」 hold 「（一）」. */
  private regular(form: HeadingForm): HeadingForm {
    if (form.kind !== 'digit-bracket' || !this.evidence.established.has('bracket')) return form;
    const parent = this.units.parentAt(rankOf('bracket'));
    const isInPlace = this.units.innermost === parent || this.units.innermost.kind === 'bracket';
    return parent.kind === 'comma' &&
      isInPlace &&
      form.number <= 99 &&
      (parent.last.get('bracket') ?? 0) === form.number - 1
      ? { ...form, kind: 'bracket' }
      : form;
  }

  /** Whether a labelled line closes the open box: beyond the frame it always does, else when the outline expects it. */
  private leavesBox(form: HeadingForm, rank: number, line: SourceLine): boolean {
    const box = this.box as OpenBox;
    if (box.group !== null) return false;
    if (isStrong(form) || this.inContents.has(this.keyOf(form))) return true;
    const fit = this.units.fitOf(form, rank);
    if (box.endsBefore(line)) return true;
    if (box.continues(form)) return false;
    return (
      fit === 'next' || fit === 'running' || (fit === 'first' && this.used.has(form.kind) && rank <= rankOf('bracket'))
    );
  }

  private isHeading(form: HeadingForm, fit: SeriesFit, { level }: SourceLine, isSeries: boolean): boolean {
    if (this.inContents.has(this.keyOf(form))) return true;
    const parent = this.units.parentAt(rankOf(form.kind));
    const isEstablished = this.evidence.established.has(form.kind);
    const leftOut = form.number - (parent.last.get(form.kind) ?? 0) - 1;
    return acceptsHeading(form, {
      ...{ fit, isSeries, isEstablished, leftOut },
      ...{ isMarked: level !== null, isOutermost: parent.rank < 0 },
    });
  }

  /** A heading without a number: a named part, or what the format marks as a heading. */
  private plainOf(line: SourceLine): LineRole | null {
    const named = this.box?.group == null ? readNamedUnit(line.text) : null;
    if (named && (this.hasUnits || named.kind === 'preface')) return this.namedOf(named);
    const hasLabels = this.evidence.established.size > 0;
    if (line.level === null || (hasLabels && !this.hasUnits) || line.text.length > 60 || /[。；，]$/.test(line.text))
      return null;
    if (this.box !== null && this.box.group !== null) return null;
    this.box = null;
    const rank = PLAIN_RANK + line.level;
    this.units.open('plain', rank, 0);
    return { role: 'plain', rank, label: '', title: line.text, isPreface: false };
  }

  private namedOf({ kind, label, title }: NamedUnit): LineRole | null {
    if (kind === 'preface' && this.hasUnits) return null;
    const word = label.replace(/[\d一二三四五六七八九十]+$/, '');
    // Figures and tables that follow each other in one annex are its captions.
    if (title === '' && word !== '' && word === this.annex) return { role: 'caption' };
    this.annex = word;
    this.box = null;
    if (kind !== 'preface') this.units.open('plain', 0, 0);
    return { role: 'plain', rank: 0, label, title: title || label, isPreface: kind === 'preface' };
  }
}

/** Says what each line is. `notes` are for a person: heading-like lines not taken, numbers out of order. */
export function assignRoles(
  lines: readonly SourceLine[],
  contents: Contents | null,
): { readonly lines: readonly RoledLine[]; readonly notes: readonly OutlineNote[] } {
  return new RoleAssigner(lines, gatherEvidence(lines), contents).assign();
}
