/** The order history: who bought what when, what it cost, what was cancelled or refunded. */
import type { TwinOrder, TwinOrderLine } from '../state.ts';
import { BasketMaker, type Buyer, type Link } from './baskets.ts';
import { makeInstants } from './calendar.ts';
import { address, type MadeCustomer } from './people.ts';
import { idSource, type MadeProduct, pickVariant } from './products.ts';
import { between, type Random, sampler, shuffle, stream } from './random.ts';
import { iso } from './text.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FREE_SHIPPING = 69_900;
const SHIPPING = 5_900;
/** Swedish VAT is 25 % of the net price, included in every price. */
const VAT = 25;
const GUESTS = 0.12;

export interface OrdersOptions {
  seed: number;
  count: number;
  now: number;
  start: number;
  currency: string;
  made: readonly MadeProduct[];
  links: readonly Link[];
  customers: readonly MadeCustomer[];
  departments: readonly string[];
}

/** Exactly `count` orders, ascending in time. Sets each customer's `createdAt` to their first order. */
export function makeOrders(options: OrdersOptions): TwinOrder[] {
  const { seed, count, now, start, made, customers, departments } = options;
  const random = stream(seed, 'orders');
  const instants = makeInstants(stream(seed, 'instants'), count, start, now - 60_000);
  const buyers = makeBuyers(stream(seed, 'buyers'), count, customers);
  const baskets = new BasketMaker(seed, made, options.links, departments);
  const tests = new Set(
    Array.from({ length: Math.min(8, Math.floor(count / 200)) }, () => between(random, 0, count - 1)),
  );
  const owned = new Map<number, Set<number>>();
  const ids = idSource(random, 5_602_330_000_000);
  const lineIds = idSource(random, 14_310_550_000_000);
  const guests = new Map<string, number>();
  return instants.map((at, index) => {
    const person = buyers[index] ?? null;
    const belongings = person ? (owned.get(person.customer.id) ?? new Set<number>()) : null;
    if (person && belongings) owned.set(person.customer.id, belongings);
    const buyer: Buyer = { taste: person?.taste ?? null, owned: belongings };
    let basket = baskets.draw(random, at, buyer);
    for (let attempt = 0; basket.length === 0 && attempt < 50; attempt++)
      basket = baskets.draw(random, at, buyer);
    const lines: TwinOrderLine[] = [];
    for (const product of basket) {
      const one = made[product];
      if (!one) continue;
      lines.push(makeLine(random, lineIds, one, at, now));
      if (!one.family.consumable) belongings?.add(one.familyIndex);
    }
    if (person?.customer.createdAt === '') person.customer.createdAt = iso(at);
    return settle(random, {
      id: ids(),
      name: `#${1001 + index}`,
      at,
      now,
      customerId: person?.customer.id ?? null,
      email: person?.customer.email ?? address(random, guests, 'guest', String(1001 + index)),
      currency: options.currency,
      test: tests.has(index),
      lines,
    });
  });
}

/** One buyer per order, null for a guest: everybody comes once, the loyal come again and again. */
function makeBuyers(
  random: Random,
  count: number,
  customers: readonly MadeCustomer[],
): (MadeCustomer | null)[] {
  const again = sampler(customers.map((one) => one.loyalty));
  const buyers: (MadeCustomer | null)[] = [];
  const known = Math.round(count * (1 - GUESTS));
  for (const customer of shuffle(random, [...customers]).slice(0, known)) buyers.push(customer);
  while (buyers.length < known) buyers.push(customers[again(random)] ?? null);
  while (buyers.length < count) buyers.push(null);
  return shuffle(random, buyers);
}

function makeLine(
  random: Random,
  ids: () => number,
  one: MadeProduct,
  at: number,
  now: number,
): TwinOrderLine {
  const { product, family } = one;
  const variant = pickVariant(random, product);
  // A sale runs for the last weeks only: before it, the price now struck through was the price.
  const full = variant.compareAt !== null && at < now - 45 * DAY;
  const several = family.most > 1 && random() < 0.3;
  return {
    id: ids(),
    productId: product.id,
    variantId: variant.id,
    sku: variant.sku,
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    quantity: several ? between(random, 2, family.most) : 1,
    price: full ? (variant.compareAt ?? variant.price) : variant.price,
    properties: [],
  };
}

interface Draft {
  id: number;
  name: string;
  at: number;
  now: number;
  customerId: number | null;
  email: string;
  currency: string;
  test: boolean;
  lines: TwinOrderLine[];
}

/** Adds the money and the fate: 3 % cancelled, 2 % refunded, 2 % partly, the newest few still unpaid. */
function settle(random: Random, draft: Draft): TwinOrder {
  const { at, now, lines } = draft;
  const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const shipping = subtotal >= FREE_SHIPPING ? 0 : SHIPPING;
  const total = subtotal + shipping;
  const fate = random();
  const later = Math.min(now, at + between(random, 1, 14 * 24) * HOUR);
  const cancelled = fate < 0.03;
  const cancelledAt = cancelled ? Math.min(now, at + between(random, 1, 30) * HOUR) : null;
  let financialStatus: TwinOrder['financialStatus'] = 'PAID';
  let refunded = 0;
  let updatedAt = Math.min(now, at + between(random, 20, 90) * HOUR);
  if (cancelledAt !== null) {
    financialStatus = random() < 0.5 ? 'VOIDED' : 'REFUNDED';
    refunded = financialStatus === 'REFUNDED' ? total : 0;
    updatedAt = cancelledAt;
  } else if (fate < 0.05) {
    financialStatus = 'REFUNDED';
    refunded = total;
    updatedAt = later;
  } else if (fate < 0.07 && lines.length > 1) {
    financialStatus = 'PARTIALLY_REFUNDED';
    refunded = lines[0]?.price ?? 0;
    updatedAt = later;
  } else if (at > now - 2 * DAY && fate > 0.8) {
    financialStatus = 'PENDING';
  }
  return {
    id: draft.id,
    name: draft.name,
    createdAt: iso(at),
    updatedAt: iso(updatedAt),
    cancelledAt: cancelledAt === null ? null : iso(cancelledAt),
    customerId: draft.customerId,
    email: draft.email,
    currency: draft.currency,
    test: draft.test,
    financialStatus,
    subtotal,
    shipping,
    tax: Math.round((total * VAT) / (100 + VAT)),
    total,
    refunded,
    lines,
  };
}
