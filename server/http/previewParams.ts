/** What the merchant asks of the preview: all that a widget may ask, and of the shopper what only the server would know. */

import { DEVICES, type Device } from '../domain/offer/offer.ts';
import type { Personal } from '../domain/personal.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { momentOf, type Surroundings } from './moment.ts';
import { bad, has, idList, intParam, MOST_SUGGESTIONS, type Params } from './params.ts';

const DAY = 86_400_000;
const MOST_BOUGHT = 100;
/** Days since a purchase that is tried out, unless told otherwise. */
const USUAL_DAYS = 30;

/**
 * `device=phone`, `bought=1,2` with `boughtDays=30` (how long ago) and `orders=3` (how often, at that distance from each
 * other), besides the parameters of `momentOf`; the merchant's own browser says nothing of the shopper.
 * @throws MersalgError `bad-input` naming the parameter.
 */
export function previewParams(params: Params, surroundings: Omit<Surroundings, 'headers'>): SuggestRequest {
  const moment = momentOf(params, { ...surroundings, headers: {} });
  const personal = personalOf(params, surroundings.now);
  return {
    ...moment,
    limit: has(params, 'limit') ? moment.limit : MOST_SUGGESTIONS,
    context: { ...moment.context!, device: deviceParam(params) },
    ...(personal === null ? {} : { personal }),
  };
}

function deviceParam(params: Params): Device | null {
  if (!has(params, 'device')) return null;
  const device = DEVICES.find((known) => known === params.device);
  if (device === undefined) throw bad('device', `one of ${DEVICES.join(', ')}`);
  return device;
}

function personalOf(params: Params, now: number): Personal | null {
  const bought = idList(params, 'bought', MOST_BOUGHT, 'bought');
  const days = intParam(params, 'boughtDays', 0, 3_650, USUAL_DAYS);
  const orders = intParam(params, 'orders', 1, 100, 1);
  if (bought.length === 0) return null;
  const at = Array.from({ length: orders }, (_, back) => now - (orders - back) * Math.max(1, days) * DAY);
  if (days === 0) at[at.length - 1] = now;
  return { purchases: bought.map((productId) => ({ productId, at })), viewed: [], now };
}
