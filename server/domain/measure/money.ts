/** What an order brought, as far as it is told: every figure of results is reckoned from these, and from nothing else. */

/** Where an order was made; only `online` ones can be a visitor's. */
export type Channel = 'online' | 'draft' | 'pos' | 'other';

/** Minor units of the shop's own currency, at the order's own rate, as it stands after edits, refunds and cancellation. */
export interface OrderMoney {
  readonly channel: Channel;
  /** Goods kept, after all discounts, without delivery and tax: what results call revenue. 0 once cancelled. */
  readonly goods: number;
  /** All goods ever on the order, those that an edit added too, after discounts, without tax. */
  readonly ordered: number;
  /** `ordered` less `goods`, once the platform says that money went back; 0 until then. */
  readonly refunded: number;
  /** All that went off the prices of kept goods and off delivery, ours among it, without tax. */
  readonly discounts: number;
  /** What our own offers took off. */
  readonly ourDiscounts: number;
  /** What delivery still costs, without tax. */
  readonly shipping: number;
  /** All that is still charged, that of delivery too. */
  readonly tax: number;
  /** What the kept goods of known cost cost the merchant, and what they were sold for: the rest's cost is unknown. */
  readonly cost: number;
  readonly costedGoods: number;
  /** Pieces kept. */
  readonly pieces: number;
}
