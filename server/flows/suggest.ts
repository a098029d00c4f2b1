/** The one place where a suggestion is decided: candidates → eligibility → offer → arbiter, in that order. */
import { type Eligible, eligible } from '../domain/eligibility.ts';
import { arbitrate } from '../domain/journey/arbiter.ts';
import { PLAIN } from '../domain/offer/offer.ts';
import { leanTowardsViews, recall, remind, stillNeeded } from '../domain/personal.ts';
import { TECHNIQUE } from '../domain/placement.ts';
import { candidatesFor, contextOf } from '../domain/recommend/candidates.ts';
import type { SuggestOutcome, SuggestRequest } from '../domain/suggestion.ts';
import type { ShopView } from './views.ts';

/** Decides from memory, without I/O. An empty answer says why, for the merchant's preview. */
export function suggest(view: ShopView, request: SuggestRequest): SuggestOutcome {
  if (!view.settings.placements[request.placement]) return { kind: 'nothing', why: 'placement-off' };
  const { model, catalog, settings } = view;
  if (model === null) return { kind: 'nothing', why: 'no-model' };
  const own = recall(request.personal, (id) => model.repeats?.(id) ?? null);
  const candidates = candidatesFor(model, catalog, settings, request, own.barred);
  if (candidates === null) return { kind: 'nothing', why: 'nothing-in-hand' };
  if (candidates.length === 0 && own.due.length === 0) return { kind: 'nothing', why: 'no-support' };
  const context = contextOf(request);
  const viewed = TECHNIQUE[request.placement] === 'cross-sell' ? (request.personal?.viewed ?? []) : [];
  const ranked = leanTowardsViews(candidates, viewed, context, model);
  // Again here, whatever proposed it: nobody is offered what they own for good.
  const found = eligible(ranked, catalog, settings, request).filter(
    ({ product }) => !own.barred.has(product.id),
  );
  const due = eligible(stillNeeded(own.due, context, model), catalog, settings, request);
  const offered = remind(found, due, request).map((one) => offer(one, request));
  const suggestions = arbitrate(offered, request.placement, request.limit);
  if (suggestions.length === 0) return { kind: 'nothing', why: 'all-ineligible' };
  return { kind: 'suggestions', suggestions, modelVersion: view.modelVersion };
}

function offer({ candidate, product }: Eligible, request: SuggestRequest) {
  return {
    productId: product.id,
    handle: product.handle,
    reason: candidate.reason,
    technique: TECHNIQUE[request.placement],
    offer: PLAIN,
    score: candidate.score,
  };
}
