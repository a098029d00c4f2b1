/** Reasons and explanations, word for word. */
import { describe, expect, it } from 'vitest';
import type { ProductCard } from '../../domain/report.ts';
import { text } from '../text.ts';
import { explain, reasonInWords } from './words.ts';

const card = (id: number, price: number, currency = 'USD'): ProductCard => ({
  id,
  title: `Product ${id}`,
  imageUrl: null,
  price,
  currency,
  sellable: true,
});
const mug = card(1, 18900);

describe('a reason', () => {
  it('names both counts and the share of what was bought together', () => {
    const reason = { kind: 'bought-together', orders: 38, share: 38 / 212, with: 1 } as const;
    expect(reasonInWords(reason, card(2, 100), mug)).toBe('Bought together in 38 of 212 orders (18%)');
  });
  it('says so when the orders were with another product', () => {
    const reason = { kind: 'bought-together', orders: 5, share: 0.25, with: 77 } as const;
    expect(reasonInWords(reason, card(2, 100), mug)).toBe(
      'Bought in 5 of 20 orders (25%) with another product in the cart',
    );
  });
  it('never claims more orders together than there were', () => {
    const reason = { kind: 'bought-together', orders: 3, share: 1, with: 1 } as const;
    expect(reasonInWords(reason, card(2, 100), mug)).toBe('Bought together in 3 of 3 orders (100%)');
  });
  it('states the difference of a cheaper one', () => {
    const reason = { kind: 'similar-cheaper', to: 1, less: 1000, shared: [] } as const;
    expect(reasonInWords(reason, card(2, 17900), mug)).toBe('Does the same job for $10.00 less');
  });
  it.each([
    ['it is not cheaper after all', card(2, 18900), 1],
    ['the currencies differ', card(2, 100, 'SEK'), 1],
    ['it is similar to another product', card(2, 100), 9],
  ])('claims no saving when %s', (_, product, to) =>
    expect(reasonInWords({ kind: 'similar-cheaper', to, less: 1000, shared: [] }, product, mug)).toBe(
      'Does the same job',
    ),
  );
});

describe('an explanation', () => {
  it('says of exit intent that a cheaper one is missing, not that orders are', () => {
    expect(explain('no-support', 'exit')).toBe(text.whyExit);
    expect(explain('no-support', 'cart')).toBe(text.why['no-support']);
  });
  it('keeps other reasons apart from the placement', () =>
    expect(explain('placement-off', 'exit')).toBe(text.why['placement-off']));
});
