/** The served model: answers from trained arrays, in microseconds. */
import type { BasketChanges } from '../basket.ts';
import type { ProductId } from '../ids.ts';
import type { Candidate, Reason } from '../suggestion.ts';
import { type Mix, type Part, sizeClass } from './blend.ts';
import { NOBODY } from './cold.ts';
import { ALONE } from './defaults.ts';
import { FreshOrders } from './fresh.ts';
import { indexOfId } from './interactions.ts';
import { Judge } from './ladder.ts';
import type { ComplementQuestion, Model, Ranked, Substitute } from './model.ts';
import { repeatsOf } from './repurchase.ts';
import { Scorer } from './scorer.ts';
import { LEAST_ORDERS, Support } from './support.ts';
import { TopK } from './topk.ts';
import type { ModelData } from './trained.ts';

/** Looked through for support beyond what is wanted: what stands lower is no answer to show. */
const DEPTH = 16;
/** Longest ranking that is put in order at once. */
const MOST_RANKED = 400;

/** Wraps trained data as a Model. Answers allocate only the answer; `freshen` changes `data`. */
export function serve(data: ModelData): Model {
  const server = new Server(data);
  const judge = new Judge(data.ladder);
  return {
    stats: data.stats,
    complements: (question) => server.complements(question),
    ranking: (question) => server.ranking(question),
    substitutes: (id, limit) => substitutesOf(data, id, limit),
    gains: (a, b) => judge.gains(a, b),
    freshen: (changes) => server.freshen(changes),
    repeats: (id) => repeatsOf(data.ids, data.repurchase, id),
  };
}

class Server {
  private readonly data: ModelData;
  private readonly fresh: FreshOrders;
  private readonly scorer: Scorer;
  private readonly support: Support;
  private best = new TopK(0);
  private depth = 0;
  private readonly ordered = new Uint32Array(MOST_RANKED);
  private readonly scores = new Float32Array(MOST_RANKED);
  private readonly context: Uint32Array;
  private readonly barred: Uint8Array;
  private readonly barredNow: number[] = [];
  private popular: Uint32Array | null = null;
  private allWeights = 1;

  constructor(data: ModelData) {
    const n = data.ids.length;
    this.data = data;
    this.fresh = new FreshOrders(data);
    this.support = new Support(data, this.fresh);
    this.scorer = new Scorer(
      data.scored,
      this.fresh,
      Uint8Array.from(data.like, (as) => (as === NOBODY ? 0 : 1)),
    );
    this.context = new Uint32Array(n);
    this.barred = new Uint8Array(n);
  }

  freshen(changes: BasketChanges): void {
    this.scorer.renew(this.fresh.add(changes));
    this.popular = null;
  }

  complements(question: ComplementQuestion): Candidate[] {
    const size = this.contextOf(question);
    if (size === 0 || question.limit <= 0) return [];
    const ranked = this.rank(question, size, question.limit + DEPTH, true);
    const found: Candidate[] = [];
    for (let t = 0; t < ranked && found.length < question.limit; t++) {
      const item = this.ordered[t]!;
      if (this.isInstead(item, size)) continue;
      const reason = this.reasonFor(item, size);
      if (reason === null) continue;
      found.push({ productId: this.data.ids[item]!, score: this.shareOf(this.scores[t]!), reason });
    }
    return found;
  }

  ranking(question: ComplementQuestion): Ranked[] {
    const { ids } = this.data;
    const size = this.contextOf(question);
    const ranked = size === 0 ? 0 : this.rank(question, size, question.limit, false);
    const found: Ranked[] = [];
    const named = new Set<ProductId>(question.context);
    for (let t = 0; t < ranked; t++) {
      const item = this.ordered[t]!;
      named.add(ids[item]!);
      const supported = !this.isInstead(item, size) && this.reasonFor(item, size) !== null;
      found.push({ productId: ids[item]!, score: this.scores[t]!, supported });
    }
    if (found.length === question.limit) return found;
    for (const item of this.byPopularity()) {
      if (found.length === question.limit) break;
      const productId = ids[item]!;
      if (named.has(productId) || question.barred.has(productId)) continue;
      found.push({ productId, score: Number.NEGATIVE_INFINITY, supported: false });
    }
    return found;
  }

  /** Fills `context` with the known items of the question, each once. */
  private contextOf({ context }: ComplementQuestion): number {
    const { ids } = this.data;
    let size = 0;
    for (const id of context) {
      const item = indexOfId(ids, id);
      if (item < 0) continue;
      let at = 0;
      while (at < size && this.context[at] !== item) at += 1;
      if (at === size) this.context[size++] = item;
    }
    return size;
  }

  /** Puts the `most` best into `ordered` and `scores`, leaving out what cannot be `shown`; returns how many. */
  private rank(question: ComplementQuestion, size: number, most: number, shown: boolean): number {
    const { barred, cart = size > 1 } = question;
    const { ids, blend } = this.data;
    const { scorer } = this;
    this.barredNow.length = 0;
    for (const id of barred) {
      const item = indexOfId(ids, id);
      if (item < 0) continue;
      this.barred[item] = 1;
      this.barredNow.push(item);
    }
    const learnt = cart ? blend.cart[sizeClass(size)] : blend.single;
    const mix = question.by === undefined ? learnt : aloneIn(learnt, question.by);
    this.allWeights = mix.weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const met = scorer.run(this.context, size, mix, this.barred, shown ? this.least(size) : 0);
    for (const item of this.barredNow) this.barred[item] = 0;
    const depth = Math.min(most, MOST_RANKED);
    if (depth !== this.depth) {
      this.best = new TopK(depth);
      this.depth = depth;
    }
    const { best } = this;
    const { candidates, scores } = scorer;
    for (let t = 0; t < met; t++) best.push(candidates[t]!, scores[t]!);
    return best.drainInto(this.ordered, this.scores, 0);
  }

  /** What has fewer orders with the context cannot be shown, whatever else: most candidates, and the cheapest test. */
  private least(size: number): number {
    const { like } = this.data;
    // With what borrows, orders of others speak.
    for (let c = 0; c < size; c++) if (like[this.context[c]!] !== NOBODY) return 0;
    return LEAST_ORDERS;
  }

  /**
   * Whether `item` is taken instead of something in the context: a sibling of it, or one borrows from the other, or both
   * from one. Then it completes nothing.
   */
  private isInstead(item: number, size: number): boolean {
    const { groups, like } = this.data;
    const as = like[item] === NOBODY ? item : like[item]!;
    for (let c = 0; c < size; c++) {
      const own = this.context[c]!;
      if (groups[own] === groups[item] || (like[own] === NOBODY ? own : like[own]) === as) return true;
    }
    return false;
  }

  /** The strongest fact that speaks for `item`: the pair with the most orders. Null when none is above chance. */
  private reasonFor(item: number, size: number): Reason | null {
    const { ids } = this.data;
    const { support, scorer } = this;
    // Nearly always the pair with the most orders is the one that speaks, and scoring has met it already.
    const shared = scorer.mostShared(item);
    const other = scorer.sharedWith(item);
    if (shared > 0 && support.holds(other, item, shared)) {
      return {
        kind: 'bought-together',
        orders: shared,
        share: shared / support.ordersOf(other),
        with: ids[other]!,
      };
    }
    // A new product's first orders do not yet speak for it: until they do, those of what it resembles still may.
    return (
      this.pairReason(item, size, false) ??
      (this.hasSold(item, size) ? this.pairReason(item, size, true) : null)
    );
  }

  /** `lent`: what resembles another speaks by that one's orders, whether it has some of its own or not. */
  private pairReason(item: number, size: number, lent: boolean): Reason | null {
    const { ids } = this.data;
    const { support } = this;
    const as = this.standsFor(item, lent);
    let most = 0;
    let from = 0;
    let borrowed = false;
    for (let c = 0; c < size; c++) {
      const own = this.context[c]!;
      const i = this.standsFor(own, lent);
      if (i === as) continue;
      const together = support.together(i, as);
      const direct = i === own && as === item;
      // Of the same pair, what it says of the products themselves goes before what it says of those like them.
      if (together < most || (together === most && !(borrowed && direct))) continue;
      most = together;
      from = i;
      borrowed = !direct;
    }
    if (most === 0) return null;
    const fact = { orders: most, share: most / support.ordersOf(from), with: ids[from]! };
    if (!borrowed) return { kind: 'bought-together', ...fact };
    return { kind: 'like-bought-together', like: ids[as]!, ...fact };
  }

  /** The weighted mean of logarithms as a share of the best possible: above 0, at most about 1. */
  private shareOf(score: number): number {
    return Math.exp(score / this.allWeights);
  }

  /** The item itself; the one it borrows from when that is asked for, or it has no orders, not even of today. */
  private standsFor(item: number, lent: boolean): number {
    const { like } = this.data;
    return like[item] === NOBODY || (!lent && this.support.ordersOf(item) > 0) ? item : like[item]!;
  }

  /** Whether something here borrows and was sold since. */
  private hasSold(item: number, size: number): boolean {
    const isSo = (one: number) => this.data.like[one] !== NOBODY && this.support.ordersOf(one) > 0;
    if (isSo(item)) return true;
    for (let c = 0; c < size; c++) if (isSo(this.context[c]!)) return true;
    return false;
  }

  private byPopularity(): Uint32Array {
    const { orders } = this.data;
    this.popular ??= Uint32Array.from(orders.keys()).sort((a, b) => orders[b]! - orders[a]! || a - b);
    return this.popular;
  }
}

const alone = new WeakMap<Mix, Partial<Record<Part, Mix>>>();

/** The learnt scales with one part's word alone; the same object each time, since the scorer knows mixes by that. */
function aloneIn(mix: Mix, part: Part): Mix {
  const known = alone.get(mix) ?? {};
  alone.set(mix, known);
  known[part] ??= { ...mix, weights: ALONE[part] };
  return known[part];
}

function substitutesOf({ ids, substitutes, groups }: ModelData, id: ProductId, limit: number): Substitute[] {
  const at = indexOfId(ids, id);
  if (at < 0) return [];
  const { ptr, item, score } = substitutes;
  const found: Substitute[] = [];
  for (let k = ptr[at]!; k < ptr[at + 1]! && found.length < limit; k++) {
    const other = item[k]!;
    found.push({ productId: ids[other]!, similarity: score[k]!, sibling: groups[other] === groups[at] });
  }
  return found;
}
