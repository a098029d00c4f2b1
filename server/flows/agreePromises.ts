/** One turn of making the platform agree with a plan: what is too much goes, what is missing comes. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Kept, Unkept } from '../domain/offer/kept.ts';
import type { OfferId } from '../domain/offer/offer.ts';
import type { DiscountPort, StandingDiscount, WriteOutcome } from './discountPort.ts';
import { type PlanFor, type PromisePlan, planPromises } from './promisePlan.ts';

export type AgreeOutcome = { readonly wrote: number } & (
  | { readonly kind: 'agreed'; readonly kept: readonly Kept[] }
  | { readonly kind: 'no-function' }
  /** The platform did not take what these offers need. */
  | {
      readonly kind: 'refused';
      readonly offers: readonly OfferId[];
      readonly why: Unkept;
      readonly detail?: string;
    }
  | { readonly kind: 'stopped' }
);

/** The Function's discount stands under this key. */
const FUNCTION_KEY = 'terms';

/**
 * The Function's discount is written first: if there is no Function, everything else stands as it was. Native ones that
 * differ are removed before their successors come: for a moment a price is not reduced, which is better than twice.
 */
export async function agree(
  port: DiscountPort,
  shop: ShopDomain,
  given: Omit<PlanFor, 'others'>,
  signal: AbortSignal,
): Promise<AgreeOutcome> {
  const { own, others } = await port.ownDiscounts(shop);
  const plan = planPromises({ ...given, others });
  const { currency } = given.facts;
  const keeps = new Map<string, StandingDiscount>();
  for (const one of own) {
    const wanted = wantedAs(plan, one.key);
    if (wanted === null) continue;
    const before = keeps.get(one.key);
    // Of doubles, one that is right already stays.
    if (before === undefined || (!before.matches(wanted, currency) && one.matches(wanted, currency)))
      keeps.set(one.key, one);
  }
  let wrote = 0;
  const { fn } = plan;
  const standing = keeps.get(FUNCTION_KEY);
  if (fn !== null && standing?.matches(fn, currency) !== true) {
    if (signal.aborted) return { kind: 'stopped', wrote };
    const outcome = await port.writeFunctionDiscount(shop, standing?.id ?? null, fn, given.now);
    if (outcome.kind === 'no-function') return { kind: 'no-function', wrote };
    const offers = plan.kept.flatMap(({ offer, keeping }) => (keeping.kind === 'function' ? [offer] : []));
    if (outcome.kind !== 'written') return { ...refusal(offers, outcome), wrote };
    wrote += 1;
  }
  const missing = plan.natives.filter((wanted) => keeps.get(wanted.key)?.matches(wanted, currency) !== true);
  const replaced = new Set(missing.map(({ key }) => key));
  for (const one of own) {
    if (keeps.get(one.key) === one && !replaced.has(one.key)) continue;
    if (signal.aborted) return { kind: 'stopped', wrote };
    await port.removeDiscount(shop, one.id);
    wrote += 1;
  }
  for (const wanted of missing) {
    if (signal.aborted) return { kind: 'stopped', wrote };
    const outcome = await port.createNativeDiscount(shop, wanted, currency, given.now);
    const offer = wanted.key.slice(0, wanted.key.lastIndexOf('-'));
    if (outcome.kind !== 'written') return { ...refusal([offer], outcome), wrote };
    wrote += 1;
  }
  return { kind: 'agreed', kept: plan.kept, wrote };
}

function wantedAs({ fn, natives }: PromisePlan, key: string) {
  return key === FUNCTION_KEY ? fn : (natives.find((one) => one.key === key) ?? null);
}

function refusal(offers: readonly OfferId[], outcome: Exclude<WriteOutcome, { kind: 'written' }>) {
  if (outcome.kind === 'limit') return { kind: 'refused' as const, offers, why: 'limit' as const };
  const detail = outcome.kind === 'refused' ? outcome.why : 'The Function is not known.';
  return { kind: 'refused' as const, offers, why: 'refused' as const, detail };
}
