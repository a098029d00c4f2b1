/** Promises as the platform's own discounts can keep them, where the app's Function cannot run; and which of them none can. */
import type { CollectionId, ProductId, VariantId } from '../ids.ts';
import { formatAmount } from '../money.ts';
import type { Keeping, Unkept } from './kept.ts';
import type { Offer, OfferId } from './offer.ts';
import type { Off, Terms } from './terms.ts';
import { termsOfOffer } from './termsOf.ts';

/** What a native discount does. Amounts in minor units of the shop's currency. */
export type NativeRule =
  /** From so many pieces of these products on, each of them is cheaper; an amount goes off every piece. */
  | {
      readonly kind: 'products';
      readonly products: readonly ProductId[];
      readonly quantity: number;
      readonly off: Off;
    }
  /** For every `quantity` pieces of `buys`, one piece of `gets` is `amount` cheaper. */
  | {
      readonly kind: 'pair';
      readonly buys: readonly ProductId[];
      readonly quantity: number;
      readonly gets: readonly ProductId[];
      readonly amount: number;
    }
  /** One piece of `variant` is free, once, when `of` comes to `spend`. */
  | { readonly kind: 'gift'; readonly of: Covering; readonly spend: number; readonly variant: VariantId }
  | { readonly kind: 'order'; readonly subtotal: number; readonly off: Off }
  /** Delivery is free from `subtotal` on; `countries` empty: everywhere. */
  | { readonly kind: 'shipping'; readonly subtotal: number; readonly countries: readonly string[] };

/** Everything that a shop sells. */
export type Covering =
  | { readonly collection: CollectionId; readonly products?: never }
  | { readonly products: readonly ProductId[]; readonly collection?: never };

export interface NativeDiscount {
  /** The offer's id, a hyphen, and a number within the offer: by it the discount is found again. */
  readonly key: string;
  /** Shoppers read it in the cart: no words, since it has one language only. */
  readonly title: string;
  readonly combines: Offer['combines'];
  /** Epoch milliseconds; null for no end. */
  readonly endsAt: number | null;
  readonly rule: NativeRule;
}

/** What of the catalogue decides whether a native discount can keep a promise. */
export interface ShopFacts {
  /** ISO 4217. */
  readonly currency: string;
  /** The price of a product's cheapest variant, in minor units; null for an unknown product. */
  leastPrice(product: ProductId): number | null;
  /** Whether so much may go off each piece of a product by itself, by the merchant's floor. */
  bears(product: ProductId, off: Off): boolean;
  /** Whether the shop's own rates already deliver free from this sum on (no countries: everywhere); false where not known. */
  deliversFree(from: number, countries: readonly string[]): boolean;
  /** All that is sold, in a form that a discount can name; null where there is none. */
  allSold(): Covering | null;
}

/** The platform allows so many active automatic discounts, apps' among them. */
export const MOST_AUTOMATIC = 25;
/** A native discount names so many products at most. */
export const MOST_PRODUCTS = 100;

type Class = 'products' | 'orders' | 'shipping';
const CLASS: Readonly<Record<NativeRule['kind'], Class>> = {
  products: 'products',
  pair: 'products',
  gift: 'products',
  order: 'orders',
  shipping: 'shipping',
};

export interface NativePlan {
  readonly discounts: readonly NativeDiscount[];
  readonly kept: ReadonlyMap<OfferId, Keeping>;
}

/**
 * What keeps these offers (active, in their time, by priority). An offer is kept wholly or not at all. `room`: how many
 * discounts the shop may still have. `by`: with `function` the Function keeps all but free delivery.
 */
export function nativePlan(
  offers: readonly Offer[],
  facts: ShopFacts,
  room: number,
  by: 'native' | 'function',
): NativePlan {
  const discounts: NativeDiscount[] = [];
  const kept = new Map<OfferId, Keeping>();
  const spoken = new Set<ProductId>();
  for (const offer of offers) {
    const rules = by === 'native' ? rulesOf(offer, facts) : deliveryOf(offer, facts);
    if (typeof rules === 'string') {
      kept.set(offer.id, { kind: 'unkept', why: rules });
      continue;
    }
    if (rules.length === 0) continue;
    const made = rules.map((rule, n) => discountOf(offer, rule, n, rules, facts.currency));
    const names = made.flatMap(({ rule }) => productsOf(offer, rule));
    const why = refusal(made, names, discounts, spoken, room);
    if (why !== null) {
      kept.set(offer.id, { kind: 'unkept', why });
      continue;
    }
    for (const product of names) spoken.add(product);
    discounts.push(...made);
    kept.set(offer.id, { kind: 'native' });
  }
  return { discounts: distinct(discounts), kept };
}

/** Why these cannot stand beside those before them. */
function refusal(
  made: readonly NativeDiscount[],
  names: readonly ProductId[],
  before: readonly NativeDiscount[],
  spoken: ReadonlySet<ProductId>,
  room: number,
): Unkept | null {
  if (before.length + made.length > room) return 'limit';
  if (names.some((product) => spoken.has(product))) return 'overlap';
  for (const one of made)
    for (const other of before) {
      const [a, b] = [CLASS[one.rule.kind], CLASS[other.rule.kind]];
      // Two on the whole order, or on delivery: the platform would take the better one, or both.
      if (a === b && a !== 'products') return 'overlap';
      if (!one.combines[b] || !other.combines[a]) return 'combines';
    }
  return null;
}

function rulesOf(offer: Offer, facts: ShopFacts): readonly NativeRule[] | Unkept {
  const delivery = deliveryOf(offer, facts);
  const terms = termsOfOffer(offer);
  if (terms === null) return delivery;
  const own = ruleOf(terms, facts);
  return typeof own === 'string' ? own : [...own, ...delivery];
}

function ruleOf(terms: Terms, facts: ShopFacts): readonly NativeRule[] | Unkept {
  if (terms.kind === 'swap' || terms.kind === 'add-on') return 'needs-function';
  if (terms.countries.length > 0) return 'countries';
  switch (terms.kind) {
    case 'volume': {
      const { products, tiers } = terms;
      if (products.length > MOST_PRODUCTS) return 'many-products';
      if (!rises(tiers.map(({ off }) => off))) return 'tiers';
      return tiers.map(({ quantity, off }) => ({ kind: 'products', products, quantity, off }));
    }
    case 'bundle':
      return pairOf(terms, facts);
    case 'gift': {
      // The gift's product too: further pieces of it are bought like all else, and the platform lets a piece serve once.
      const of = facts.allSold();
      if (of === null) return 'gift-products';
      return [{ kind: 'gift', of, spend: Math.max(1, terms.threshold), variant: terms.variant }];
    }
    case 'order': {
      if (!rises(terms.tiers.map(({ off }) => off))) return 'tiers';
      return terms.tiers.map(({ subtotal, off }) => ({ kind: 'order', subtotal, off }));
    }
  }
}

/** An amount off a pair: the whole of it off one piece of the second part, which must be worth that much. */
function pairOf(
  { parts, off }: Extract<Terms, { kind: 'bundle' }>,
  facts: ShopFacts,
): readonly NativeRule[] | Unkept {
  if (off.kind === 'percent') return 'bundle-percent';
  const [a, b] = parts;
  if (a === undefined || b === undefined || parts.length > 2) return 'bundle-parts';
  if (parts.some(({ products }) => products.length > MOST_PRODUCTS)) return 'many-products';
  if (a.products.some((product) => b.products.includes(product))) return 'bundle-parts';
  for (const [buys, gets] of [
    [a, b],
    [b, a],
  ] as const) {
    if (gets.quantity !== 1) continue;
    // The one piece bears it all, where the Function would spread it over the set.
    if (!gets.products.every((product) => facts.bears(product, off))) continue;
    if (gets.products.every((product) => (facts.leastPrice(product) ?? 0) >= off.amount)) {
      const { products, quantity } = buys;
      return [{ kind: 'pair', buys: products, quantity, gets: gets.products, amount: off.amount }];
    }
  }
  return 'bundle-parts';
}

/** Free delivery is the platform's own to give, on every plan; nothing is made where the shop's rates give it already. */
function deliveryOf(offer: Offer, facts: ShopFacts): readonly NativeRule[] {
  const subtotal = freeDeliveryFrom(offer);
  const { countries } = offer.conditions;
  if (subtotal === null || facts.deliversFree(subtotal, countries)) return [];
  return [{ kind: 'shipping', subtotal, countries }];
}

/** From which sum on a bar promises free delivery, minor units of the shop's currency; null where it does not. */
export function freeDeliveryFrom({ detail }: Pick<Offer, 'detail'>): number | null {
  if (detail.kind !== 'progress') return null;
  const tiers = detail.tiers.filter(({ gives }) => gives.kind === 'shipping').map(({ at }) => at);
  return tiers.length === 0 ? null : Math.min(...tiers);
}

/** Of several discounts the platform gives the best: that is the highest tier only where tiers rise in one kind. */
function rises(offs: readonly Off[]): boolean {
  return offs.every((off, i) => {
    const before = offs[i - 1];
    return before === undefined || (before.kind === off.kind && sizeOf(before) < sizeOf(off));
  });
}

function sizeOf(off: Off): number {
  return off.kind === 'percent' ? off.hundredths : off.amount;
}

/** Products whose price a rule changes; a gift's is named by its product. */
function productsOf({ detail }: Offer, rule: NativeRule): readonly ProductId[] {
  switch (rule.kind) {
    case 'products':
      return rule.quantity > 0 ? rule.products : [];
    case 'pair':
      return [...rule.buys, ...rule.gets];
    case 'gift':
      return detail.kind === 'gift' ? [detail.product] : [];
    case 'order':
    case 'shipping':
      return [];
  }
}

function discountOf(
  { id, combines, endsAt }: Offer,
  rule: NativeRule,
  n: number,
  siblings: readonly NativeRule[],
  currency: string,
): NativeDiscount {
  // The tiers of one offer replace each other: never two of them on one order.
  const several = siblings.filter(({ kind }) => kind === 'order').length > 1;
  const own = rule.kind === 'order' && several ? { ...combines, orders: false } : combines;
  return { key: `${id}-${n}`, title: titleOf(rule, currency), combines: own, endsAt, rule };
}

function titleOf(rule: NativeRule, currency: string): string {
  const money = (amount: number) => `${formatAmount(amount, currency)} ${currency}`;
  const less = (off: Off) => `−${off.kind === 'percent' ? `${off.hundredths / 100} %` : money(off.amount)}`;
  switch (rule.kind) {
    case 'products':
      return `${rule.quantity}+ · ${less(rule.off)}`;
    case 'pair':
      return `${rule.quantity} + 1 · −${money(rule.amount)}`;
    case 'gift':
      return `≥ ${money(rule.spend)} · 1 × ${money(0)}`;
    case 'order':
      return `≥ ${money(rule.subtotal)} · ${less(rule.off)}`;
    case 'shipping':
      return `≥ ${money(rule.subtotal)} · → ${money(0)}`;
  }
}

/** The platform wants titles of automatic discounts to differ. */
function distinct(discounts: readonly NativeDiscount[]): NativeDiscount[] {
  const seen = new Set<string>();
  return discounts.map((one) => {
    const title = seen.has(one.title) ? `${one.title} · ${one.key}` : one.title;
    seen.add(title);
    return { ...one, title };
  });
}
