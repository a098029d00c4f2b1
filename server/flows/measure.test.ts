/** The hourly look: what is too old goes, and one who fails holds up nobody. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MeasureHook, measure } from './measure.ts';
import { ASK_EVERY_DAYS, LEDGER_KEPT_DAYS, type Store } from './ports.ts';
import { dayOf } from './settle.ts';
import { control, NOW, OTHER_SHOP, QUIET, SHOP, storeWith, testClock } from './testing.ts';

const DAY = 86_400_000;
const clock = testClock();
let store: Store;
beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP, OTHER_SHOP);
});
afterEach(() => store.close());

const run = (hooks: readonly MeasureHook[] = [], signal?: AbortSignal, shop = SHOP) =>
  measure({ store, clock, log: QUIET }, shop, control(signal), hooks);

it('forgets what is older than is kept, of this shop alone, and who may be asked again', async () => {
  const oldest = (dayOf(NOW) - LEDGER_KEPT_DAYS) * DAY;
  for (const shop of [SHOP, OTHER_SHOP]) {
    const enrolment = { trial: 'holdout-1', cell: 'shown', past: null };
    await store.ledger.enrol(shop, [
      { ...enrolment, visitor: 'old', at: oldest - 1 },
      { ...enrolment, visitor: 'kept', at: oldest },
    ]);
    await store.feedback.ask(shop, 'customer', NOW - ASK_EVERY_DAYS * DAY);
  }
  expect(await run()).toBe('done');
  const visitors = async (shop: string) =>
    (await store.ledger.page(shop, 'holdout-1', null, 9)).map(({ visitor }) => visitor);
  expect(await visitors(SHOP)).toEqual(['kept']);
  expect(await visitors(OTHER_SHOP)).toEqual(['kept', 'old']);
  expect(await store.feedback.askedAt(SHOP, 'customer')).toBeNull();
  expect(await store.feedback.askedAt(OTHER_SHOP, 'customer')).not.toBeNull();
});

it('gives each hook its turn, though one before it fails', async () => {
  const ran: string[] = [];
  const hook = (name: string, fails = false): MeasureHook => ({
    name,
    async run(_deps, shop) {
      ran.push(`${name} ${shop}`);
      if (fails) throw new Error('odd');
    },
  });
  expect(await run([hook('a'), hook('b', true), hook('c')])).toBe('done');
  expect(ran).toEqual([`a ${SHOP}`, `b ${SHOP}`, `c ${SHOP}`]);
});

it('stops where the shop is gone, or when told to', async () => {
  const never: MeasureHook = { name: 'never', run: () => Promise.reject(new Error('ran')) };
  expect(await run([never], AbortSignal.abort())).toBe('stopped');
  expect(await run([never], undefined, 'stranger.myshopify.com')).toBe('stopped');
  await store.shops.uninstall(SHOP, NOW);
  expect(await run([never])).toBe('stopped');
});
