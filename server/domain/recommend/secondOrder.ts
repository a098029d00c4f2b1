/** Second-order co-purchase: products that are bought with the same others, whether or not with each other. */
import { RowCounter } from './gram.ts';
import type { Interactions } from './interactions.ts';
import { NeighboursBuilder } from './neighbours.ts';
import { TopK } from './topk.ts';

/**
 * Partners kept per product. Measured on the sibling protocol: 100 beats 50 and equals all of them, since the weakest
 * partners are chance.
 */
const PARTNERS = 100;

/** Each item's strongest partners, as rows of unit length. */
export interface Profiles {
  readonly ptr: Uint32Array;
  readonly item: Uint32Array;
  readonly weight: Float32Array;
}

/**
 * A partner j weighs Σ 1/|B| over the shared baskets B, over √n_j: large baskets say little of any pair, and a
 * bestseller is everybody's partner. Costs one pass of row-wise counting.
 */
export function profilesOf(data: Interactions): Profiles {
  const { ids, orderPtr, itemPtr } = data;
  const weights = new Float32Array(data.orders);
  for (let o = 0; o < weights.length; o++) weights[o] = 1 / Math.max(1, orderPtr[o + 1]! - orderPtr[o]!);
  const counter = new RowCounter(data, weights);
  const best = new TopK(Math.min(PARTNERS, ids.length));
  const rows = new NeighboursBuilder(ids.length);
  counter.expect(0, ids.length);
  for (let i = 0; i < ids.length; i++) {
    const met = counter.count(i);
    for (let t = 0; t < met; t++) {
      const j = counter.touched[t]!;
      if (j !== i) best.push(j, counter.shared[j]! / Math.sqrt(itemPtr[j + 1]! - itemPtr[j]!));
    }
    best.drain((j, score) => rows.add(j, score, 0));
    rows.endRow();
    counter.clear();
  }
  const { ptr, item, score } = rows.finish();
  for (let i = 0; i < ids.length; i++) {
    let square = 0;
    for (let p = ptr[i]!; p < ptr[i + 1]!; p++) square += score[p]! * score[p]!;
    for (let p = ptr[i]!; p < ptr[i + 1]!; p++) score[p]! /= Math.sqrt(square);
  }
  return { ptr, item, weight: score };
}

/** Cosines between one item's profile and others': `open` it, ask `with`, `close` it. */
export class ProfileCosine {
  private readonly profiles: Profiles;
  private readonly partners: Float32Array;

  constructor(profiles: Profiles) {
    this.profiles = profiles;
    this.partners = new Float32Array(profiles.ptr.length - 1);
  }

  open(item: number): void {
    const { ptr, item: partner, weight } = this.profiles;
    for (let p = ptr[item]!; p < ptr[item + 1]!; p++) this.partners[partner[p]!] = weight[p]!;
  }

  /** 0 to 1. */
  with(item: number): number {
    const { ptr, item: partner, weight } = this.profiles;
    let sum = 0;
    for (let p = ptr[item]!; p < ptr[item + 1]!; p++) sum += weight[p]! * this.partners[partner[p]!]!;
    return Math.min(1, sum);
  }

  close(item: number): void {
    const { ptr, item: partner } = this.profiles;
    for (let p = ptr[item]!; p < ptr[item + 1]!; p++) this.partners[partner[p]!] = 0;
  }
}
