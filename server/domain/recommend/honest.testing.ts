/** What must be true of any answer of a model, recounted from the raw orders; for tests. */
import { expect } from 'vitest';
import type { ProductId } from '../ids.ts';
import type { Candidate } from '../suggestion.ts';
import type { ComplementQuestion, Model } from './model.ts';
import { evidence } from './support.ts';

export type Basket = readonly ProductId[];

export interface Shop {
  readonly baskets: readonly Basket[];
  readonly model: Model;
}

/** Baskets that hold all of `ids`. */
export const holding = (baskets: readonly Basket[], ...ids: ProductId[]) =>
  baskets.filter((basket) => ids.every((id) => basket.includes(id))).length;

/** Whether the raw orders support the pair, as support.ts defines it. */
export function supported({ baskets }: Shop, a: ProductId, b: ProductId): boolean {
  const sold = new Set(baskets.flat()).size;
  const together = holding(baskets, a, b);
  const strength = evidence(together, holding(baskets, a), holding(baskets, b), baskets.length);
  return together >= 3 && strength >= Math.log(sold / 0.1);
}

/** Everything that must be true of one answer. */
export function expectHonest(
  shop: Shop,
  { context, barred, limit }: ComplementQuestion,
  found: readonly Candidate[],
) {
  const { baskets, model } = shop;
  expect(found.length).toBeLessThanOrEqual(limit);
  expect(new Set(found.map(({ productId }) => productId)).size).toBe(found.length);
  let last = Number.POSITIVE_INFINITY;
  for (const { productId, score, reason } of found) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(last);
    last = score;
    expect(context).not.toContain(productId);
    expect(barred.has(productId)).toBe(false);
    for (const own of context) {
      expect(model.substitutes(own, 100)).not.toContainEqual(
        expect.objectContaining({ productId, sibling: true }),
      );
    }
    if (reason.kind !== 'bought-together' && reason.kind !== 'like-bought-together') {
      throw new Error(`A model cannot know of ${reason.kind}.`);
    }
    const speaking = reason.kind === 'bought-together' ? productId : reason.like;
    expect(reason.orders).toBe(holding(baskets, speaking, reason.with));
    expect(reason.share).toBeCloseTo(reason.orders / holding(baskets, reason.with), 12);
    expect(supported(shop, speaking, reason.with)).toBe(true);
    if (reason.kind === 'bought-together') {
      expect(context).toContain(reason.with);
      // It is the pair with the most orders of those that speak for it.
      for (const own of context) {
        if (supported(shop, productId, own))
          expect(holding(baskets, productId, own)).toBeLessThanOrEqual(reason.orders);
      }
    } else {
      // The product suggested is or resembles the one that speaks, what is in hand the one it was bought with.
      expect(reason.like === productId || holding(baskets, productId) === 0).toBe(true);
      expect(context.includes(reason.with) || context.some((own) => holding(baskets, own) === 0)).toBe(true);
      expect(reason.like === productId && context.includes(reason.with)).toBe(false);
      expect(context).not.toContain(reason.like);
    }
  }
}
