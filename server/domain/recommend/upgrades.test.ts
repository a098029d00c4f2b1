/** Upsell and downsell, judged on a generated shop with planted ladders and colours. */
import { beforeAll, describe, expect, test } from 'vitest';
import { generateShop } from '../../../e2e/shop/data/generate.ts';
import type { TwinProduct } from '../../../e2e/shop/state.ts';
import { lowestPrice, type Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import { DEFAULT_RULES } from '../rules.ts';
import type { Candidate } from '../suggestion.ts';
import { makeProduct } from '../testing.ts';
import { Judge } from './ladder.ts';
import type { Substitute } from './model.ts';
import { trainSubstitutes } from './substitutes.ts';
import { alternativesOf, sharedBy, toTell, upgradesOf } from './upgrades.ts';

const { upsell, downsell } = DEFAULT_RULES.priceRatio;

function toProduct({ id, handle, title, type, vendor, tags, variants }: TwinProduct): Product {
  return makeProduct(id, {
    handle,
    title,
    type,
    vendor,
    tags,
    variants: variants.map((one) => ({
      ...makeProduct(one.id).variants[0]!,
      price: one.price,
      options: one.options,
    })),
  });
}

/** What would be offered in a shop, for each of its products. */
function offersOf(products: readonly Product[]) {
  const { ptr, item, score, groups, ladder } = trainSubstitutes(products);
  const judge = new Judge(ladder);
  const catalog = new Map(products.map((product) => [product.id, product]));
  const rows = products.map((product, i) => {
    const found: Substitute[] = [];
    for (let p = ptr[i]!; p < ptr[i + 1]!; p++) {
      const j = item[p]!;
      found.push({ productId: products[j]!.id, similarity: score[p]!, sibling: groups[i] === groups[j] });
    }
    const gains = (a: Product, b: Product) => judge.gains(a, b);
    return {
      product,
      upgrades: upgradesOf(product, found, catalog, gains, upsell).slice(0, 3),
      alternatives: alternativesOf(product, found, catalog, downsell).slice(0, 3),
    };
  });
  return { rows, groups };
}

type Rows = ReturnType<typeof offersOf>['rows'];

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** A generated shop, its families with the colours of their members, and what is offered there. */
function shopOf(seed: number, size: number, change: (product: Product) => Product = (product) => product) {
  const shop = generateShop({ seed, now: NOW, products: size, orders: 0, customers: 10, twins: 12 });
  const products = shop.products
    .map(toProduct)
    .map(change)
    .sort((a, b) => a.id - b.id);
  const siblings = new Map(shop.truth!.siblings.flatMap((ids) => ids.map((id) => [id, ids[0]!] as const)));
  const articleOf = (id: ProductId) => siblings.get(id) ?? id;
  const families = new Map(shop.truth!.substitutes.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  const familyOf = (id: ProductId) => families.get(articleOf(id));
  const sameJob = (a: ProductId, b: ProductId) => familyOf(a) !== undefined && familyOf(a) === familyOf(b);
  return { products, articleOf, sameJob, ...offersOf(products) };
}

type Shop = ReturnType<typeof shopOf>;

/** Share of offers that are planted ones, and share of products with a planted offer that get one. */
function judge(
  shop: Shop,
  pick: (row: Rows[number]) => readonly Candidate[],
  limits: { least: number; most: number },
) {
  let offers = 0;
  let right = 0;
  let possible = 0;
  let served = 0;
  for (const row of shop.rows) {
    const { product } = row;
    const planted = shop.products.some((other) => {
      const ratio = lowestPrice(other) / lowestPrice(product);
      return shop.sameJob(product.id, other.id) && ratio >= limits.least && ratio <= limits.most;
    });
    const good = pick(row).filter(({ productId }) => shop.sameJob(product.id, productId)).length;
    offers += pick(row).length;
    right += good;
    if (planted) possible += 1;
    if (planted && good > 0) served += 1;
  }
  return { precision: right / offers, recall: served / possible, offers };
}

const untold = (product: Product): Product => ({
  ...product,
  tags: product.tags.filter((tag) => !tag.startsWith('tier:')),
});
const titlesAlone = (product: Product): Product => ({ ...product, type: '', vendor: '', tags: [] });

describe.each([
  [2026, 280],
  [7, 150],
  [99, 80],
])('the planted ladders of shop %i with %i products', (seed, size) => {
  let shop: Shop;
  beforeAll(() => {
    shop = shopOf(seed, size);
  });

  test('upgrades are truly better, and most that could have one get one', () => {
    const { precision, recall, offers } = judge(shop, (row) => row.upgrades, upsell);
    expect(offers).toBeGreaterThan(size / 4);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  test('cheaper ones do the same job, and are found', () => {
    const { precision, recall, offers } = judge(shop, (row) => row.alternatives, downsell);
    expect(offers).toBeGreaterThan(size / 4);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  test('every reason is true and says something', () => {
    for (const { product, upgrades, alternatives } of shop.rows) {
      for (const { productId, reason } of [...upgrades, ...alternatives]) {
        const difference =
          lowestPrice(shop.products.find(({ id }) => id === productId)!) - lowestPrice(product);
        if (reason.kind === 'similar-better') {
          expect([reason.than, reason.more]).toEqual([product.id, difference]);
          expect(reason.gains.length).toBeGreaterThan(0);
          expect(reason.gains.every(({ what, from, to }) => what !== '' && to !== '' && from !== to)).toBe(
            true,
          );
        }
        if (reason.kind === 'similar-cheaper')
          expect([reason.to, reason.less]).toEqual([product.id, -difference]);
      }
    }
  });

  test('an article in three colours is one article: known as such, and never offered against itself', () => {
    const article = (at: number) => shop.articleOf(shop.products[at]!.id);
    let pairs = 0;
    let known = 0;
    shop.products.forEach((_, a) => {
      for (let b = a + 1; b < shop.products.length; b++) {
        if (article(a) !== article(b)) continue;
        pairs += 1;
        if (shop.groups[a] === shop.groups[b]) known += 1;
      }
    });
    expect(pairs).toBe(36);
    expect(known / pairs).toBeGreaterThanOrEqual(0.9);
    for (const { product, upgrades, alternatives } of shop.rows) {
      for (const { productId } of [...upgrades, ...alternatives]) {
        expect(shop.articleOf(productId)).not.toBe(shop.articleOf(product.id));
      }
    }
  });

  test('without tags that name tiers, prices and properties still tell', () => {
    const { precision, recall } = judge(shopOf(seed, size, untold), (row) => row.upgrades, upsell);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.75);
  });

  test('from titles alone little is offered dearer, nothing of it wrong, and cheaper ones are still found', () => {
    const bare = shopOf(seed, size, titlesAlone);
    const up = judge(bare, (row) => row.upgrades, upsell);
    const down = judge(bare, (row) => row.alternatives, downsell);
    expect(up.offers === 0 || up.precision >= 0.9).toBe(true);
    expect(down.precision).toBeGreaterThanOrEqual(0.95);
    expect(down.recall).toBeGreaterThanOrEqual(0.6);
  });
});

describe('one product at a time', () => {
  const cup = makeProduct(1, { title: 'Stoneware cup 30 cl', price: 10_000 });
  const judgeOf = new Judge([]);
  const gains = (a: Product, b: Product) => judgeOf.gains(a, b);
  const found = (id: number, over: Partial<Substitute> = {}): Substitute => ({
    productId: id,
    similarity: 0.5,
    sibling: false,
    ...over,
  });
  const catalogOf = (...products: Product[]) => new Map(products.map((product) => [product.id, product]));

  test('dearer without a word for it is no upgrade; a sibling is none; too dear is another purchase', () => {
    const silent = makeProduct(2, { title: 'Stoneware cup', price: 15_000 });
    const bigger = makeProduct(3, { title: 'Stoneware cup 40 cl', price: 15_000 });
    const sibling = makeProduct(4, { title: 'Stoneware cup 45 cl', price: 12_000 });
    const luxury = makeProduct(5, { title: 'Stoneware cup 50 cl', price: 40_000 });
    const catalog = catalogOf(cup, silent, bigger, sibling, luxury);
    const all = [found(2), found(3), found(4, { sibling: true }), found(5), found(999)];
    expect(upgradesOf(cup, all, catalog, gains, upsell)).toEqual([
      {
        productId: 3,
        score: 0.5 * 1.1,
        reason: {
          kind: 'similar-better',
          than: 1,
          more: 5_000,
          shared: [
            { by: 'words', value: 'stoneware cup' },
            { by: 'vendor', value: 'Nord' },
          ],
          gains: [{ what: 'volume', from: '30 cl', to: '40 cl' }],
        },
      },
    ]);
  });

  test('of equally alike ones the one that is better in more comes first', () => {
    const bigger = makeProduct(2, { title: 'Stoneware cup 40 cl', price: 15_000 });
    const more = makeProduct(3, { title: 'Stoneware cup 40 cl Pro', price: 15_000 });
    const order = upgradesOf(cup, [found(2), found(3)], catalogOf(cup, bigger, more), gains, upsell);
    expect(order.map(({ productId }) => productId)).toEqual([3, 2]);
  });

  test('a product without a price is neither dearer nor cheaper than anything', () => {
    const free = makeProduct(2, { title: 'Cup', price: 0 });
    const catalog = catalogOf(cup, free);
    expect(upgradesOf(free, [found(1)], catalog, gains, upsell)).toEqual([]);
    expect(alternativesOf(free, [found(1)], catalog, downsell)).toEqual([]);
    expect(alternativesOf(cup, [found(2)], catalog, downsell)).toEqual([]);
  });

  test('what is shared: type, the longest telling run of words, properties, vendor; never mere counts', () => {
    const a = makeProduct(1, {
      title: 'Set of 3 Cake Tins Pantry',
      type: 'Tins',
      vendor: 'Kornbo',
      tags: ['material:steel', 'sale'],
    });
    const b = makeProduct(2, {
      title: 'Set of 3 large cake tins',
      type: 'tins',
      vendor: 'Askelida',
      tags: ['material:Steel', 'sale'],
    });
    expect(sharedBy(a, b)).toEqual([
      { by: 'type', value: 'Tins' },
      { by: 'words', value: 'cake tins' },
      { by: 'tag', value: 'material:steel' },
    ]);
    const c = makeProduct(3, { title: 'Set of 3 lamps', vendor: '' });
    expect(sharedBy(a, c)).toEqual([]);
  });
});

test('another vendor is told only where there is nothing else to tell', () => {
  const vendor = { what: 'vendor', from: 'Vindryd', to: 'Tindvakt' };
  const volume = { what: 'volume', from: '1 l', to: '2 l' };
  expect(toTell([vendor, volume])).toEqual([volume]);
  expect(toTell([vendor])).toEqual([vendor]);
  const costing = (id: number, price: number) =>
    makeProduct(id, { variants: [{ ...makeProduct(id).variants[0]!, price }] });
  const [a, b] = [costing(1, 100), costing(2, 140)];
  const found = [{ productId: 2, similarity: 0.9, sibling: false }];
  const [offered] = upgradesOf(a, found, new Map([[2, b]]), () => [vendor, volume], upsell);
  expect(offered?.reason).toMatchObject({ kind: 'similar-better', gains: [volume] });
});
