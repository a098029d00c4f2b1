import { afterEach, expect, test, vi } from 'vitest';
import type { Purchase } from '../domain/basket.ts';
import { createPast } from './personal.ts';
import type { Store } from './ports.ts';
import { NOW, OTHER_SHOP, QUIET, SHOP, testClock } from './testing.ts';

const BOUGHT: Purchase[] = [{ productId: 7, at: [NOW - 1] }];
const keysOf = (shop: string, id: number) => [`${shop}/${id}`, `old ${shop}/${id}`];
const SEVEN = { customerId: 7, viewed: [] };

afterEach(() => vi.useRealTimers());

/** A store whose every read is told to `read`. */
function pastOn(read: (keys: readonly string[]) => Promise<readonly Purchase[]>, log = QUIET) {
  const clock = testClock();
  const purchases = vi.fn((_shop: string, keys: readonly string[], _limit: number) => read(keys));
  const store = { orders: { purchases } } as unknown as Store;
  return { past: createPast({ store, keysOf, clock, log }), purchases, clock };
}

test('a logged-in customer’s purchases are read under all their keys, once a minute', async () => {
  const { past, purchases, clock } = pastOn(async () => BOUGHT);
  expect(await past.of(SHOP, SEVEN)).toEqual({ purchases: BOUGHT, viewed: [], now: NOW });
  await Promise.all([past.of(SHOP, SEVEN), past.of(SHOP, { customerId: 7, viewed: [1] })]);
  expect(purchases.mock.calls.map(([, keys]) => keys)).toEqual([keysOf(SHOP, 7)]);
  clock.at += 60_000;
  await past.of(SHOP, SEVEN);
  expect(purchases).toHaveBeenCalledTimes(2);
});

test('no customer, and no shop, is given another’s purchases', async () => {
  const { past, purchases } = pastOn(async ([key]) => (key === `${SHOP}/7` ? BOUGHT : []));
  await past.of(SHOP, SEVEN);
  expect(await past.of(SHOP, { customerId: 8, viewed: [] })).toBeNull();
  expect(await past.of(OTHER_SHOP, SEVEN)).toBeNull();
  expect(purchases).toHaveBeenCalledTimes(3);
});

test('somebody unknown who viewed nothing is everybody; what was viewed needs no reading', async () => {
  const { past, purchases } = pastOn(async () => BOUGHT);
  expect(await past.of(SHOP, { customerId: null, viewed: [] })).toBeNull();
  expect(await past.of(SHOP, { customerId: null, viewed: [3] })).toEqual({
    purchases: [],
    viewed: [3],
    now: NOW,
  });
  expect(purchases).not.toHaveBeenCalled();
});

test('orders without customer keys are not asked', async () => {
  const read = vi.fn();
  const store = { orders: { purchases: read } } as unknown as Store;
  const past = createPast({ store, keysOf: () => [], clock: testClock(), log: QUIET });
  expect(await past.of(SHOP, SEVEN)).toBeNull();
  expect(read).not.toHaveBeenCalled();
});

test('a slow database costs a shopper no more than a moment, and serves the next question', async () => {
  vi.useFakeTimers();
  let answer = (_: readonly Purchase[]) => {};
  const { past, purchases } = pastOn(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const waiting = past.of(SHOP, SEVEN);
  await vi.advanceTimersByTimeAsync(100);
  expect(await waiting).toBeNull();
  answer(BOUGHT);
  expect((await past.of(SHOP, SEVEN))?.purchases).toEqual(BOUGHT);
  expect(purchases).toHaveBeenCalledTimes(1);
});

test('a database that is away is told of once, and suggestions go on', async () => {
  const warn = vi.fn();
  const { past } = pastOn(() => Promise.reject(new Error('away')), { ...QUIET, warn });
  expect(await past.of(SHOP, SEVEN)).toBeNull();
  expect(await past.of(SHOP, { customerId: 8, viewed: [2] })).toMatchObject({ purchases: [], viewed: [2] });
  expect(warn).toHaveBeenCalledTimes(1);
});

test('only so many customers are kept, the latest of them', async () => {
  const { past, purchases } = pastOn(async () => BOUGHT);
  for (let customerId = 1; customerId <= 2_001; customerId++) await past.of(SHOP, { customerId, viewed: [] });
  await past.of(SHOP, { customerId: 2_001, viewed: [] });
  expect(purchases).toHaveBeenCalledTimes(2_001);
  await past.of(SHOP, { customerId: 1, viewed: [] });
  expect(purchases).toHaveBeenCalledTimes(2_002);
});
