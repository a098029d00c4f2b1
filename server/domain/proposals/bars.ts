/** What a cart counts towards: progress bars with their tiers, and gifts above a threshold. */
import { isSellable } from '../catalog.ts';
import type { Eligible } from '../eligibility.ts';
import type { Offer, ProgressTier } from '../offer/offer.ts';
import type { ToldOffer } from '../offer/told.ts';
import type { Asked, Proposed } from './proposal.ts';
import { commonOf } from './told.ts';

type Tier = Extract<ToldOffer, { kind: 'progress' }>['tiers'][number];

/** One bar, the first by priority, and the gifts that may be given now: what nobody can get is not counted towards. */
export function barsFor(asked: Asked): Proposed[] {
  const gifts = asked.offers.filter((offer) => isGivable(asked, offer));
  const bar = asked.offers.find(({ detail }) => detail.kind === 'progress');
  return [
    ...(bar === undefined ? [] : barOf(asked, bar, gifts)),
    ...gifts.map((offer) => giftOf(asked, offer)),
  ];
}

function isGivable({ catalog }: Asked, { detail }: Offer): boolean {
  if (detail.kind !== 'gift') return false;
  const product = catalog.get(detail.product);
  const variant = product?.variants.find(({ id }) => id === detail.variant);
  return product !== undefined && isSellable(product) && variant?.available === true;
}

function giftOf({ catalog }: Asked, offer: Offer): Proposed {
  const detail = offer.detail as Extract<Offer['detail'], { kind: 'gift' }>;
  const product = catalog.get(detail.product)!;
  // Told even where it is in the cart: it must be known to be taken out again when the threshold is lost.
  const card: Eligible = {
    product,
    candidate: { productId: product.id, score: 1, reason: { kind: 'pinned' } },
  };
  const told = { ...commonOf(offer, 'cart', [product]), kind: 'gift', variant: detail.variant } as const;
  return proposed(offer, [card], told);
}

function barOf(asked: Asked, offer: Offer, gifts: readonly Offer[]): Proposed[] {
  const detail = offer.detail as Extract<Offer['detail'], { kind: 'progress' }>;
  const tiers = detail.tiers.flatMap((tier) => tierOf(asked, tier, gifts) ?? []);
  if (tiers.length === 0) return [];
  tiers.sort((a, b) => a.at - b.at);
  return [proposed(offer, [], { ...commonOf(offer, 'cart', []), kind: 'progress', tiers })];
}

/** Null where a gift cannot be had. */
function tierOf({ catalog }: Asked, { at, gives }: ProgressTier, gifts: readonly Offer[]): Tier | null {
  switch (gives.kind) {
    case 'shipping':
      return { at, gives: 'shipping' };
    case 'discount': {
      const { off } = gives;
      const size = off.kind === 'percent' ? { hundredths: off.hundredths } : { amount: off.amount };
      return { at, gives: 'discount', ...size };
    }
    case 'gift': {
      const gift = gifts.find(({ id }) => id === gives.offer);
      if (gift === undefined || gift.detail.kind !== 'gift') return null;
      const { title } = catalog.get(gift.detail.product)!;
      // The gift's own threshold is what checkout keeps, whatever was written beside it.
      return { at: gift.detail.threshold, gives: 'gift', title };
    }
  }
}

function proposed(offer: Offer, cards: readonly Eligible[], told: ToldOffer): Proposed {
  return {
    spot: 'cart',
    technique: 'cross-sell',
    offer: offer.id,
    cards,
    beside: [],
    told,
    discount: false,
    standing: true,
    priority: offer.priority,
  };
}
