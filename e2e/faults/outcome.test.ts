/** A fault counts as survived only when every proof was run and passed; the list names tests that exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Result, verdictOf } from './outcome.ts';
import { ROWS } from './rows.ts';

const root = join(import.meta.dirname, '..', '..');
const row = { row: 1, fault: 'x', proofs: [{ file: 'a.test.ts', names: ['one', 'two'] }] };
const result = (name: string, outcome: Result['outcome'] = 'passed'): Result => ({
  file: '/somewhere/a.test.ts',
  name,
  outcome,
});

describe('a fault', () => {
  it('is survived when all its proofs passed, on the engines that they name', () => {
    const all = [result('x on sqlite one'), result('x on postgres one'), result('two')];
    expect(verdictOf(row, all)).toEqual({ kind: 'passed', text: '3 tests on sqlite and postgres' });
  });

  it('is not when a proof failed, was skipped, or is gone', () => {
    for (const second of [result('two', 'failed'), result('two', 'skipped'), result('other')])
      expect(verdictOf(row, [result('one'), second]).kind).toBe('failed');
    expect(verdictOf(row, [{ ...result('one'), file: 'b.test.ts' }, result('two')]).kind).toBe('failed');
  });

  it('that the product cannot meet says why', () => {
    expect(verdictOf({ ...row, proofs: [], absent: 'no mail' }, [])).toEqual({
      kind: 'absent',
      text: 'no mail',
    });
  });
});

describe('the list', () => {
  it.each(ROWS.flatMap(({ row, proofs }) => proofs.map((proof) => [row, proof.file, proof.names] as const)))(
    'row %i names tests of %s that are there',
    (_row, file, names) => {
      expect(existsSync(join(root, file))).toBe(true);
      const text = readFileSync(join(root, file), 'utf8').replace(/\s+/g, ' ');
      for (const name of names) expect(text).toContain(name);
    },
  );

  it('has each row once', () => {
    const numbers = ROWS.map(({ row }) => row);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(ROWS.every(({ proofs, absent }) => proofs.length > 0 || absent !== undefined)).toBe(true);
  });
});
