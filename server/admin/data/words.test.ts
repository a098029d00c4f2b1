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
  it('says of a product without orders of its own whose they are', () => {
    const reason = { kind: 'like-bought-together', like: 9, orders: 38, share: 38 / 212 } as const;
    expect(reasonInWords({ ...reason, with: 1 }, card(2, 100), mug)).toBe(
      'Resembles a product bought with it in 38 of 212 orders (18%)',
    );
    expect(reasonInWords({ ...reason, with: 77 }, card(2, 100), mug)).toBe(
      'Resembles a product bought in 38 of 212 orders (18%) with another product in the cart',
    );
  });
  it('states what something better costs more, and in what it is better', () => {
    const gains = [
      { what: 'Volume', from: '500 ml', to: '750 ml' },
      { what: 'Lids', from: '1', to: '2' },
    ];
    const reason = { kind: 'similar-better', than: 1, more: 1, shared: [], gains } as const;
    expect(reasonInWords(reason, card(2, 19900), mug)).toBe(
      'Does the same job better for $10.00 more: Volume 750 ml instead of 500 ml and Lids 2 instead of 1',
    );
    expect(reasonInWords({ ...reason, gains: [] }, card(2, 18900), mug)).toBe('Does the same job better');
  });
  it('names what two products have in common', () => {
    const shared = [
      { by: 'type', value: 'Mugs' },
      { by: 'tag', value: 'camping' },
    ] as const;
    expect(reasonInWords({ kind: 'similar-cheaper', to: 9, less: 1, shared }, card(2, 100), mug)).toBe(
      'Does the same job. In common: type “Mugs” and tag “camping”',
    );
  });
  it.each([
    [{ kind: 'again', times: 3, daysAgo: 30 }, 'This customer bought it 3 times, last 30 days ago'],
    [{ kind: 'popular', orders: 1234, days: 30 }, 'Popular: in 1,234 orders of the last 30 days'],
    [{ kind: 'pinned' }, 'Pinned by you'],
  ] as const)('puts %j in words', (reason, words) =>
    expect(reasonInWords(reason, card(2, 100), mug)).toBe(words),
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
