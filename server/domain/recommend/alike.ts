/** How alike products are as answers to one wish: by their texts, their prices and the company they are bought in. */
import { lowestPrice } from '../catalog.ts';
import { type Interactions, indexOfId } from './interactions.ts';
import { nearestRows } from './nearest.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { ProfileCosine, profilesOf } from './secondOrder.ts';
import { siblingGroups } from './siblings.ts';
import { closeness, type Described, fieldsOf, titleWords } from './text.ts';
import { TopK } from './topk.ts';
import { learnVariation, type Variation } from './variation.ts';
import { vectorise } from './vectors.ts';

export interface AlikeOptions {
  readonly k: number;
  /** Sibling groups, of which `most` members come besides the k. */
  readonly groups?: { readonly of: Uint32Array; readonly most: number };
  readonly variation?: Variation;
  /** Pairs that are out of the question. */
  readonly apart?: (a: number, b: number) => boolean;
  /** Least text cosine × price factor of a pair, for it to be kept: company alone proves no likeness. */
  readonly least?: (a: number, b: number) => number;
  readonly onProgress?: (share: number) => void;
}

/**
 * What a wholly different price takes away. Siblings are found the better the more it takes, up to 0.5, the most that
 * was tried; but the rungs of a ladder differ in price, so it takes less. A judgement.
 */
const PRICE_PART = 0.3;
const PRICE_SLOPE = 3;
/** Weight of second-order co-purchase beside text. */
const COMPANY = 0.5;

/** What a price ratio leaves of a similarity of texts. */
export function priceFactor(a: number, b: number): number {
  return 1 - PRICE_PART * (1 - closeness(a, b, PRICE_SLOPE));
}

/**
 * The products most alike to each (row i is `products[i]`): text cosine × price factor, plus half of second-order
 * co-purchase, over 1.5, so that scores lie in 0 to 1. Candidates come from the texts; orders re-rank them.
 */
export function alike(
  products: readonly Described[],
  history: Interactions | null,
  { k, groups, variation, apart, least = () => 0, onProgress = () => {} }: AlikeOptions,
): Neighbours {
  const prices = products.map(lowestPrice);
  const varies = variation ?? learnVariation(products.map(titleWords), prices);
  const near = nearestRows(
    vectorise(fieldsOf(products, varies), groups?.of ?? siblingGroups(products, varies)),
    {
      k,
      agree: (a, b) => (apart?.(a, b) ? 0 : priceFactor(prices[a]!, prices[b]!)),
      ...(groups === undefined ? {} : { groups }),
      onProgress: (share) => onProgress(share * 0.8),
    },
  );
  const company = history === null ? null : new ProfileCosine(profilesOf(history));
  const itemOf = Int32Array.from(products, ({ id }) => (history === null ? -1 : indexOfId(history.ids, id)));
  const best = new TopK(k + (groups?.most ?? 0));
  const rows = new NeighboursBuilder(products.length);
  for (let i = 0; i < products.length; i++) {
    const item = itemOf[i]!;
    if (item >= 0) company?.open(item);
    for (let p = near.ptr[i]!; p < near.ptr[i + 1]!; p++) {
      const j = near.item[p]!;
      const text = near.score[p]!;
      if (text < least(i, j)) continue;
      const other = itemOf[j]!;
      const same = company !== null && item >= 0 && other >= 0 ? company.with(other) : 0;
      best.push(j, (text + COMPANY * same) / (1 + COMPANY));
    }
    best.drain((j, score) => rows.add(j, score, 0));
    rows.endRow();
    if (item >= 0) company?.close(item);
  }
  onProgress(1);
  return rows.finish();
}
