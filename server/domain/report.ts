/** What the merchant's page is told: status, previews and results, as plain JSON shapes. */
import type { Collection } from './catalog.ts';
import type { ProductId, ShopDomain, VariantId } from './ids.ts';
import type { HeldBack, Unproposed } from './journey/decision.ts';
import type { Offer } from './offer/offer.ts';
import type { OfferId } from './offer/terms.ts';
import type { ToldOffer } from './offer/told.ts';
import type { Placement, Technique } from './placement.ts';
import type { Settings } from './settings.ts';
import type { ShownPage } from './shown.ts';
import type { Reason, WhyNothing } from './suggestion.ts';

export type SyncPhase = 'waiting' | 'products' | 'orders' | 'training' | 'done' | 'failed';

/** Progress of the shop's first (or a repeated) full sync. Totals are null until the platform tells them. */
export interface SyncProgress {
  readonly phase: SyncPhase;
  readonly products: { readonly done: number; readonly total: number | null };
  readonly orders: { readonly done: number; readonly total: number | null };
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** What went wrong and what to do; null while all is well. */
  readonly problem: string | null;
  /** How far training is, 0 to 1; null or absent until it has said so. */
  readonly trained?: number | null;
}

export interface ModelSummary {
  readonly version: number;
  readonly trainedAt: number;
  readonly orders: number;
  readonly products: number;
  /** Ordered pairs (a, b) above the support threshold. */
  readonly pairs: number;
  readonly trainMs: number;
}

/** `GET /api/status`. */
export interface StatusReport {
  readonly shop: ShopDomain;
  readonly currency: string;
  /** IANA name, '' until known. */
  readonly timezone: string;
  readonly sync: SyncProgress;
  readonly training: boolean;
  readonly model: ModelSummary | null;
  readonly counts: { readonly products: number; readonly orders: number };
}

/** `GET /api/settings`; `PUT` sends the same back, and is refused with 409 when `version` is no longer current. */
export interface SettingsReport {
  readonly settings: Settings;
  readonly version: number;
  /** The products named in the settings (excluded, or in a pin) that still exist, so that the page can show titles. */
  readonly products: readonly ProductCard[];
  /** The excluded collections that still exist. */
  readonly collections: readonly Collection[];
}

export interface ProductCard {
  readonly id: ProductId;
  readonly title: string;
  readonly imageUrl: string | null;
  /** Minor units, lowest variant price. */
  readonly price: number;
  readonly currency: string;
  readonly sellable: boolean;
}

/** A product to choose a variant of. */
export interface PickCard extends ProductCard {
  readonly variants: readonly {
    readonly id: VariantId;
    readonly title: string;
    /** Minor units. */
    readonly price: number;
    readonly available: boolean;
  }[];
}

/** `GET /api/products?q=`. */
export interface ProductSearchReport {
  readonly products: readonly PickCard[];
}

/** By what several products can be excluded at once. */
export const GROUP_KINDS = ['collection', 'tag', 'vendor'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export interface Group {
  /** A collection's id, or the tag or vendor itself. */
  readonly key: string;
  readonly title: string;
  /** How many products it holds, as far as the sync has brought them. */
  readonly products: number;
}

/** `GET /api/groups?kind=&q=`. */
export interface GroupSearchReport {
  readonly groups: readonly Group[];
}

/** `GET /api/preview?product=&placement=`, and whatever else a widget may ask (see `momentOf`), `device` and `bought`. */
export interface PreviewReport {
  readonly product: ProductCard;
  readonly placement: Placement;
  readonly suggestions: readonly {
    product: ProductCard;
    reason: Reason;
    technique: Technique;
    score: number;
  }[];
  /** Null when there are suggestions. */
  readonly why: WhyNothing | null;
  /** Why this is shown and each other not. Absent from a server that is older than the page. */
  readonly explained?: ExplainedPage;
  /** What a shopper would be answered, for the live preview; where nothing would be, without cards and offers. */
  readonly shown?: ShownPage;
}

/** What the arbiter said of one proposal. */
export type ExplainedDecision = {
  readonly spot: Placement;
  readonly technique: Technique;
  /** Null for a plain card; `upgrade` or `downgrade` for what is built in. */
  readonly offer: OfferId | null;
  /** The merchant's own order; null for what comes after all of it. */
  readonly priority: number | null;
  /** The products that it puts forward. */
  readonly products: readonly ProductCard[];
  readonly told: ToldOffer | null;
} & ({ readonly kind: 'shown' } | ({ readonly kind: 'held-back' } & HeldBack));

export interface ExplainedPage {
  /** The spots asked for, as they stand. */
  readonly spots: readonly Placement[];
  /** By spots, in each as proposed. */
  readonly decisions: readonly ExplainedDecision[];
  /** Active offers that proposed nothing here, and why. */
  readonly unproposed: readonly Unproposed[];
  /** Spots that have nothing to propose. */
  readonly empty: readonly { readonly spot: Placement; readonly why: WhyNothing }[];
  /** All active offers, by priority, to name them by. */
  readonly offers: readonly Pick<Offer, 'id' | 'name' | 'priority'>[];
  /** What the model ranks next and is not shown, best first. */
  readonly left?: readonly LeftOut[];
}

export type LeftOutWhy =
  | { readonly why: 'sold-out' | 'excluded' | 'support' | 'sibling' | 'room' }
  | { readonly why: 'stock' | 'margin'; readonly least: number }
  | { readonly why: 'price' | 'type'; readonly most: number };

export type LeftOut = { readonly product: ProductCard } & LeftOutWhy;

export interface PlacementResult {
  readonly placement: Placement;
  /** How often the widget was shown (one per showing, not per card). */
  readonly shown: number;
  /** Order lines bought through it. */
  readonly accepted: number;
  readonly dismissed: number;
  /** Orders that contain at least one such line. */
  readonly orders: number;
  /** Minor units: those lines alone. */
  readonly lineRevenue: number;
  /** Minor units: those orders, whole. */
  readonly orderRevenue: number;
}

export interface AcceptedOrder {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  readonly placements: readonly Placement[];
  readonly titles: readonly string[];
  readonly lineRevenue: number;
  readonly total: number;
  readonly currency: string;
}

/** `GET /api/results?days=30`. Attributed, not incremental: the page must say so. */
export interface ResultsReport {
  readonly days: number;
  readonly currency: string;
  readonly placements: readonly PlacementResult[];
  /** Each order once, even when two placements had a part in it. */
  readonly total: Omit<PlacementResult, 'placement'>;
  readonly recent: readonly AcceptedOrder[];
  /** What the web pixel counted, of shoppers who consented to analytics: suggestions seen, checkouts begun and paid. */
  readonly steps?: { readonly seen: number; readonly started: number; readonly completed: number };
}
