/** Step four of a suggestion: of all that the spots of a page would show, what this shopper sees now, and why not the rest. */
import type { ProductId } from '../ids.ts';
import { type Placement, TECHNIQUE } from '../placement.ts';
import type { Proposed } from '../proposals/proposal.ts';
import { type Decision, type HeldBack, nameOf } from './decision.ts';
import type { Memory, Tact } from './memory.ts';
import {
  declinedFor,
  discountsGiven,
  pressureBorne,
  type Rested,
  timesOf,
  WEIGHTS,
  wornOut,
} from './recollection.ts';

/** Most cards per placement. At the door one honest alternative: a list there would be begging. */
export const MOST_CARDS: Readonly<Record<Placement, number>> = {
  product: 8,
  upgrade: 1,
  bundle: 4,
  extras: 4,
  cart: 4,
  exit: 1,
  checkout: 1,
  thanks: 1,
};

/** Where a shopper who has begun checkout is left alone: what speaks up by itself, and what stands before the button. */
const QUIET_AT_CHECKOUT: readonly Placement[] = ['upgrade', 'cart', 'exit'];

/** The shopper and the page. */
export interface Occasion {
  readonly memory: Memory;
  readonly tact: Tact;
  /** As `dayOf` counts. */
  readonly today: number;
  readonly cart: readonly ProductId[];
  /** Most cards of a shelf, within its placement's own number. */
  readonly limit: number;
  /** Products that the page shows already, by an earlier answer. */
  readonly onPage: readonly ProductId[];
  /** One of the merchant's quiet times: only what stands still is shown. */
  readonly quiet?: boolean;
}

/**
 * Decides on each proposal, in the order given. Who comes first takes a place, a product or the one voice: the
 * merchant's offers by their priority, then what is built in, then plain cards; equals in the order given. The same
 * question has the same answer.
 */
export function arbitrate(proposals: readonly Proposed[], occasion: Occasion): readonly Decision[] {
  const page = openPage(occasion);
  const answered = answeredOf(proposals, occasion);
  const order = proposals.map((proposed, at) => ({ proposed, at }));
  if (proposals.some(({ priority }) => priority !== proposals[0]!.priority)) {
    order.sort((a, b) => a.proposed.priority - b.proposed.priority || a.at - b.at);
  }
  const decisions = new Array<Decision>(proposals.length);
  for (const { proposed, at } of order) {
    const held = heldBack(proposed, occasion, page, answered);
    if (held === null) take(page, proposed);
    decisions[at] = held === null ? { kind: 'shown', proposed } : { kind: 'held-back', proposed, ...held };
  }
  return decisions;
}

/** What is taken of a page, and of what the shopper bears, while it is filled. */
interface Page {
  readonly products: Map<ProductId, Placement | 'page'>;
  /** Cards of a shelf, or offers of another spot, by spot and sort. */
  readonly places: Map<string, Proposed[]>;
  voice: Proposed | null;
  pressure: number;
  discounts: number;
}

function openPage({ memory, tact, today, onPage }: Occasion): Page {
  return {
    products: new Map(onPage.map((id) => [id, 'page'])),
    places: new Map(),
    voice: null,
    pressure: tact.pressure - pressureBorne(memory, today),
    discounts: discountsGiven(memory, today),
  };
}

function take(page: Page, proposed: Proposed): void {
  for (const { product } of proposed.cards) page.products.set(product.id, proposed.spot);
  const place = placeOf(proposed);
  const taken = page.places.get(place);
  if (taken === undefined) page.places.set(place, [proposed]);
  else taken.push(proposed);
  const costs = pressureOf(proposed);
  page.pressure -= costs;
  if (costs > 0) page.voice = proposed;
  if (proposed.discount) page.discounts += 1;
}

function heldBack(
  proposed: Proposed,
  occasion: Occasion,
  page: Page,
  answered: Answered | null,
): HeldBack | null {
  const { tact, cart } = occasion;
  const { spot, standing, cards } = proposed;
  // A gift in the cart must be known, to be taken out when its threshold is lost.
  if (proposed.told?.kind === 'gift' && cards.some(({ product }) => cart.includes(product.id))) return null;
  if (occasion.quiet === true && !standing) return { why: 'quiet' };
  if (tact.exit === 'off' && spot === 'exit') return { why: 'door' };
  if (occasion.memory.checkout && !standing && QUIET_AT_CHECKOUT.includes(spot)) return { why: 'checkout' };
  const rested = restedOf(proposed, occasion);
  if (rested !== null) return rested;
  if (spot === 'upgrade') {
    const after = afterAnswer(proposed, occasion, answered);
    if (after !== null) return after;
  }
  const costs = pressureOf(proposed);
  if (costs > 0 && page.voice !== null) return { why: 'one-voice', by: nameOf(page.voice) };
  if (costs > 0 && costs > page.pressure) return { why: 'pressure', left: page.pressure, costs };
  if (proposed.discount && page.discounts >= tact.discounts) {
    return { why: 'discounts', given: page.discounts, most: tact.discounts };
  }
  for (const { product } of cards) {
    const at = page.products.get(product.id);
    if (at !== undefined) return { why: 'twice', product: product.id, at };
  }
  const taken = page.places.get(placeOf(proposed)) ?? [];
  if (taken.length < roomOf(proposed, occasion)) return null;
  return { why: 'outranked', by: taken.length === 0 ? '' : nameOf(taken[taken.length - 1]!) };
}

/** What the shopper said before, and how often it was seen. */
function restedOf({ spot, technique, offer, cards, standing }: Proposed, occasion: Occasion): Rested | null {
  const { memory, tact, today } = occasion;
  const products = cards.map(({ product }) => `p${product.id}`);
  const keys = offer === null ? products : [offer, ...products];
  // A spot that was closed is closed for what it is for: the cheaper version answers a declined upgrade in its place.
  const whole = technique === TECHNIQUE[spot] ? [technique, spot] : [technique];
  for (const key of [...keys, ...whole]) {
    const days = declinedFor(memory, tact, today, key);
    if (days !== null) return { why: 'declined', key, days, away: tact.declinedDays };
  }
  if (standing) return null;
  for (const key of keys) {
    // Built-in offers are as many as products: the product counts, and the pressure.
    const worn = BUILT_IN.includes(key) ? null : wornOut(memory, tact, key);
    if (worn !== null) return worn;
  }
  return null;
}

const BUILT_IN: readonly string[] = ['upgrade', 'downgrade'];

/** A dearer version that was declined, and whether that was today. */
interface Answered {
  readonly product: ProductId;
  readonly today: boolean;
}

function answeredOf(proposals: readonly Proposed[], occasion: Occasion): Answered | null {
  let answered: Answered | null = null;
  for (const proposed of proposals) {
    if (proposed.spot !== 'upgrade' || proposed.technique !== 'upsell') continue;
    const rested = restedOf(proposed, occasion);
    if (rested?.why !== 'declined') continue;
    answered = { product: proposed.cards[0]!.product.id, today: rested.days === 0 };
    if (answered.today) break;
  }
  return answered;
}

/** In the place of the upgrade: a no is a no to all of them, and is answered once by something cheaper. */
function afterAnswer(
  { technique, offer }: Proposed,
  { memory }: Occasion,
  answered: Answered | null,
): HeldBack | null {
  if (technique === 'upsell')
    return answered === null ? null : { why: 'answered', product: answered.product };
  if (answered === null || !answered.today) return { why: 'no-hesitation' };
  const key = offer ?? '';
  return timesOf(memory.seen, key) + timesOf(memory.today, key) > 0 ? { why: 'once' } : null;
}

/** What it adds to the pressure of a visit. */
function pressureOf({ spot, technique, standing, discount }: Proposed): number {
  if (standing) return 0;
  const own = spot === 'exit' ? WEIGHTS.exit : technique === 'cross-sell' ? 0 : WEIGHTS.swap;
  return own + (discount ? WEIGHTS.discount : 0);
}

/** Bars, gifts and plain cards of one spot do not take each other's places. */
function placeOf({ spot, told }: Proposed): string {
  return told === null ? spot : `${spot} ${spot === 'cart' ? told.kind : ''}`;
}

function roomOf({ spot, told }: Proposed, { limit }: Occasion): number {
  if (told === null) return Math.max(0, Math.min(limit, MOST_CARDS[spot]));
  if (limit < 1) return 0;
  if (told.kind === 'gift') return MOST_GIFTS;
  return spot === 'extras' ? MOST_CARDS.extras : 1;
}

/** At one time; further ones the merchant can hardly mean. */
const MOST_GIFTS = 3;
