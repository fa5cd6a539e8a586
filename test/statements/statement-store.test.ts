// Statements on disk: what is written is read back, and a row that does not fit its plan is refused with its line.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadStatements, writeStatements } from '../../src/statements/statement-store.js';
import { StatementsError } from '../../src/statements/statements-error.js';
import { invented, real } from './statement-fixture.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'plan-statements-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const file = () => join(dir, 'statements.jsonl');
const edit = (from: string, to: string) => {
  writeFileSync(file(), readFileSync(file(), 'utf8').replace(from, to));
};

describe('the store of statements', () => {
  it('reads back what it wrote, sealed or not', () => {
    writeStatements(invented.plan, invented.statements, dir);
    expect(loadStatements(dir, invented.plan)).toEqual(invented.statements);
    rmSync(join(dir, 'statements.sha256'));
    expect(loadStatements(dir, invented.plan)).toEqual(invented.statements);
  });

  it('prints the words of every span, for whoever reads the diff', () => {
    writeStatements(invented.plan, invented.statements, dir);
    const row = readFileSync(file(), 'utf8')
      .split('\n')
      .find((line) => line.includes('"c2.1.1/q3"'));
    expect(row).toContain('"茶叶全产业链"');
    expect(row).toContain('"60亿元"');
  });

  it('refuses a row whose words the plan does not say there, with line and remedy', () => {
    writeStatements(invented.plan, invented.statements, dir);
    edit('"60亿元"', '"61亿元"');
    const line =
      readFileSync(file(), 'utf8')
        .split('\n')
        .findIndex((row) => row.includes('"61亿元"')) + 1;
    const load = () => loadStatements(dir, invented.plan);
    expect(load).toThrow(StatementsError);
    expect(load).toThrow(`statements.jsonl:${line}: the plan does not say 「61亿元」`);
    expect(load).toThrow('npm run plan -- ingest');
  });

  it('refuses a row of another shape, with its line', () => {
    writeStatements(invented.plan, invented.statements, dir);
    edit('"scope":"past"', '"scope":"sometime"');
    expect(() => loadStatements(dir, invented.plan)).toThrow(/statements\.jsonl:1: /);
  });

  it('refuses the statements of another plan, sealed as they are', () => {
    writeStatements(invented.plan, invented.statements, dir);
    expect(() => loadStatements(dir, real.plan)).toThrow(StatementsError);
  });

  it('holds, checked in, what the code reads of the real plan', () => {
    expect(loadStatements('corpus', real.plan)).toEqual(real.statements);
  });
});
