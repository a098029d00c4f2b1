/** What the goods of an order cost the merchant: by the catalogue, when the order is taken in, and then for good. */
import type { Order, OrderLine } from '../basket.ts';

/**
 * The order with the costs of its kept goods. `costOf` answers minor units for one piece of the line, null where it is
 * not known: such lines are in `money.goods` and not in `money.costedGoods`, so that nobody takes them for free.
 * Orders whose money is not told come back as they are.
 */
export function withCosts(order: Order, costOf: (line: OrderLine) => number | null): Order {
  const { money } = order;
  if (money === null || money === undefined) return order;
  const lines = order.lines.map((line) => {
    // Gift cards and tips.
    if (line.goods === null || line.goods === undefined) return line;
    const unitCost = costOf(line);
    return unitCost === null ? line : { ...line, unitCost };
  });
  let [cost, costedGoods] = [0, 0];
  for (const { unitCost, goods, quantity } of order.cancelled ? [] : lines) {
    if (unitCost === null || unitCost === undefined) continue;
    cost += unitCost * quantity;
    costedGoods += goods ?? 0;
  }
  return { ...order, lines, money: { ...money, cost, costedGoods } };
}
