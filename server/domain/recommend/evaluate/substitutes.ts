/** The sibling protocol: are the other colours and patterns of an article found as its substitutes, and known as such? */
import type { OrderHistory } from '../../basket.ts';
import { lowestPrice } from '../../catalog.ts';
import type { ProductId } from '../../ids.ts';
import { DEFAULT_RULES } from '../../rules.ts';
import type { Candidate } from '../../suggestion.ts';
import { alike } from '../alike.ts';
import { buildInteractions, type Interactions, indexOfId } from '../interactions.ts';
import { Judge } from '../ladder.ts';
import type { Neighbours } from '../neighbours.ts';
import { type Substitutes, trainSubstitutes } from '../substitutes.ts';
import type { Described } from '../text.ts';
import { alternativesOf, upgradesOf } from '../upgrades.ts';
import { nearPrices } from '../variation.ts';

export interface SubstituteEvaluation {
  /** Products with at least one other product of their family. */
  readonly queries: number;
  /** Share of queries with a sibling among the first ten. */
  readonly hr10: number;
  /** Mean of siblings among the first ten ÷ min(10, siblings). */
  readonly recall10: number;
  /** Mean of 1/rank of the first sibling, 0 beyond the tenth. */
  readonly mrr10: number;
  /**
   * The sibling flag over pairs of products that both have relatives: the share of flagged pairs that are of one
   * family, and the share of pairs of one family at nearly the same price (within a quarter) that are flagged.
   */
  readonly flag: { readonly precision: number; readonly recall: number };
  readonly upgrades: OfferCount;
  readonly alternatives: OfferCount;
}

/** What would be offered on product pages, over all products. */
export interface OfferCount {
  /** Products with at least one offer. */
  readonly products: number;
  readonly offers: number;
  /** Offers that are of the product's own family at nearly its price: a colour offered as something better or cheaper. */
  readonly siblings: number;
}

/** Ranks judged. */
const TOP = 10;
/** Scored per product; behind them stand the others by orders, which the protocol never sees. */
const SCORED = 60;

/**
 * Each product that has a relative in `families` asks; all other products of `products` that occur in `history` are
 * ranked as its substitutes, without a floor, ties by orders, then id. `families` is used for judging alone. The
 * answer is deterministic.
 */
export function evaluateSubstitutes(
  products: readonly Described[],
  history: OrderHistory,
  families: ReadonlyMap<ProductId, string>,
  onProgress: (share: number) => void = () => {},
): SubstituteEvaluation {
  const interactions = buildInteractions(history);
  const bought = products
    .filter(({ id }) => indexOfId(interactions.ids, id) >= 0)
    .sort((a, b) => a.id - b.id);
  const judged = new Families(bought, families);
  const near = alike(bought, interactions, { k: SCORED, onProgress: (share) => onProgress(share / 2) });
  const ranking = judgeRanking(near, judged, byOrders(bought, interactions));
  const trained = trainSubstitutes(bought, interactions, undefined, (share) => onProgress(0.5 + share / 2));
  return {
    ...ranking,
    flag: judgeFlag(trained.groups, bought, judged),
    ...judgeOffers(trained, bought, judged),
  };
}

/** Families by row, of products that have a relative. */
class Families {
  readonly members: readonly (readonly number[])[];
  private readonly of: Int32Array;

  constructor(products: readonly Described[], families: ReadonlyMap<ProductId, string>) {
    const rows = new Map<string, number[]>();
    products.forEach(({ id }, at) => {
      const family = families.get(id);
      if (family !== undefined) rows.set(family, [...(rows.get(family) ?? []), at]);
    });
    this.members = [...rows.values()].filter((family) => family.length > 1);
    this.of = new Int32Array(products.length).fill(-1);
    this.members.forEach((family, number) => {
      for (const at of family) this.of[at] = number;
    });
  }

  has(a: number): boolean {
    return this.of[a]! >= 0;
  }

  same(a: number, b: number): boolean {
    return this.has(a) && this.of[a] === this.of[b];
  }
}

/** Rows by number of orders, most first, then by id, which is their own order. */
function byOrders(products: readonly Described[], { ids, itemPtr }: Interactions): number[] {
  const orders = products.map(({ id }) => {
    const at = indexOfId(ids, id);
    return itemPtr[at + 1]! - itemPtr[at]!;
  });
  return products.map((_, at) => at).sort((a, b) => orders[b]! - orders[a]! || a - b);
}

function judgeRanking(near: Neighbours, families: Families, popular: readonly number[]) {
  const place = new Uint32Array(popular.length);
  for (const [at, row] of popular.entries()) place[row] = at;
  let queries = 0;
  let hits = 0;
  let recall = 0;
  let reciprocal = 0;
  for (const family of families.members) {
    for (const asked of family) {
      const first = topOf(near, asked, popular, place);
      const ranks = first.flatMap((row, at) => (families.same(asked, row) ? [at + 1] : []));
      queries += 1;
      hits += ranks.length > 0 ? 1 : 0;
      recall += ranks.length / Math.min(TOP, family.length - 1);
      reciprocal += ranks.length > 0 ? 1 / ranks[0]! : 0;
    }
  }
  const mean = (sum: number) => (queries === 0 ? 0 : sum / queries);
  return { queries, hr10: mean(hits), recall10: mean(recall), mrr10: mean(reciprocal) };
}

function topOf(near: Neighbours, asked: number, popular: readonly number[], place: Uint32Array): number[] {
  const scored: { row: number; score: number }[] = [];
  for (let p = near.ptr[asked]!; p < near.ptr[asked + 1]!; p++) {
    scored.push({ row: near.item[p]!, score: near.score[p]! });
  }
  scored.sort((a, b) => b.score - a.score || place[a.row]! - place[b.row]!);
  const first = scored.slice(0, TOP).map(({ row }) => row);
  for (let at = 0; at < popular.length && first.length < TOP; at++) {
    const row = popular[at]!;
    if (row !== asked && !first.includes(row)) first.push(row);
  }
  return first;
}

function judgeFlag(groups: Uint32Array, products: readonly Described[], families: Families) {
  const near = (a: number, b: number) => nearPrices(lowestPrice(products[a]!), lowestPrice(products[b]!));
  let related = 0;
  let found = 0;
  for (const [a, b] of pairsWithin(families.members)) {
    if (!near(a, b)) continue;
    related += 1;
    if (groups[a] === groups[b]) found += 1;
  }
  const flagged = new Map<number, number[]>();
  groups.forEach((group, at) => {
    if (families.has(at)) flagged.set(group, [...(flagged.get(group) ?? []), at]);
  });
  let all = 0;
  let right = 0;
  for (const [a, b] of pairsWithin(flagged.values())) {
    all += 1;
    if (families.same(a, b)) right += 1;
  }
  return { precision: all === 0 ? 0 : right / all, recall: related === 0 ? 0 : found / related };
}

function* pairsWithin(groups: Iterable<readonly number[]>): Iterable<[number, number]> {
  for (const group of groups) {
    for (const [at, a] of group.entries()) for (const b of group.slice(at + 1)) yield [a, b];
  }
}

function judgeOffers(trained: Substitutes, products: readonly Described[], families: Families) {
  const { ptr, item, score, groups, ladder } = trained;
  const catalog = new Map(products.map((product) => [product.id, product]));
  const rows = new Map(products.map(({ id }, at) => [id, at]));
  const judge = new Judge(ladder);
  const gains = (a: Described, b: Described) => judge.gains(a, b);
  const { upsell, downsell } = DEFAULT_RULES.priceRatio;
  const upgrades = { products: 0, offers: 0, siblings: 0 };
  const alternatives = { products: 0, offers: 0, siblings: 0 };
  const count = (into: typeof upgrades, at: number, offered: readonly Candidate[]) => {
    const price = lowestPrice(products[at]!);
    if (offered.length > 0) into.products += 1;
    into.offers += offered.length;
    for (const { productId } of offered) {
      const near = nearPrices(price, lowestPrice(catalog.get(productId)!));
      if (near && families.same(at, rows.get(productId)!)) into.siblings += 1;
    }
  };
  products.forEach((product, at) => {
    const found = [...item.subarray(ptr[at]!, ptr[at + 1]!)].map((row, place) => ({
      productId: products[row]!.id,
      similarity: score[ptr[at]! + place]!,
      sibling: groups[row] === groups[at],
    }));
    count(upgrades, at, upgradesOf(product, found, catalog, gains, upsell));
    count(alternatives, at, alternativesOf(product, found, catalog, downsell));
  });
  return { upgrades, alternatives };
}
