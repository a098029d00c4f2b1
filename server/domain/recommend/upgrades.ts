/** Upsell and downsell: which substitutes are truly better, or cheaper and as fit, and why. */
import { lowestPrice } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import type { PriceRatios } from '../rules.ts';
import type { Candidate, Gain, Shared } from '../suggestion.ts';
import { factsOf, plain } from './facts.ts';
import type { Substitute } from './model.ts';
import { isNaming } from './naming.ts';
import { type Described, stemmed, words } from './text.ts';

/** What a gain is worth beside likeness, and how many are counted and told. */
const GAIN_WORTH = 0.1;
const GAINS_TOLD = 3;
/** Most candidates: reasons cost more than the choice, and eligibility takes few away. */
const MOST = 12;

/**
 * Dearer substitutes that the shop's own texts and prices call better, best first: `found` are the substitutes of
 * `product`, `gains` says in what the second exceeds the first. Without a gain that can be named nothing is offered,
 * however alike and however dear: who is asked for more money may ask what for.
 */
export function upgradesOf<P extends Described>(
  product: P,
  found: readonly Substitute[],
  catalog: ReadonlyMap<ProductId, P>,
  gains: (a: P, b: P) => readonly Gain[],
  limits: PriceRatios['upsell'],
): Candidate[] {
  const better = within(product, found, catalog, limits).flatMap(({ other, similarity }) => {
    const all = gains(product, other);
    const counted = Math.min(all.length, GAINS_TOLD);
    const named = toTell(all).slice(0, GAINS_TOLD);
    return named.length === 0 ? [] : [{ other, named, score: similarity * (1 + GAIN_WORTH * counted) }];
  });
  better.sort((a, b) => b.score - a.score || a.other.id - b.other.id);
  return better.slice(0, MOST).map(({ other, named, score }) => ({
    productId: other.id,
    score,
    reason: {
      kind: 'similar-better',
      than: product.id,
      more: lowestPrice(other) - lowestPrice(product),
      shared: sharedBy(product, other),
      gains: named,
    },
  }));
}

/** Gains as a shopper is told of them: another vendor says nothing beside what the product itself is or has. */
export function toTell(gains: readonly Gain[]): readonly Gain[] {
  const own = gains.filter(({ what }) => what !== 'vendor');
  return own.length === 0 ? gains : own;
}

/** Cheaper substitutes that do the same job, the most alike first. */
export function alternativesOf(
  product: Described,
  found: readonly Substitute[],
  catalog: ReadonlyMap<ProductId, Described>,
  limits: PriceRatios['downsell'],
): Candidate[] {
  return within(product, found, catalog, limits)
    .slice(0, MOST)
    .map(({ other, similarity }) => ({
      productId: other.id,
      score: similarity,
      reason: {
        kind: 'similar-cheaper',
        to: product.id,
        less: lowestPrice(product) - lowestPrice(other),
        shared: sharedBy(product, other),
      },
    }));
}

/** Substitutes of another article whose price today lies within the limits; none for a product without a price. */
function within<P extends Described>(
  product: P,
  found: readonly Substitute[],
  catalog: ReadonlyMap<ProductId, P>,
  { least, most }: { readonly least: number; readonly most: number },
): { other: P; similarity: number }[] {
  const price = lowestPrice(product);
  return found.flatMap(({ productId, similarity, sibling }) => {
    const other = catalog.get(productId);
    if (sibling || other === undefined || !(price > 0)) return [];
    const ratio = lowestPrice(other) / price;
    return ratio >= least && ratio <= most ? [{ other, similarity }] : [];
  });
}

/** Most facts of one sort in a reason: it is read at a glance. */
const MOST_SHARED = 2;

/** What two products have in common, the most telling first: type, words of the title, named properties, vendor. */
export function sharedBy(a: Described, b: Described): Shared[] {
  const shared: Shared[] = [];
  const [x, y] = [factsOf(a), factsOf(b)];
  if (x.type !== '' && x.type === y.type) shared.push({ by: 'type', value: a.type.trim() });
  const common = commonWords(a.title, b.title);
  if (common !== '') shared.push({ by: 'words', value: common });
  let labels = 0;
  for (const [key, value] of x.labels) {
    const other = y.labels.get(key);
    if (labels === MOST_SHARED || other === undefined || plain(other) !== plain(value)) continue;
    shared.push({ by: 'tag', value: `${key}:${value}` });
    labels += 1;
  }
  if (x.vendor !== '' && plain(x.vendor) === plain(y.vendor))
    shared.push({ by: 'vendor', value: a.vendor.trim() });
  return shared;
}

/** The words of `a` that `b` has too, from the most telling run of them; '' when none names anything. */
function commonWords(a: string, b: string): string {
  const [shown, compared] = [words(a), stemmed(a)];
  const others = new Set(stemmed(b));
  let best: string[] = [];
  let most = 0;
  let run: string[] = [];
  let edge: string[] = [];
  let telling = 0;
  for (let at = 0; at <= shown.length; at++) {
    const word = compared[at];
    if (word !== undefined && others.has(word)) {
      // Counts at the edges of a run say nothing: "set of 3".
      if (isNaming(word)) {
        telling += 1;
        run.push(...edge, shown[at]!);
        edge = [];
      } else if (run.length > 0) {
        edge.push(shown[at]!);
      }
      continue;
    }
    // The later of equals: the thing itself stands at the end.
    if (telling > 0 && telling >= most) [best, most] = [run, telling];
    [run, edge, telling] = [[], [], 0];
  }
  return best.join(' ');
}
