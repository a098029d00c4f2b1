/** Tables as merchants open them: in a spreadsheet that would run what looks like a formula, or in a program. */
import { describe, expect, it } from 'vitest';
import type { Row } from '../flows/exports.ts';
import { asCsv, asJson, csvCell } from './csv.ts';

async function* batches(...all: readonly (readonly Row[])[]) {
  yield* all;
}
async function text(parts: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const part of parts) whole += part;
  return whole;
}

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+46 8 123', "'+46 8 123"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =cmd()', "'  =cmd()"],
    ['\t=cmd()', "'\t=cmd()"],
    ['\u0000=cmd()', "'\u0000=cmd()"],
    ['＝1+1', "'＝1+1"],
    ['|calc', "'|calc"],
    ['=HYPERLINK("https://x.test","a,b")', `"'=HYPERLINK(""https://x.test"",""a,b"")"`],
    ['\r=1', `"'\r=1"`],
  ])('makes %j harmless', (cell, written) => expect(csvCell(cell)).toBe(written));

  it.each([
    [-1200, '-1200'],
    [0.5, '0.5'],
    [true, 'true'],
    [null, ''],
    ['', ''],
    ['Mugg, blå', '"Mugg, blå"'],
    ['12" kniv', '"12"" kniv"'],
    ['two\nlines', '"two\nlines"'],
    ['a-b', 'a-b'],
    ['1=1', '1=1'],
  ])('leaves %j as it is, or quotes it', (cell, written) => expect(csvCell(cell)).toBe(written));

  it('has a head, and a line for each row, batch after batch', async () => {
    const csv = await text(asCsv(['a', 'b'], batches([[1, 'x']], [], [[2, null]])));
    expect(csv).toBe('\ufeffa,b\r\n1,x\r\n2,\r\n');
  });
});

describe('JSON', () => {
  it('is a list of objects by the names of columns', async () => {
    const json = await text(asJson(['a', 'b'], batches([], [[1, '=x']], [[2, null]])));
    expect(JSON.parse(json)).toEqual([
      { a: 1, b: '=x' },
      { a: 2, b: null },
    ]);
  });

  it('of nothing is an empty list', async () => {
    expect(JSON.parse(await text(asJson(['a'], batches())))).toEqual([]);
  });

  it('that breaks off does not parse', async () => {
    async function* breaking(): AsyncGenerator<readonly Row[]> {
      yield [[1]];
      throw new Error('the database is away');
    }
    const parts: string[] = [];
    await expect(async () => {
      for await (const part of asJson(['a'], breaking())) parts.push(part);
    }).rejects.toThrow('away');
    expect(() => JSON.parse(parts.join(''))).toThrow();
  });
});
