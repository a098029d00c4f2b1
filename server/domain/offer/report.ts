/** What the merchant's page is told of offers, as plain JSON shapes. */
import type { Collection } from '../catalog.ts';
import type { VariantId } from '../ids.ts';
import type { PickCard } from '../report.ts';
import type { PromiseReport } from './kept.ts';
import type { Detail, Offer, OfferId } from './offer.ts';
import type { OfferFields } from './parseOffer.ts';
import type { Simulation } from './simulate.ts';

/** `GET /api/offers`. */
export interface OffersReport {
  /** In the order in which they come first. */
  readonly offers: readonly Offer[];
  /** Products and collections that the offers name and the shop still has. */
  readonly products: readonly PickCard[];
  readonly collections: readonly Collection[];
  /** ISO 4217 of every amount. */
  readonly currency: string;
  /** What checkout keeps of them, as the platform was last told; null before the first time. */
  readonly promises: PromiseReport | null;
}

/** `GET /api/offers/:id`, and the answer to each change: one offer, with what it names. */
export interface OfferReport extends Pick<OffersReport, 'products' | 'collections' | 'currency'> {
  readonly offer: Offer;
}

/** Body of a refusal with 409: what holds now, null when the offer is gone. */
export interface OfferConflict {
  readonly error: { readonly code: 'conflict'; readonly message: string };
  readonly now: OfferReport | null;
}

/** `GET /api/offers/templates?kind=`. */
export interface TemplateReport extends Pick<OffersReport, 'products' | 'currency'> {
  readonly kind: Detail['kind'];
  readonly fields: OfferFields;
  /** False where the shop gave nothing to go by: the form begins empty. */
  readonly drafted: boolean;
}

/** `GET /api/offers/log`. */
export interface OfferLogReport {
  /** Latest first. */
  readonly entries: readonly {
    readonly offer: OfferId;
    readonly name: string;
    /** Epoch milliseconds. */
    readonly at: number;
    /** The platform's number of a staff member. */
    readonly staff: string;
    readonly did: 'created' | 'changed' | 'removed';
    readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
  }[];
}

/** Body of `POST /api/simulate`. */
export interface SimulationCart {
  readonly lines: readonly {
    readonly variant: VariantId;
    readonly quantity: number;
    /** The offer that put it into the cart. */
    readonly offer?: OfferId;
    /** Index of the line that it belongs to. */
    readonly parent?: number;
  }[];
  /** ISO 3166; null where it is not known. */
  readonly country: string | null;
  /** The shop's own when absent: others are converted by the platform, at rates that only it knows. */
  readonly currency?: string;
  readonly codes?: readonly string[];
}

/** What `POST /api/simulate` answers. */
export interface SimulationReport {
  /** Keys of lines are their indices. */
  readonly simulation: Simulation;
  /** One per line. */
  readonly titles: readonly string[];
  /** Active offers that checkout does not keep, or has yet to be told of: they were left out. */
  readonly unkept: readonly { readonly id: OfferId; readonly name: string }[];
  /** The shop's other discounts could not be read, and were left out. */
  readonly othersUnread: boolean;
}
