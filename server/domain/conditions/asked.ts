/** What a shop's offers ask of a moment at all, so that answers are shared by all moments that they cannot tell apart. */
import type { Offer } from '../offer/offer.ts';
import type { SuggestRequest } from '../suggestion.ts';
import { nowOf } from './holds.ts';

interface Asks {
  readonly countries: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
  readonly devices: boolean;
  readonly visitors: boolean;
  /** Ascending: at each, some offer begins or ceases to hold. */
  readonly totals: readonly number[];
  readonly instants: readonly number[];
}

const known = new WeakMap<readonly Offer[], Asks>();

function asksOf(offers: readonly Offer[]): Asks {
  let asks = known.get(offers);
  if (asks === undefined) {
    asks = read(offers);
    known.set(offers, asks);
  }
  return asks;
}

function read(offers: readonly Offer[]): Asks {
  const all = offers.map(({ conditions }) => conditions);
  const ascending = (numbers: readonly (number | null)[]) =>
    [...new Set(numbers.filter((one) => one !== null))].sort((a, b) => a - b);
  return {
    countries: new Set(all.flatMap(({ countries }) => countries)),
    languages: new Set(all.flatMap(({ languages }) => languages)),
    devices: all.some(({ devices }) => devices.length > 0),
    // A downgrade may wait for who comes back to a cart.
    visitors: offers.some(
      ({ conditions, detail }) => conditions.visitor !== 'any' || detail.kind === 'downgrade',
    ),
    // The most is still within: the step is just above it.
    totals: ascending(all.flatMap(({ cart }) => [cart.least, cart.most === null ? null : cart.most + 1])),
    instants: ascending(offers.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])),
  };
}

/** Whether any offer asks if this browser was here before. */
export function asksReturning(offers: readonly Offer[]): boolean {
  return asksOf(offers).visitors;
}

/** The same text for all moments between which no offer's conditions can tell, product, cart and memory apart. '' without offers. */
export function contextEffect(offers: readonly Offer[], request: SuggestRequest): string {
  if (offers.length === 0) return '';
  const asks = asksOf(offers);
  const { country = '', language = '', device = null, cartTotal = null } = request.context ?? {};
  const spoken = language.split(/[-_]/, 1)[0]!.toLowerCase();
  return [
    asks.countries.has(country) ? country : '',
    asks.languages.has(spoken) ? spoken : '',
    asks.devices ? (device ?? '') : '',
    cartTotal === null ? '' : stepOf(asks.totals, cartTotal),
    stepOf(asks.instants, nowOf(request)),
  ].join(' ');
}

/** How many of the steps are at or below. */
function stepOf(steps: readonly number[], at: number): number {
  let step = 0;
  while (step < steps.length && steps[step]! <= at) step += 1;
  return step;
}
