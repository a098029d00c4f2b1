/** Whose checkout, whose order: by the pixel's word, in batches, without losing any while the database is away. */
import { describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { isHeldOut } from '../domain/experiment/assign.ts';
import { createCheckouts, MOST_WORDS } from './checkouts.ts';
import type { Store } from './ports.ts';
import { dayOf } from './settle.ts';
import { NOW, OTHER_SHOP, QUIET, SHOP, testClock } from './testing.ts';

const id = (at: number) => `0b7c1d52-6f3a-4e1b-9a55-${String(at).padStart(12, '0')}`;
const HELD = Array.from({ length: 1_000 }, (_, at) => id(at)).find((one) => isHeldOut(one, 5))!;
const SHOWN = Array.from({ length: 1_000 }, (_, at) => id(at)).find((one) => !isHeldOut(one, 20))!;

function setUp(fails: () => MersalgError | null = () => null) {
  const written: unknown[] = [];
  const write = (verb: string) => async (shop: string, rows: readonly unknown[]) => {
    const failure = fails();
    if (failure !== null) throw failure;
    written.push([verb, shop, rows]);
    return rows.length;
  };
  const ledger = { join: write('join'), note: write('note') } as unknown as Store['ledger'];
  const clock = testClock();
  clock.at = NOW;
  const keyOf = (shop: string, visitor: string) => `${shop} ${visitor}`;
  return { written, clock, checkouts: createCheckouts({ store: { ledger }, keyOf, clock, log: QUIET }) };
}
const began = (visitor: string, checkout: string | null = null) =>
  ({ visitor, step: 'began', order: null, checkout }) as const;

describe('checkouts', () => {
  it('are written at once: whose order, by the pixel, and which steps on which day', async () => {
    const { checkouts, written } = setUp();
    checkouts.hear(SHOP, 5, began(SHOWN));
    checkouts.hear(SHOP, 5, { visitor: SHOWN, step: 'paid', order: 7, checkout: 'c1' });
    checkouts.hear(OTHER_SHOP, 5, began(SHOWN));
    expect(written).toEqual([]);
    await checkouts.flush();
    const [mine, theirs] = [SHOP, OTHER_SHOP].map((shop) => `${shop} ${SHOWN}`);
    const day = dayOf(NOW);
    expect(written).toEqual([
      ['join', SHOP, [{ order: 7, visitor: mine, by: 'pixel' }]],
      [
        'note',
        SHOP,
        [
          { visitor: mine, day, step: 'began' },
          { visitor: mine, day, step: 'paid' },
        ],
      ],
      ['note', OTHER_SHOP, [{ visitor: theirs, day, step: 'began' }]],
    ]);
    await checkouts.flush();
    expect(written).toHaveLength(3);
  });

  it('are known to their blocks for a day, in their own shop alone, with who is held out', () => {
    const { checkouts, clock } = setUp();
    checkouts.hear(SHOP, 5, began(HELD, 'c1'));
    checkouts.hear(SHOP, 5, began(SHOWN, 'c2'));
    expect(checkouts.ownerOf(SHOP, 'c1')).toEqual({ visitor: `${SHOP} ${HELD}`, held: true });
    expect(checkouts.ownerOf(SHOP, 'c2')).toMatchObject({ held: false });
    expect(checkouts.ownerOf(SHOP, 'c3')).toBeNull();
    expect(checkouts.ownerOf(OTHER_SHOP, 'c1')).toBeNull();
    clock.at += 86_400_000;
    expect(checkouts.ownerOf(SHOP, 'c1')).toBeNull();
  });

  it('forget the oldest when there are too many', () => {
    const { checkouts } = setUp();
    for (let at = 0; at <= 20_000; at++) checkouts.hear(SHOP, 5, began(SHOWN, `c${at}`));
    expect(checkouts.ownerOf(SHOP, 'c0')).toBeNull();
    expect(checkouts.ownerOf(SHOP, 'c1')).not.toBeNull();
  });

  it('wait for a database that is away, and are dropped where it refuses them', async () => {
    let failure: MersalgError | null = new MersalgError('store-unavailable', 'away');
    const { checkouts, written } = setUp(() => failure);
    checkouts.hear(SHOP, 5, { visitor: SHOWN, step: 'paid', order: 7, checkout: null });
    await checkouts.flush();
    failure = null;
    await checkouts.flush();
    expect(written).toHaveLength(2);
    failure = new MersalgError('internal', 'no');
    checkouts.hear(SHOP, 5, began(SHOWN));
    await checkouts.flush();
    failure = null;
    await checkouts.flush();
    expect(written).toHaveLength(2);
  });

  it('of a flood are dropped', async () => {
    const { checkouts, written } = setUp();
    for (let at = 0; at < MOST_WORDS + 50; at++) checkouts.hear(SHOP, 5, began(SHOWN));
    await checkouts.flush();
    expect((written[0] as unknown[])[2]).toHaveLength(MOST_WORDS);
  });
});
