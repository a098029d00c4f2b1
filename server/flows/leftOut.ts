/** For the merchant's preview: of what the model ranks beside a moment, what is not shown, and which rule keeps each away. */
import { isSellable, lowestPrice, type Product, stockOf } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';
import { TECHNIQUE } from '../domain/placement.ts';
import { contextOf } from '../domain/recommend/candidates.ts';
import type { LeftOut, LeftOutWhy } from '../domain/report.ts';
import { folded } from '../domain/rules.ts';
import { rulesetOf } from '../domain/ruleset.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { toCard } from './card.ts';
import type { ShopView } from './views.ts';

/** How far down the ranking is looked, and how many are told of. */
const LOOKED_AT = 40;
const MOST_TOLD = 10;

/** Best first. `shown`: what the answer holds, or the arbiter has spoken of already. Complements alone are ranked so. */
export function leftOut(
  view: ShopView,
  request: SuggestRequest,
  shown: ReadonlySet<ProductId>,
): readonly LeftOut[] {
  const { model, catalog, settings } = view;
  const context = contextOf(request);
  if (model === null || context.length === 0 || TECHNIQUE[request.placement] !== 'cross-sell') return [];
  const barred = new Set([...shown, ...request.cart]);
  const ranked = model.ranking({ context, barred, limit: LOOKED_AT, cart: context === request.cart });
  const ceiling = rulesetOf(settings).ceiling(request, catalog);
  const beside = [...shown].flatMap((id) => catalog.get(id) ?? []);
  return ranked
    .filter(({ score }) => Number.isFinite(score))
    .flatMap(({ productId, supported }): LeftOut[] => {
      const product = catalog.get(productId);
      if (product === undefined) return [];
      const why = supported ? whyNot(view, product, ceiling, beside) : { why: 'support' as const };
      return [{ product: toCard(product), ...why }];
    })
    .slice(0, MOST_TOLD);
}

/** The first that applies, in the order in which a suggestion meets them. */
function whyNot(
  { settings, model }: ShopView,
  product: Product,
  ceiling: number,
  beside: readonly Product[],
): LeftOutWhy {
  const { rules } = settings;
  const ruleset = rulesetOf(settings);
  if (!isSellable(product)) return { why: 'sold-out' };
  if (ruleset.isExcluded(product)) return { why: 'excluded' };
  if ((stockOf(product) ?? Infinity) < rules.minStock) return { why: 'stock', least: rules.minStock };
  if (!ruleset.earnsEnough(product)) return { why: 'margin', least: rules.margin.leastPercent ?? 0 };
  if (lowestPrice(product) > ceiling) return { why: 'price', most: rules.priceRatio.crossSell.most ?? 0 };
  const siblings = model?.substitutes(product.id, 30).filter(({ sibling }) => sibling) ?? [];
  if (siblings.some(({ productId }) => beside.some(({ id }) => id === productId))) return { why: 'sibling' };
  const type = folded(product.type.trim());
  const alike = beside.filter((one) => folded(one.type.trim()) === type).length;
  if (rules.perType !== null && type !== '' && alike >= rules.perType)
    return { why: 'type', most: rules.perType };
  return { why: 'room' };
}
