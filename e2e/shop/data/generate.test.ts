/** The generated shop is whole, repeatable, and its orders show what was planted. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ShopData } from '../state.ts';
import { generateShop } from './generate.ts';
import { writeTruth } from './write-truth.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const shop = generateShop({ seed: 2026, now: NOW });
const truth = shop.truth!;
const byId = new Map(shop.products.map((product) => [product.id, product]));

function hash(data: ShopData): string {
  // Without the truth, which names the seed and so always differs.
  return createHash('sha256')
    .update(JSON.stringify({ ...data, truth: null }))
    .digest('hex');
}

/** In how many orders each product, and each pair of products, is. */
function count(data: ShopData) {
  const single = new Map<number, number>();
  const pair = new Map<string, number>();
  for (const order of data.orders) {
    const ids = [...new Set(order.lines.map((line) => line.productId!))].sort((a, b) => a - b);
    for (const [at, id] of ids.entries()) {
      single.set(id, (single.get(id) ?? 0) + 1);
      for (const other of ids.slice(at + 1))
        pair.set(`${id} ${other}`, (pair.get(`${id} ${other}`) ?? 0) + 1);
    }
  }
  const together = (a: number, b: number) => pair.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? 0;
  const expected = (a: number, b: number) =>
    ((single.get(a) ?? 0) * (single.get(b) ?? 0)) / data.orders.length;
  return { single, together, expected, lift: (a: number, b: number) => together(a, b) / expected(a, b) };
}

const counts = count(shop);

describe('the generated shop', () => {
  it('has the sizes asked for', () => {
    expect(shop.products).toHaveLength(300);
    expect(shop.orders).toHaveLength(12_000);
    expect(shop.customers).toHaveLength(4_000);
    for (const products of [10, 57, 450]) {
      const other = generateShop({ seed: 1, now: NOW, products, orders: 300, customers: 50, months: 3 });
      expect(other.products).toHaveLength(products);
      expect(other.orders).toHaveLength(300);
      expect(other.orders.every((order) => order.lines.length > 0)).toBe(true);
      expect(new Set(other.products.map((product) => product.handle)).size).toBe(products);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(hash(generateShop({ seed: 2026, now: NOW }))).toBe(hash(shop));
    const other = generateShop({ seed: 2027, now: NOW });
    expect(hash(other)).not.toBe(hash(shop));
    expect(other.products[0]!.id).not.toBe(shop.products[0]!.id);
    expect(other.orders[0]!.createdAt).not.toBe(shop.orders[0]!.createdAt);
  });

  it('keeps products and truth when only the history or the clock differs', () => {
    const later = generateShop({ seed: 2026, now: NOW + 40 * 86_400_000, orders: 50, customers: 9 });
    expect(later.truth).toEqual(truth);
    expect(later.products.map((product) => product.title)).toEqual(
      shop.products.map((product) => product.title),
    );
  });

  it('has unique ids like the platform’s, unique handles and SKUs', () => {
    const variants = shop.products.flatMap((product) => product.variants);
    const ids = [
      ...shop.products.map((one) => one.id),
      ...variants.map((one) => one.id),
      ...shop.customers.map((one) => one.id),
      ...shop.orders.map((one) => one.id),
      ...shop.orders.flatMap((one) => one.lines.map((line) => line.id)),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => Number.isSafeInteger(id) && id > 1_000_000_000)).toBe(true);
    expect(new Set(shop.products.map((one) => one.handle)).size).toBe(300);
    expect(shop.products.every((one) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(one.handle))).toBe(true);
    expect(new Set(variants.map((one) => one.sku)).size).toBe(variants.length);
    expect(new Set(shop.customers.map((one) => one.email)).size).toBe(4_000);
    expect(shop.customers.every((one) => /^[a-z0-9.-]+@example\.(com|org|net)$/.test(one.email))).toBe(true);
    expect(new Set(shop.orders.map((one) => one.name)).size).toBe(12_000);
  });

  it('refers only to what exists, in ascending time, within the span', () => {
    const customerIds = new Set(shop.customers.map((one) => one.id));
    let last = '';
    for (const order of shop.orders) {
      expect(order.createdAt >= last).toBe(true);
      last = order.createdAt;
      expect(order.updatedAt >= order.createdAt && Date.parse(order.updatedAt) <= NOW).toBe(true);
      expect(order.customerId === null || customerIds.has(order.customerId)).toBe(true);
      expect(order.total).toBe(order.subtotal + order.shipping);
      expect(order.subtotal).toBe(order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0));
      expect(order.refunded <= order.total).toBe(true);
      for (const line of order.lines) {
        const product = byId.get(line.productId!)!;
        expect(product.createdAt <= order.createdAt).toBe(true);
        expect(product.variants.some((variant) => variant.id === line.variantId)).toBe(true);
      }
    }
    expect(Date.parse(shop.orders[0]!.createdAt)).toBeGreaterThan(NOW - 19 * 31 * 86_400_000);
    expect(
      shop.collections.every(
        (one) => one.productIds.length > 0 && one.productIds.every((id) => byId.has(id)),
      ),
    ).toBe(true);
    expect(new Set(shop.collections.map((one) => one.id)).size).toBe(shop.collections.length);
  });

  it('knows most costs, and each lies well below its price', () => {
    const variants = shop.products.flatMap((product) => product.variants);
    const known = variants.filter(({ cost }) => cost !== null);
    expect(known.length / variants.length).toBeGreaterThan(0.75);
    expect(known.length).toBeLessThan(variants.length);
    expect(known.every(({ cost, price }) => cost! > 0.3 * price && cost! < 0.7 * price)).toBe(true);
  });

  it('looks like a shop: variants, sold-out, drafts, sale, ratings, prices in whole kronor', () => {
    const share = (test: (product: ShopData['products'][number]) => boolean) =>
      shop.products.filter(test).length / shop.products.length;
    const soldOut = share((one) =>
      one.variants.every((v) => v.tracked && v.inventory <= 0 && v.policy === 'DENY'),
    );
    expect(share((one) => one.variants.length > 1)).toBeGreaterThan(0.35);
    expect(soldOut).toBeCloseTo(0.05, 2);
    expect(share((one) => one.publishedAt === null)).toBeGreaterThan(0.015);
    expect(share((one) => one.status !== 'ACTIVE')).toBeLessThan(0.05);
    expect(share((one) => one.variants.some((v) => v.compareAt !== null))).toBeGreaterThan(0.08);
    expect(share((one) => one.rating !== null)).toBeGreaterThan(0.8);
    for (const product of shop.products) {
      expect(product.tags.every((tag) => !tag.includes(','))).toBe(true);
      for (const variant of product.variants) {
        expect(variant.price % 100).toBe(0);
        expect(variant.price).toBeGreaterThan(0);
        expect(variant.compareAt === null || variant.compareAt > variant.price).toBe(true);
        expect(variant.options).toHaveLength(product.options.length);
      }
    }
  });

  it('has baskets, returning customers, cancellations, refunds, tests and guests in likely shares', () => {
    const lines = shop.orders.reduce((sum, order) => sum + order.lines.length, 0);
    expect(lines / 12_000).toBeGreaterThan(2.4);
    expect(lines / 12_000).toBeLessThan(2.8);
    const share = (test: (order: ShopData['orders'][number]) => boolean) =>
      shop.orders.filter(test).length / 12_000;
    expect(share((order) => order.cancelledAt !== null)).toBeCloseTo(0.03, 2);
    expect(share((order) => order.refunded > 0)).toBeGreaterThan(0.02);
    expect(share((order) => order.customerId === null)).toBeCloseTo(0.12, 2);
    expect(shop.orders.filter((order) => order.test).length).toBeGreaterThan(2);
    const visits = new Map<number, number>();
    for (const order of shop.orders) {
      if (order.customerId) visits.set(order.customerId, (visits.get(order.customerId) ?? 0) + 1);
    }
    const sorted = [...visits.values()].sort((a, b) => b - a);
    expect(sorted[0]).toBeGreaterThan(15);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(4);
  });

  it('grows, and sells winter goods in winter', () => {
    const half = NOW - 9 * 30.44 * 86_400_000;
    expect(shop.orders.filter((order) => Date.parse(order.createdAt) > half).length).toBeGreaterThan(6_300);
    /** Of all lines sold in those months, the part of goods with the tag. */
    const part = (tag: string, months: number[]) => {
      const lines = shop.orders
        .filter((order) => months.includes(new Date(order.createdAt).getUTCMonth()))
        .flatMap((order) => order.lines);
      return lines.filter((line) => byId.get(line.productId!)?.tags.includes(tag)).length / lines.length;
    };
    expect(part('winter', [11, 0])).toBeGreaterThan(1.7 * part('winter', [5, 6]));
    expect(part('summer', [5, 6])).toBeGreaterThan(2 * part('summer', [11, 0]));
  });
});

describe('what is planted', () => {
  it('is 120 pairs or more, each between products that were on sale throughout', () => {
    expect(truth.complements.length).toBeGreaterThanOrEqual(120);
    for (const [a, b] of truth.complements) {
      for (const id of [a, b]) {
        expect(byId.get(id)?.status).toBe('ACTIVE');
        expect(byId.get(id)?.publishedAt).not.toBeNull();
      }
    }
    const across = truth.complements.filter(([a, b]) => byId.get(a)?.tags[0] !== byId.get(b)?.tags[0]);
    expect(across.length).toBeGreaterThan(10);
  });

  it('shows in the orders: pairs far above chance, other pairs at chance', () => {
    const lifts = truth.complements.map(([a, b]) => counts.lift(a, b)).sort((x, y) => x - y);
    expect(lifts[0]).toBeGreaterThan(4);
    expect(lifts[Math.floor(lifts.length / 2)]).toBeGreaterThan(12);
    expect(Math.min(...truth.complements.map(([a, b]) => counts.together(a, b)))).toBeGreaterThanOrEqual(3);
    const planted = new Set(truth.complements.map(([a, b]) => (a < b ? `${a} ${b}` : `${b} ${a}`)));
    let observed = 0;
    let expected = 0;
    const ids = [...counts.single.keys()].sort((a, b) => a - b);
    for (const [at, a] of ids.entries()) {
      for (const b of ids.slice(at + 1)) {
        if (planted.has(`${a} ${b}`)) continue;
        observed += counts.together(a, b);
        expected += counts.expected(a, b);
      }
    }
    expect(observed / expected).toBeGreaterThan(0.7);
    expect(observed / expected).toBeLessThan(1.4);
  });

  it('keeps members of a substitute family out of one basket', () => {
    let observed = 0;
    let expected = 0;
    for (const family of truth.substitutes) {
      const prices = family.map((id) => byId.get(id)!.variants[0]!.price);
      expect(prices).toEqual(prices.toSorted((a, b) => a - b));
      expect(new Set(family.map((id) => byId.get(id)!.type)).size).toBe(1);
      for (const [at, a] of family.entries()) {
        for (const b of family.slice(at + 1)) {
          observed += counts.together(a, b);
          expected += counts.expected(a, b);
        }
      }
    }
    expect(truth.substitutes.length).toBeGreaterThan(80);
    expect(expected).toBeGreaterThan(100);
    expect(observed / expected).toBeLessThan(0.2);
  });

  it('is an article in three colours at one price where asked for, and changes nothing else', () => {
    const twins = generateShop({ seed: 2026, now: NOW, orders: 500, customers: 100, twins: 12 });
    const without = generateShop({ seed: 2026, now: NOW, orders: 500, customers: 100 });
    expect(without.truth!.siblings).toEqual([]);
    expect(twins.truth!.siblings).toHaveLength(12);
    expect(twins.products).toHaveLength(300 + 2 * 12);
    expect(new Set(twins.products.map((one) => one.handle)).size).toBe(twins.products.length);
    const sold = new Map(twins.products.map((product) => [product.id, product]));
    for (const article of twins.truth!.siblings) {
      const [first, ...others] = article.map((id) => sold.get(id)!);
      expect(byId.get(first!.id)!.title).toBe(first!.title.split(' – ')[0]);
      for (const other of others) {
        expect(other.title.split(' – ')[0]).toBe(first!.title.split(' – ')[0]);
        expect(other.title).not.toBe(first!.title);
        expect(other.variants.map(({ price }) => price)).toEqual(first!.variants.map(({ price }) => price));
      }
    }
    expect(twins.orders).toEqual(without.orders);
    expect({ ...twins.truth!, siblings: [] }).toEqual(without.truth);
  });

  it('holds for other seeds', () => {
    for (const seed of [1, 7, 99]) {
      const other = generateShop({ seed, now: NOW });
      const measured = count(other);
      expect(other.truth!.complements.length).toBeGreaterThan(100);
      const lifts = other.truth!.complements.map(([a, b]) => measured.lift(a, b)).sort((x, y) => x - y);
      expect(lifts[Math.floor(lifts.length * 0.02)]).toBeGreaterThan(3);
    }
  });

  it('is written to a file that reads back', () => {
    const folder = mkdtempSync(join(tmpdir(), 'truth-'));
    try {
      writeTruth(shop, join(folder, 'truth.json'));
      const read = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
      expect(read.complements).toEqual(truth.complements);
      expect(read.substitutes).toEqual(truth.substitutes);
      expect(read.titles[truth.complements[0]![0]]).toBe(byId.get(truth.complements[0]![0])!.title);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(() => writeTruth({ ...shop, truth: null }, join(folder, 'never.json'))).toThrow(
      /loaded, not generated/,
    );
  });
});

it('services and subscriptions come on top where asked for, and change nothing else', () => {
  const options = { seed: 2026, now: NOW, orders: 500, customers: 100 };
  const plain = generateShop(options);
  const served = generateShop({ ...options, services: true });
  const services = served.products.slice(plain.products.length);
  expect(services.map(({ handle }) => handle)).toEqual(['gift-wrap', 'extended-warranty', 'engraving']);
  expect(services.flatMap(({ variants }) => variants.map((one) => one.requiresShipping))).not.toContain(
    undefined,
  );
  const top = Math.max(...plain.products.map(({ id }) => id));
  expect(services.every(({ id }) => id > top)).toBe(true);
  const { sellingPlanGroups: groups, ...rest } = served;
  expect(hash({ ...rest, products: served.products.slice(0, plain.products.length) })).toBe(hash(plain));
  const goods = new Map(plain.products.map((product) => [product.id, product]));
  expect(groups).toHaveLength(1);
  expect(groups?.[0]?.productIds.length).toBeGreaterThan(2);
  for (const id of groups?.[0]?.productIds ?? []) expect(goods.get(id)?.publishedAt).not.toBeNull();
});
