/** Articles that a shop sells as one product per colour, as some shops do: siblings, neither better nor complements. */
import type { ShopData, TwinProduct } from '../state.ts';
import { idSource } from './products.ts';
import { shuffle, stream } from './random.ts';
import { slug } from './text.ts';

/** Names of colours that no dictionary would know for colours. */
const COLOURS = ['Rust', 'Moss', 'Flint', 'Saffron', 'Dusk', 'Lingonris'] as const;
const PER_ARTICLE = 3;

/**
 * Turns `articles` products of the shop into three products each, one per colour, at one price; the first keeps its id
 * and its orders. Returns the products, the new ones last, and the ids of each article.
 */
export function plantTwins(
  seed: number,
  products: ShopData['products'],
  articles: number,
): { products: TwinProduct[]; siblings: number[][] } {
  const random = stream(seed, 'twins');
  const ids = idSource(random, 9_500_000_000_000);
  const variantIds = idSource(random, 55_000_000_000_000);
  const plain = products.filter(({ status, variants }) => status === 'ACTIVE' && variants.length === 1);
  const chosen = new Set(shuffle(random, plain).slice(0, articles));
  const changed = products.map((product) => {
    if (!chosen.has(product)) return [product];
    return shuffle(random, [...COLOURS])
      .slice(0, PER_ARTICLE)
      .map((colour, at) =>
        inColour(product, colour, at === 0 ? null : { id: ids(), variantId: variantIds() }),
      );
  });
  return {
    products: [...changed.map((made) => made[0]!), ...changed.flatMap((made) => made.slice(1))],
    siblings: changed.filter((made) => made.length > 1).map((made) => made.map(({ id }) => id)),
  };
}

function inColour(
  product: TwinProduct,
  colour: string,
  fresh: { id: number; variantId: number } | null,
): TwinProduct {
  const title = `${product.title} – ${colour}`;
  if (fresh === null) return { ...product, title };
  return {
    ...product,
    id: fresh.id,
    handle: slug(title),
    title,
    variants: product.variants.map((variant) => ({
      ...variant,
      id: fresh.variantId,
      productId: fresh.id,
      sku: `${variant.sku}-${colour.toUpperCase()}`,
    })),
    rating: null,
  };
}
