/** Enrols qualified visitors: gathered in memory and written once a second, so that a beacon never waits for a disk. */

import { asMersalgError } from '../domain/errors.ts';
import type { VisitorId } from '../domain/experiment/assign.ts';
import type { Enrolment } from '../domain/experiment/ledger.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { cellsOf } from '../domain/measure/qualify.ts';
import type { Placement } from '../domain/placement.ts';
import type { VisitorKeyOf } from './checkouts.ts';
import type { CustomerKeys } from './personal.ts';
import type { Clock, Logger, Store, VisitorStep } from './ports.ts';
import { dayOf } from './settle.ts';

/** A shop's visitors held between two writes; more new ones within a second are a flood, and are dropped. */
export const MOST_HELD = 2_000;
/** Visitors remembered as enrolled already, of all shops: their later pages cost no write. */
const MOST_REMEMBERED = 50_000;
/** How far back a customer's past reaches. */
const PAST_MS = 365 * 86_400_000;

/** A beacon that said: here Mersalg stands. */
export interface Qualified {
  readonly visitor: VisitorId;
  readonly spots: readonly Placement[];
  /** Who the platform says is logged in; null for nobody. */
  readonly customerId: number | null;
}

export interface EnrolRules {
  /** Percent held out, and under which epoch. */
  readonly share: number;
  readonly epoch: number;
  readonly trials: readonly Trial[];
}

export interface Enroller {
  /** The cell is decided now, by the raw id, which is not kept. */
  add(shop: ShopDomain, rules: EnrolRules, qualified: Qualified): void;
  /** Writes what is held. What the store would not take is kept for the next time. */
  flush(): Promise<void>;
}

type Waiting = Omit<Enrolment, 'past'> & { readonly customerId: number | null };

interface Held {
  readonly enrolments: Waiting[];
  readonly steps: VisitorStep[];
}

export interface EnrolDeps {
  readonly store: Pick<Store, 'ledger' | 'orders'>;
  readonly keyOf: VisitorKeyOf;
  readonly keysOf: CustomerKeys;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A crash loses at most the last second's enrolments, of all cells alike; the next page of those visitors enrols them. */
export function createEnroller(deps: EnrolDeps): Enroller {
  const { store, keyOf, clock, log } = deps;
  const held = new Map<ShopDomain, Held>();
  /** A Set keeps insertion order: the first is the next to go. */
  const remembered = new Set<string>();

  const isNew = (name: string): boolean => {
    if (remembered.has(name)) return false;
    remembered.add(name);
    if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.values().next().value!);
    return true;
  };
  const heldOf = (shop: ShopDomain): Held => {
    const known = held.get(shop) ?? { enrolments: [], steps: [] };
    held.set(shop, known);
    return known;
  };

  async function write(shop: ShopDomain, { enrolments, steps }: Held): Promise<void> {
    const pasts = await pastsOf(deps, shop, enrolments);
    await store.ledger.enrol(
      shop,
      enrolments.map(({ customerId, ...one }) => ({
        ...one,
        past: customerId === null ? null : (pasts.get(customerId) ?? null),
      })),
    );
    await store.ledger.note(shop, steps);
  }

  return {
    add(shop, { share, epoch, trials }, { visitor: id, spots, customerId }) {
      const own = heldOf(shop);
      if (Math.max(own.steps.length, own.enrolments.length) >= MOST_HELD) return;
      const visitor = keyOf(shop, id);
      const at = clock.now();
      const day = dayOf(at);
      if (isNew(`${shop} ${visitor} ${day}`)) own.steps.push({ visitor, day, step: 'visit' });
      for (const { trial, cell } of cellsOf(id, spots, { share, epoch }, trials)) {
        if (!isNew(`${shop} ${visitor} ${trial}`)) continue;
        own.enrolments.push({ trial, visitor, cell, at, customerId });
      }
    },

    async flush() {
      const batches = [...held];
      held.clear();
      for (const [shop, batch] of batches) {
        if (batch.enrolments.length === 0 && batch.steps.length === 0) continue;
        try {
          await write(shop, batch);
        } catch (thrown) {
          const { code, message } = asMersalgError(thrown);
          const visitors = batch.steps.length;
          log.warn({ shop, code, visitors }, `Enrolments are kept for later: ${message}`);
          if (code !== 'store-unavailable' && code !== 'store-locked') {
            // Nothing of it is written: the visitors' next pages may try again.
            for (const { visitor, trial } of batch.enrolments)
              remembered.delete(`${shop} ${visitor} ${trial}`);
            continue;
          }
          // With the time at which they qualified; what came meanwhile goes behind.
          const now = heldOf(shop);
          now.enrolments.unshift(...batch.enrolments);
          now.steps.unshift(...batch.steps);
        }
      }
    },
  };
}

/** What each logged-in customer had bought for in the year before; read when written, not while a shopper waits. */
async function pastsOf(
  { store, keysOf }: EnrolDeps,
  shop: ShopDomain,
  enrolments: readonly Waiting[],
): Promise<ReadonlyMap<number, number>> {
  const earliest = new Map<number, number>();
  for (const { customerId, at } of enrolments) {
    if (customerId !== null) earliest.set(customerId, Math.min(at, earliest.get(customerId) ?? at));
  }
  const pasts = new Map<number, number>();
  for (const [customerId, at] of earliest) {
    const keys = keysOf(shop, customerId);
    if (keys.length > 0) pasts.set(customerId, await store.orders.spent(shop, keys, at - PAST_MS, at));
  }
  return pasts;
}
