/** Promises kept in the twin, by the Function or by native discounts: what stands there is what the offers say. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TwinDiscount } from '../../../e2e/shop/discounts/state.ts';
import { ANYBODY, type Detail } from '../../domain/offer/offer.ts';
import { type Bench, bar, delivery, offer, openBench, TEN } from './keeping.testing.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.end());

describe('by the Function', () => {
  test('one discount bears the terms of all offers, and goes with the last of them', async () => {
    await bench.put(bench.volume('o1', 0));
    await bench.put(
      bar('o2', 50_000, { priority: 2, combines: { products: true, orders: false, shipping: true } }),
    );
    await bench.keep();
    expect(bench.live()).toHaveLength(1);
    expect(bench.terms()).toMatchObject({ shopCurrency: 'SEK', terms: [{ id: 'o1' }, { id: 'o2' }] });
    expect(bench.live()[0]).toMatchObject({
      classes: ['PRODUCT', 'ORDER'],
      combinesWith: { productDiscounts: true, orderDiscounts: false, shippingDiscounts: true },
      endsAt: null,
    });
    expect(await bench.keeping()).toEqual({ o1: { kind: 'function' }, o2: { kind: 'function' } });
    await bench.remove('o1');
    await bench.keep();
    expect(bench.terms().terms.map(({ id }) => id)).toEqual(['o2']);
    await bench.put(bar('o2', 50_000, { status: 'paused' }));
    await bench.keep();
    expect(bench.live()).toEqual([]);
  });

  test('it ends with the last offer where all have an end, and begins when one begins', async () => {
    const now = bench.rig.clock.now();
    await bench.put(bench.volume('o1', 0, { endsAt: now + 3_600_000 }));
    await bench.put(bench.volume('o2', 1, { startsAt: now + 600_000, endsAt: now + 7_200_000 }));
    expect(await bench.keep()).toMatchObject({ kind: 'again', delayMs: 60_000 });
    expect(bench.terms().terms.map(({ id }) => id)).toEqual(['o1']);
    expect(Date.parse(bench.live()[0]!.endsAt!)).toBe(now + 3_600_000);
    // Nothing was to be written: it comes again when the second begins.
    const again = await bench.keep();
    expect(again.kind === 'again' && again.delayMs).toBeGreaterThan(500_000);
    bench.rig.clock.skip(601_000);
    await bench.keep();
    expect(bench.terms().terms.map(({ id }) => id)).toEqual(['o1', 'o2']);
    expect(Date.parse(bench.live()[0]!.endsAt!)).toBe(now + 7_200_000);
    bench.rig.clock.skip(3_600_000);
    await bench.keep();
    expect(bench.terms().terms.map(({ id }) => id)).toEqual(['o2']);
  });

  test('what does not fit into what a Function is given is not kept, and the merchant hears of it', async () => {
    const products = Array.from({ length: 900 }, (_, n) => 8_000_000_000_000 + n);
    await bench.put(bench.volume('o1', 0));
    const much: Detail = { kind: 'volume', products, tiers: [{ quantity: 2, off: TEN }] };
    await bench.put(offer('o2', much, { priority: 2 }));
    await bench.keep();
    expect(await bench.keeping()).toEqual({
      o1: { kind: 'function' },
      o2: { kind: 'unkept', why: 'too-large' },
    });
    expect(bench.terms().terms.map(({ id }) => id)).toEqual(['o1']);
  });

  test('a discount that somebody changed, ended or doubled by hand is put right', async () => {
    await bench.put(bench.volume('o1', 0));
    await bench.keep();
    const right = bench.state();
    const [node] = bench.live();
    bench.shop.putDiscount({ ...node!, title: 'Sale', metafields: [] });
    await bench.keep();
    expect(bench.state()).toEqual(right);
    bench.shop.putDiscount({
      ...bench.live()[0]!,
      endsAt: new Date(bench.rig.clock.now() - 1000).toISOString(),
    });
    await bench.keep();
    expect(bench.state()).toEqual(right);
    bench.shop.putDiscount({ ...bench.live()[0]!, id: bench.shop.nextId(), title: 'Mersalg 2' });
    await bench.keep();
    expect(bench.state()).toEqual(right);
    expect(bench.shop.discounts).toHaveLength(1);
  });

  test('a run that finds all as it should be writes nothing', async () => {
    await bench.put(bench.volume('o1', 0));
    await bench.put(delivery('o2', 30_000));
    await bench.keep();
    const before = JSON.stringify(bench.shop.discounts);
    const report = await bench.report();
    await bench.keep();
    expect(JSON.stringify(bench.shop.discounts)).toBe(before);
    expect((await bench.report())?.kept).toEqual(report?.kept);
  });
});

describe('by native discounts', () => {
  test('where the plan does not run the Function', async () => {
    bench.onBasic();
    await bench.put(bench.volume('o1', 0));
    await bench.put(bar('o2', 50_000, { priority: 2 }));
    await bench.keep();
    expect(await bench.report()).toMatchObject({ route: 'native', why: 'plan' });
    expect(await bench.keeping()).toEqual({ o1: { kind: 'native' }, o2: { kind: 'native' } });
    expect(bench.live().map(({ rule }) => rule)).toEqual([
      {
        kind: 'basic',
        items: { kind: 'products', products: [bench.product(0)], variants: [] },
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
    bench.twin.app.functions = [];
    await bench.put(bench.volume('o1', 0));
    await bench.keep();
    expect(await bench.report()).toMatchObject({ route: 'native', why: 'not-deployed' });
    expect(bench.live().map(({ rule }) => rule.kind)).toEqual(['basic']);
    bench.twin.app.functions = ['mersalg-discount'];
    await bench.keep();
    expect(bench.live().map(({ rule }) => rule.kind)).toEqual(['app']);
    expect(await bench.keeping()).toEqual({ o1: { kind: 'function' } });
  });

  test('where the Function goes between the question and the writing', async () => {
    const { discountMeans } = bench.platform;
    bench.twin.app.functions = [];
    await bench.put(bench.volume('o1', 0));
    await bench.keep({
      ...bench.platform,
      discountMeans: async (name) => ({ ...(await discountMeans(name)), deployed: true }),
    });
    expect(await bench.report()).toMatchObject({ route: 'native', why: 'not-deployed' });
    expect(bench.live().map(({ rule }) => rule.kind)).toEqual(['basic']);
  });

  test('what none of them can keep is named, each with its reason', async () => {
    bench.onBasic();
    const pairs = [{ from: bench.product(0), to: bench.product(1) }];
    await bench.put(offer('o1', { kind: 'upgrade', pairs, automatic: false, off: TEN }));
    await bench.put(bench.volume('o2', 2, { priority: 2, conditions: { ...ANYBODY, countries: ['SE'] } }));
    const parts = [0, 1].map((n) => ({ products: [bench.product(n)], quantity: 1 }));
    await bench.put(offer('o3', { kind: 'bundle', parts, off: TEN }, { priority: 3 }));
    await bench.put(bench.volume('o4', 0, { priority: 4 }));
    await bench.put(bench.volume('o5', 0, { priority: 5 }));
    await bench.keep();
    expect(await bench.keeping()).toEqual({
      o1: { kind: 'unkept', why: 'needs-function' },
      o2: { kind: 'unkept', why: 'countries' },
      o3: { kind: 'unkept', why: 'bundle-percent' },
      o4: { kind: 'native' },
      o5: { kind: 'unkept', why: 'overlap' },
    });
    expect(bench.live()).toHaveLength(1);
  });

  test('never more than the platform allows: the last offers are left out whole', async () => {
    bench.onBasic();
    const at = new Date(bench.rig.clock.now() - 1000).toISOString();
    for (let n = 0; n < 24; n += 1) {
      const id = bench.shop.nextId();
      const combinesWith = { productDiscounts: false, orderDiscounts: false, shippingDiscounts: false };
      const rule = { kind: 'free-shipping', minimum: null, countries: null } as const;
      const dates = { startsAt: at, endsAt: null, createdAt: at, updatedAt: at };
      const title = `Own ${n}`;
      bench.shop.putDiscount({
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
    await bench.put(offer('o1', { kind: 'volume', products: [bench.product(0)], tiers }));
    await bench.put(bench.volume('o2', 1, { priority: 2 }));
    await bench.keep();
    expect(await bench.keeping()).toEqual({ o1: { kind: 'unkept', why: 'limit' }, o2: { kind: 'native' } });
    expect(bench.live()).toHaveLength(25);
  });

  test('a percentage or product changed, or a number changed by hand, is put right', async () => {
    bench.onBasic();
    await bench.put(bench.volume('o1', 0));
    await bench.keep();
    const [node] = bench.live();
    const rule = { ...(node!.rule as Extract<TwinDiscount['rule'], { kind: 'basic' }>) };
    bench.shop.putDiscount({ ...node!, rule: { ...rule, value: { kind: 'percentage', percentage: 0.9 } } });
    await bench.keep();
    expect(bench.live().map((one) => one.rule)).toEqual([node!.rule]);
    await bench.put(bench.volume('o1', 1));
    await bench.keep();
    expect(bench.live()).toMatchObject([{ rule: { items: { products: [bench.product(1)] } } }]);
  });
});
