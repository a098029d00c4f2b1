/** Blocks: every sold item is predicted once, from itself and its nearest, and never from more than was allowed. */
import { expect, test } from 'vitest';
import { type Blocks, blocksOf } from './blocks.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { runInline } from './rowTasks.ts';
import { mulberry32 } from './synthetic.ts';
import { interactionsOf } from './testing.ts';

/** Groups of ten that are bought together; the last item of all is never sold. */
async function shop(items: number): Promise<{ pairs: Pairs; damp: Float64Array }> {
  const random = mulberry32(7);
  const baskets = Array.from({ length: items * 4 }, () => {
    const group = Math.floor(random() * Math.floor((items - 1) / 10)) * 10;
    return [...new Set([0, 1, 2].map(() => group + Math.floor(random() * 10)))].sort((a, b) => a - b);
  });
  const data = interactionsOf(baskets, items);
  const pairs = await pairsOf(data, new Float32Array(baskets.length).fill(1), runInline);
  return { pairs, damp: new Float64Array(items).fill(1) };
}

const listOf = (ptr: Uint32Array, values: Uint32Array) =>
  Array.from({ length: ptr.length - 1 }, (_, b) => [...values.subarray(ptr[b]!, ptr[b + 1]!)]);
const coresOf = ({ corePtr, cores }: Blocks) => listOf(corePtr, cores);
const membersOf = ({ memberPtr, members }: Blocks) => listOf(memberPtr, members);

test('a small catalogue is one block of all that was sold', async () => {
  const { pairs, damp } = await shop(101);
  const blocks = blocksOf(pairs, damp, 5);
  const sold = [...Array(100).keys()].filter((i) => pairs.own[i]! > 0);
  expect(coresOf(blocks)).toEqual([sold]);
  expect(membersOf(blocks)).toEqual([sold]);
});

test('a large one is cut into blocks, each item a core of one', async () => {
  const items = 1501;
  const { pairs, damp } = await shop(items);
  const blocks = blocksOf(pairs, damp, 60);
  const cores = coresOf(blocks);
  const members = membersOf(blocks);
  expect(cores.flat().sort((a, b) => a - b)).toEqual(
    [...Array(items).keys()].filter((i) => pairs.own[i]! > 0),
  );
  expect(cores.length).toBeGreaterThan(items / 60);
  for (const [b, block] of members.entries()) {
    expect(block.length).toBeLessThanOrEqual(60);
    expect(block).toEqual([...new Set(block)].sort((x, y) => x - y));
    for (const core of cores[b]!) expect(block).toContain(core);
  }
  // Who is bought together is regressed together.
  const own = members[cores.findIndex((block) => block.includes(500))]!;
  expect([...Array(10).keys()].map((i) => 500 + i).filter((i) => own.includes(i)).length).toBeGreaterThan(8);
  expect(blocksOf(pairs, damp, 60)).toEqual(blocks);
});

test('without orders there is nothing to cut', async () => {
  const pairs = await pairsOf(interactionsOf([], 3), new Float32Array(0), runInline);
  expect(coresOf(blocksOf(pairs, new Float64Array(3), 10)).flat()).toEqual([]);
});
