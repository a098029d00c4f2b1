/** The moment that a request speaks of: what is asked, what the browser remembers, and the shopper's surroundings. */
import type { IncomingHttpHeaders } from 'node:http';
import { NO_MEMORY } from '../domain/journey/memory.ts';
import { exponentOf } from '../domain/money.ts';
import type { Device } from '../domain/offer/offer.ts';
import { isPlacement, PLACEMENTS, type Placement } from '../domain/placement.ts';
import type { ShopperContext, SuggestRequest } from '../domain/suggestion.ts';
import { memoryParam } from './memoryParam.ts';
import { bad, has, idList, intParam, type Params, suggestParams } from './params.ts';

export const MOST_ON_PAGE = 40;

/** What a request needs besides its parameters. */
export interface Surroundings {
  readonly headers: IncomingHttpHeaders;
  /** ISO 4217 of the shop. */
  readonly currency: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Parameters beyond those of `suggestParams`. */
const FURTHER = ['spots', 'memory', 'shown', 'country', 'language', 'total', 'rate'] as const;

/** Whether a request says no more than what `suggestParams` reads, spots aside. */
export function isPlain(params: Params): boolean {
  for (const name of FURTHER) if (name !== 'spots' && params[name] !== undefined) return false;
  return true;
}

/**
 * All that a widget may ask: see `SuggestRequest`. Besides: `spots=upgrade,product`, `memory={JSON}`, `shown=1,2` (on
 * this page already), `country=SE`, `language=sv`, `total=12345` (hundredths of the shopper's currency, as Ajax counts)
 * and `rate` (units of that currency per unit of the shop's, 1 when absent).
 * @throws MersalgError `bad-input` naming the parameter.
 */
export function momentOf(params: Params, surroundings: Surroundings): SuggestRequest {
  const asked = suggestParams(params);
  const spots = spotsParam(params);
  const memory = memoryParam(params.memory);
  const onPage = idList(params, 'shown', MOST_ON_PAGE, 'shown');
  return {
    ...asked,
    ...(spots === null ? {} : { spots }),
    ...(memory === NO_MEMORY ? {} : { memory }),
    ...(onPage.length === 0 ? {} : { onPage }),
    context: contextOf(params, surroundings),
  };
}

/** Null when absent. */
export function spotsParam(params: Params): readonly Placement[] | null {
  if (!has(params, 'spots')) return null;
  const text = params.spots;
  const spots = typeof text === 'string' && text.length <= 200 ? text.split(',') : [];
  if (spots.length === 0 || spots.length > PLACEMENTS.length || !spots.every(isPlacement)) {
    throw bad('spots', `of ${PLACEMENTS.join(', ')}, joined by commas`);
  }
  return [...new Set(spots as Placement[])];
}

function contextOf(params: Params, { headers, currency, now }: Surroundings): ShopperContext {
  return {
    country: codeParam(params, 'country', /^[A-Za-z]{2}$/, 'two letters').toUpperCase(),
    language: codeParam(params, 'language', /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})?$/, 'a language code'),
    device: deviceOf(headers),
    cartTotal: totalParam(params, currency),
    now,
  };
}

function codeParam(params: Params, name: 'country' | 'language', form: RegExp, wants: string): string {
  if (!has(params, name)) return '';
  const text = params[name];
  if (typeof text !== 'string' || !form.test(text)) throw bad(name, wants);
  return text;
}

/** Minor units of the shop's currency, rounded; null when absent. */
function totalParam(params: Params, currency: string): number | null {
  const rate = rateParam(params);
  if (!has(params, 'total')) return null;
  const hundredths = intParam(params, 'total', 0, 1e13);
  return Math.round((hundredths / 100 / rate) * 10 ** exponentOf(currency));
}

function rateParam(params: Params): number {
  if (!has(params, 'rate')) return 1;
  const text = params.rate;
  const rate = typeof text === 'string' && /^\d{1,9}(\.\d{1,18})?$/.test(text) ? Number(text) : 0;
  if (!(rate > 0)) throw bad('rate', 'a number above 0');
  return rate;
}

/** From what the browser says of itself; null where it says nothing. A tablet that calls itself a desktop is one. */
export function deviceOf(headers: IncomingHttpHeaders): Device | null {
  const agent = headers['user-agent'] ?? '';
  if (/iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (headers['sec-ch-ua-mobile'] === '?1' || /Mobi|iPhone|iPod|Android/i.test(agent)) return 'phone';
  return agent === '' ? null : 'desktop';
}
