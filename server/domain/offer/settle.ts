/** What a cart costs under terms: the one arithmetic of preview, widgets and checkout. */
import { settleAddOn } from './settling/addOn.ts';
import { settleBundle } from './settling/bundle.ts';
import { setAside, settleGift, thresholdOf } from './settling/gift.ts';
import { type Ledger, openLedger } from './settling/ledger.ts';
import { settleOrder } from './settling/order.ts';
import { settleSwap } from './settling/swap.ts';
import { settleVolume } from './settling/volume.ts';
import type { OfferId, OfferState, PricedCart, Settlement, Terms } from './terms.ts';

type Kind = Terms['kind'];
type Of<K extends Kind> = Extract<Terms, { kind: K }>;
/** Kinds that take pieces of lines, in the order of their priorities. */
type LineKind = Exclude<Kind, 'gift' | 'order'>;

const LINE_KINDS: { readonly [K in LineKind]: (ledger: Ledger, terms: Of<K>) => OfferState } = {
  bundle: settleBundle,
  volume: settleVolume,
  swap: settleSwap,
  'add-on': settleAddOn,
};

/** What is said of terms that do not hold here: nothing is reached, and nothing can be. */
const IDLE: { readonly [K in Kind]: (terms: Of<K>, cart: PricedCart) => OfferState } = {
  bundle: ({ id }) => ({ offer: id, kind: 'bundle', sets: 0, missing: [] }),
  volume: ({ id }) => ({ offer: id, kind: 'volume', pieces: 0, tier: -1, missing: null }),
  gift: (terms, cart) => {
    const threshold = thresholdOf(terms, cart);
    return { offer: terms.id, kind: 'gift', threshold, missing: threshold, given: false };
  },
  swap: ({ id }) => ({ offer: id, kind: 'swap', pieces: 0 }),
  'add-on': ({ id }) => ({ offer: id, kind: 'add-on', pieces: 0 }),
  order: ({ id }) => ({ offer: id, kind: 'order', tier: -1, missing: null }),
};

/**
 * Settles a cart. First pieces that gifts put into the cart are set aside; then offers on lines take theirs by priority,
 * add-ons before all others, a piece being one offer's at most; then gifts are given, from the lowest threshold up; last, the first order offer
 * that gives anything takes it off what is left (of those after it `tier` is -1 and `missing` null). Terms for another market
 * or past their end change nothing. Integer minor units throughout; no amount exceeds what it is taken off.
 */
export function settle(cart: PricedCart, terms: readonly Terms[]): Settlement {
  const ledger = openLedger(cart);
  const subtotal = ledger.paid;
  const states = new Map<OfferId, OfferState>();
  const holding = terms
    .filter((one) => holds(one, cart))
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  const gifts = holding
    .filter((one) => one.kind === 'gift')
    .sort((a, b) => a.threshold - b.threshold)
    .map((gift) => ({ gift, aside: setAside(ledger, gift) }));
  for (const one of [...holding.filter(isAddOn), ...holding.filter((other) => !isAddOn(other))])
    if (one.kind !== 'gift' && one.kind !== 'order')
      states.set(one.id, (LINE_KINDS[one.kind] as (l: Ledger, t: Terms) => OfferState)(ledger, one));
  for (const { gift, aside } of gifts) states.set(gift.id, settleGift(ledger, gift, aside));
  let order: Settlement['order'] = null;
  for (const one of holding) {
    if (one.kind !== 'order' || order !== null) continue;
    const settled = settleOrder(ledger, one);
    order = settled.order;
    states.set(one.id, settled.state);
  }
  return {
    subtotal,
    deductions: ledger.deductions.sort((a, b) => ledger.places.get(a.line)! - ledger.places.get(b.line)!),
    order,
    total: ledger.paid - (order?.amount ?? 0),
    states: terms.map(
      (one) => states.get(one.id) ?? (IDLE[one.kind] as (t: Terms, c: PricedCart) => OfferState)(one, cart),
    ),
  };
}

/** Which pieces of a service are priced by their line must not hang on which of them another offer took first. */
function isAddOn({ kind }: Terms): boolean {
  return kind === 'add-on';
}

function holds({ countries, until }: Terms, { country, now, rate }: PricedCart): boolean {
  return (
    // A rate that is none would make amounts out of nothing.
    rate > 0 &&
    rate < Infinity &&
    (countries.length === 0 || (country !== null && countries.includes(country))) &&
    (until === null || now === null || now < until)
  );
}
