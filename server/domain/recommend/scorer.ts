/** Scores items for a context from the served relation: the one code that answers shoppers, learns the blend and is evaluated. */
import type { Mix } from './blend.ts';
import { fastLog } from './fastLog.ts';
import type { FreshPairs } from './fresh.ts';
import type { Relation } from './relation.ts';
import { TopK } from './topk.ts';

/** What scoring reads; all arrays have one entry per item. */
export interface Scored {
  readonly relation: Relation;
  /** The regressions' constants. */
  readonly bias: Float32Array;
  /** Sum of the weights of an item's orders. */
  readonly own: Float32Array;
  /** Orders that hold it; of an item that borrows, as many as it is imagined to have. */
  readonly popularity: Uint32Array;
  /** ln of (recent share of sales / share of sales), damped. */
  readonly trend: Float32Array;
  /** Mean weight of other items met per weight of an item: turns co-purchases into shares. */
  readonly breadth: number;
}

/** Pairs that came since training and that rows lack (see fresh.ts). */
export interface Since {
  pairsOf(item: number): FreshPairs | undefined;
}

/** Bestsellers are candidates for every context: in a thin history they may be the best answer there is. */
const ALWAYS = 50;
/** Added to a part's share of its own maximum before the logarithm, so that what it does not know is worth little, not nothing. */
const FLOOR = [0.02, 0.01, 0.01] as const;
function said(share: number, floor: number): number {
  return fastLog(Math.max(share, 0) + floor);
}

/** What a mix makes of each item, whatever the context. */
interface Scales {
  readonly mix: Mix;
  readonly conditional: Float64Array;
  readonly damped: Float64Array;
  /** Four numbers per item, side by side in one cache line: constant, weight, damped popularity, whether it borrows. */
  readonly fixed: Float64Array;
}

/** Scratch memory for one thread, and the scores of the last context. */
export class Scorer {
  /** Candidates of the last context, unordered; barred ones and those of the context are not among them. */
  readonly candidates: Uint32Array;
  /** Their scores, by place in `candidates`. */
  readonly scores: Float64Array;
  private readonly data: Scored;
  private readonly since: Since | null;
  private popular = new Uint32Array(0);
  /** Sum of all weights of `own`. */
  private all = 0;
  /** Items met in the last context, in that order; `slots` says at which place each stands, counted from 1. */
  private readonly met: Uint32Array;
  private meetings = 0;
  /** All that is read here and there in no order: the rest stays in the nearest cache, whatever the catalogue's size. */
  private readonly slots: Uint32Array;
  /**
   * Six numbers per item met, side by side in one cache line: regression, conditional, damped, whether it stands in the
   * context itself, most orders shared and with whom.
   */
  private readonly sums: Float32Array;
  /** Four numbers per candidate: what each part says, not yet measured by the most that it says of any. */
  private readonly features: Float64Array;
  /** One over that, per part; the trend is measured already. */
  private readonly perMost = new Float64Array(3);
  private readonly borrows: ArrayLike<number>;
  private scales: Scales[] = [];
  /** `borrows` is 1 for items that borrow (see cold.ts); left out, none does. */
  constructor(
    data: Scored,
    since: Since | null = null,
    borrows: ArrayLike<number> = data.trend.map(() => 0),
  ) {
    const n = data.own.length;
    this.borrows = borrows;
    this.data = data;
    this.since = since;
    this.candidates = new Uint32Array(n);
    this.scores = new Float64Array(n);
    this.met = new Uint32Array(n);
    this.slots = new Uint32Array(n);
    this.sums = new Float32Array(8 * n);
    this.features = new Float64Array(4 * n);
    this.renew([]);
  }

  /** Reads `own` of these items anew, after orders came in: in a fraction of a millisecond, since shoppers wait. */
  renew(items: Iterable<number>): void {
    const { own } = this.data;
    this.all = 0;
    const best = new TopK(ALWAYS);
    for (let i = 0; i < own.length; i++) {
      this.all += own[i]!;
      best.push(i, own[i]!);
    }
    const popular: number[] = [];
    best.drain((item) => popular.push(item));
    this.popular = Uint32Array.from(popular);
    for (const i of items) for (const scales of this.scales) this.scale(scales, i);
  }

  /**
   * Scores candidates for distinct items `context[0 .. size)` by `mix`; `barred` is 1 for items left out. With `least`,
   * only those that borrow or share so many orders with one item of the context: few, and their scores are the same.
   * Returns how many.
   */
  run(context: ArrayLike<number>, size: number, mix: Mix, barred: Uint8Array, least = 0): number {
    const met = this.collect(context, size, mix, barred, least);
    const { features, scores } = this;
    const [perRegression, perConditional, perDamped] = this.perMost;
    const [regression, conditional, damped, trend] = mix.weights;
    for (let t = 0; t < met; t++) {
      const at = 4 * t;
      // Logarithms are half the work, and learning asks mostly what one part says alone.
      let score = 0;
      if (regression > 0) score = regression * said(features[at]! * perRegression!, FLOOR[0]);
      if (conditional > 0) score += conditional * said(features[at + 1]! * perConditional!, FLOOR[1]);
      if (damped > 0) score += damped * said(features[at + 2]! * perDamped!, FLOOR[2]);
      scores[t] = score + trend * features[at + 3]!;
    }
    return met;
  }

  /** As `run`, of what one part alone says: the same order without its logarithms, which are half the work. */
  runAlone(context: ArrayLike<number>, size: number, mix: Mix, barred: Uint8Array, part: 0 | 1 | 2): number {
    const met = this.collect(context, size, mix, barred, 0);
    const { features, scores } = this;
    for (let t = 0; t < met; t++) scores[t] = Math.max(0, features[4 * t + part]!);
    return met;
  }

  /** What each part says of candidate number `t` of the last context, in the order of PARTS. */
  featuresOf(t: number, into: Float64Array, at: number): void {
    for (let part = 0; part < 3; part++)
      into[at + part] = said(this.features[4 * t + part]! * this.perMost[part]!, FLOOR[part]!);
    into[at + 3] = this.features[4 * t + 3]!;
  }

  /** Most orders that a candidate of the last context shares with one item of it. */
  mostShared(item: number): number {
    return this.sums[8 * this.slots[item]! - 4]!;
  }

  /** Which item of the context that is. */
  sharedWith(item: number): number {
    return this.sums[8 * this.slots[item]! - 3]!;
  }

  private collect(
    context: ArrayLike<number>,
    size: number,
    mix: Mix,
    barred: Uint8Array,
    least: number,
  ): number {
    const { data, sums, slots, candidates, features, popular, met: items } = this;
    const { relation, trend } = data;
    const { ptr, item, ridge, weight, count } = relation;
    const { conditional, damped, fixed } = this.scaled(mix);
    for (let t = 0; t < this.meetings; t++) slots[items[t]!] = 0;
    let met = 0;
    let prior = 0;
    for (let c = 0; c < size; c++) {
      const i = context[c]!;
      const share = conditional[i]!;
      const damp = damped[i]!;
      prior += share;
      const end = ptr[i + 1]!;
      for (let k = ptr[i]!; k < end; k++) {
        const j = item[k]!;
        const shared = count[k]!;
        const w = weight[k]!;
        const slot = slots[j]!;
        if (slot === 0) {
          const at = 8 * met;
          items[met++] = j;
          slots[j] = met;
          sums[at] = ridge[k]!;
          sums[at + 1] = w * share;
          sums[at + 2] = w * damp;
          sums[at + 3] = 0;
          sums[at + 4] = shared;
          sums[at + 5] = i;
          continue;
        }
        const at = 8 * slot - 8;
        if (shared > sums[at + 4]!) {
          sums[at + 4] = shared;
          sums[at + 5] = i;
        }
        sums[at]! += ridge[k]!;
        sums[at + 1]! += w * share;
        sums[at + 2]! += w * damp;
      }
    }
    this.meetings = met;
    if (this.since !== null) this.addSince(this.since, context, size, mix);
    for (const j of popular) if (slots[j] === 0) this.meet(j);
    met = this.meetings;
    // An item of the context may have been met too: it is no candidate, and must not set the scale.
    for (let c = 0; c < size; c++) {
      const slot = slots[context[c]!]!;
      if (slot > 0) sums[8 * slot - 5] = 1;
    }
    prior *= this.all > 0 ? mix.prior / this.all : 0;
    let kept = 0;
    let mostR = 1e-12;
    let mostC = 1e-12;
    let mostD = 1e-12;
    for (let t = 0; t < met; t++) {
      const j = items[t]!;
      const at = 8 * t;
      if (sums[at + 3] !== 0 || barred[j] !== 0) continue;
      const own = 4 * j;
      const r = fixed[own]! + sums[at]!;
      // Orders that were taken back may leave a little less than nothing.
      const c = Math.max(0, sums[at + 1]! + prior * fixed[own + 1]!);
      const d = Math.max(0, sums[at + 2]! * fixed[own + 2]!);
      if (r > mostR) mostR = r;
      if (c > mostC) mostC = c;
      if (d > mostD) mostD = d;
      if (sums[at + 4]! >= least || fixed[own + 3] === 1) {
        candidates[kept] = j;
        const to = 4 * kept;
        features[to] = r;
        features[to + 1] = c;
        features[to + 2] = d;
        features[to + 3] = trend[j]!;
        kept += 1;
      }
    }
    this.perMost[0] = 1 / mostR;
    this.perMost[1] = 1 / mostC;
    this.perMost[2] = 1 / mostD;
    return kept;
  }

  /** Pairs that came since training, over what the rows said. */
  private addSince(since: Since, context: ArrayLike<number>, size: number, mix: Mix): void {
    const { sums, slots } = this;
    const { conditional, damped } = this.scaled(mix);
    for (let c = 0; c < size; c++) {
      const i = context[c]!;
      const fresh = since.pairsOf(i);
      if (fresh === undefined) continue;
      for (let t = 0; t < fresh.item.length; t++) {
        const j = fresh.item[t]!;
        if (slots[j] === 0) this.meet(j);
        const at = 8 * slots[j]! - 8;
        sums[at + 1]! += fresh.weight[t]! * conditional[i]!;
        sums[at + 2]! += fresh.weight[t]! * damped[i]!;
        if (fresh.count[t]! > sums[at + 4]!) {
          sums[at + 4] = fresh.count[t]!;
          sums[at + 5] = i;
        }
      }
    }
  }

  /** Takes note of an item of which no row says anything. */
  private meet(j: number): void {
    const at = 8 * this.meetings;
    this.met[this.meetings] = j;
    this.meetings += 1;
    this.slots[j] = this.meetings;
    this.sums.fill(0, at, at + 6);
  }

  /** Powers are dear: each mix's are computed once. */
  private scaled(mix: Mix): Scales {
    for (const known of this.scales) if (known.mix === mix) return known;
    const n = this.data.own.length;
    const scales = {
      mix,
      conditional: new Float64Array(n),
      damped: new Float64Array(n),
      fixed: new Float64Array(4 * n),
    };
    for (let i = 0; i < n; i++) this.scale(scales, i);
    // Learning asks with many mixes in turn; serving with five, and as many again for each strategy on trial.
    if (this.scales.length >= 20) this.scales.shift();
    this.scales.push(scales);
    return scales;
  }

  private scale({ mix, conditional, damped, fixed }: Scales, i: number): void {
    const { own, popularity, breadth, bias } = this.data;
    const weight = own[i]!;
    conditional[i] = 1 / (weight * breadth + mix.prior + 1e-9);
    damped[i] = weight > 0 ? weight ** -mix.contextDamping : 0;
    fixed[4 * i] = bias[i]!;
    fixed[4 * i + 1] = weight;
    fixed[4 * i + 2] = Math.max(1, popularity[i]!) ** -mix.popularityDamping;
    fixed[4 * i + 3] = this.borrows[i]!;
  }
}
