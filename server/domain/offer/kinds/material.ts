/** What first drafts are made of: the pair that sells best together, the bestseller, a usual sum. */
import { isSellable, lowestPrice, type Product, type Variant } from '../../catalog.ts';
import { exponentOf } from '../../money.ts';
import type { Material } from './kind.ts';

/** Among so many of the best sellers the best pair is looked for. */
const LOOKED_AT = 40;

/** Products for sale, most sold first; without a model, in the order of the catalogue. */
function sellers({ catalog, model }: Material): Product[] {
  const forSale = [...catalog.values()].filter((one) => isSellable(one) && lowestPrice(one) > 0);
  if (model === null) return forSale;
  const ranked = model.ranking({ context: [], barred: new Set(), limit: LOOKED_AT });
  const known = new Map(forSale.map((one) => [one.id, one]));
  return ranked.flatMap(({ productId }) => known.get(productId) ?? []);
}

export function bestseller(material: Material): Product | null {
  return sellers(material)[0] ?? null;
}

/** The two that stand in most orders together; null where too few orders speak for any. */
export function bestPair(material: Material): readonly [Product, Product] | null {
  const { catalog, model } = material;
  if (model === null) return null;
  let best: readonly [Product, Product] | null = null;
  let most = 0;
  for (const product of sellers(material)) {
    for (const { productId, reason } of model.complements({
      context: [product.id],
      barred: new Set(),
      limit: 5,
    })) {
      const other = catalog.get(productId);
      if (other === undefined || !isSellable(other) || reason.kind !== 'bought-together') continue;
      if (reason.orders <= most) continue;
      most = reason.orders;
      best = [product, other];
    }
  }
  return best;
}

/** The cheapest thing for sale with its variant: what a shop gives away first. A service is no gift. */
export function cheapest({ catalog }: Material): Choice | null {
  let found: Choice | null = null;
  for (const product of catalog.values()) {
    if (!isSellable(product) || isService(product)) continue;
    for (const variant of product.variants)
      if (variant.available && variant.price > 0 && (found === null || variant.price < found.variant.price))
        found = { product, variant };
  }
  return found;
}

export interface Choice {
  readonly product: Product;
  readonly variant: Variant;
}

/** Words by which services name themselves, in the languages of the North and in English and German. */
const SERVICES =
  /gift ?wrap|presentinslag|innpakning|indpakning|geschenkverpackung|warranty|garanti|engrav|gravyr|gravering|protection|försäkring/i;

function isService({ title, type }: Product): boolean {
  return SERVICES.test(`${title} ${type}`);
}

/** A product that is a service by its own words. */
export function serviceIn({ catalog }: Material): Choice | null {
  for (const product of catalog.values()) {
    if (!isSellable(product) || !isService(product)) continue;
    const variant = product.variants.find(({ available }) => available);
    if (variant !== undefined) return { product, variant };
  }
  return null;
}

/**
 * `times` the middle price of the catalogue, rounded up to two digits: a sum that takes a second or third product to
 * reach. Minor units; null without products for sale.
 */
export function usualSum({ catalog, currency }: Material, times: number): number | null {
  const prices = [...catalog.values()]
    .filter(isSellable)
    .map(lowestPrice)
    .filter((price) => price > 0)
    .sort((a, b) => a - b);
  const middle = prices[Math.floor(prices.length / 2)];
  if (middle === undefined) return null;
  const step = Math.max(10 ** exponentOf(currency), 10 ** (String(middle * times).length - 2));
  return Math.ceil((middle * times) / step) * step;
}
