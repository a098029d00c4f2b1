/** What a shop sells beside its goods: services that belong to a product, and subscriptions of goods that are used up. */
import type { TwinProduct, TwinSellingPlanGroup, TwinVariant } from '../state.ts';
import { idSource } from './products.ts';
import { between, stream } from './random.ts';
import { iso, slug } from './text.ts';

interface Service {
  readonly title: string;
  readonly text: string;
  /** Minor units; one variant per name, or one without a choice. */
  readonly variants: readonly (readonly [name: string | null, price: number])[];
  readonly option?: string;
}

const SERVICES: readonly Service[] = [
  {
    title: 'Gift Wrap',
    text: 'Wrapped by hand in recycled paper, with a card for your words.',
    variants: [[null, 3900]],
  },
  {
    title: 'Extended Warranty',
    text: 'We mend or replace it, whatever breaks in everyday use.',
    option: 'Term',
    variants: [
      ['2 years', 9900],
      ['5 years', 19_900],
    ],
  },
  {
    title: 'Engraving',
    text: 'A name or a date, up to twenty letters.',
    variants: [[null, 14_900]],
  },
];

/** Types of goods that are used up and bought again. */
const USED_UP = new Set(['Candles', 'Tea & Pantry']);
const MOST_SUBSCRIBED = 6;

/**
 * The shop's services, active, not sent, stock not counted, with ids above all goods'. From a random stream of their own:
 * nothing else in the shop depends on them.
 */
export function makeServices(seed: number, start: number): TwinProduct[] {
  const random = stream(seed, 'services');
  const ids = idSource(random, 9_900_000_000_000);
  const variantIds = idSource(random, 59_000_000_000_000);
  return SERVICES.map(({ title, text, option, variants }): TwinProduct => {
    const id = ids();
    const at = iso(start - between(random, 60, 400) * 86_400_000);
    return {
      id,
      handle: slug(title),
      title,
      bodyHtml: `<p>${text}</p>`,
      vendor: 'Nordlys',
      type: 'Service',
      tags: ['service'],
      status: 'ACTIVE',
      publishedAt: at,
      options: option
        ? [{ name: option, values: variants.map(([name]) => name ?? '') }]
        : [{ name: 'Title', values: ['Default Title'] }],
      variants: variants.map(
        ([name, price], index): TwinVariant => ({
          id: variantIds(),
          productId: id,
          title: name ?? 'Default Title',
          sku: `${slug(title).toUpperCase()}${name === null ? '' : `-${index + 1}`}`,
          price,
          compareAt: null,
          cost: Math.round(price * 0.3),
          tracked: false,
          inventory: 0,
          policy: 'DENY',
          options: [name ?? 'Default Title'],
          position: index + 1,
          requiresShipping: false,
        }),
      ),
      image: { src: `/cdn/images/${id}.svg`, alt: title, width: 800, height: 800 },
      rating: null,
      createdAt: at,
      updatedAt: at,
    };
  });
}

/** One group, 10 % off, for the first goods of the shop that are used up; absent where it sells none. */
export function makeSubscriptions(products: readonly TwinProduct[]): TwinSellingPlanGroup[] {
  const productIds = products
    .filter(
      ({ status, publishedAt, type }) => status === 'ACTIVE' && publishedAt !== null && USED_UP.has(type),
    )
    .slice(0, MOST_SUBSCRIBED)
    .map(({ id }) => id);
  if (productIds.length === 0) return [];
  const plan = (id: number, name: string, option: string) => ({
    id,
    name,
    description: 'Ten percent less, sent without a thought, stopped whenever you like.',
    option,
    off: 1000,
  });
  return [
    {
      id: 690_000_001,
      name: 'Subscribe and save',
      option: 'Delivery every',
      productIds,
      plans: [
        plan(690_000_011, 'Delivered every month, 10 % off', 'Month'),
        plan(690_000_012, 'Delivered every third month, 10 % off', '3 months'),
      ],
    },
  ];
}
