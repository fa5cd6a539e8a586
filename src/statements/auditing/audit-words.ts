// Words and labels of a plan that a reader would ask about: terms never told, numbers given twice, names spelt two ways.
import type { Section } from '../../plan/plan-document.js';
import { findFigures } from '../../text/find-figures.js';
import { sliceSpan, spansOverlap, type TextSpan } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import type { AuditSource } from './audit-figures.js';
import type { Finding } from './finding.js';

/** Formulas that every reader of official prose knows. */
const KNOWN = languageWords('known-formula');

const NUMERAL = /[\d二两三四五六七八九十]/;
/** 一业一策: each has its own; nothing is counted that would have to be told. */
const EACH_ITS_OWN = /^一[^一、]{1,8}、?一[^一、]{1,8}$/;

const NUMERALS = '一二三四五六七八九十';
/** 两三日: two numerals that follow one another tell about how many. */
const isAbout = (term: string): boolean =>
  [...term].some((char, at) => {
    const next = NUMERALS.indexOf(term.charAt(at + 1));
    return next > 0 && NUMERALS.indexOf(char === '两' ? '二' : char) === next - 1;
  });

/** A code (125510, 1+3+16+N) or an abbreviation that counts its parts (七有四提升); 15分钟… tells itself. */
const countsParts = (term: string): boolean =>
  NUMERAL.test(term) &&
  !EACH_ITS_OWN.test(term) &&
  !KNOWN.has(term) &&
  !isAbout(term) &&
  !findFigures(term).some(({ unit }) => unit.length > 1);

export function findUnexplained({ plan, statements }: AuditSource): Finding[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'term' || !statement.unexplained) return [];
    const term = sliceSpan(plan.text, statement.term);
    return countsParts(term)
      ? [{ kind: 'unexplained' as const, note: `“${term}”在全文中没有说明所指。`, places: [statement.sentence] }]
      : [];
  });
}

const headingOf = ({ headingSpan }: { headingSpan: TextSpan }): TextSpan => headingSpan;

function findOddLabels(sections: readonly Section[]): Finding[] {
  return sections
    .filter(
      ({ boxId, number, label, printedLabel }) => boxId === null && number > 0 && printedLabel.trim() !== label.trim(),
    )
    .map((section) => ({
      kind: 'numbering' as const,
      note: `序号印作“${section.printedLabel}”，同级的是“${section.label}”的写法。`,
      places: [headingOf(section)],
    }));
}

export function findNumbering({ plan }: AuditSource): Finding[] {
  const numbered = plan.boxes.filter(({ number }) => number !== null);
  const twice = numbered.flatMap((box, at) =>
    numbered
      .slice(at + 1)
      .filter(({ number }) => number === box.number)
      .map((other) => ({
        kind: 'numbering' as const,
        note: `专栏序号 ${box.number} 用了两次。`,
        places: [headingOf(box), headingOf(other)],
      })),
  );
  return [...findOddLabels(plan.sections), ...twice];
}

/** Goals set as —— paragraphs beside one another: those without a figure where others have one. */
export function findUnmeasured({ plan, statements }: AuditSource): Finding[] {
  const figures = statements.filter(({ kind, scope }) => (kind === 'quantity' || kind === 'row') && scope === 'target');
  const hasFigure = ({ bodySpan, headingSpan }: Section): boolean =>
    figures.some(({ sentence }) => spansOverlap(sentence, { start: headingSpan.start, end: bodySpan.end }));
  const dashes = plan.sections.filter(({ label }) => label === '——');
  return dashes
    .filter((goal) => !hasFigure(goal) && dashes.some((other) => other.parentId === goal.parentId && hasFigure(other)))
    .map((goal) => ({
      kind: 'unmeasured' as const,
      note: `“${goal.title}”没有一个可以衡量的数，同级的目标有。`,
      places: [{ start: goal.headingSpan.start, end: Math.max(goal.bodySpan.end, goal.headingSpan.end) }],
    }));
}

const LONGEST_NAME = 16;
const FEWEST_LETTERS = 7;
/** Letters of a name that stand before and behind what the other spelling adds. */
const BEFORE = 4;
const BEHIND = 2;
const HAN = /^\p{Script=Han}+$/u;

/** The names of places and things that the plan prints more than once. */
function repeatedNames({ plan, statements }: AuditSource): string[] {
  const spans = statements.flatMap((statement) => {
    if (statement.kind === 'enumeration') return statement.members;
    if (statement.kind === 'quantity') return [statement.subject, ...(statement.area ? [statement.area] : [])];
    return [];
  });
  const names = new Set(spans.map((span) => sliceSpan(plan.text, span)));
  return [...names].filter(
    (name) =>
      name.length >= FEWEST_LETTERS &&
      name.length <= LONGEST_NAME &&
      HAN.test(name) &&
      plan.text.indexOf(name) !== plan.text.lastIndexOf(name),
  );
}

/** The first place where a name is printed with two letters more in its middle: 医学中心, 医学科学中心. */
function longerSpelling(name: string, text: string): TextSpan | null {
  for (let cut = BEFORE; cut <= name.length - BEHIND; cut++) {
    const [front, back] = [name.slice(0, cut), name.slice(cut)];
    for (let at = text.indexOf(front); at >= 0; at = text.indexOf(front, at + 1)) {
      const added = text.slice(at + cut, at + cut + ADDED);
      if (HAN.test(added) && text.startsWith(back, at + cut + ADDED))
        return { start: at, end: at + name.length + ADDED };
    }
  }
  return null;
}

const ADDED = 2;

export function findTwoSpellings(source: AuditSource): Finding[] {
  const { text } = source.plan;
  return repeatedNames(source).flatMap((name) => {
    const other = longerSpelling(name, text);
    if (other === null) return [];
    const start = text.indexOf(name);
    const places = [{ start, end: start + name.length }, other].sort((a, b) => a.start - b.start);
    return [{ kind: 'two-spellings' as const, note: `“${name}”又写作“${sliceSpan(text, other)}”。`, places }];
  });
}
