/** Proposals: what each spot of a page would like to show, before the arbiter says what is shown. */
import type { Product } from '../catalog.ts';
import type { Eligible } from '../eligibility.ts';
import type { ProductId } from '../ids.ts';
import type { Offer } from '../offer/offer.ts';
import type { ToldOffer } from '../offer/told.ts';
import { recall } from '../personal.ts';
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

/** The priority of plain cards: after what is built in, which comes after all that the merchant has made. */
export const LAST = Number.MAX_SAFE_INTEGER;

/** Why a spot would show nothing. */
export type Empty = 'no-model' | 'nothing-in-hand' | 'no-support' | 'all-ineligible' | 'no-offer';

/** The product in hand, if the shop has it. */
export function inHand({ request, catalog }: Pick<Asked, 'request' | 'catalog'>): Product | null {
  return request.productId === null ? null : (catalog.get(request.productId) ?? null);
}

/** What this shopper owns for good, or needs again only later, by their own past. */
export function ownedOf({ request, model }: Pick<Asked, 'request' | 'model'>): ReadonlySet<ProductId> {
  return recall(request.personal, (id) => model?.repeats?.(id) ?? null).barred;
}
