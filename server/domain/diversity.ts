/** Sees to it that one answer is not the same thing many times over. */
import type { Eligible } from './eligibility.ts';
import type { ProductId } from './ids.ts';
import { folded } from './rules.ts';

export interface DiversityOptions {
  /** At most so many of one type; null for any number. A product without a type says nothing and is not counted. */
  readonly perType: number | null;
  /** The same article in other colours or sizes. */
  readonly siblings: (productId: ProductId) => readonly ProductId[];
  /** How many are wanted: further ones are not looked at. */
  readonly limit: number;
}

/**
 * Takes the best, in their order, leaving out further products of a type that has had its share and siblings of one
 * already taken. What is left out is not replaced by anything weaker than what the ranking holds: where only one
 * type fits, the answer is short, since a merchant who wants few of a kind wants few of it there, too. Pins count
 * towards their type's share, and are always kept.
 */
export function diverse(found: Iterable<Eligible>, options: DiversityOptions): Eligible[] {
  const { perType, siblings, limit } = options;
  const ofType = new Map<string, number>();
  const alike = new Set<ProductId>();
  const kept: Eligible[] = [];
  if (limit <= 0) return kept;
  for (const one of found) {
    const { product, candidate } = one;
    const type = perType === null ? '' : folded(product.type.trim());
    const count = ofType.get(type) ?? 0;
    if (candidate.reason.kind !== 'pinned') {
      if (alike.has(product.id)) continue;
      if (perType !== null && type !== '' && count >= perType) continue;
    }
    kept.push(one);
    if (kept.length >= limit) break;
    ofType.set(type, count + 1);
    for (const sibling of siblings(product.id)) alike.add(sibling);
  }
  return kept;
}
