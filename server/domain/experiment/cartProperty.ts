/** The private cart attribute by which an order is known to be a visitor's, and by which checkout knows who is held out. */
import { isVisitorId, type VisitorId } from './assign.ts';

/** Two leading underscores keep it out of carts' pages, mails and the shopper's sight. */
export const CART_PROPERTY = '__mersalg';

/** What ends it when the visitor is held out. */
const HELD_OUT = ':0';

/** What the browser writes. */
export function cartMark(visitor: VisitorId, heldOut: boolean): string {
  return heldOut ? visitor + HELD_OUT : visitor;
}

/** Whose cart it is; null for what no browser of ours wrote. The arm is reckoned anew from the id, never believed. */
export function visitorOf(mark: unknown): VisitorId | null {
  if (typeof mark !== 'string') return null;
  const visitor = mark.endsWith(HELD_OUT) ? mark.slice(0, -HELD_OUT.length) : mark;
  return isVisitorId(visitor) ? visitor : null;
}

/** Whether the cart gets nothing of ours. Who writes that by hand goes without discounts, and hurts nobody. */
export function isHeldMark(mark: unknown): boolean {
  return typeof mark === 'string' && mark.endsWith(HELD_OUT);
}
