/** The conflict simulator: what checkout will charge for a cart and why, the shop's other discounts taken in. */
import { type Claim, combine, type DiscountClass } from './combine.ts';
import type { OtherDiscount } from './otherDiscount.ts';
import { settle } from './settle.ts';
import { type OfferIdle, offerIdle } from './simulating/offerIdle.ts';
import { type OtherIdle, otherClaim, type Surroundings } from './simulating/otherClaim.ts';
import type { Deduction, OfferId, PricedCart, Terms } from './terms.ts';

/** An offer, or another discount of the shop. */
export type Party =
  | { readonly kind: 'offer'; readonly id: OfferId; readonly name: string }
  | { readonly kind: 'discount'; readonly id: string; readonly name: string; readonly code: string | null };

export interface Took {
  readonly by: Party;
  /** Minor units of the cart's currency, above 0. */
  readonly amount: number;
}

export type Why =
  | Exclude<OfferIdle, { kind: 'outranked' }>
  | OtherIdle
  /** `by` come before it or take more off; `line`: only on this line of the cart, null for all of it. */
  | { readonly kind: 'outranked'; readonly by: readonly Party[]; readonly line: string | null }
  /** They may not stand together, and the combination with `by` takes more off. */
  | { readonly kind: 'not-combined'; readonly by: Party }
  /** Discounts before it left nothing. */
  | { readonly kind: 'nothing-left' };

/** What an offer or discount did not take, and why not. */
export interface Missed {
  readonly party: Party;
  readonly why: Why;
}

export interface SimulatedLine {
  readonly key: string;
  /** Before and after discounts on this line, all pieces. */
  readonly cost: number;
  readonly charged: number;
  /** Several only of offers, each for pieces of its own. */
  readonly took: readonly Took[];
}

/** Amounts in minor units of the cart's currency. */
export interface Simulation {
  readonly currency: string;
  readonly lines: readonly SimulatedLine[];
  readonly subtotal: number;
  /** Off the order, after what goes off lines. */
  readonly order: readonly Took[];
  /** Null while its price is not known. */
  readonly shipping: { readonly price: number; readonly charged: number; readonly took: Took | null } | null;
  /** With shipping. */
  readonly total: number;
  readonly missed: readonly Missed[];
  /** Whether a discount is active whose effect another app alone knows: then `total` is the most that is charged. */
  readonly uncertain: boolean;
}

export interface ToSimulate extends Omit<Surroundings, 'cart'> {
  readonly cart: PricedCart;
  readonly terms: readonly Terms[];
  /** What the merchant calls each offer. */
  readonly names: ReadonlyMap<OfferId, string>;
  /** Of the one discount by which checkout keeps the offers. */
  readonly combinesWith: Readonly<Record<DiscountClass, boolean>>;
  readonly others: readonly OtherDiscount[];
  /** Price of shipping before discounts; null while it is not known. */
  readonly shipping: number | null;
}

/** The id of the claim of all offers together: they come as one discount. */
const OURS = '';

/** Pure: the same arithmetic as checkout's for offers, Shopify's documented rules for what holds together. */
export function simulate(asked: ToSimulate): Simulation {
  const { cart, terms, names, combinesWith, others, shipping } = asked;
  const settled = settle(cart, terms);
  const offer = (id: OfferId): Party => ({ kind: 'offer', id, name: names.get(id) ?? id });
  const missed: Missed[] = [];
  terms.forEach((one, i) => {
    const idle = offerIdle(one, settled.states[i]!, settled, cart);
    if (idle !== null) missed.push({ party: offer(one.id), why: toldWhy(idle, offer) });
  });

  const ours = { id: OURS, combinesWith, ...ownClaim(settled) };
  const claims: Claim[] = ours.lines.size > 0 || ours.order !== null ? [ours] : [];
  const parties = new Map<string, Party>();
  for (const { id, title, code, ...rest } of others) {
    const party: Party = { kind: 'discount', id, name: title, code };
    parties.set(id, party);
    const claim = otherClaim({ id, title, code, ...rest }, asked);
    if ('kind' in claim) missed.push({ party, why: claim });
    else claims.push(claim);
  }

  const combined = combine(claims, settled.subtotal, shipping);
  /** The offers behind a claim on a line (all of them without one), or the discount itself. */
  const behind = (id: string, on: (deduction: Deduction) => boolean = () => true): Party[] => {
    if (id !== OURS) return [parties.get(id)!];
    const ids = new Set(settled.deductions.filter(on).map((one) => one.offer));
    return [...ids].map(offer);
  };
  const allOurs = () => {
    const order = settled.order === null ? [] : [settled.order.offer];
    return [...new Set([...settled.deductions.map((one) => one.offer), ...order])].map(offer);
  };

  for (const lost of combined.lost) {
    if (lost.kind === 'line-outranked') {
      const on = ({ line }: Deduction) => line === lost.line;
      const by = behind(lost.by, on);
      for (const party of behind(lost.id, on))
        missed.push({ party, why: { kind: 'outranked', by, line: lost.line } });
    } else if (lost.kind === 'nothing-left') {
      const party = lost.id === OURS ? offer(settled.order!.offer) : parties.get(lost.id)!;
      missed.push({ party, why: { kind: 'nothing-left' } });
    } else if (lost.kind === 'shipping-outranked') {
      const why: Why = { kind: 'outranked', by: [parties.get(lost.by)!], line: null };
      missed.push({ party: parties.get(lost.id)!, why });
    } else {
      const by = lost.by === OURS ? allOurs()[0]! : parties.get(lost.by)!;
      for (const party of lost.id === OURS ? allOurs() : [parties.get(lost.id)!])
        missed.push({ party, why: { kind: 'not-combined', by } });
    }
  }

  const took = (id: string, amount: number): Took => ({
    by: id === OURS ? offer(settled.order!.offer) : parties.get(id)!,
    amount,
  });
  const lines = cart.lines.map(({ key, price, quantity }): SimulatedLine => {
    const applied = combined.lines.get(key);
    const cost = price * quantity;
    if (applied === undefined) return { key, cost, charged: cost, took: [] };
    const list =
      applied.id === OURS
        ? settled.deductions.filter(({ line }) => line === key).map((one) => offerTook(offer, one))
        : [took(applied.id, applied.amount)];
    return { key, cost, charged: cost - applied.amount, took: list };
  });
  const free = combined.shipping;
  return {
    currency: cart.currency,
    lines,
    subtotal: settled.subtotal,
    order: combined.order.map(({ id, amount }) => took(id, amount)),
    shipping:
      shipping === null
        ? null
        : {
            price: shipping,
            charged: shipping - (free?.amount ?? 0),
            took: free === null ? null : took(free.id, free.amount),
          },
    total: settled.subtotal + (shipping ?? 0) - combined.off,
    missed,
    uncertain: missed.some(({ why }) => why.kind === 'unknown'),
  };
}

function offerTook(offer: (id: OfferId) => Party, { offer: id, amount }: Deduction): Took {
  return { by: offer(id), amount };
}

function toldWhy(idle: OfferIdle, offer: (id: OfferId) => Party): Why {
  return idle.kind === 'outranked' ? { kind: 'outranked', by: idle.by.map(offer), line: null } : idle;
}

/** What all offers together take off, as the Function says it: a sum per line and one for the order. */
function ownClaim({
  deductions,
  order,
}: ReturnType<typeof settle>): Pick<Claim, 'lines' | 'order' | 'shipping'> {
  const lines = new Map<string, number>();
  for (const { line, amount } of deductions) lines.set(line, (lines.get(line) ?? 0) + amount);
  const amount = order?.amount ?? 0;
  return { lines, order: amount > 0 ? (paid) => Math.min(paid, amount) : null, shipping: null };
}
