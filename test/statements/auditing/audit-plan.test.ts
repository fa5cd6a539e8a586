// The audit of our plan: what a drafter would mend, and how much of what it says is so.
import { describe, expect, it } from 'vitest';
import { auditPlan } from '../../../src/statements/auditing/audit-plan.js';
import type { FindingKind } from '../../../src/statements/auditing/finding.js';
import { isSameName } from '../../../src/statements/auditing/measured-thing.js';
import { loadStatements } from '../../../src/statements/statement-store.js';
import { sliceSpan } from '../../../src/text/text-span.js';
import { plan } from '../../support/plan-fixture.js';

const findings = auditPlan({ plan, statements: loadStatements('corpus', plan) });
const notesOf = (kind: FindingKind): string[] => findings.filter((each) => each.kind === kind).map(({ note }) => note);
const quotesOf = (kind: FindingKind): string =>
  findings
    .filter((each) => each.kind === kind)
    .flatMap(({ places }) => places.map((span) => sliceSpan(plan.text, span)))
    .join('\n');

describe('the audit of our plan', () => {
  it('finds the share that stands with two values, in prose and in the table', () => {
    expect(notesOf('disagreeing')).toEqual(['一处为“87.55%”，另一处为“86.5%”。']);
    expect(quotesOf('disagreeing')).toContain('高新技术产业产值占规上工业产值比重达87.55%');
  });

  it('finds hidden figures and empty rows, and where else the value is given', () => {
    const notes = notesOf('unpublished');
    expect(notes.filter((note) => note.includes('“*”'))).toHaveLength(2);
    expect(notes).toContain('指标“养老机构护理型床位占比”各栏都是空的。正文另有“80%”。');
    expect(notes.filter((note) => note.includes('都是空的'))).toHaveLength(5);
  });

  it('finds the number of a box that stands twice, and labels of another row', () => {
    expect(notesOf('numbering')).toContain('专栏序号 1 用了两次。');
    expect(notesOf('numbering').filter((note) => note.includes('（1）'))).toHaveLength(2);
  });

  it('finds abbreviations that count parts which are never told, and no formula that everybody knows', () => {
    const notes = notesOf('unexplained').join('');
    for (const term of ['125510', '七有四提升', '两带一区一基地']) expect(notes).toContain(`“${term}”`);
    for (const term of ['四个意识', '一业一策', '15分钟公共文化服务圈', '槐荫两三日'])
      expect(notes).not.toContain(term);
  });

  it('finds a name spelt two ways', () => {
    expect(notesOf('two-spellings')).toEqual(['“济南国际医学中心”又写作“济南国际医学科学中心”。']);
  });

  it('finds targets without a year, without a present value, and goals without a figure', () => {
    expect(notesOf('undated').length).toBe(3);
    expect(notesOf('without-base').length).toBeGreaterThan(10);
    expect(notesOf('unmeasured').length).toBe(7);
  });

  it('shows for each the words of the plan', () => {
    for (const { places } of findings) {
      expect(places.length).toBeGreaterThan(0);
      for (const span of places) expect(sliceSpan(plan.text, span).trim()).not.toBe('');
    }
  });

  it('is right in at least nine of ten', () => {
    // Each finding was read beside the plan. These are wrong: the parts of 1+3+16+N stand in its sentence, 五大主战场 are the
    // five areas of the item below, and 国家、省、市级创新平台达到157家 is the base of 市级以上科创平台达到180家.
    const wrong = ['1+3+16+N', '五大主战场', '180家'];
    const count = findings.filter(({ note }) => wrong.some((word) => note.includes(`“${word}”`))).length;
    expect(count).toBe(3);
    expect(1 - count / findings.length).toBeGreaterThanOrEqual(0.9);
    // Whoever changes what is found reads the new ones, too.
    expect(findings.length).toBe(63);
  });
});

describe('one thing under two names', () => {
  it.each([
    ['高新技术产业产值占规上工业产值比重', '高新技术产业产值占规模以上工业总产值比重', true],
    ['养老机构护理型床位占比', '全区养老机构护理型床位占比', true],
    ['重点项目', '重点民生实事项目', false],
    ['集成电路产业规模', '专用装备产业规模', false],
    ['人口', '人口', false],
  ])('%s, %s: %s', (a, b, isSame) => {
    expect(isSameName(a, b)).toBe(isSame);
  });
});
