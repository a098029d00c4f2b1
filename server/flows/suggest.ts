/** The one place where a suggestion is decided: which offers hold, what each spot proposes, what the arbiter lets through. */
import { openBook } from '../domain/conditions/book.ts';
import { nowOf } from '../domain/conditions/holds.ts';
import type { ProductId } from '../domain/ids.ts';
import { arbitrate } from '../domain/journey/arbiter.ts';
import type { Decision, Unproposed } from '../domain/journey/decision.ts';
import { NO_MEMORY } from '../domain/journey/memory.ts';
import { isQuiet } from '../domain/journey/quiet.ts';
import { dayOf, restingProducts } from '../domain/journey/recollection.ts';
import type { Offer } from '../domain/offer/offer.ts';
import type { ToldOffer } from '../domain/offer/told.ts';
import type { Placement } from '../domain/placement.ts';
import type { Asked, Proposed } from '../domain/proposals/proposal.ts';
import { proposeFor, SPOTS_OF, type SpotProposals } from '../domain/proposals/propose.ts';
import type { Suggestion, SuggestOutcome, SuggestRequest, WhyNothing } from '../domain/suggestion.ts';
import type { ShopView } from './views.ts';

/** An outcome with all that led to it, for the merchant's preview. */
export interface Decided {
  readonly outcome: SuggestOutcome;
  /** Of each proposal, by spots and in each as proposed. */
  readonly decisions: readonly Decision[];
  /** Active offers that proposed nothing here. */
  readonly unproposed: readonly Unproposed[];
  /** Spots that have nothing to propose, and why. */
  readonly empty: readonly { readonly spot: Placement; readonly why: WhyNothing }[];
}

/** Decides from memory, without I/O. An empty answer says why, for the merchant's preview. */
export function suggest(view: ShopView, request: SuggestRequest): SuggestOutcome {
  const outcome = outcomeFor(view, request);
  const isShut = outcome.kind === 'nothing' && request.placement === 'exit' && isQuietNow(view, request);
  return isShut ? { ...outcome, quiet: true } : outcome;
}

function outcomeFor(view: ShopView, request: SuggestRequest): SuggestOutcome {
  const spots = spotsOf(view, request);
  if (spots.length === 0) return { kind: 'nothing', why: 'placement-off' };
  const { proposed, decisions } = decide(view, request, view.offers.length === 0 ? NO_OFFERS : null, spots);
  return outcomeOf(view, proposed, decisions);
}

function isQuietNow({ settings, shop }: ShopView, request: SuggestRequest): boolean {
  return isQuiet(settings.tact.quiet, nowOf(request), shop.timezone);
}

/** The same decision, explained. */
export function explain(view: ShopView, request: SuggestRequest): Decided {
  const spots = spotsOf(view, request);
  const book = openBook(view.offers, view.promises, { request, catalog: view.catalog }, view.settings.tact);
  const off = (request.spots ?? [request.placement]).filter((spot) => !spots.includes(spot));
  const { proposed, decisions } = decide(view, request, book.holding, spots);
  const outcome: SuggestOutcome =
    spots.length === 0 ? { kind: 'nothing', why: 'placement-off' } : outcomeOf(view, proposed, decisions);
  return {
    outcome,
    decisions,
    unproposed: [
      ...book.refused.map(({ offer, refusal }) => ({ offer: offer.id, kind: 'refused' as const, refusal })),
      ...book.holding.flatMap((offer) => silence(offer, spots, decisions) ?? []),
    ],
    empty: [
      ...off.map((spot) => ({ spot, why: 'placement-off' as const })),
      ...proposed.flatMap(({ spot, why }) => (why === null ? [] : [{ spot, why }])),
    ],
  };
}

const NO_OFFERS: readonly Offer[] = [];
const NO_PRODUCTS: readonly ProductId[] = [];

/** The spots asked for that the merchant has switched on, each once. */
function spotsOf({ settings }: ShopView, { placement, spots }: SuggestRequest): readonly Placement[] {
  const isOn = (spot: Placement) => settings.placements[spot];
  if (spots === undefined) return isOn(placement) ? [placement] : [];
  return [...new Set(spots)].filter(isOn);
}

/** `holding`: the offers that hold; null to find out. */
function decide(
  view: ShopView,
  request: SuggestRequest,
  holding: readonly Offer[] | null,
  spots: readonly Placement[],
): { readonly proposed: readonly SpotProposals[]; readonly decisions: readonly Decision[] } {
  const { model, catalog, settings } = view;
  const offers = holding ?? openBook(view.offers, view.promises, { request, catalog }, settings.tact).holding;
  const asked: Asked = { request, model, catalog, settings, offers };
  const memory = request.memory ?? NO_MEMORY;
  const onPage = request.onPage ?? NO_PRODUCTS;
  const today = dayOf(nowOf(request));
  const resting = memory === NO_MEMORY ? 0 : restingProducts(memory, settings.tact, today);
  const proposed = proposeFor(asked, spots, resting + onPage.length);
  const proposals = proposed.length === 1 ? proposed[0]!.proposals : proposed.flatMap((one) => one.proposals);
  const { cart, limit } = request;
  const quiet = isQuietNow(view, request);
  const occasion = { memory, tact: settings.tact, today, cart, limit, onPage, quiet };
  return { proposed, decisions: arbitrate(proposals, occasion) };
}

function outcomeOf(
  { modelVersion }: ShopView,
  proposed: readonly SpotProposals[],
  decisions: readonly Decision[],
): SuggestOutcome {
  const suggestions: Suggestion[] = [];
  const plain: Suggestion[] = [];
  const offers: ToldOffer[] = [];
  for (const decision of decisions) {
    if (decision.kind === 'held-back') continue;
    const { told } = decision.proposed;
    if (told !== null) offers.push(told);
    for (const card of cardsOf(decision.proposed)) (told === null ? plain : suggestions).push(card);
  }
  suggestions.push(...plain);
  if (suggestions.length + offers.length > 0)
    return { kind: 'suggestions', suggestions, offers, modelVersion };
  const why = proposed.find((one) => one.why !== null)?.why;
  // A cheaper version that waits for a no is not held back from anybody.
  const isHeld = decisions.some((one) => one.kind === 'held-back' && one.why !== 'no-hesitation');
  return { kind: 'nothing', why: isHeld ? 'held-back' : (why ?? 'no-support') };
}

function cardsOf({ spot, technique, offer, cards }: Proposed): Suggestion[] {
  return cards.map(({ candidate, product }) => ({
    productId: product.id,
    handle: product.handle,
    reason: candidate.reason,
    technique,
    spot,
    offer,
    score: candidate.score,
  }));
}

/** Why an offer that holds proposed nothing; null when it did. */
function silence(
  { id, detail }: Offer,
  spots: readonly Placement[],
  decisions: readonly Decision[],
): Unproposed | null {
  if (decisions.some(({ proposed }) => proposed.offer === id)) return null;
  const places = SPOTS_OF[detail.kind];
  if (!places.some((spot) => spots.includes(spot))) return { offer: id, kind: 'elsewhere', spots: places };
  return { offer: id, kind: 'no-occasion' };
}
