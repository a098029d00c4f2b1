/** The products and groups of the fixture's shop. */
import type { Group, GroupKind, PickCard } from '../../domain/report.ts';

const NAMES = [
  ['Birch tray, oval', 34900],
  ['Coffee, light roast 250 g', 8900],
  ['Coffee filters 1×4, unbleached', 2900],
  ['Enamel kettle 1.5 l', 59900],
  ['Gift card', 50000],
  ['Linen tea towel, natural', 14900],
  ['Pour-over stand, oak and brass, with drip dish and two sizes of cone', 89900],
  ['Stoneware mug, moss', 18900],
  ['Stoneware mug, sand', 17900],
  ['Wool blanket, grey', 129900],
] as const;

const HUES = [84, 24, 38, 210, 330, 52, 30, 120, 46, 260];
const picture = (index: number) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="hsl(${HUES[index]} 30% 86%)"/><circle cx="40" cy="42" r="20" fill="hsl(${HUES[index]} 34% 48%)"/></svg>`,
  )}`;

export const PRODUCTS: readonly PickCard[] = NAMES.map(([title, price], index) => ({
  id: 101 + index,
  title,
  price,
  currency: 'SEK',
  imageUrl: index === 4 ? null : picture(index),
  sellable: index !== 9,
  variants: (index === 5 ? ['Small', 'Large'] : ['Default']).map((name, at) => ({
    id: (101 + index) * 10 + at,
    title: name,
    price: price + at * 5000,
    available: true,
  })),
}));

export const COLLECTIONS = [
  { id: 501, title: 'Kitchen' },
  { id: 502, title: 'Gifts under 300 kr, all occasions, and whatever else fits into a small parcel' },
];
export const GROUPS: Readonly<Record<GroupKind, readonly Group[]>> = {
  collection: COLLECTIONS.map(({ id, title }, at) => ({ key: String(id), title, products: 7 - at })),
  tag: [
    { key: 'sale', title: 'sale', products: 3 },
    { key: '</script><b>sample', title: '</script><b>sample', products: 1 },
  ],
  vendor: [{ key: 'Fjord & Søn', title: 'Fjord & Søn', products: 4 }],
};
