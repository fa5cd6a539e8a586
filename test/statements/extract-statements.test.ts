// Laws that hold of every statement, whatever the plan.
import { describe, expect, it } from 'vitest';
import { extractStatements } from '../../src/statements/extract-statements.js';
import type { Statement } from '../../src/statements/statement.js';
import { findFigures } from '../../src/text/find-figures.js';
import { containsSpan, sliceSpan, type TextSpan } from '../../src/text/text-span.js';
import { invented, real, words } from './statement-fixture.js';

const isSpan = (value: unknown): value is TextSpan => typeof value === 'object' && value !== null && 'start' in value;

const spansOf = (statement: Statement): TextSpan[] =>
  Object.values(statement)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isSpan);

describe.each([
  ['the real plan', real],
  ['a plan of another place', invented],
])('every statement of %s', (_, { plan, statements, of, outline }) => {
  it('has an id of its own, which names the unit or box that it stands in', () => {
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    for (const { id, kind, sectionId, boxId } of statements) {
      const [unit = '', label = ''] = id.split('/');
      expect([sectionId, boxId]).toContain(unit);
      expect(label).toMatch(new RegExp(`^${kind.charAt(0)}\\d+$`));
      expect(outline.section(sectionId)).toBeDefined();
    }
  });

  it('consists of spans that hold words, with no white space at either end', () => {
    for (const statement of statements)
      for (const span of spansOf(statement)) {
        const text = sliceSpan(plan.text, span);
        expect(text, statement.id).not.toBe('');
        expect(text, statement.id).toBe(text.trim());
      }
  });

  it('stands in text order', () => {
    const starts = statements.map(({ sentence }) => sentence.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('comes out the same when extracted again', () => {
    expect(extractStatements(plan, words)).toEqual(statements);
  });

  it('reads an amount back from its printed words', () => {
    for (const { id, printed, value, unit, masked } of of('quantity')) {
      const text = sliceSpan(plan.text, printed);
      if (masked) expect(text, id).toMatch(/^\*/);
      else
        expect(
          findFigures(text).map((figure) => [figure.quantity, figure.unit]),
          id,
        ).toContainEqual([value, unit]);
    }
  });

  it('keeps an amount inside its clause, and the clause inside its sentence', () => {
    for (const { id, printed, clause, sentence } of of('quantity')) {
      expect(containsSpan(clause, printed), id).toBe(true);
      expect(containsSpan(sentence, clause), id).toBe(true);
    }
  });

  it('lists members in order, none inside another', () => {
    for (const { id, members } of of('enumeration')) {
      expect(members.length, id).toBeGreaterThan(1);
      members.slice(1).forEach((member, index) => {
        expect(member.start, id).toBeGreaterThanOrEqual(members[index]?.end ?? 0);
      });
    }
  });

  it('names as parent an enumeration that there is', () => {
    const ids = new Set(of('enumeration').map(({ id }) => id));
    for (const { parentId } of of('enumeration')) if (parentId !== null) expect(ids).toContain(parentId);
  });

  it('opens the action of a provision inside its sentence, verb and object inside the action', () => {
    for (const { id, action, verb, object, sentence } of of('provision')) {
      expect(containsSpan(sentence, action), id).toBe(true);
      for (const part of [verb, object]) if (part !== null) expect(containsSpan(action, part), id).toBe(true);
    }
  });

  it('lays nothing down in units that tell results', () => {
    for (const { id, scope } of of('provision')) expect(scope, id).not.toBe('past');
  });

  it('has a row for each indicator', () => {
    expect(of('row').map(({ indicatorId }) => indicatorId)).toEqual(plan.indicators.map(({ id }) => id));
  });
});

describe('the real plan', () => {
  it('gives every masked figure of the prose a masked quantity', () => {
    const masked = real.of('quantity').filter((row) => row.masked);
    for (const { span } of real.plan.maskedFigures)
      expect(masked.some(({ printed }) => containsSpan(printed, span))).toBe(true);
    expect(masked).toHaveLength(real.plan.maskedFigures.length);
  });

  it('says more than two thousand things', () => {
    expect(real.statements.length).toBeGreaterThan(2000);
  });
});

describe('the general words', () => {
  it('name no place of the plans that they are tried on', async () => {
    const { readFileSync } = await import('node:fs');
    const rows = readFileSync('corpus/general/statement-words.jsonl', 'utf8');
    expect(rows).not.toMatch(/槐荫|济南|山东|云岭/);
  });

  it('are refused by the name of a class that nobody wrote', () => {
    expect(() => words.of('nonsense')).toThrow(/statement-words\.jsonl: no row of class "nonsense"/);
  });
});
