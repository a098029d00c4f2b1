/** Substitutes: products that do the same job, the siblings among them, and the ladder from cheaper to better. */
import { lowestPrice } from '../catalog.ts';
import { alike } from './alike.ts';
import { plain } from './facts.ts';
import type { Interactions } from './interactions.ts';
import { learnKinds, type SameKind } from './kind.ts';
import { type Ladder, learnLadder } from './ladder.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { siblingGroups } from './siblings.ts';
import { type Described, titleWords } from './text.ts';
import { learnVariation } from './variation.ts';

/** What is trained of substitutes: rows of scored products, best first, siblings among them. */
export interface Substitutes extends Neighbours {
  /** Two products are siblings when their groups are equal. */
  readonly groups: Uint32Array;
  readonly ladder: Ladder;
}

export interface SubstituteOptions {
  /** Kept per product, siblings not counted. */
  readonly keep: number;
  /** Siblings kept per product. */
  readonly keepSiblings: number;
  /** Least likeness of texts (see alike.ts) by what the kinds say; of two products of one declared type. */
  readonly leastOfType: Readonly<Record<SameKind, number>>;
  /** The same where a type is missing and titles alone must vouch for the job. */
  readonly leastUntyped: Readonly<Record<SameKind, number>>;
}

const NEVER = Number.POSITIVE_INFINITY;

export const SUBSTITUTE_DEFAULTS: SubstituteOptions = {
  keep: 30,
  keepSiblings: 10,
  leastOfType: { same: 0.15, alike: 0.2, unknown: 0.55, other: NEVER },
  leastUntyped: { same: 0.3, alike: 0.4, unknown: 0.65, other: NEVER },
};

/** Nearest looked at per product before kinds and floors take some away. */
const POOL = 60;
/** Same-job neighbours of each product from which the ladder is learnt. */
const LESSONS = 12;

/**
 * Row i is `products[i]`, which must be ascending by id; indices are rows too. Products of different declared types
 * are never substitutes, nor are those whose titles name different kinds of things. `history` sharpens the order.
 */
export function trainSubstitutes(
  products: readonly Described[],
  history: Interactions | null = null,
  options: SubstituteOptions = SUBSTITUTE_DEFAULTS,
  onProgress: (share: number) => void = () => {},
): Substitutes {
  const prices = products.map(lowestPrice);
  const variation = learnVariation(products.map(titleWords), prices);
  const groups = siblingGroups(products, variation);
  const kinds = learnKinds(products, groups, variation);
  const types = products.map(({ type }) => plain(type));
  const near = alike(products, history, {
    k: POOL,
    groups: { of: groups, most: options.keepSiblings },
    variation,
    apart: (a, b) => types[a] !== '' && types[b] !== '' && types[a] !== types[b],
    least: (a, b) => {
      if (groups[a] === groups[b]) return 0;
      const least = types[a] !== '' && types[b] !== '' ? options.leastOfType : options.leastUntyped;
      return least[kinds.same(a, b)];
    },
    onProgress: (share) => onProgress(share * 0.9),
  });
  const rows = new NeighboursBuilder(products.length);
  for (let i = 0; i < products.length; i++) {
    let kept = 0;
    let siblings = 0;
    for (let p = near.ptr[i]!; p < near.ptr[i + 1]!; p++) {
      const j = near.item[p]!;
      if (groups[j] === groups[i]) {
        if (siblings < options.keepSiblings) rows.add(j, near.score[p]!, 0);
        siblings += 1;
        continue;
      }
      if (kept === options.keep) continue;
      rows.add(j, near.score[p]!, 0);
      kept += 1;
    }
    rows.endRow();
  }
  const found = rows.finish();
  const ladder = learnLadder(
    products,
    prices,
    (row) => kinds.of[row]!.head,
    function* (row) {
      const end = Math.min(found.ptr[row + 1]!, found.ptr[row]! + LESSONS + options.keepSiblings);
      for (let p = found.ptr[row]!; p < end; p++) {
        if (groups[found.item[p]!] !== groups[row]) yield found.item[p]!;
      }
    },
  );
  onProgress(1);
  return { ...found, groups, ladder };
}
