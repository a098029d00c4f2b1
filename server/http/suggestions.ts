/** Decided suggestions as the bytes that are sent, kept as long as what they depend on is unchanged. */
import type { SuggestRequest } from '../domain/suggestion.ts';
import { suggest } from '../flows/suggest.ts';
import type { ShopView } from '../flows/views.ts';
import { createCache } from './cache.ts';
import { renderSuggestLiquid } from './liquid.ts';
import { type Params, suggestParams } from './params.ts';

export const SUGGEST_TYPE = 'application/liquid; charset=utf-8';

/** 32 MB of answers: some ten thousand moments. */
const CACHE_BYTES = 32_000_000;

export interface Suggestions {
  /** Everybody's answer to a moment, decided once per moment and view. Throws `bad-input` for parameters that are none. */
  everybodys(view: ShopView, params: Params): Buffer;
  /** One shopper's own answer, which is kept nowhere. */
  own(view: ShopView, moment: SuggestRequest): Buffer;
  /** The answer of a shop that is not here: nothing to suggest, and no error. */
  none(moment: SuggestRequest): Buffer;
}

export function createSuggestions(): Suggestions {
  const answers = createCache<Buffer>(CACHE_BYTES);

  function own(view: ShopView, moment: SuggestRequest): Buffer {
    const inHand = moment.productId === null ? undefined : view.catalog.get(moment.productId);
    return renderSuggestLiquid(suggest(view, moment), moment, inHand?.handle ?? null);
  }

  return {
    own,

    everybodys(view, params) {
      const { placement, product, limit, cart } = params;
      // Parameters as they came: only what parsed is ever kept, so whatever is found was asked for in good form.
      const key = `${view.shop.shop} ${view.revision} ${placement} ${product} ${limit} ${cart}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = own(view, suggestParams(params));
      answers.set(key, answer);
      return answer;
    },

    none: (moment) => renderSuggestLiquid({ kind: 'nothing', why: 'no-model' }, moment),
  };
}
