/** Tries a call to Shopify again where that does no harm: jittered, bounded, behind the shop's circuit breaker. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Clock, Logger } from '../flows/ports.ts';
import { createCircuit } from './circuit.ts';

export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Not done, and Shopify says when to come back. */
  | { readonly kind: 'throttled'; readonly ms: number }
  /** Nobody knows whether it was done. */
  | { readonly kind: 'unavailable'; readonly why: string };

export interface CallOptions {
  /** What is called, for the log. */
  readonly name: string;
  /** Whether doing it twice does no harm. Throttled calls are repeated in any case: they were not done. */
  readonly idempotent: boolean;
}

export interface Caller {
  /**
   * Runs `attempt` until it is done.
   * @throws MersalgError `platform-unavailable`, `platform-throttled` (data.retryAfterMs), and what `attempt` throws.
   */
  call<T>(shop: ShopDomain, options: CallOptions, attempt: () => Promise<Attempt<T>>): Promise<T>;
}

export interface CallerDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export const MOST_ATTEMPTS = 4;
const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8_000;
/** A call waits at most so long for throttling in all; beyond it the job should make room for another shop. */
export const LONGEST_WAIT_MS = 60_000;

export function createCaller({ clock, log, sleep, random }: CallerDeps): Caller {
  const circuit = createCircuit(clock);
  return {
    async call(shop, { name, idempotent }, attempt) {
      let failures = 0;
      let waited = 0;
      for (;;) {
        const closedFor = circuit.admit(shop);
        if (closedFor > 0) throw unavailable(shop, name, 'circuit open', closedFor);
        const result = await judged(circuit.report, shop, attempt);
        if (result.kind === 'done') return result.value;
        if (result.kind === 'throttled') {
          if (waited + result.ms > LONGEST_WAIT_MS) throw throttled(shop, name, result.ms);
          // Jitter only lengthens: coming early would be refused again.
          const wait = result.ms + Math.floor(random() * 250);
          waited += wait;
          log.info({ shop, call: name, waitMs: wait }, 'Shopify asks us to wait');
          await sleep(wait);
          continue;
        }
        failures += 1;
        log.warn({ shop, call: name, why: result.why, attempt: failures }, 'Shopify did not answer');
        if (!idempotent || failures >= MOST_ATTEMPTS) throw unavailable(shop, name, result.why, 0);
        const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
        await sleep(backoff / 2 + (random() * backoff) / 2);
      }
    },
  };
}

/** Runs an attempt and tells the circuit. A refusal is an answer too; any other error says nothing of Shopify. */
async function judged<T>(
  report: (shop: ShopDomain, answered: boolean) => void,
  shop: ShopDomain,
  attempt: () => Promise<Attempt<T>>,
): Promise<Attempt<T>> {
  try {
    const result = await attempt();
    report(shop, result.kind !== 'unavailable');
    return result;
  } catch (thrown) {
    const code = thrown instanceof MersalgError ? thrown.code : null;
    if (code === 'platform-refused' || code === 'token-expired') report(shop, true);
    throw thrown;
  }
}

function unavailable(shop: ShopDomain, call: string, why: string, retryAfterMs: number): MersalgError {
  return new MersalgError(
    'platform-unavailable',
    'Shopify did not answer. Nothing is lost: it is tried again by itself; if it lasts, look at shopifystatus.com.',
    { shop, call, why, retryAfterMs },
  );
}

function throttled(shop: ShopDomain, call: string, retryAfterMs: number): MersalgError {
  return new MersalgError(
    'platform-throttled',
    'Shopify limits how much this app may ask for just now. It goes on by itself in a minute or two.',
    { shop, call, retryAfterMs },
  );
}
