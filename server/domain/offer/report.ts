/** What the merchant's page is told of offers, as plain JSON shapes. */
import type { Collection } from '../catalog.ts';
import type { VariantId } from '../ids.ts';
import type { PickCard, PreviewReport, ProductCard } from '../report.ts';
import type { Keeping, PromiseReport } from './kept.ts';
import type { Detail, Offer, OfferId } from './offer.ts';
import { type OfferFields, STATUSES } from './parseOffer.ts';
import type { Simulation } from './simulate.ts';

/** What a list of offers can be narrowed to: a status, or those that are active though checkout cannot keep them. */
export const OFFER_STATES = [...STATUSES, 'unkept'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** `GET /api/offers?q=&status=&kind=&after=&limit=`: some of the shop's offers. */
export interface OffersReport {
  /** In the order in which they come first. */
  readonly offers: readonly Offer[];
  /** One per offer: its place among all of the shop's, from 1. */
  readonly places: readonly number[];
  /** How many match, of which these are some. */
  readonly total: number;
  /** How many match the search and the kind, by what the list can be narrowed to besides. */
  readonly counts: Readonly<Record<OfferState, number>>;
  /** How many the shop has. */
  readonly all: number;
  /** What these offers name, as far as the shop still has it. */
  readonly products: readonly PickCard[];
  readonly collections: readonly Collection[];
  readonly gifts: readonly OfferBrief[];
  /** ISO 4217 of every amount. */
  readonly currency: string;
  /** What checkout keeps of these, as the platform was last told; null before the first time. */
  readonly promises: PromiseReport | null;
}

/** As much of an offer as others need to name it, or to build upon it. */
export type OfferBrief = Pick<Offer, 'id' | 'name' | 'status' | 'detail'>;

/** `GET /api/offers/brief?kind=`: all of the shop's, in their order. */
export interface OfferBriefs {
  readonly offers: readonly OfferBrief[];
  readonly currency: string;
}

/** `GET /api/offers/:id`, and the answer to each change: one offer, with what it names. */
export interface OfferReport
  extends Pick<OffersReport, 'products' | 'collections' | 'gifts' | 'currency' | 'promises'> {
  readonly offer: Offer;
}

/** Body of a refusal with 409: what holds now, null when the offer is gone. */
export interface OfferConflict {
  readonly error: { readonly code: 'conflict'; readonly message: string };
  readonly now: OfferReport | null;
}

/** `GET /api/offers/templates`: a first draft of each kind. */
export interface TemplatesReport {
  readonly templates: readonly TemplateReport[];
}

/** `GET /api/offers/templates?kind=`. */
export interface TemplateReport extends Pick<OffersReport, 'products' | 'currency'> {
  readonly kind: Detail['kind'];
  readonly fields: OfferFields;
  /** False where the shop gave nothing to go by: the form begins empty. */
  readonly drafted: boolean;
  /** With which of the shop's own products a shopper would be shown it; null where it would be shown with none yet. */
  readonly example: { readonly product: ProductCard; readonly other: ProductCard | null } | null;
}

/** `POST /api/preview?product=&placement=` with `{ offer, id }`: an offer as it is being edited. Absent parameters: chosen for it. */
export interface DraftPreview extends PreviewReport {
  /** By what name `explained` speaks of it. */
  readonly draft: OfferId;
  /** What the platform's own discounts would make of it by itself; null where only the platform can tell. */
  readonly keeping: Keeping | null;
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
