/** The one place where a suggestion is decided: candidates → eligibility and variety → offer → arbiter, in that order. */
import { diverse } from '../domain/diversity.ts';
import { type Eligible, eligible } from '../domain/eligibility.ts';
import type { ProductId } from '../domain/ids.ts';
import { arbitrate, MOST_CARDS } from '../domain/journey/arbiter.ts';
import { PLAIN } from '../domain/offer/offer.ts';
import { leanTowardsViews, recall, remind, stillNeeded } from '../domain/personal.ts';
import { TECHNIQUE } from '../domain/placement.ts';
import { candidatesFor, contextOf, POOLS } from '../domain/recommend/candidates.ts';
import type { Model } from '../domain/recommend/model.ts';
import { rulesetOf } from '../domain/ruleset.ts';
import type { Candidate, SuggestOutcome, SuggestRequest } from '../domain/suggestion.ts';
import type { ShopView } from './views.ts';

/** Decides from memory, without I/O. An empty answer says why, for the merchant's preview. */
export function suggest(view: ShopView, request: SuggestRequest): SuggestOutcome {
  const [few, many] = POOLS;
  const first = decide(view, request, few);
  const wanted = Math.min(request.limit, MOST_CARDS[request.placement]);
  const found = first.outcome.kind === 'suggestions' ? first.outcome.suggestions.length : 0;
  // The merchant's rules took away what there was, and the model knows more.
  return first.ranked === few && found < wanted ? decide(view, request, many).outcome : first.outcome;
}

/** `ranked`: how many the model proposed of the `pool` that it was asked for. */
function decide(
  view: ShopView,
  request: SuggestRequest,
  pool: number,
): { readonly outcome: SuggestOutcome; readonly ranked: number } {
  const nothing = (why: Extract<SuggestOutcome, { kind: 'nothing' }>['why'], ranked = 0) => ({
    outcome: { kind: 'nothing' as const, why },
    ranked,
  });
  const { model, catalog, settings } = view;
  if (!settings.placements[request.placement]) return nothing('placement-off');
  // The merchant's own choice needs no orders that speak for it.
  const pins = rulesetOf(settings).pinsFor(request);
  if (model === null && pins.length === 0) return nothing('no-model');
  const proposal = model === null ? NO_PROPOSAL : propose(model, view, request, pool);
  if (proposal === null) return nothing('nothing-in-hand');
  const { ranked, barred, due } = proposal;
  if (pins.length + ranked.length + due.length === 0) return nothing('no-support');
  // Again here, whatever proposed it: nobody is offered what they own for good.
  const candidates = pins.length === 0 ? ranked : [...pins, ...ranked];
  const found = eligible(candidates, catalog, settings, request, barred);
  const varied = diverse(found, {
    perType: settings.rules.perType,
    siblings: (id) => siblingsOf(model, id),
    limit: Math.min(request.limit, MOST_CARDS[request.placement]),
  });
  const reminders = due.length === 0 ? [] : [...eligible(due, catalog, settings, request)];
  const offered = remind(varied, reminders, request).map((one) => offer(one, request));
  const suggestions = arbitrate(offered, request.placement, request.limit);
  if (suggestions.length === 0) return nothing('all-ineligible', ranked.length);
  return {
    outcome: { kind: 'suggestions', suggestions, modelVersion: view.modelVersion },
    ranked: ranked.length,
  };
}

interface Proposal {
  /** Best first. */
  readonly ranked: readonly Candidate[];
  readonly barred: ReadonlySet<ProductId>;
  readonly due: readonly Candidate[];
}

const NO_PROPOSAL: Proposal = { ranked: [], barred: new Set(), due: [] };

/** What the model and the shopper's own past say; null when the moment has nothing to go by. */
function propose(
  model: Model,
  { catalog, settings }: ShopView,
  request: SuggestRequest,
  pool: number,
): Proposal | null {
  const own = recall(request.personal, (id) => model.repeats?.(id) ?? null);
  const candidates = candidatesFor(model, catalog, settings, request, own.barred, pool);
  if (candidates === null) return null;
  const viewed = TECHNIQUE[request.placement] === 'cross-sell' ? (request.personal?.viewed ?? []) : [];
  const context = contextOf(request);
  return {
    ranked: leanTowardsViews(candidates, viewed, context, model),
    barred: own.barred,
    due: stillNeeded(own.due, context, model),
  };
}

/** Siblings resemble a product more than anything else, so they stand among its first substitutes. */
const SIBLINGS_AMONG = 30;

function siblingsOf(model: Model | null, id: ProductId): ProductId[] {
  const alike = model?.substitutes(id, SIBLINGS_AMONG) ?? [];
  return alike.flatMap(({ productId, sibling }) => (sibling ? [productId] : []));
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
