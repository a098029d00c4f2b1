/** What the web pixel says of checkouts: whose order it became, who began and who paid; and, for a day, whose checkout it is. */

import { asMersalgError } from '../domain/errors.ts';
import { isHeldOut, type VisitorId } from '../domain/experiment/assign.ts';
import type { OrderJoin, VisitorKey } from '../domain/experiment/ledger.ts';
import type { OrderId, ShopDomain } from '../domain/ids.ts';
import type { Clock, Logger, Store, VisitorStep } from './ports.ts';
import { dayOf } from './settle.ts';

/** One event of the pixel, from a browser that consented and knows its id. */
export interface CheckoutWord {
  readonly visitor: VisitorId;
  readonly step: 'began' | 'paid';
  /** The order's number, once it has become one. */
  readonly order: OrderId | null;
  /** The platform's name for this checkout, which its blocks know too. */
  readonly checkout: string | null;
}

export interface CheckoutOwner {
  readonly visitor: VisitorKey;
  readonly held: boolean;
}

export interface Checkouts {
  /** `share`: percent held out, under which the visitor's arm is reckoned before the id is forgotten. */
  hear(shop: ShopDomain, share: number, word: CheckoutWord): void;
  /**
   * Who the pixel says is in this checkout; null where it has said nothing, or said it to another process: then nobody is
   * taken for held out, which blurs the comparison a little and never bends it.
   */
  ownerOf(shop: ShopDomain, checkout: string): CheckoutOwner | null;
  /** Writes what is held. What the store would not take is kept for the next time. */
  flush(): Promise<void>;
}

/** Makes the key under which a visitor stands in the store; only this installation can. */
export type VisitorKeyOf = (shop: ShopDomain, id: VisitorId) => VisitorKey;

/** Of one shop between two writes: more within a second is a flood, and is dropped. */
export const MOST_WORDS = 2_000;
const MOST_OWNERS = 20_000;
const OWNER_MS = 86_400_000;

interface Held {
  readonly joins: OrderJoin[];
  readonly steps: VisitorStep[];
}

export function createCheckouts(deps: {
  store: Pick<Store, 'ledger'>;
  keyOf: VisitorKeyOf;
  clock: Clock;
  log: Logger;
}): Checkouts {
  const { store, keyOf, clock, log } = deps;
  const held = new Map<ShopDomain, Held>();
  /** A Map keeps insertion order, and all are kept equally long: the first is the next to go. */
  const owners = new Map<string, CheckoutOwner & { readonly until: number }>();

  const heldOf = (shop: ShopDomain): Held => {
    const known = held.get(shop) ?? { joins: [], steps: [] };
    held.set(shop, known);
    return known;
  };
  const add = (shop: ShopDomain, { joins, steps }: Held) => {
    const into = heldOf(shop);
    into.joins.push(...joins.slice(0, MOST_WORDS - into.joins.length));
    into.steps.push(...steps.slice(0, MOST_WORDS - into.steps.length));
  };

  return {
    hear(shop, share, { visitor: id, step, order, checkout }) {
      const visitor = keyOf(shop, id);
      const now = clock.now();
      add(shop, {
        joins: order === null ? [] : [{ order, visitor, by: 'pixel' }],
        steps: [{ visitor, day: dayOf(now), step }],
      });
      if (checkout === null) return;
      const name = `${shop} ${checkout}`;
      owners.delete(name);
      owners.set(name, { visitor, held: isHeldOut(id, share), until: now + OWNER_MS });
      for (const [oldest, { until }] of owners) {
        if (until > now && owners.size <= MOST_OWNERS) break;
        owners.delete(oldest);
      }
    },

    ownerOf(shop, checkout) {
      const found = owners.get(`${shop} ${checkout}`);
      if (found === undefined || found.until <= clock.now()) return null;
      return { visitor: found.visitor, held: found.held };
    },

    async flush() {
      const batches = [...held];
      held.clear();
      for (const [shop, batch] of batches) {
        try {
          if (batch.joins.length > 0) await store.ledger.join(shop, batch.joins);
          await store.ledger.note(shop, batch.steps);
        } catch (thrown) {
          const { code, message } = asMersalgError(thrown);
          log.warn({ shop, code, steps: batch.steps.length }, `Checkouts are kept for later: ${message}`);
          // Both again: a join or a step that is there already changes nothing.
          if (code === 'store-unavailable' || code === 'store-locked') add(shop, batch);
        }
      }
    },
  };
}
