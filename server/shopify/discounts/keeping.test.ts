/** Promises kept in the twin: whatever happened before, the platform ends up with what the offers say. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discountStatus, metafieldOf, type TwinDiscount } from '../../../e2e/shop/discounts/state.ts';
import { sampleShop } from '../../../e2e/shop/sample.ts';
import { ANYBODY, type Detail, type Offer } from '../../domain/offer/offer.ts';
import { keepPromises } from '../../flows/keepPromises.ts';
import type { Platform, Store } from '../../flows/ports.ts';
import { control, storeWith } from '../../flows/testing.ts';
import { SHOP } from '../shopify.testing.ts';
import { type Play, play } from '../twin.testing.ts';

const SCOPES = ['read_products', 'read_orders', 'write_discounts', 'read_shipping'];
const TEN = { kind: 'percent', hundredths: 1000 } as const;
const NOTE = { at: 0, staff: '1', did: 'changed', changes: [] } as const;

let it: Play;
let store: Store;
let versions: Map<string, number>;

beforeEach(async () => {
  it = await play(sampleShop(), SCOPES);
  store = await storeWith(it.rig.clock, SHOP);
  versions = new Map();
});
afterEach(async () => {
  await store.close();
  await it.close();
});

const shop = () => it.twin.defaultShop;
const product = (n: number) => shop().data.products[n]!;

function offer(id: string, detail: Detail, over: Partial<Offer> = {}): Offer {
  return {
    id,
    name: id,
    status: 'active',
    priority: 1,
    conditions: ANYBODY,
    startsAt: null,
    endsAt: null,
    tellsEnd: false,
    stockNote: null,
    combines: { products: true, orders: true, shipping: true },
    detail,
    version: 0,
    createdAt: 0,
    updatedAt: 0,
    ...over,
  };
}

const volume = (id: string, n: number, over: Partial<Offer> = {}) =>
  offer(id, { kind: 'volume', products: [product(n).id], tiers: [{ quantity: 2, off: TEN }] }, over);
const bar = (id: string, at: number, over: Partial<Offer> = {}) =>
  offer(id, { kind: 'progress', tiers: [{ at, gives: { kind: 'discount', off: TEN } }] }, over);
const delivery = (id: string, at: number, over: Partial<Offer> = {}) =>
  offer(id, { kind: 'progress', tiers: [{ at, gives: { kind: 'shipping' } }] }, over);

async function put(one: Offer): Promise<void> {
  const outcome = await store.offers.put(SHOP, one, versions.get(one.id) ?? null, NOTE);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  versions.set(one.id, outcome.offer.version);
}

async function remove(id: string): Promise<void> {
  await store.offers.remove(SHOP, id, versions.get(id)!, NOTE);
  versions.delete(id);
}

const keep = (platform: Platform = it.platform) =>
  keepPromises({ store, platform, clock: it.rig.clock, log: it.rig.log }, SHOP, control());

const keeping = async () =>
  Object.fromEntries((await store.promises.get(SHOP))!.kept.map((one) => [one.offer, one.keeping]));

const live = () => shop().discounts.filter((one) => discountStatus(one, it.rig.clock.now()) === 'ACTIVE');
/** All that matters of a discount, without when and under which number it was written. */
const essence = (one: TwinDiscount) => ({
  title: one.title,
  endsAt: one.endsAt,
  combinesWith: one.combinesWith,
  rule: one.rule,
  tags: one.tags,
  metafields: one.metafields,
});
const state = () =>
  live()
    .map(essence)
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
const terms = () => {
  const [node] = shop().discounts.filter(({ rule }) => rule.kind === 'app');
  const text = metafieldOf(node!, it.twin.app.clientId, '$app:mersalg', 'terms');
  return JSON.parse(text!) as { shopCurrency: string; terms: { id: string }[] };
};
const onBasic = () =>
  it.twin.setPlan(shop(), { publicDisplayName: 'Basic', partnerDevelopment: false, shopifyPlus: false });

describe('by the Function', () => {
  test('one discount bears the terms of all offers, and goes with the last of them', async () => {
    await put(volume('o1', 0));
    await put(
      bar('o2', 50_000, { priority: 2, combines: { products: true, orders: false, shipping: true } }),
    );
    await keep();
    expect(live()).toHaveLength(1);
    expect(terms()).toMatchObject({ shopCurrency: 'SEK', terms: [{ id: 'o1' }, { id: 'o2' }] });
    expect(live()[0]).toMatchObject({
      classes: ['PRODUCT', 'ORDER'],
      combinesWith: { productDiscounts: true, orderDiscounts: false, shippingDiscounts: true },
      endsAt: null,
    });
    expect(await keeping()).toEqual({ o1: { kind: 'function' }, o2: { kind: 'function' } });
    await remove('o1');
    await keep();
    expect(terms().terms.map(({ id }) => id)).toEqual(['o2']);
    await put(bar('o2', 50_000, { status: 'paused' }));
    await keep();
    expect(live()).toEqual([]);
  });

  test('it ends with the last offer where all have an end, and begins when one begins', async () => {
    const now = it.rig.clock.now();
    await put(volume('o1', 0, { endsAt: now + 3_600_000 }));
    await put(volume('o2', 1, { startsAt: now + 600_000, endsAt: now + 7_200_000 }));
    expect(await keep()).toMatchObject({ kind: 'again', delayMs: 60_000 });
    expect(terms().terms.map(({ id }) => id)).toEqual(['o1']);
    expect(Date.parse(live()[0]!.endsAt!)).toBe(now + 3_600_000);
    // Nothing was to be written: it comes again when the second begins.
    const again = await keep();
    expect(again.kind === 'again' && again.delayMs).toBeGreaterThan(500_000);
    it.rig.clock.skip(601_000);
    await keep();
    expect(terms().terms.map(({ id }) => id)).toEqual(['o1', 'o2']);
    expect(Date.parse(live()[0]!.endsAt!)).toBe(now + 7_200_000);
    it.rig.clock.skip(3_600_000);
    await keep();
    expect(terms().terms.map(({ id }) => id)).toEqual(['o2']);
  });

  test('what does not fit into what a Function is given is not kept, and the merchant hears of it', async () => {
    const products = Array.from({ length: 900 }, (_, n) => 8_000_000_000_000 + n);
    await put(volume('o1', 0));
    const much: Detail = { kind: 'volume', products, tiers: [{ quantity: 2, off: TEN }] };
    await put(offer('o2', much, { priority: 2 }));
    await keep();
    expect(await keeping()).toEqual({
      o1: { kind: 'function' },
      o2: { kind: 'unkept', why: 'too-large' },
    });
    expect(terms().terms.map(({ id }) => id)).toEqual(['o1']);
  });

  test('a discount that somebody changed, ended or doubled by hand is put right', async () => {
    await put(volume('o1', 0));
    await keep();
    const right = state();
    const [node] = live();
    shop().putDiscount({ ...node!, title: 'Sale', metafields: [] });
    await keep();
    expect(state()).toEqual(right);
    shop().putDiscount({ ...live()[0]!, endsAt: new Date(it.rig.clock.now() - 1000).toISOString() });
    await keep();
    expect(state()).toEqual(right);
    shop().putDiscount({ ...live()[0]!, id: shop().nextId(), title: 'Mersalg 2' });
    await keep();
    expect(state()).toEqual(right);
    expect(shop().discounts).toHaveLength(1);
  });

  test('a run that finds all as it should be writes nothing', async () => {
    await put(volume('o1', 0));
    await put(delivery('o2', 30_000));
    await keep();
    const before = JSON.stringify(shop().discounts);
    const report = await store.promises.get(SHOP);
    await keep();
    expect(JSON.stringify(shop().discounts)).toBe(before);
    expect((await store.promises.get(SHOP))?.kept).toEqual(report?.kept);
  });
});

describe('by native discounts', () => {
  test('where the plan does not run the Function', async () => {
    onBasic();
    await put(volume('o1', 0));
    await put(bar('o2', 50_000, { priority: 2 }));
    await keep();
    expect(await store.promises.get(SHOP)).toMatchObject({ route: 'native', why: 'plan' });
    expect(await keeping()).toEqual({ o1: { kind: 'native' }, o2: { kind: 'native' } });
    expect(live().map(({ rule }) => rule)).toEqual([
      {
        kind: 'basic',
        items: { kind: 'products', products: [product(0).id], variants: [] },
        value: { kind: 'percentage', percentage: 0.1 },
        minimum: { kind: 'quantity', quantity: 2 },
      },
      {
        kind: 'basic',
        items: { kind: 'all' },
        value: { kind: 'percentage', percentage: 0.1 },
        minimum: { kind: 'subtotal', subtotal: 50_000 },
      },
    ]);
  });

  test('where the Function was not deployed, and by the Function as soon as it is', async () => {
    it.twin.app.functions = [];
    await put(volume('o1', 0));
    await keep();
    expect(await store.promises.get(SHOP)).toMatchObject({ route: 'native', why: 'not-deployed' });
    expect(live().map(({ rule }) => rule.kind)).toEqual(['basic']);
    it.twin.app.functions = ['mersalg-discount'];
    await keep();
    expect(live().map(({ rule }) => rule.kind)).toEqual(['app']);
    expect(await keeping()).toEqual({ o1: { kind: 'function' } });
  });

  test('where the Function goes between the question and the writing', async () => {
    const { discountMeans } = it.platform;
    it.twin.app.functions = [];
    await put(volume('o1', 0));
    await keep({
      ...it.platform,
      discountMeans: async (name) => ({ ...(await discountMeans(name)), deployed: true }),
    });
    expect(await store.promises.get(SHOP)).toMatchObject({ route: 'native', why: 'not-deployed' });
    expect(live().map(({ rule }) => rule.kind)).toEqual(['basic']);
  });

  test('what none of them can keep is named, each with its reason', async () => {
    onBasic();
    const pairs = [{ from: product(0).id, to: product(1).id }];
    await put(offer('o1', { kind: 'upgrade', pairs, automatic: false, off: TEN }));
    await put(volume('o2', 2, { priority: 2, conditions: { ...ANYBODY, countries: ['SE'] } }));
    const parts = [0, 1].map((n) => ({ products: [product(n).id], quantity: 1 }));
    await put(offer('o3', { kind: 'bundle', parts, off: TEN }, { priority: 3 }));
    await put(volume('o4', 0, { priority: 4 }));
    await put(volume('o5', 0, { priority: 5 }));
    await keep();
    expect(await keeping()).toEqual({
      o1: { kind: 'unkept', why: 'needs-function' },
      o2: { kind: 'unkept', why: 'countries' },
      o3: { kind: 'unkept', why: 'bundle-percent' },
      o4: { kind: 'native' },
      o5: { kind: 'unkept', why: 'overlap' },
    });
    expect(live()).toHaveLength(1);
  });

  test('never more than the platform allows: the last offers are left out whole', async () => {
    onBasic();
    const at = new Date(it.rig.clock.now() - 1000).toISOString();
    for (let n = 0; n < 24; n += 1) {
      const id = shop().nextId();
      const combinesWith = { productDiscounts: false, orderDiscounts: false, shippingDiscounts: false };
      const rule = { kind: 'free-shipping', minimum: null, countries: null } as const;
      const dates = { startsAt: at, endsAt: null, createdAt: at, updatedAt: at };
      const title = `Own ${n}`;
      shop().putDiscount({
        id,
        code: null,
        title,
        tags: [],
        ...dates,
        classes: ['SHIPPING'],
        combinesWith,
        rule,
        metafields: [],
      });
    }
    const tiers = [2, 3].map((quantity) => ({ quantity, off: { ...TEN, hundredths: quantity * 500 } }));
    await put(offer('o1', { kind: 'volume', products: [product(0).id], tiers }));
    await put(volume('o2', 1, { priority: 2 }));
    await keep();
    expect(await keeping()).toEqual({ o1: { kind: 'unkept', why: 'limit' }, o2: { kind: 'native' } });
    expect(live()).toHaveLength(25);
  });

  test('a percentage or product changed, or a number changed by hand, is put right', async () => {
    onBasic();
    await put(volume('o1', 0));
    await keep();
    const [node] = live();
    const rule = { ...(node!.rule as Extract<TwinDiscount['rule'], { kind: 'basic' }>) };
    shop().putDiscount({ ...node!, rule: { ...rule, value: { kind: 'percentage', percentage: 0.9 } } });
    await keep();
    expect(live().map((one) => one.rule)).toEqual([node!.rule]);
    await put(volume('o1', 1));
    await keep();
    expect(live()).toMatchObject([{ rule: { items: { products: [product(1).id] } } }]);
  });
});

describe('free delivery', () => {
  test('is given by a discount on every plan, and the merchant hears where his rates differ', async () => {
    await put(delivery('o1', 30_000));
    await keep();
    expect(live().map(({ rule }) => rule)).toEqual([
      { kind: 'free-shipping', minimum: { kind: 'subtotal', subtotal: 30_000 }, countries: null },
    ]);
    expect(await keeping()).toEqual({ o1: { kind: 'native' } });
    const report = await store.promises.get(SHOP);
    expect(report?.warnings).toMatchObject([{ kind: 'shipping-differs', offer: 'o1', tier: 30_000 }]);
    expect(report?.warnings[0]?.shop).toContainEqual({ country: shop().data.country, from: 50_000 });
  });

  test('needs no discount where the shop’s own rates give it', async () => {
    await put(delivery('o1', 50_000));
    await keep();
    expect(live()).toEqual([]);
    expect(await keeping()).toEqual({ o1: { kind: 'native' } });
    expect((await store.promises.get(SHOP))?.warnings).toEqual([]);
  });
});

describe('whatever happens in between', () => {
  const changes = (): (() => Promise<void>)[] => [
    () => put(volume('o1', 0)),
    () => put(bar('o2', 40_000, { priority: 2 })),
    () => put(delivery('o3', 30_000, { priority: 3 })),
    () => put(volume('o4', 1, { priority: 4 })),
  ];

  test.each(['function', 'native'])('changes in any order end in the same discounts (%s)', async (route) => {
    if (route === 'native') onBasic();
    const ends = new Set<string>();
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ]) {
      for (const n of order) {
        await changes()[n]!();
        await keep();
      }
      await put(volume('o5', 2, { priority: 5 }));
      await keep();
      await remove('o5');
      await keep();
      ends.add(JSON.stringify(state()));
      for (const id of ['o1', 'o2', 'o3', 'o4']) await remove(id);
      await keep();
      expect(live()).toEqual([]);
    }
    expect(ends.size).toBe(1);
  });

  test.each(['function', 'native'])(
    'a run cut off after any call is mended by the next (%s)',
    async (route) => {
      if (route === 'native') onBasic();
      for (const change of changes()) await change();
      await keep();
      const right = JSON.stringify(state());
      for (let calls = 1; calls <= 9; calls += 1)
        for (const moment of ['before', 'after'] as const) {
          // From the wrong state to the right one, dying at the nth writing.
          await put(volume('o1', 2));
          await put(delivery('o3', 45_000, { priority: 3 }));
          await keep();
          await put(volume('o1', 0));
          await put(delivery('o3', 30_000, { priority: 3 }));
          await keep(dying(it.platform, calls, moment)).catch((thrown) =>
            expect(String(thrown)).toContain('died'),
          );
          await keep();
          expect(JSON.stringify(state()), `${moment} call ${calls}`).toBe(right);
        }
    },
  );

  test('THROTTLED is waited for', async () => {
    await put(volume('o1', 0));
    it.twin.throttle.drain(`${it.twin.app.clientId}:${shop().data.domain}`);
    await keep();
    expect(live()).toHaveLength(1);
    expect(it.rig.sleeps.length).toBeGreaterThan(0);
  });

  test('a shop that has no offers is not asked anything', async () => {
    const calls: string[] = [];
    const spied = new Proxy(it.platform, {
      get: (target, name) => {
        calls.push(String(name));
        return Reflect.get(target, name);
      },
    });
    expect(await keep(spied)).toEqual({ kind: 'done' });
    expect(calls).toEqual([]);
  });
});

/** A platform that dies at its nth writing, before it is done or when only the answer is missing. */
function dying(platform: Platform, calls: number, moment: 'before' | 'after'): Platform {
  let left = calls;
  const mortal =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      left -= 1;
      if (left === 0 && moment === 'before') throw new Error('died');
      const answer = await write(...args);
      if (left === 0) throw new Error('died');
      return answer;
    };
  return {
    ...platform,
    writeFunctionDiscount: mortal(platform.writeFunctionDiscount),
    createNativeDiscount: mortal(platform.createNativeDiscount),
    removeDiscount: mortal(platform.removeDiscount),
  };
}
