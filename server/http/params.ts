/** Turns query parameters and bodies, which may be anything, into typed values; what does not fit is refused by name. */
import { MersalgError } from '../domain/errors.ts';
import { TRIAL_BUCKETS } from '../domain/experiment/assign.ts';
import { idNumber } from '../domain/ids.ts';
import { isPlacement, PLACEMENTS, type Placement } from '../domain/placement.ts';
import { GROUP_KINDS, type GroupKind } from '../domain/report.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import type { Shopper } from '../flows/personal.ts';

/** Query parameters as text; a repeated one is an array, which nothing here accepts. */
export type Params = Readonly<Record<string, unknown>>;

export const MOST_CART_IDS = 100;
export const MOST_VIEWED = 10;
export const MOST_SUGGESTIONS = 12;
const USUAL_SUGGESTIONS = 4;

/** The query as it was sent, without its `?`: signatures are checked over it. */
export function rawQuery(url: string | undefined): string {
  const at = url?.indexOf('?') ?? -1;
  return at < 0 ? '' : url!.slice(at + 1);
}

export function bad(name: string, wants: string): MersalgError {
  return new MersalgError('bad-input', `${name} must be ${wants}.`, { field: name });
}

export function has(params: Params, name: string): boolean {
  return Object.hasOwn(params, name) && params[name] !== '';
}

/** A whole number within bounds; `usual` when the parameter is absent. */
export function intParam(params: Params, name: string, least: number, most: number, usual?: number): number {
  if (!has(params, name) && usual !== undefined) return usual;
  const text = params[name];
  const value = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw bad(name, `a whole number from ${least} to ${most}`);
  }
  return value;
}

export function idParam(params: Params, name: string): number {
  return intParam(params, name, 1, Number.MAX_SAFE_INTEGER);
}

export function placementParam(params: Params): Placement {
  const value = params.placement;
  if (!isPlacement(value)) throw bad('placement', `one of ${PLACEMENTS.join(', ')}`);
  return value;
}

export function groupKindParam(params: Params): GroupKind {
  const kind = GROUP_KINDS.find((known) => known === params.kind);
  if (kind === undefined) throw bad('kind', `one of ${GROUP_KINDS.join(', ')}`);
  return kind;
}

export function textParam(params: Params, name: string, mostLength: number): string {
  const value = has(params, name) ? params[name] : '';
  if (typeof value !== 'string' || value.length > mostLength)
    throw bad(name, `text of at most ${mostLength} characters`);
  return value;
}

const ZERO = '0'.charCodeAt(0);
/** Of the largest whole number that is exact. */
const MOST_DIGITS = 16;

/** Ids joined by commas; `what` is named where one of them is none. */
export function idList(params: Params, name: string, most: number, what = 'id'): number[] {
  if (!has(params, name)) return [];
  const text = params[name];
  // Length first: splitting a megabyte of commas is work that nobody asked for.
  if (typeof text !== 'string' || text.length > most * 17) throw bad(name, `at most ${most} ids`);
  const ids: number[] = [];
  // Digit by digit, without a string and a regular expression per id: every suggestion comes this way.
  for (let at = 0, start = 0, value = 0; at <= text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      continue;
    }
    const isEnd = at === text.length || text[at] === ',';
    if (!isEnd || at - start > MOST_DIGITS || value < 1 || value > Number.MAX_SAFE_INTEGER) {
      throw bad(what, `a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`);
    }
    ids.push(value);
    value = 0;
    start = at + 1;
  }
  if (ids.length > most) throw bad(name, `at most ${most} ids`);
  return ids;
}

/**
 * `placement`, `product`, `cart=1,2,3`, `limit`: what every suggestion is asked by. Unknown parameters are the
 * platform's own, and are left alone.
 */
export function suggestParams(params: Params): SuggestRequest {
  return {
    placement: placementParam(params),
    productId: has(params, 'product') ? idParam(params, 'product') : null,
    cart: [...new Set(idList(params, 'cart', MOST_CART_IDS))],
    limit: intParam(params, 'limit', 1, MOST_SUGGESTIONS, USUAL_SUGGESTIONS),
  };
}

/** The shopper's bucket among trials, 0 to 999; null where the question carries none. */
export function bucketParam(params: Params): number | null {
  return has(params, 'bucket') ? intParam(params, 'bucket', 0, TRIAL_BUCKETS - 1) : null;
}

/**
 * The shopper, where `personal=1` says that they consented, else null: then nobody looks who is asking. `params` must
 * come from a verified query: `logged_in_customer_id` is the platform's word alone.
 */
export function shopperParams(params: Params): Shopper | null {
  if (params.personal !== '1') return null;
  const { viewed } = params;
  // Widgets put each id after a comma, which saves shoppers the bytes of joining.
  const list = typeof viewed === 'string' ? viewed.replace(/^,/, '') : (viewed ?? '');
  return {
    customerId: customerParam(params),
    viewed: idList({ viewed: list }, 'viewed', MOST_VIEWED),
  };
}

/** Who the platform says is logged in; null for nobody. `params` must come from a verified query. */
export function customerParam({ logged_in_customer_id: id }: Params): number | null {
  return typeof id === 'string' ? idNumber(id) : null;
}
