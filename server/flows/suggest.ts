/** The one place where a suggestion is decided: candidates → eligibility → offer → arbiter, in that order. */
import { type Eligible, eligible } from '../domain/eligibility.ts';
import { arbitrate } from '../domain/journey/arbiter.ts';
import { PLAIN } from '../domain/offer/offer.ts';
import { TECHNIQUE } from '../domain/placement.ts';
import { candidatesFor } from '../domain/recommend/candidates.ts';
import type { SuggestOutcome, SuggestRequest } from '../domain/suggestion.ts';
import type { ShopView } from './views.ts';

/** Decides from memory, without I/O. An empty answer says why, for the merchant's preview. */
export function suggest(view: ShopView, request: SuggestRequest): SuggestOutcome {
  if (!view.settings.placements[request.placement]) return { kind: 'nothing', why: 'placement-off' };
  if (view.model === null) return { kind: 'nothing', why: 'no-model' };
  const candidates = candidatesFor(view.model, view.catalog, view.settings, request);
  if (candidates === null) return { kind: 'nothing', why: 'nothing-in-hand' };
  if (candidates.length === 0) return { kind: 'nothing', why: 'no-support' };
  const offered = eligible(candidates, view.catalog, view.settings, request).map((found) =>
    offer(found, request),
  );
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
