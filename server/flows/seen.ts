/** Remembers when each shop's storefront was last heard of: noted for every request, written once a minute at most. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Clock, Logger, Store } from './ports.ts';
import type { Verifier } from './verifier.ts';

const WRITE_EVERY_MS = 60_000;

export interface Seen {
  note(shop: ShopDomain): void;
  flush(): Promise<void>;
}

export function createSeen({
  store,
  clock,
  log,
}: {
  readonly store: Pick<Store, 'signals'>;
  readonly clock: Clock;
  readonly log: Logger;
}): Seen {
  const written = new Map<ShopDomain, number>();
  const heard = new Map<ShopDomain, number>();
  return {
    note: (shop) => void heard.set(shop, clock.now()),

    async flush() {
      for (const [shop, at] of heard) {
        if (at - (written.get(shop) ?? Number.NEGATIVE_INFINITY) < WRITE_EVERY_MS) continue;
        heard.delete(shop);
        written.set(shop, at);
        try {
          await store.signals.seen(shop, at);
        } catch (thrown) {
          // A figure of diagnostics: the next minute tells it.
          log.warn({ shop, code: asMersalgError(thrown).code }, 'When the storefront was seen is not noted.');
        }
      }
    },
  };
}

/** The verifier, each request that truly came through a shop's app proxy noted. */
export function noticing(verifier: Verifier, seen: Seen): Verifier {
  return {
    ...verifier,
    verifyProxy(query) {
      const outcome = verifier.verifyProxy(query);
      if (outcome.kind === 'ok') seen.note(outcome.shop);
      return outcome;
    },
  };
}
