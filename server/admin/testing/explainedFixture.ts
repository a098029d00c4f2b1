/** An explained page of the fixture: something shown, something held back, offers that have nothing to say. */
import { PLACEMENTS } from '../../domain/placement.ts';
import type { ExplainedPage, ProductCard } from '../../domain/report.ts';
import { PRODUCTS } from './products.ts';

/** `asked`: the query's parameters, some of which change what is said. */
export function explained(inHand: ProductCard, asked: URLSearchParams): ExplainedPage {
  const spots = (asked.get('spots') ?? asked.get('placement') ?? '').split(',');
  const declined = asked.get('memory')?.includes('upsell') ?? false;
  const [first, second] = PRODUCTS.filter(({ id }) => id !== inHand.id);
  const upgrade = {
    spot: 'upgrade',
    technique: 'upsell',
    offer: 'upgrade',
    priority: null,
    told: null,
  } as const;
  return {
    spots: PLACEMENTS.filter((one) => spots.includes(one)),
    decisions: [
      declined
        ? {
            ...upgrade,
            products: [first!],
            kind: 'held-back',
            why: 'declined',
            key: 'upsell',
            days: 0,
            away: 30,
          }
        : { ...upgrade, products: [first!], kind: 'shown' },
      {
        spot: 'product',
        technique: 'cross-sell',
        offer: null,
        priority: null,
        told: null,
        products: [second!],
        kind: 'held-back',
        why: 'twice',
        product: second!.id,
        at: 'upgrade',
      },
    ],
    unproposed: [
      {
        offer: 'ocoffee01',
        kind: 'refused',
        refusal: { why: 'country', country: asked.get('country') ?? '' },
      },
      { offer: 'obar00001', kind: 'elsewhere', spots: ['cart'] },
    ],
    empty: [{ spot: 'bundle', why: 'no-offer' }],
    left: [
      { product: PRODUCTS[9]!, why: 'sold-out' },
      { product: PRODUCTS[5]!, why: 'margin', least: 20 },
      { product: PRODUCTS[7]!, why: 'support' },
    ],
    offers: [
      { id: 'ocoffee01', name: 'Coffee set', priority: 1 },
      { id: 'obar00001', name: 'The bar', priority: 4 },
    ],
  };
}
