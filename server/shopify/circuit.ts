/** A circuit breaker per shop: after repeated failures calls fail at once for a while, then one may try. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';

/** Failed attempts in a row that open the circuit: more than one call's attempts, so that one slow call does not. */
export const OPENS_AFTER = 6;
export const OPEN_MS = 30_000;

export interface Circuit {
  /** 0 when the call may go ahead; else the milliseconds until it is worth asking again. */
  admit(shop: ShopDomain): number;
  /** What became of an admitted attempt: did Shopify answer at all? */
  report(shop: ShopDomain, answered: boolean): void;
}

export function createCircuit(clock: Clock): Circuit {
  const troubled = new Map<ShopDomain, { failures: number; openUntil: number }>();
  return {
    admit(shop) {
      const state = troubled.get(shop);
      if (state === undefined || state.failures < OPENS_AFTER) return 0;
      const wait = state.openUntil - clock.now();
      if (wait > 0) return wait;
      // This one is the trial; the others wait for its result or for its time to run out.
      state.openUntil = clock.now() + OPEN_MS;
      return 0;
    },
    report(shop, answered) {
      if (answered) {
        troubled.delete(shop);
        return;
      }
      const state = troubled.get(shop) ?? { failures: 0, openUntil: 0 };
      state.failures += 1;
      if (state.failures >= OPENS_AFTER) state.openUntil = clock.now() + OPEN_MS;
      troubled.set(shop, state);
    },
  };
}
