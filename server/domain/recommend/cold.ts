/** Cold start: a product without orders borrows from those whose descriptions it resembles. */
import type { Neighbours } from './neighbours.ts';
import { type Relation, RelationBuilder } from './relation.ts';
import type { Scored } from './scorer.ts';

/** No item: the product has orders of its own, or resembles none that has. */
export const NOBODY = 0xffffffff;

/** Least likeness by text (0 to 1) from which it is borrowed: below, products merely share a word. */
const LEAST_LIKENESS = 0.25;
/** A new product is suggested in the place of one that it resembles more surely than that. */
const LEAST_TO_STAND_IN = 0.4;
/** What is borrowed counts half: a likeness is no order. */
const BORROWED = 0.5;
/** What a new product's own likeness to another is worth as a complement, in shares of the other's orders. */
const LIKENESS_WORTH = 0.1;
/** Kept of a borrowed row. */
const KEEP = 150;
/** New products that stand in for one old one, at most, and in how many places of a row. */
const MOST_STANDING_IN = 2;
const PLACES = 40;

/**
 * Adds rows for items without orders, and such items to the rows of others. `near`: row i holds item i's nearest by
 * text. Returns what scoring reads, and for each new item the old one it resembles most (else NOBODY).
 */
export function warmUp(scored: Scored, near: Neighbours): { scored: Scored; like: Uint32Array } {
  const n = scored.own.length;
  const orders = scored.popularity;
  const like = new Uint32Array(n).fill(NOBODY);
  const likeness = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    if (orders[i]! > 0) continue;
    for (let k = near.ptr[i]!; k < near.ptr[i + 1]!; k++) {
      if (orders[near.item[k]!]! === 0 || near.score[k]! < LEAST_LIKENESS) continue;
      like[i] = near.item[k]!;
      likeness[i] = near.score[k]!;
      break;
    }
  }
  const own = scored.own.slice();
  const bias = scored.bias.slice();
  const popularity = orders.slice();
  const trend = scored.trend.slice();
  const rows = new RelationBuilder(n);
  const standIns = standInsOf(like, likeness);
  const borrower = new Borrower(scored, near);
  for (let i = 0; i < n; i++) {
    if (like[i] === NOBODY) copyRow(scored.relation, i, standIns, likeness, rows);
    else {
      own[i] = borrower.borrow(i, rows);
      const share = BORROWED * likeness[i]!;
      bias[i] = share * bias[like[i]!]!;
      trend[i] = trend[like[i]!]!;
      popularity[i] = Math.ceil(share * orders[like[i]!]!);
    }
    rows.endRow();
  }
  return { scored: { ...scored, relation: rows.finish(), own, bias, popularity, trend }, like };
}

/** For each old item the new ones that stand in for it, most alike first. */
function standInsOf(like: Uint32Array, likeness: Float32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < like.length; i++) {
    if (like[i] === NOBODY || likeness[i]! < LEAST_TO_STAND_IN) continue;
    const list = found.get(like[i]!);
    if (list === undefined) found.set(like[i]!, [i]);
    else list.push(i);
  }
  for (const list of found.values()) {
    list.sort((a, b) => likeness[b]! - likeness[a]! || a - b);
    list.length = Math.min(list.length, MOST_STANDING_IN);
  }
  return found;
}

/** An old item's row as it is, and new items beside the strongest of those they resemble. */
function copyRow(
  { ptr, item, ridge, weight, count }: Relation,
  i: number,
  standIns: ReadonlyMap<number, readonly number[]>,
  likeness: Float32Array,
  rows: RelationBuilder,
): void {
  const added: { item: number; from: number; share: number }[] = [];
  for (let k = ptr[i]!; k < ptr[i + 1]!; k++) {
    for (const other of standIns.get(item[k]!) ?? []) {
      if (other !== i) added.push({ item: other, from: k, share: BORROWED * likeness[other]! });
    }
  }
  added.sort((a, b) => weight[b.from]! - weight[a.from]! || a.item - b.item);
  added.length = Math.min(added.length, PLACES);
  added.sort((a, b) => a.item - b.item);
  let next = 0;
  const addUpTo = (limit: number) => {
    for (; next < added.length && added[next]!.item < limit; next++) {
      const { item: other, from, share } = added[next]!;
      rows.add(other, share * ridge[from]!, share * weight[from]!, 0);
    }
  };
  for (let k = ptr[i]!; k < ptr[i + 1]!; k++) {
    addUpTo(item[k]!);
    rows.add(item[k]!, ridge[k]!, weight[k]!, count[k]!);
  }
  addUpTo(Number.POSITIVE_INFINITY);
}

/** Makes a new item's row of its nearest old ones' rows, weighed by likeness. */
class Borrower {
  private readonly scored: Scored;
  private readonly near: Neighbours;
  private readonly ridge: Float64Array;
  private readonly weight: Float64Array;

  constructor(scored: Scored, near: Neighbours) {
    this.scored = scored;
    this.near = near;
    this.ridge = new Float64Array(scored.own.length);
    this.weight = new Float64Array(scored.own.length);
  }

  /** Writes the row of `i`; returns the weight of its imagined orders. */
  borrow(i: number, rows: RelationBuilder): number {
    const { near, ridge, weight, scored } = this;
    const { relation, own, popularity } = scored;
    const met = new Set<number>();
    let all = 0;
    let imagined = 0;
    const lenders: { item: number; share: number }[] = [];
    for (let k = near.ptr[i]!; k < near.ptr[i + 1]!; k++) {
      const item = near.item[k]!;
      if (popularity[item]! === 0 || near.score[k]! < LEAST_LIKENESS) continue;
      // Squared: the nearest of twenty knows more than the other nineteen.
      lenders.push({ item, share: near.score[k]! ** 2 });
      all += near.score[k]! ** 2;
    }
    for (const { item: lender, share } of lenders) {
      const part = (BORROWED * share) / all;
      imagined += part * own[lender]!;
      for (let k = relation.ptr[lender]!; k < relation.ptr[lender + 1]!; k++) {
        const j = relation.item[k]!;
        met.add(j);
        ridge[j]! += part * relation.ridge[k]!;
        weight[j]! += part * relation.weight[k]!;
      }
      met.add(lender);
      weight[lender]! += LIKENESS_WORTH * Math.sqrt(share) * BORROWED * own[lender]!;
    }
    const strongest = [...met].sort((a, b) => weight[b]! - weight[a]! || a - b).slice(0, KEEP);
    for (const j of strongest.sort((a, b) => a - b)) rows.add(j, ridge[j]!, weight[j]!, 0);
    for (const j of met) {
      ridge[j] = 0;
      weight[j] = 0;
    }
    return imagined;
  }
}
