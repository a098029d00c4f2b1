/** Proposals: what each spot of a page would like to show, before the arbiter says what is shown. */
import type { Product } from '../catalog.ts';
import type { Eligible } from '../eligibility.ts';
import type { ProductId } from '../ids.ts';
import type { Offer } from '../offer/offer.ts';
import type { ToldOffer } from '../offer/told.ts';
import type { Placement, Technique } from '../placement.ts';
import type { Model } from '../recommend/model.ts';
import type { Settings } from '../settings.ts';
import type { SuggestRequest } from '../suggestion.ts';

/** Everything that proposals are made from. */
export interface Asked {
  readonly request: SuggestRequest;
  /** Null until one is trained. */
  readonly model: Model | null;
  readonly catalog: ReadonlyMap<ProductId, Product>;
  readonly settings: Settings;
  /** Those that hold for this shopper now, by priority: see book.ts. */
  readonly offers: readonly Offer[];
}

/** One thing that a spot would show. */
export interface Proposed {
  readonly spot: Placement;
  readonly technique: Technique;
  /** Id of the offer that it stands under; null for a plain suggestion. */
  readonly offer: string | null;
  /** The products that it puts forward, for all of which it is shown or not. */
  readonly cards: readonly Eligible[];
  /** Products that are shown beside them for comparison or reckoning, and are not put forward: the one in hand. */
  readonly beside: readonly Product[];
  readonly told: ToldOffer | null;
  /** It takes something off a price without being asked. */
  readonly discount: boolean;
  /** It informs where it stands and urges nothing: seen as often as its place is, whatever the caps. */
  readonly standing: boolean;
  /** Lower comes first. */
  readonly priority: number;
}

/** The product in hand, if the shop has it. */
export function inHand({ request, catalog }: Pick<Asked, 'request' | 'catalog'>): Product | null {
  return request.productId === null ? null : (catalog.get(request.productId) ?? null);
}
