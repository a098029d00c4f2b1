/** Offers of every kind, made or drawn at random, for tests; no part of the product. */
import fc from 'fast-check';
import {
  ANYBODY,
  DEVICES,
  type Detail,
  DOWNSELL_MOMENTS,
  OFFER_KINDS,
  type Offer,
  type OfferKind,
  SEGMENTS,
} from './offer.ts';
import { type OfferFields, STATUSES } from './parseOffer.ts';
import type { Off } from './terms.ts';

/** An active bundle of the products 1 and 2 for everybody, 10 % off, unless told otherwise. */
export function makeFields(over: Partial<OfferFields> = {}): OfferFields {
  return {
    name: 'An offer',
    status: 'active',
    conditions: ANYBODY,
    startsAt: null,
    endsAt: null,
    tellsEnd: false,
    stockNote: null,
    combines: { products: false, orders: false, shipping: true },
    detail: {
      kind: 'bundle',
      parts: [
        { products: [1], quantity: 1 },
        { products: [2], quantity: 1 },
      ],
      off: { kind: 'percent', hundredths: 1_000 },
    },
    ...over,
  };
}

export function makeOffer(id: string, over: Partial<Offer> = {}): Offer {
  return { ...makeFields(), id, priority: 1, version: 1, createdAt: 0, updatedAt: 0, ...over };
}

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const ids = (minLength = 0) => fc.uniqueArray(id, { minLength, maxLength: 6 });
const amount = fc.integer({ min: 1, max: 1e12 });
const percent = fc.record({
  kind: fc.constant('percent' as const),
  hundredths: fc.integer({ min: 1, max: 10_000 }),
});
const off: fc.Arbitrary<Off> = fc.oneof(percent, fc.record({ kind: fc.constant('amount' as const), amount }));
const tag = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((text) => text.trim() === text);
const selection = fc.record({
  products: ids(),
  collections: ids(),
  tags: fc.uniqueArray(tag, { maxLength: 4, selector: (text) => text.normalize('NFC').toLowerCase() }),
});
const inOrder = <T extends string>(known: readonly T[], minLength = 0) =>
  fc.subarray([...known], { minLength });

/** Percentages that grow. */
const growing = (length: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: length, maxLength: length })
    .map((all) => all.sort((a, b) => a - b).map((hundredths): Off => ({ kind: 'percent', hundredths })));

const pairs = fc
  .uniqueArray(id, { maxLength: 8 })
  .map((all) => all.slice(0, all.length >> 1).map((from, at) => ({ from, to: all.at(-1 - at)! })));
const swap = fc
  .record({ pairs, automatic: fc.boolean(), off: fc.option(off) })
  .map((one) => ({ ...one, automatic: one.automatic || one.pairs.length === 0 }));

export const DETAILS: { readonly [K in OfferKind]: fc.Arbitrary<Extract<Detail, { kind: K }>> } = {
  bundle: fc.uniqueArray(id, { minLength: 2, maxLength: 6 }).chain((all) =>
    fc.record({
      kind: fc.constant('bundle' as const),
      parts: fc
        .array(fc.integer({ min: 1, max: 20 }), { minLength: all.length, maxLength: all.length })
        .map((counts) => counts.map((quantity, at) => ({ products: [all[at]!], quantity }))),
      off,
    }),
  ),
  upgrade: swap.map((one) => ({ kind: 'upgrade' as const, ...one })),
  downgrade: fc
    .tuple(swap, inOrder(DOWNSELL_MOMENTS, 1))
    .map(([one, on]) => ({ kind: 'downgrade' as const, ...one, on })),
  volume: fc.uniqueArray(fc.integer({ min: 2, max: 1_000 }), { minLength: 1, maxLength: 10 }).chain((all) =>
    fc.record({
      kind: fc.constant('volume' as const),
      products: ids(1),
      tiers: growing(all.length).map((offs) =>
        all.sort((a, b) => a - b).map((quantity, at) => ({ quantity, off: offs[at]! })),
      ),
    }),
  ),
  gift: fc.record({ kind: fc.constant('gift' as const), product: id, variant: id, threshold: amount }),
  progress: fc
    .tuple(fc.uniqueArray(amount, { minLength: 3, maxLength: 3 }), growing(1), fc.boolean())
    .map(([sums, [less], withGift]) => {
      const [first, second, third] = sums.sort((a, b) => a - b) as [number, number, number];
      return {
        kind: 'progress' as const,
        tiers: [
          { at: first, gives: { kind: 'shipping' as const } },
          ...(withGift ? [{ at: second, gives: { kind: 'gift' as const, offer: 'ogift0001' } }] : []),
          { at: third, gives: { kind: 'discount' as const, off: less! } },
        ],
      };
    }),
  'add-on': fc
    .record({
      kind: fc.constant('add-on' as const),
      to: selection,
      product: id,
      variant: id,
      price: fc.oneof(
        fc.constant({ kind: 'fixed' as const }),
        fc.record({ kind: fc.constant('share' as const), hundredths: fc.integer({ min: 1, max: 10_000 }) }),
      ),
    })
    .filter(({ to, product }) => !to.products.includes(product)),
  subscription: fc.record({ kind: fc.constant('subscription' as const), products: ids() }),
};

const details: fc.Arbitrary<Detail> = fc.oneof(
  ...OFFER_KINDS.map((kind): fc.Arbitrary<Detail> => DETAILS[kind]),
);

/** Whatever a merchant may save. */
export const offerFields: fc.Arbitrary<OfferFields> = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }).map((text) => text.trim() || 'x'),
    status: fc.constantFrom(...STATUSES),
    conditions: fc.record({
      about: selection,
      cart: fc
        .tuple(fc.option(amount), fc.nat({ max: 1_000 }), ids(), fc.boolean())
        .map(([least, more, all, open]) => ({
          least,
          most: open ? null : (least ?? 0) + more,
          holds: all.slice(0, 3),
          lacks: all.slice(3),
        })),
      countries: fc.subarray(['SE', 'NO', 'DK', 'FI']),
      languages: fc.subarray(['sv', 'nb', 'da', 'fil']),
      devices: inOrder(DEVICES),
      visitor: fc.constantFrom('any' as const, 'new' as const, 'returning' as const),
      boughtBefore: ids(),
      segments: inOrder(SEGMENTS),
    }),
    startsAt: fc.option(fc.integer({ min: 0, max: 4e12 })),
    length: fc.option(fc.integer({ min: 1, max: 1e10 })),
    tellsEnd: fc.boolean(),
    stockNote: fc.option(fc.integer({ min: 1, max: 1_000 })),
    combines: fc.record({ products: fc.boolean(), orders: fc.boolean(), shipping: fc.boolean() }),
    detail: details,
  })
  .map(({ length, ...fields }) => {
    const endsAt = length === null ? null : (fields.startsAt ?? 0) + length;
    return { ...fields, endsAt, tellsEnd: fields.tellsEnd && endsAt !== null };
  })
  .filter(({ conditions: { cart } }) => cart.most === null || cart.most <= 1e12);
