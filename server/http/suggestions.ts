/** Decided suggestions as the bytes that are sent, kept as long as what they depend on is unchanged. */
import type { IncomingHttpHeaders } from 'node:http';
import { asksReturning, contextEffect } from '../domain/conditions/asked.ts';
import { memoryEffect } from '../domain/journey/effect.ts';
import { isQuiet } from '../domain/journey/quiet.ts';
import { dayOf } from '../domain/journey/recollection.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import type { Clock } from '../flows/ports.ts';
import { suggest } from '../flows/suggest.ts';
import { variantView } from '../flows/variants.ts';
import type { ShopView } from '../flows/views.ts';
import { createCache, createDoor } from './cache.ts';
import { renderSuggestLiquid } from './liquid.ts';
import { isPlain, momentOf, spotsParam } from './moment.ts';
import { bucketParam, type Params, suggestParams } from './params.ts';

export const SUGGEST_TYPE = 'application/liquid; charset=utf-8';

/** 32 MB of answers: some ten thousand moments. */
const CACHE_BYTES = 32_000_000;

export interface Suggestions {
  /**
   * The answer to whoever nothing personal is known of, but perhaps the bucket, by which shoppers of the same variants
   * share one; kept from the second time that a moment is met in a view, as
   * long as the browser remembers nothing that would change it. Throws `bad-input` for parameters that are none.
   */
  everybodys(view: ShopView, params: Params, headers: IncomingHttpHeaders): Buffer;
  /** One shopper's own answer, which is kept nowhere. */
  own(view: ShopView, moment: SuggestRequest): Buffer;
  /** The answer of a shop that is not here: nothing to suggest, and no error. */
  none(moment: SuggestRequest): Buffer;
}

export function createSuggestions(clock: Clock): Suggestions {
  const answers = createCache<Buffer>(CACHE_BYTES);
  const isKnown = createDoor();

  function own(view: ShopView, moment: SuggestRequest): Buffer {
    const inHand = moment.productId === null ? undefined : view.catalog.get(moment.productId);
    return renderSuggestLiquid(suggest(view, moment), moment, inHand?.handle ?? null, view.texts);
  }

  function kept(key: string, decide: () => Buffer): Buffer {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = decide();
    // Most carts are nobody else's: only what is asked for twice is worth keeping.
    if (isKnown(key)) answers.set(key, answer);
    return answer;
  }

  return {
    own,

    everybodys(given, params, headers) {
      const view = viewFor(given, params);
      const { placement, product, limit, cart, spots } = params;
      // Parameters as they came: only what parsed is ever kept, so whatever is found was asked for in good form.
      const asked = `${view.shop.shop} ${view.revision} ${placement} ${product} ${limit} ${cart} ${spots}`;
      const key = view.variant === undefined ? asked : `${asked} ${view.variant}`;
      const { quiet } = view.settings.tact;
      if (view.offers.length === 0 && quiet.length === 0 && isPlain(params))
        return kept(key, () => own(view, plain(params)));
      const now = clock.now();
      const moment = momentOf(params, { headers, currency: view.shop.currency, now });
      // What is shown in quiet hours is kept for no others.
      if (isQuiet(quiet, now, view.shop.timezone)) return own(view, moment);
      const effect = effectOf(view, moment);
      if (effect === null) return own(view, moment);
      return kept(effect === '' ? key : `${key} ${effect}`, () => own(view, moment));
    },

    none: (moment) => renderSuggestLiquid({ kind: 'nothing', why: 'no-model' }, moment),
  };
}

/** The view as the asking shopper's variants have it. While no trial runs nothing is looked at, and nothing costs. */
export function viewFor(view: ShopView, params: Params): ShopView {
  return view.trials == null ? view : variantView(view, bucketParam(params));
}

/** As most ask: nothing remembered, and no offers that would look at anything but product and cart. */
function plain(params: Params): SuggestRequest {
  const moment = suggestParams(params);
  const spots = spotsParam(params);
  return spots === null ? moment : { ...moment, spots };
}

/** What besides product, cart and spots an answer depends on; null where that is too much of its own to be kept. */
function effectOf({ offers, settings }: ShopView, moment: SuggestRequest): string | null {
  const { memory, onPage, context, placement, spots = [placement] } = moment;
  if (onPage !== undefined) return null;
  const asked = contextEffect(offers, moment);
  if (memory === undefined) return asked;
  const remembered = memoryEffect(memory, settings.tact, dayOf(context!.now), spots, asksReturning(offers));
  if (remembered === null) return null;
  return remembered === '' ? asked : `${asked} m${remembered}`;
}
