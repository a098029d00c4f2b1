/** Gathers widget counts in memory and writes them once a second: a beacon must never wait for a disk. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { CountedEvent } from '../domain/suggestion.ts';
import type { Clock, Logger, Store } from './ports.ts';
import { dayOf } from './settle.ts';

/** A shop's events held between two writes; more than this within a second is a flood, and is dropped. */
export const MOST_HELD = 5_000;

export interface Tally {
  add(shop: ShopDomain, events: readonly CountedEvent[]): void;
  /** Writes what is held. What the store would not take is kept for the next time. */
  flush(): Promise<void>;
}

/** A crash loses at most the last second's counts: those are counts of showings, and money is never among them. */
export function createTally(deps: { store: Store; clock: Clock; log: Logger }): Tally {
  const { store, clock, log } = deps;
  const held = new Map<ShopDomain, CountedEvent[]>();

  const add = (shop: ShopDomain, events: readonly CountedEvent[]) => {
    const list = held.get(shop) ?? [];
    list.push(...events.slice(0, MOST_HELD - list.length));
    held.set(shop, list);
  };

  return {
    add,
    async flush() {
      const batches = [...held];
      held.clear();
      for (const [shop, events] of batches) {
        try {
          await store.counters.add(shop, dayOf(clock.now()), events);
        } catch (thrown) {
          const { code, message } = asMersalgError(thrown);
          log.warn({ shop, code, events: events.length }, `Counts are kept for later: ${message}`);
          if (code === 'store-unavailable' || code === 'store-locked') add(shop, events);
        }
      }
    },
  };
}
