/** Blocks of items that are regressed together: neighbours share neighbours, so one factorisation serves them all. */
import { BestOf } from './bestOf.ts';
import type { Pairs } from './pairs.ts';

/** Block b predicts items `cores[corePtr[b] .. corePtr[b+1])` from `members[memberPtr[b] .. memberPtr[b+1])`; cores are members too. */
export interface Blocks {
  readonly corePtr: Uint32Array;
  readonly cores: Uint32Array;
  readonly memberPtr: Uint32Array;
  /** Ascending within a block. */
  readonly members: Uint32Array;
}

/** Catalogues up to so many sold items make one block: the exact inverse costs a tenth of a second. */
const ONE_BLOCK = 800;
/** Items predicted by one block. More share the cost, fewer share less alien neighbours. */
const CORES = 24;
/** Nearest of an item that it may bring into its block. */
const NEAREST = 120;

/**
 * Puts every item that was sold into one block's cores, popular ones first, each with the nearest that are still free;
 * then fills the block with its cores' neighbours, the nearest of each before the second nearest of any, up to `most`.
 * `nearness` of j to i is w_ij · damp_j. Deterministic.
 */
export function blocksOf(pairs: Pairs, damp: Float64Array, most: number): Blocks {
  const n = pairs.own.length;
  const sold = Uint32Array.from({ length: n }, (_, i) => i).filter((i) => pairs.own[i]! > 0);
  if (sold.length <= Math.max(ONE_BLOCK, most)) {
    const ptr = Uint32Array.of(0, sold.length);
    return { corePtr: ptr, cores: sold, memberPtr: ptr, members: sold };
  }
  const near = new Nearest(pairs, damp);
  const free = new Uint8Array(n).fill(1);
  const groups: number[][] = [];
  const alone: number[] = [];
  for (const seed of [...sold].sort((a, b) => pairs.own[b]! - pairs.own[a]! || a - b)) {
    if (free[seed] === 0) continue;
    const group = [seed];
    for (const other of near.of(seed)) {
      if (group.length === CORES) break;
      if (free[other] === 1 && other !== seed) group.push(other);
    }
    // Too few for a block of their own: gathered below with others that lean on the same item.
    if (group.length < CORES / 2) alone.push(seed);
    else {
      for (const item of group) free[item] = 0;
      groups.push(group);
    }
  }
  const left = alone.filter((item) => free[item] === 1);
  const leansOn = new Map(left.map((item) => [item, near.of(item)[0] ?? n]));
  left.sort((a, b) => leansOn.get(a)! - leansOn.get(b)! || a - b);
  for (let at = 0; at < left.length; at += CORES) groups.push(left.slice(at, at + CORES));
  return packed(groups, near, most, n);
}

function packed(groups: readonly (readonly number[])[], near: Nearest, most: number, n: number): Blocks {
  const corePtr = new Uint32Array(groups.length + 1);
  const memberPtr = new Uint32Array(groups.length + 1);
  const cores: number[] = [];
  const members: number[] = [];
  const inside = new Uint8Array(n);
  groups.forEach((group, b) => {
    const chosen = [...group];
    for (const item of group) inside[item] = 1;
    const lists = group.map((item) => near.of(item));
    for (let rank = 0; rank < NEAREST && chosen.length < most; rank++) {
      for (const list of lists) {
        const item = list[rank];
        if (item === undefined || inside[item] === 1 || chosen.length === most) continue;
        inside[item] = 1;
        chosen.push(item);
      }
    }
    for (const item of chosen) inside[item] = 0;
    for (const item of group) cores.push(item);
    for (const item of chosen.sort((a, b) => a - b)) members.push(item);
    corePtr[b + 1] = cores.length;
    memberPtr[b + 1] = members.length;
  });
  return { corePtr, cores: Uint32Array.from(cores), memberPtr, members: Uint32Array.from(members) };
}

/** The nearest of each item, best first. */
class Nearest {
  private readonly pairs: Pairs;
  private readonly damp: Float64Array;
  private readonly best: BestOf;
  private readonly scores = new Float32Array(NEAREST);
  private readonly found = new Map<number, Uint32Array>();

  constructor(pairs: Pairs, damp: Float64Array) {
    this.pairs = pairs;
    this.damp = damp;
    this.best = new BestOf(pairs.own.length, NEAREST);
  }

  of(i: number): Uint32Array {
    const known = this.found.get(i);
    if (known !== undefined) return known;
    const { ptr, item, weight } = this.pairs;
    const start = ptr[i]!;
    const size = ptr[i + 1]! - start;
    for (let t = 0; t < size; t++) this.best.scores[t] = weight[start + t]! * this.damp[item[start + t]!]!;
    const into = new Uint32Array(NEAREST);
    const kept = this.best.take(item.subarray(start, start + size), size, into, this.scores, 0);
    const nearest = into.slice(0, kept);
    this.found.set(i, nearest);
    return nearest;
  }
}
