/** Upgrades and downgrades: one other version of the product in hand, dearer or cheaper, with the differences named. */
import { lowestPrice, type Product } from '../catalog.ts';
import { eligible } from '../eligibility.ts';
import type { DownsellMoment, Offer } from '../offer/offer.ts';
import type { Difference, ToldOffer } from '../offer/told.ts';
import type { Placement } from '../placement.ts';
import { candidatesFor } from '../recommend/candidates.ts';
import { sharedBy, toTell } from '../recommend/upgrades.ts';
import type { Candidate } from '../suggestion.ts';
import { type Asked, type Empty, inHand, LAST, ownedOf, type Proposed } from './proposal.ts';
import { commonOf, ownTerms } from './told.ts';

/** Of each offer so many are proposed: the arbiter may hold the first back, and a list would be urging. */
const MOST = 2;
type Swap = 'upgrade' | 'downgrade';

/** Out of the box, the journey works with what the model knows: dearer or cheaper, nothing off. */
const BUILT_IN: Readonly<Record<Swap, { readonly id: string }>> = {
  upgrade: { id: 'upgrade' },
  downgrade: { id: 'downgrade' },
};

/** Better versions of the product in hand: chosen by the merchant's offers, then by what the model finds. */
export function upgradesFor(asked: Asked, spot: Placement): Proposed[] {
  return swapsFor(asked, spot, 'upgrade', () => true);
}

/** Cheaper versions of it, for when the shopper hesitates as one of `moments` says. */
export function downgradesFor(asked: Asked, spot: Placement, moments: readonly DownsellMoment[]): Proposed[] {
  return swapsFor(
    asked,
    spot,
    'downgrade',
    ({ detail }) => detail.kind === 'downgrade' && moments.some((moment) => detail.on.includes(moment)),
  );
}

function swapsFor(asked: Asked, spot: Placement, kind: Swap, fits: (offer: Offer) => boolean): Proposed[] {
  const base = inHand(asked);
  if (base === null) return [];
  const own = asked.offers.filter((offer) => offer.detail.kind === kind && fits(offer));
  const proposed = own.flatMap((offer) => proposalsOf(asked, spot, kind, base, offer));
  return [...proposed, ...proposalsOf(asked, spot, kind, base, null)];
}

/** `offer` null: the built-in one. */
function proposalsOf(
  asked: Asked,
  spot: Placement,
  kind: Swap,
  base: Product,
  offer: Offer | null,
): Proposed[] {
  const detail = offer?.detail.kind === kind ? offer.detail : null;
  const chosen = (detail?.pairs ?? []).filter(({ from }) => from === base.id).map(({ to }) => to);
  const candidates = [
    ...chosen.flatMap((to) => chosenCandidate(asked, kind, base, to)),
    ...(detail === null || detail.automatic ? found(asked, kind) : []),
  ];
  // Margin, price and stock as everywhere; the product in hand may stand in the cart, to be swapped there.
  const request = {
    ...asked.request,
    placement: kind === 'upgrade' ? ('upgrade' as const) : ('exit' as const),
  };
  const proposed: Proposed[] = [];
  for (const card of eligible(candidates, asked.catalog, asked.settings, request, ownedOf(asked))) {
    const terms = offer === null ? null : ownTerms(offer, card.product.id);
    const off = terms?.kind === 'swap' ? terms.off : null;
    const common = offer === null ? { id: BUILT_IN[kind].id, spot } : commonOf(offer, spot, [card.product]);
    const told: ToldOffer = {
      ...common,
      kind,
      product: card.product.id,
      rows: rowsOf(asked, kind, base, card.product),
    };
    proposed.push({
      spot,
      technique: kind === 'upgrade' ? 'upsell' : 'downsell',
      offer: told.id,
      cards: [card],
      beside: [base],
      told,
      discount: off !== null,
      standing: false,
      priority: offer?.priority ?? LAST - 1,
    });
    if (proposed.length === MOST) break;
  }
  return proposed;
}

/** Why there is no other version of what is in hand. */
export function whyNoSwap(asked: Asked, kind: Swap): Empty {
  if (asked.model === null) return 'no-model';
  if (inHand(asked) === null) return 'nothing-in-hand';
  return found(asked, kind).length === 0 ? 'no-support' : 'all-ineligible';
}

/** What the model finds. */
function found({ model, catalog, settings, request }: Asked, kind: Swap): readonly Candidate[] {
  if (model === null) return [];
  const placement = kind === 'upgrade' ? 'upgrade' : 'exit';
  return candidatesFor(model, catalog, settings, { ...request, placement }) ?? [];
}

/** The merchant's own choice, provided that it is dearer, or cheaper, today. */
function chosenCandidate({ catalog, model }: Asked, kind: Swap, base: Product, to: number): Candidate[] {
  const other = catalog.get(to);
  if (other === undefined) return [];
  const more = lowestPrice(other) - lowestPrice(base);
  if (kind === 'upgrade' ? more <= 0 : more >= 0) return [];
  const shared = sharedBy(base, other);
  const reason: Candidate['reason'] =
    kind === 'upgrade'
      ? {
          kind: 'similar-better',
          than: base.id,
          more,
          shared,
          gains: toTell(model?.gains?.(base, other) ?? []),
        }
      : { kind: 'similar-cheaper', to: base.id, less: -more, shared };
  return [{ productId: to, score: 1, reason }];
}

/** Side by side, from the product in hand to the other. Of a cheaper one, openly, what it has less of. */
function rowsOf({ model }: Asked, kind: Swap, base: Product, other: Product): Difference[] {
  const gains = (a: Product, b: Product) => toTell(model?.gains?.(a, b) ?? []);
  if (kind === 'upgrade') return gains(base, other).map(({ what, from, to }) => ({ what, from, to }));
  return gains(other, base).map(({ what, from, to }) => ({ what, from: to, to: from }));
}
