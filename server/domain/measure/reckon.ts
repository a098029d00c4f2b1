/** What an order brought, reckoned from what was charged and given back: one arithmetic, however the order was read. */
import type { Channel, OrderMoney } from './money.ts';

/** What was taken off. Minor units of the shop's currency, for all pieces ordered. */
export interface TakenOff {
  readonly amount: number;
  /** By one of our own discounts. */
  readonly ours: boolean;
}

export interface ChargedLine {
  /** Gift cards are paid in advance, not bought; tips are no goods. Both are left out of every figure. */
  readonly kind: 'goods' | 'gift-card' | 'tip';
  /** Pieces ordered, those returned or removed among them; above 0. */
  readonly ordered: number;
  /** Pieces neither returned nor removed. */
  readonly left: number;
  /** One piece, before discounts. */
  readonly price: number;
  readonly offs: readonly TakenOff[];
  /** Of all pieces ordered, after discounts. */
  readonly tax: number;
  /** Sum of the line's rates: 0.25 for 25 %. */
  readonly taxRate: number;
}

/** An order as the platform tells it. Minor units of the shop's currency, at the order's own rate. */
export interface ChargedOrder {
  readonly channel: Channel;
  readonly cancelled: boolean;
  /** Some of what was paid has been paid back. */
  readonly paidBack: boolean;
  /** Prices and delivery contain their tax. */
  readonly taxIncluded: boolean;
  /** What was paid back beyond the pieces that came back and the delivery: for goods that are kept. */
  readonly allowance: number;
  /** What delivery still costs, after discounts and refunds, with its tax where prices contain it. */
  readonly delivery: number;
  readonly deliveryOffs: readonly TakenOff[];
  readonly deliveryRate: number;
  /** All tax that is still charged, that of delivery too. */
  readonly tax: number;
  readonly lines: readonly ChargedLine[];
}

export interface Reckoned {
  /** Without costs: see costs.ts. */
  readonly money: OrderMoney;
  /** Of each line, what its kept pieces brought; null for what is no goods. Together `money.goods`. */
  readonly goods: readonly (number | null)[];
}

/**
 * Of a line of which some pieces are kept, their share of the line's whole amount counts, rounded half up once per line.
 * An allowance comes off the kept goods and their tax in the proportion of the two, shared over the lines by largest
 * remainder. Discounts, delivery, tax and pieces are those of what is kept.
 */
export function reckonOrder(order: ChargedOrder): Reckoned {
  const { cancelled, taxIncluded } = order;
  const lines = order.lines.map((line) => {
    const left = cancelled ? 0 : Math.min(line.left, line.ordered);
    const off = line.offs.reduce((sum, { amount }) => sum + amount, 0);
    const whole = Math.max(0, line.price * line.ordered - off - (taxIncluded ? line.tax : 0));
    const kept = Math.round((whole * left) / line.ordered);
    return { ...line, left, whole, kept, keptTax: Math.round((line.tax * left) / line.ordered) };
  });
  const goods = lines.filter(({ kind }) => kind === 'goods');
  const ordered = sum(goods.map(({ whole }) => whole));
  const [kept, keptTax] = [sum(goods.map((line) => line.kept)), sum(goods.map((line) => line.keptTax))];
  const allowed = cancelled ? 0 : allowanceOf(order.allowance, kept, keptTax);
  const shares = shareOut(
    allowed,
    goods.map((line) => line.kept),
  );
  const brought = new Map(goods.map((line, i) => [line, line.kept - (shares[i] ?? 0)]));

  const offs = goods.flatMap(({ offs, left, ordered: of, taxRate }) =>
    offs.map(({ amount, ours }) => ({ amount: without(taxIncluded, (amount * left) / of, taxRate), ours })),
  );
  if (!cancelled)
    for (const { amount, ours } of order.deliveryOffs)
      offs.push({ amount: without(taxIncluded, amount, order.deliveryRate), ours });
  // Tax that is not the goods' is delivery's.
  const deliveryTax = taxIncluded ? Math.max(0, order.tax - keptTax) : 0;
  return {
    money: {
      channel: order.channel,
      goods: kept - allowed,
      ordered,
      refunded: order.paidBack ? ordered - (kept - allowed) : 0,
      discounts: sum(offs.map(({ amount }) => amount)),
      ourDiscounts: sum(offs.map(({ amount, ours }) => (ours ? amount : 0))),
      shipping: cancelled ? 0 : Math.max(0, order.delivery - deliveryTax),
      tax: cancelled ? 0 : order.tax,
      cost: 0,
      costedGoods: 0,
      pieces: sum(goods.map(({ left }) => left)),
    },
    goods: lines.map((line) => brought.get(line) ?? null),
  };
}

/** The part of what was paid back that is the goods' and not their tax's; never more than the goods. */
function allowanceOf(paidBack: number, kept: number, keptTax: number): number {
  const paid = kept + keptTax;
  if (paid <= 0) return 0;
  return Math.round((Math.min(Math.max(0, paidBack), paid) * kept) / paid);
}

function without(included: boolean, amount: number, rate: number): number {
  return Math.round(included ? amount / (1 + rate) : amount);
}

/** `total` in whole units over `parts`, of whose sum it is no more; by largest remainder, of equal ones the first. */
function shareOut(total: number, parts: readonly number[]): number[] {
  const all = sum(parts);
  if (all === 0 || total === 0) return parts.map(() => 0);
  const exact = parts.map((part) => (total * part) / all);
  const shares = exact.map(Math.floor);
  const over = total - sum(shares);
  const byRest = exact.map((value, i) => ({ i, rest: value - Math.floor(value) }));
  for (const { i } of byRest.sort((a, b) => b.rest - a.rest).slice(0, over)) shares[i]! += 1;
  return shares;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
