/** Shelves of complements: of the product in hand, of the cart, of what was just bought. */
import { diverse } from '../diversity.ts';
import { eligible } from '../eligibility.ts';
import type { ProductId } from '../ids.ts';
import { MOST_CARDS } from '../journey/arbiter.ts';
import { leanTowardsViews, recall, remind, stillNeeded } from '../personal.ts';
import type { Placement } from '../placement.ts';
import { candidatesFor, contextOf, POOLS } from '../recommend/candidates.ts';
import type { Model } from '../recommend/model.ts';
import { rulesetOf } from '../ruleset.ts';
import type { Candidate, SuggestRequest } from '../suggestion.ts';
import { type Asked, type Empty, LAST, type Proposed } from './proposal.ts';

export type Shelf =
  | { readonly kind: 'cards'; readonly proposed: readonly Proposed[] }
  | { readonly kind: 'empty'; readonly why: Empty };

/** Complements for `spot`, best first: pins, what the model knows, reminders. `spare`: further ones than fit, for what the page shows already. */
export function shelfFor(asked: Asked, spot: Placement, spare = 0): Shelf {
  const [few, many] = POOLS;
  const request = { ...asked.request, placement: spot };
  const wanted = Math.min(request.limit, MOST_CARDS[spot]) + spare;
  const first = fill(asked, request, few, wanted);
  const found = first.shelf.kind === 'cards' ? first.shelf.proposed.length : 0;
  // The merchant's rules took away what there was, and the model knows more.
  return first.ranked === few && found < wanted ? fill(asked, request, many, wanted).shelf : first.shelf;
}

/** `ranked`: how many the model proposed of the `pool` that it was asked for. */
function fill(
  asked: Asked,
  request: SuggestRequest,
  pool: number,
  wanted: number,
): { readonly shelf: Shelf; readonly ranked: number } {
  const empty = (why: Empty, ranked = 0) => ({ shelf: { kind: 'empty' as const, why }, ranked });
  const { model, catalog, settings } = asked;
  // The merchant's own choice needs no orders that speak for it.
  const pins = rulesetOf(settings).pinsFor(request);
  if (model === null && pins.length === 0) return empty('no-model');
  const proposal = model === null ? NO_PROPOSAL : ask(model, asked, request, pool);
  if (proposal === null) return empty('nothing-in-hand');
  const { ranked, barred, due } = proposal;
  if (pins.length + ranked.length + due.length === 0) return empty('no-support');
  // Again here, whatever proposed it: nobody is offered what they own for good.
  const candidates = pins.length === 0 ? ranked : [...pins, ...ranked];
  const found = eligible(candidates, catalog, settings, request, barred);
  const varied = diverse(found, {
    perType: settings.rules.perType,
    siblings: (id) => siblingsOf(model, id),
    limit: wanted,
  });
  const reminders = due.length === 0 ? [] : [...eligible(due, catalog, settings, request)];
  const shown = remind(varied, reminders, request);
  // A reminder speaks of the places that there are; spare ones stand behind.
  const isShown = (id: ProductId) => shown.some(({ product }) => product.id === id);
  const cards =
    due.length === 0 ? shown : [...shown, ...varied.filter(({ product }) => !isShown(product.id))];
  if (cards.length === 0) return empty('all-ineligible', ranked.length);
  const proposed = cards.map(
    (card): Proposed => ({
      spot: request.placement,
      technique: 'cross-sell',
      offer: null,
      cards: [card],
      beside: [],
      told: null,
      discount: false,
      standing: false,
      priority: LAST,
    }),
  );
  return { shelf: { kind: 'cards', proposed }, ranked: ranked.length };
}

interface Proposal {
  /** Best first. */
  readonly ranked: readonly Candidate[];
  readonly barred: ReadonlySet<ProductId>;
  readonly due: readonly Candidate[];
}

const NO_PROPOSAL: Proposal = { ranked: [], barred: new Set(), due: [] };

/** What the model and the shopper's own past say; null when the moment has nothing to go by. */
function ask(
  model: Model,
  { catalog, settings }: Asked,
  request: SuggestRequest,
  pool: number,
): Proposal | null {
  const own = recall(request.personal, (id) => model.repeats?.(id) ?? null);
  const candidates = candidatesFor(model, catalog, settings, request, own.barred, pool);
  if (candidates === null) return null;
  const context = contextOf(request);
  return {
    ranked: leanTowardsViews(candidates, request.personal?.viewed ?? [], context, model),
    barred: own.barred,
    due: stillNeeded(own.due, context, model),
  };
}

/** Siblings resemble a product more than anything else, so they stand among its first substitutes. */
const SIBLINGS_AMONG = 30;
const NO_SIBLINGS: readonly ProductId[] = [];
/** A model never changes its mind on what resembles what, and is asked of each card that is shown. */
const known = new WeakMap<Model, Map<ProductId, readonly ProductId[]>>();

function siblingsOf(model: Model | null, id: ProductId): readonly ProductId[] {
  if (model === null) return NO_SIBLINGS;
  let ofModel = known.get(model);
  if (ofModel === undefined) {
    ofModel = new Map();
    known.set(model, ofModel);
  }
  let siblings = ofModel.get(id);
  if (siblings === undefined) {
    const alike = model.substitutes(id, SIBLINGS_AMONG);
    siblings = alike.flatMap(({ productId, sibling }) => (sibling ? [productId] : []));
    ofModel.set(id, siblings.length === 0 ? NO_SIBLINGS : siblings);
  }
  return siblings;
}
