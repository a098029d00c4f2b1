/** The same product, as GraphQL and as a webhook tell it, becomes the same entry of the catalogue. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completed } from '../../domain/catalog.ts';
import { productFromGraphql, productFromRest } from './product.ts';

const node = {
  id: 'gid://shopify/Product/5',
  handle: 'mug',
  title: 'Mug </script>',
  productType: 'Cup',
  vendor: 'Fjord',
  tags: ['blue', 'winter'],
  status: 'ACTIVE',
  publishedAt: '2026-01-01T00:00:00Z',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-02-01T00:00:00Z',
  featuredMedia: { preview: { image: { url: 'https://cdn.test/1.jpg' } } },
};
const variants = [
  {
    id: 'gid://shopify/ProductVariant/52',
    title: 'L',
    sku: '',
    position: 2,
    price: '139.50',
    compareAtPrice: null,
    availableForSale: false,
    inventoryQuantity: 0,
    inventoryPolicy: 'DENY',
    inventoryItem: { tracked: true, unitCost: null },
    selectedOptions: [{ value: 'L' }],
  },
  {
    id: 'gid://shopify/ProductVariant/51',
    title: 'S',
    sku: 'M1',
    position: 1,
    price: '129.5',
    compareAtPrice: '150.00',
    availableForSale: true,
    inventoryQuantity: 3,
    inventoryPolicy: 'DENY',
    inventoryItem: { tracked: true, unitCost: { amount: '61.5', currencyCode: 'SEK' } },
    selectedOptions: [{ value: 'S' }],
  },
];
const collections = [{ id: 'gid://shopify/Collection/9' }, { id: 'gid://shopify/Collection/8' }];
const rest = {
  id: 5,
  handle: 'mug',
  title: 'Mug </script>',
  product_type: 'Cup',
  vendor: 'Fjord',
  tags: 'blue, winter',
  status: 'active',
  published_at: '2026-01-01T01:00:00+01:00',
  created_at: '2026-01-01T01:00:00+01:00',
  updated_at: '2026-02-01T01:00:00+01:00',
  image: { src: 'https://cdn.test/1.jpg' },
  variants: [
    {
      id: 51,
      title: 'S',
      sku: 'M1',
      position: 1,
      price: '129.50',
      compare_at_price: '150.00',
      inventory_management: 'shopify',
      inventory_policy: 'deny',
      inventory_quantity: 3,
      option1: 'S',
      option2: null,
      option3: null,
    },
    {
      id: 52,
      title: 'L',
      sku: null,
      position: 2,
      price: '139.50',
      compare_at_price: null,
      inventory_management: 'shopify',
      inventory_policy: 'deny',
      inventory_quantity: 0,
      option1: 'L',
      option2: null,
      option3: null,
    },
  ],
};

describe('products', () => {
  it('read the same from both forms, variants in the merchant’s order', () => {
    const product = productFromGraphql(node, [collections[0], ...variants, collections[1]], 'SEK');
    const base = { compareAt: null, cost: null };
    expect(product).toEqual({
      id: 5,
      handle: 'mug',
      title: 'Mug </script>',
      type: 'Cup',
      vendor: 'Fjord',
      tags: ['blue', 'winter'],
      collections: [8, 9],
      status: 'active',
      published: true,
      imageUrl: 'https://cdn.test/1.jpg',
      variants: [
        {
          ...{ id: 51, title: 'S', sku: 'M1', price: 12950, compareAt: 15000, available: true },
          ...{ cost: 6150, stock: 3, options: ['S'] },
        },
        { ...base, id: 52, title: 'L', sku: null, price: 13950, available: false, stock: 0, options: ['L'] },
      ],
      currency: 'SEK',
      createdAt: Date.parse('2026-01-01T00:00:00Z'),
      updatedAt: Date.parse('2026-02-01T00:00:00Z'),
    });
    const told = productFromRest(rest, 'SEK')!;
    expect(told).toEqual({
      ...product!,
      collections: null,
      variants: product!.variants.map((variant) => ({ ...variant, cost: null })),
    });
    expect(completed(told, product)).toEqual(product);
  });

  it.each<[string, Record<string, unknown>, number | null]>([
    ['counted', {}, 3],
    ['oversold', { inventoryQuantity: -2 }, -2],
    ['sold on beyond zero', { inventoryPolicy: 'CONTINUE' }, null],
    ['not counted', { inventoryItem: { tracked: false, unitCost: null } }, null],
    ['not told', { inventoryItem: undefined }, null],
  ])('know how many pieces are left: %s', (_name, change, stock) => {
    const product = productFromGraphql(node, [{ ...variants[1], ...change }], 'SEK');
    expect(product?.variants[0]?.stock).toBe(stock);
  });

  it('take a cost only in the shop’s own currency', () => {
    const unitCost = { amount: '10', currencyCode: 'USD' };
    const foreign = { ...variants[1], inventoryItem: { tracked: true, unitCost } };
    expect(productFromGraphql(node, [foreign], 'SEK')?.variants[0]?.cost).toBeNull();
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['stock', { inventory_quantity: 1 }, true],
    ['no stock', { inventory_quantity: 0 }, false],
    ['oversold', { inventory_quantity: -3 }, false],
    ['no stock, sold anyway', { inventory_quantity: 0, inventory_policy: 'continue' }, true],
    ['stock not tracked', { inventory_quantity: 0, inventory_management: null }, true],
    ['nobody says whether it is tracked', { inventory_quantity: 0, inventory_management: undefined }, true],
    ['nobody says how much', { inventory_quantity: undefined }, true],
  ])('know availability from a webhook: %s', (_name, change, available) => {
    const product = productFromRest({ ...rest, variants: [{ ...rest.variants[0], ...change }] }, 'SEK');
    expect(product?.variants[0]?.available).toBe(available);
  });

  it('are not taken from a webhook that holds only the first variants', () => {
    const gids = (count: number) => Array.from({ length: count }, () => ({ admin_graphql_api_id: 'x' }));
    expect(productFromRest({ ...rest, variant_gids: gids(3) }, 'SEK')).toBeNull();
    expect(productFromRest({ ...rest, variant_gids: gids(2) }, 'SEK')).not.toBeNull();
  });

  it('know drafts, unlisted and unpublished ones, and those without picture', () => {
    expect(
      productFromGraphql({ ...node, status: 'UNLISTED', publishedAt: null, featuredMedia: null }, [], 'SEK'),
    ).toMatchObject({
      status: 'unlisted',
      published: false,
      imageUrl: null,
      variants: [],
    });
    expect(
      productFromRest({ ...rest, status: 'draft', published_at: null, image: null }, 'SEK'),
    ).toMatchObject({
      status: 'draft',
      published: false,
      imageUrl: null,
    });
  });

  it('leave out a variant without a price and are null without handle, title, status or dates', () => {
    const priceless = { ...variants[0], price: 'x' };
    expect(productFromGraphql(node, [priceless, variants[1]], 'SEK')?.variants).toHaveLength(1);
    for (const key of ['id', 'handle', 'title', 'status', 'createdAt', 'updatedAt']) {
      expect(productFromGraphql({ ...node, [key]: null }, variants, 'SEK'), key).toBeNull();
    }
    expect(productFromGraphql({ ...node, status: 'SOMETHING_NEW' }, variants, 'SEK')).toBeNull();
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        productFromRest(a, 'SEK');
        productFromRest({ ...rest, variants: a, image: b, tags: a }, 'SEK');
        productFromGraphql({ ...node, featuredMedia: a, tags: b }, [a, b], 'SEK');
      }),
    );
  });
});
