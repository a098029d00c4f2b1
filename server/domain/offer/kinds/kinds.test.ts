/** First drafts: each comes from the shop's own data, may be saved as it is, and there is none where nothing speaks for it. */
import { describe, expect, it } from 'vitest';
import { serve, train } from '../../recommend/trained.ts';
import { makeHistory, makeProduct, repeated } from '../../testing.ts';
import { OFFER_KINDS } from '../offer.ts';
import { parseDetail } from '../parseOffer.ts';
import { KINDS } from './index.ts';
import type { Material } from './kind.ts';

const PRODUCTS = [
  makeProduct(1, { title: 'Tent', price: 250_000 }),
  makeProduct(2, { title: 'Mat', price: 60_000 }),
  makeProduct(3, { title: 'Mug', price: 9_900 }),
  makeProduct(4, { title: 'Gift wrapping', price: 4_900 }),
  makeProduct(5, { title: 'Sticker', price: 100, status: 'draft' }),
];
const catalog = new Map(PRODUCTS.map((product) => [product.id, product]));
const bare: Material = { catalog, model: null, currency: 'SEK', gifts: [] };
const nothing: Material = { ...bare, catalog: new Map() };

async function material(): Promise<Material> {
  const baskets = [...repeated(40, [1, 2]), ...repeated(5, [1, 3]), ...repeated(60, [3])];
  const model = serve(await train({ history: makeHistory(baskets), products: PRODUCTS }));
  return { ...bare, model };
}

describe('a draft', () => {
  it('may be saved as it is, of every kind', async () => {
    const shop = await material();
    for (const kind of OFFER_KINDS) {
      const draft = KINDS[kind].draft(shop);
      expect(draft, kind).not.toBeNull();
      expect(parseDetail(draft), kind).toEqual(draft);
    }
  });

  it('of a bundle is the pair that stands in most orders together', async () => {
    const draft = KINDS.bundle.draft(await material());
    expect(draft?.parts.flatMap(({ products }) => products).sort()).toEqual([1, 2]);
    expect(KINDS.bundle.draft(bare)).toBeNull();
  });

  it('of a quantity price takes the bestseller', async () => {
    expect(KINDS.volume.draft(await material())?.products).toEqual([3]);
  });

  it('of a gift takes the cheapest thing that is no service, from a round sum that one product does not reach', () => {
    expect(KINDS.gift.draft(bare)).toEqual({ kind: 'gift', product: 3, variant: 30, threshold: 180_000 });
  });

  it('of an add-on is what calls itself a service', () => {
    expect(KINDS['add-on'].draft(bare)).toMatchObject({ product: 4, variant: 40 });
  });

  it('is none without products', () => {
    for (const kind of ['bundle', 'volume', 'gift', 'progress', 'add-on'] as const)
      expect(KINDS[kind].draft(nothing), kind).toBeNull();
  });
});
