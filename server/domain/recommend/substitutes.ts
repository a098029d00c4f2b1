/** Substitutes by description: products whose title, type and tags say that they do the same job. */
import type { Product } from '../catalog.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { TopK } from './topk.ts';

export interface SubstituteOptions {
  readonly keep: number;
  /** Least cosine similarity of two products of one declared type: below it they merely share a word. */
  readonly minSimilarity: number;
  /**
   * The same where a type is missing and words alone must vouch for the job. Seen on a real shop without types:
   * at 0.36 playing cards stand in for a kneeling pad ("keep calm"), from 0.5 on it is a clock for a clock.
   */
  readonly minSimilarityUntyped: number;
}

export const SUBSTITUTE_DEFAULTS: SubstituteOptions = {
  keep: 30,
  minSimilarity: 0.3,
  minSimilarityUntyped: 0.5,
};

/** Words of a text: lower case, letters and digits of any script, single characters dropped. */
export function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => word.length > 1);
}

/**
 * Cosine of tf-idf vectors over title words (weight 1), the type (1.5) and tags (0.5); products of different
 * declared types are never substitutes. `products` ascending by id, index i is item i of the answer.
 * idf = ln(1 + N/df) (Salton & Buckley 1988). Cost grows with shared words, not with pairs.
 */
export function trainSubstitutes(
  products: readonly Product[],
  options: SubstituteOptions = SUBSTITUTE_DEFAULTS,
): Neighbours {
  const vectors = products.map((product) => features(product));
  const df = new Map<string, number>();
  for (const vector of vectors) for (const term of vector.keys()) df.set(term, (df.get(term) ?? 0) + 1);

  const postings = new Map<string, { at: number[]; weight: number[] }>();
  vectors.forEach((vector, at) => {
    let square = 0;
    const weighted: [string, number][] = [];
    for (const [term, tf] of vector) {
      const weight = tf * Math.log(1 + products.length / df.get(term)!);
      weighted.push([term, weight]);
      square += weight * weight;
    }
    const norm = Math.sqrt(square);
    vector.clear();
    for (const [term, weight] of weighted) {
      vector.set(term, weight / norm);
      const list = postings.get(term) ?? { at: [], weight: [] };
      list.at.push(at);
      list.weight.push(weight / norm);
      postings.set(term, list);
    }
  });

  const similarity = new Float64Array(products.length);
  const best = new TopK(options.keep);
  const rows = new NeighboursBuilder(products.length);
  for (let i = 0; i < products.length; i++) {
    const met: number[] = [];
    for (const [term, weight] of vectors[i]!) {
      const list = postings.get(term)!;
      for (let k = 0; k < list.at.length; k++) {
        const j = list.at[k]!;
        if (similarity[j] === 0) met.push(j);
        similarity[j]! += weight * list.weight[k]!;
      }
    }
    const type = products[i]!.type;
    for (const j of met) {
      const other = products[j]!.type;
      const untyped = type === '' || other === '';
      const least = untyped ? options.minSimilarityUntyped : options.minSimilarity;
      if (j !== i && (untyped || type === other) && similarity[j]! >= least) best.push(j, similarity[j]!);
    }
    for (const j of met) similarity[j] = 0;
    best.drain((j, score) => rows.add(j, score, 0));
    rows.endRow();
  }
  return rows.finish();
}

function features(product: Product): Map<string, number> {
  const vector = new Map<string, number>();
  const add = (term: string, weight: number) => vector.set(term, (vector.get(term) ?? 0) + weight);
  for (const word of words(product.title)) add(word, 1);
  if (product.type !== '') add(`type:${product.type.toLowerCase()}`, 1.5);
  for (const tag of product.tags) add(`tag:${tag.toLowerCase()}`, 0.5);
  return vector;
}
