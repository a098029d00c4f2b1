/** All that the spots of a page would show: each spot by its own rule, in the order in which they stand. */
import type { DownsellMoment, OfferKind } from '../offer/offer.ts';
import type { Placement } from '../placement.ts';
import { barsFor } from './bars.ts';
import { extrasFor } from './extras.ts';
import type { Asked, Empty, Proposed } from './proposal.ts';
import { setsFor } from './set.ts';
import { shelfFor } from './shelf.ts';
import { downgradesFor, upgradesFor, whyNoSwap } from './swap.ts';

/** What one spot would show; `why` where that is nothing. */
export interface SpotProposals {
  readonly spot: Placement;
  readonly proposals: readonly Proposed[];
  readonly why: Empty | null;
}

/** Where each kind of offer may stand. */
export const SPOTS_OF: Readonly<Record<OfferKind, readonly Placement[]>> = {
  bundle: ['bundle'],
  upgrade: ['upgrade'],
  downgrade: ['upgrade', 'exit'],
  volume: ['extras'],
  gift: ['cart'],
  progress: ['cart'],
  'add-on': ['extras'],
  subscription: ['extras'],
};

/** Spots with a shelf of plain cards. */
const SHELVES: readonly Placement[] = ['product', 'cart', 'checkout', 'thanks'];
/** More than a page can have claimed or worn out. */
const MOST_SPARE = 24;

/**
 * `spots` in the order in which they stand. `resting`: how many products the shopper has declined or seen enough of:
 * shelves propose so many more, that they be not short.
 */
export function proposeFor(asked: Asked, spots: readonly Placement[], resting = 0): SpotProposals[] {
  const offered = spots.map((spot) => ({ spot, proposals: offersFor(asked, spot) }));
  // Nearly always: one shelf, and nothing else that would take a card from it.
  let claimed = resting;
  for (const { spot, proposals } of offered) {
    if (offered.length > 1 && SHELVES.includes(spot)) claimed += MOST_PER_SHELF;
    for (const { cards } of proposals) claimed += cards.length;
  }
  if (offered.length > 1) claimed = Math.max(0, claimed - MOST_PER_SHELF);
  return offered.map(({ spot, proposals }): SpotProposals => {
    if (!SHELVES.includes(spot)) {
      return { spot, proposals, why: proposals.length > 0 ? null : whyNone(asked, spot) };
    }
    const shelf = shelfFor(asked, spot, Math.min(claimed, MOST_SPARE));
    if (shelf.kind === 'empty') return { spot, proposals, why: proposals.length > 0 ? null : shelf.why };
    const both = proposals.length === 0 ? shelf.proposed : [...proposals, ...shelf.proposed];
    return { spot, proposals: both, why: null };
  });
}

/** Of another shelf of the page. */
const MOST_PER_SHELF = 8;

const NONE: readonly Proposed[] = [];

/** What stands in a spot besides plain cards. */
function offersFor(asked: Asked, spot: Placement): readonly Proposed[] {
  switch (spot) {
    case 'upgrade':
      return [...upgradesFor(asked, spot), ...downgradesFor(asked, spot, ['declined'])];
    case 'exit':
      return downgradesFor(asked, spot, hesitation(asked));
    case 'bundle':
      return setsFor(asked);
    case 'extras':
      return extrasFor(asked);
    case 'cart':
      return asked.offers.length === 0 ? NONE : barsFor(asked);
    case 'product':
    case 'checkout':
    case 'thanks':
      return NONE;
  }
}

/** Who comes back on another day to a cart that still holds something had left it behind. */
function hesitation({ request }: Asked): readonly DownsellMoment[] {
  const isBack = request.memory?.returning === true && request.cart.length > 0;
  return isBack ? ['exit', 'abandoned'] : ['exit'];
}

function whyNone(asked: Asked, spot: Placement): Empty {
  if (spot === 'upgrade') return whyNoSwap(asked, 'upgrade');
  return spot === 'exit' ? whyNoSwap(asked, 'downgrade') : 'no-offer';
}
