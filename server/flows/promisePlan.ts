/** What the platform should hold for a shop's offers by one route, and what becomes of each offer by it. */
import type { AtCheckout } from '../domain/experiment/atCheckout.ts';
import { changesPrice, type Keeping, type Kept } from '../domain/offer/kept.ts';
import { MOST_AUTOMATIC, type NativeDiscount, nativePlan, type ShopFacts } from '../domain/offer/native.ts';
import type { Offer, OfferId } from '../domain/offer/offer.ts';
import { endsOf, writePromise } from '../domain/offer/promise.ts';
import { FUNCTION_TITLE } from '../domain/offer/said.ts';
import { termsOf, termsOfOffer } from '../domain/offer/termsOf.ts';
import type { FunctionDiscount } from './discountPort.ts';

export interface PromisePlan {
  readonly fn: FunctionDiscount | null;
  readonly natives: readonly NativeDiscount[];
  /** One per offer, in their order. */
  readonly kept: readonly Kept[];
}

/** What decides a plan. */
export interface PlanFor {
  /** Active and in their time at `now`, by priority. */
  readonly due: readonly Offer[];
  /** What running trials show in their place, and to whom. */
  readonly trials: AtCheckout;
  readonly route: 'function' | 'native';
  /** Offers that turned out not to be kept, and why: they are left out. */
  readonly barred: ReadonlyMap<OfferId, Keeping>;
  readonly facts: ShopFacts;
  readonly timezone: string;
  /** Active automatic discounts that are not ours. */
  readonly others: number;
  readonly now: number;
}

const NOTHING: Keeping = { kind: 'nothing' };

/** An offer is kept wholly or not at all: what its delivery or its terms cannot keep bars the other too. */
export function planPromises(given: PlanFor): PromisePlan {
  const { route, facts, others, due } = given;
  const offers = due.filter(({ id }) => !given.barred.has(id));
  const keeping = new Map<OfferId, Keeping>(given.barred);
  const fn = route === 'function' ? functionDiscount(given, offers, keeping) : null;
  const room = MOST_AUTOMATIC - others - (fn === null ? 0 : 1);
  if (fn !== null && room < 0) {
    const full = new Map(keeping);
    for (const [id, { kind }] of keeping)
      if (kind === 'function') full.set(id, { kind: 'unkept', why: 'limit' });
    return planPromises({ ...given, barred: full });
  }
  const native = nativePlan(offers, facts, Math.max(0, room), route);
  const clashing = fn === null ? null : clash(native.discounts, fn);
  const lost = new Map(given.barred);
  if (clashing !== null) lost.set(clashing, { kind: 'unkept', why: 'combines' });
  for (const [id, kept] of native.kept) {
    const own = keeping.get(id);
    if (own?.kind === 'unkept') lost.set(id, own);
    else if (kept.kind !== 'unkept') keeping.set(id, own ?? kept);
    else if (keeping.get(id)?.kind === 'function') lost.set(id, kept);
    else keeping.set(id, kept);
  }
  if (lost.size > given.barred.size) return planPromises({ ...given, barred: lost });
  const kept = due
    .filter(changesPrice)
    .map(({ id, version }) => ({ offer: id, version, keeping: keeping.get(id) ?? deliveredFree(id, given) }));
  return { fn, natives: native.discounts, kept: [...kept, ...siblingsKept(given, keeping, kept)] };
}

/** A sibling is kept by the Function, or needs no more than what is kept of the offer itself: free delivery. */
function siblingsKept(
  { trials }: PlanFor,
  keeping: ReadonlyMap<OfferId, Keeping>,
  kept: readonly Kept[],
): Kept[] {
  return trials.siblings
    .filter(({ offer }) => changesPrice(offer))
    .map(({ offer, of }): Kept => {
      const own = keeping.get(offer.id);
      const original = kept.find((one) => one.offer === of)?.keeping ?? NOTHING;
      const needsFunction = termsOfOffer(offer) !== null;
      const instead: Keeping =
        original.kind === 'unkept' || !needsFunction ? original : { kind: 'unkept', why: 'needs-function' };
      return { offer: offer.id, version: offer.version, keeping: own ?? instead };
    });
}

/** What needs no discount: free delivery that the shop's rates give by themselves, or no terms at all. */
function deliveredFree(id: OfferId, { due }: PlanFor): Keeping {
  const detail = due.find((offer) => offer.id === id)?.detail;
  return detail?.kind === 'progress' ? { kind: 'native' } : NOTHING;
}

function functionDiscount(
  { facts, timezone, now, trials, barred }: PlanFor,
  offers: readonly Offer[],
  keeping: Map<OfferId, Keeping>,
): FunctionDiscount | null {
  const siblings = trials.siblings
    .filter(({ offer, of }) => !barred.has(offer.id) && !barred.has(of))
    .map(({ offer }) => offer);
  const all = [...offers, ...siblings];
  const terms = termsOf(all, now).map((one) => {
    const only = trials.only.get(one.id);
    return only === undefined ? one : { ...one, only };
  });
  const { text, kept, left } = writePromise(terms, facts.currency);
  for (const id of left) keeping.set(id, { kind: 'unkept', why: 'too-large' });
  for (const { id } of kept) keeping.set(id, { kind: 'function' });
  if (kept.length === 0) return null;
  const those = all.filter(({ id }) => keeping.get(id)?.kind === 'function');
  const every = (what: keyof Offer['combines']) => those.every(({ combines }) => combines[what]);
  const ends = those.map(({ endsAt }) => endsAt ?? Infinity);
  const last = Math.max(...ends);
  return {
    title: FUNCTION_TITLE,
    // One discount for all: it combines with what each of them allows.
    combines: { products: every('products'), orders: every('orders'), shipping: every('shipping') },
    endsAt: last === Infinity ? null : last,
    terms: text,
    ends: JSON.stringify(endsOf(kept, timezone)),
  };
}

/** The offer whose free delivery would not stand beside the Function's discount. */
function clash(natives: readonly NativeDiscount[], fn: FunctionDiscount): OfferId | null {
  const one = natives.find(({ combines }) => !fn.combines.shipping || !combines.products || !combines.orders);
  return one === undefined ? null : one.key.slice(0, one.key.lastIndexOf('-'));
}
