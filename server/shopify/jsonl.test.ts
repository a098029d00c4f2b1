/** Export files, whole and broken. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpacked } from './gzip.ts';
import { type Group, groups, splitLines, type Totals, truncated } from './jsonl.ts';

const NONE: Totals = { roots: null, lines: null, bytes: null };
async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const root = (id: string, more = {}) => JSON.stringify({ id, ...more });
const child = (of: string, more = {}) => JSON.stringify({ __parentId: of, ...more });
const FILE = [
  root('a'),
  child('a', { n: 1 }),
  child('a', { n: 2 }),
  root('b'),
  root('c'),
  child('c', { n: 3 }),
];
const text = `${FILE.join('\n')}\n`;
const totals: Totals = { roots: 3, lines: 6, bytes: text.length };

async function read(file: string, from = 0, of: Totals = NONE, size = 5) {
  const got: Group[] = [];
  let problem: unknown = null;
  try {
    for await (const group of groups(chunks(Buffer.from(file), size), from, of)) got.push(group);
  } catch (thrown) {
    problem = thrown;
  }
  return { got, problem, roots: got.map(({ root }) => root.id) };
}

describe('splitLines', () => {
  it('gives the lines of any text in chunks of any size', async () => {
    const line = fc
      .string({ unit: 'grapheme' })
      .map((one) => one.replace(/[\r\n]/g, '\u2028').toWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (lines, size, end) => {
          const file = lines.join('\n') + (end ? '\n' : '');
          const count = { bytes: 0 };
          const got: string[] = [];
          for await (const one of splitLines(chunks(Buffer.from(file), size), count)) got.push(one);
          const wanted = file.split('\n');
          if (wanted.at(-1) === '') wanted.pop();
          expect(got).toEqual(wanted);
          expect(count.bytes).toBe(Buffer.byteLength(file));
        },
      ),
    );
  });
});

describe('groups', () => {
  it('puts children under their root and says where to go on', async () => {
    const { got, problem } = await read(text, 0, totals);
    expect(problem).toBeNull();
    expect(got.map(({ root, children, line }) => [root.id, children.map(({ n }) => n), line])).toEqual([
      ['a', [1, 2], 3],
      ['b', [], 4],
      ['c', [3], 6],
    ]);
  });

  it('goes on after any group as if it had never stopped', async () => {
    const whole = (await read(text, 0, totals)).got;
    for (const [index, { line }] of whole.entries()) {
      expect((await read(text, line, totals)).got).toEqual(whole.slice(index + 1));
    }
    expect((await read(text, 6, totals)).problem).toBeNull();
  });

  it('notices a file cut anywhere, and gives no group that may lack something', async () => {
    for (let length = 0; length < text.length - 1; length++) {
      const { got, problem } = await read(text.slice(0, length), 0, totals);
      expect(problem, `cut at ${length}`).toMatchObject({ code: 'bulk-truncated' });
      const whole = (await read(text)).got;
      expect(got).toEqual(whole.slice(0, got.length));
    }
  });

  it.each<[string, Totals]>([
    ['lines', { roots: null, lines: 6, bytes: null }],
    ['bytes', { roots: null, lines: null, bytes: text.length }],
  ])('notices a missing last child by %s alone', async (_name, only) => {
    const { problem, roots } = await read(`${FILE.slice(0, 5).join('\n')}\n`, 0, only);
    expect(problem).toMatchObject({ code: 'bulk-truncated' });
    expect(roots).toEqual(['a', 'b']);
  });

  it('notices a missing root by roots alone, also when it goes on', async () => {
    const short = `${FILE.slice(0, 4).join('\n')}\n`;
    expect((await read(short, 3, { roots: 3, lines: null, bytes: null })).problem).toMatchObject({
      code: 'bulk-truncated',
    });
    expect((await read(short, 3, { roots: 2, lines: null, bytes: null })).problem).toBeNull();
  });

  it('believes the size of the file rather than counts, which are made to show progress', async () => {
    const { problem, roots } = await read(text, 0, { roots: 4, lines: 9, bytes: text.length });
    expect(problem).toBeNull();
    expect(roots).toEqual(['a', 'b', 'c']);
  });

  it('is not fooled by a title that spells the key of children', async () => {
    const { roots } = await read(`${root('a', { title: '"__parentId":' })}\n${root('b')}\n`, 0, {
      ...NONE,
      roots: 2,
    });
    expect(roots).toEqual(['a', 'b']);
  });

  it('says plainly when the file is not grouped', async () => {
    for (const file of [
      [root('a'), root('b'), child('a')],
      [child('a'), root('a')],
    ]) {
      const { problem } = await read(file.join('\n'));
      expect(problem).toMatchObject({ code: 'bulk-failed', data: { code: 'UNGROUPED' } });
      expect(String(problem)).toContain('groupObjects');
    }
  });
});

describe('unpacked', () => {
  it('unpacks gzip and passes the rest through, however it is cut', async () => {
    const gather = async (bytes: Uint8Array, size: number) => {
      const parts: Uint8Array[] = [];
      for await (const part of unpacked(chunks(bytes, size), truncated)) parts.push(part);
      return Buffer.concat(parts).toString();
    };
    for (const size of [1, 2, 7, 10_000]) {
      expect(await gather(gzipSync(text), size)).toBe(text);
      expect(await gather(Buffer.from(text), size)).toBe(text);
      expect(await gather(Buffer.from('{'), size)).toBe('{');
      expect(await gather(new Uint8Array(), size)).toBe('');
      await expect(gather(gzipSync(text).subarray(0, -9), size)).rejects.toMatchObject({
        code: 'bulk-truncated',
      });
    }
  });
});
