/** What a suggestion is on its way from the model to the shopper, and the form in which widgets receive it. */
import type { ProductId, VariantId } from './ids.ts';
import type { Memory } from './journey/memory.ts';
import type { Device } from './offer/offer.ts';
import type { OfferId } from './offer/terms.ts';
import type { Spot, ToldOffer } from './offer/told.ts';
import type { Personal } from './personal.ts';
import type { Placement, Technique } from './placement.ts';

/**
 * Why a product is suggested: facts that anybody can check. Widgets put them in words, in the shopper's language.
 * Amounts are minor units of the shop's own currency, for the merchant's page; widgets word prices from the platform.
 */
export type Reason =
  | {
      /** `orders` orders hold this product and `with`; they are `share` of all orders with `with`. */
      readonly kind: 'bought-together';
      readonly orders: number;
      readonly share: number;
      readonly with: ProductId;
    }
  | {
      /**
       * For what is too new for orders of its own: `like` and `with` are in `orders` orders together, `share` of those
       * with `with`. The product suggested is or resembles `like`, what the shopper holds is or resembles `with`.
       */
      readonly kind: 'like-bought-together';
      readonly like: ProductId;
      readonly orders: number;
      readonly share: number;
      readonly with: ProductId;
    }
  | {
      /** Does the job of `to` for `less` less. */
      readonly kind: 'similar-cheaper';
      readonly to: ProductId;
      readonly less: number;
      readonly shared: readonly Shared[];
    }
  | {
      /** Does the job of `than` better, for `more` more; `gains` says in what. */
      readonly kind: 'similar-better';
      readonly than: ProductId;
      readonly more: number;
      readonly shared: readonly Shared[];
      readonly gains: readonly Gain[];
    }
  /** This customer bought it `times` times, last `daysAgo` days ago, and it is bought again about now. */
  | { readonly kind: 'again'; readonly times: number; readonly daysAgo: number }
  /** The labelled last resort: in `orders` orders of the last `days` days. */
  | { readonly kind: 'popular'; readonly orders: number; readonly days: number }
  /** The merchant's own choice. */
  | { readonly kind: 'pinned' };

/** What two products have in common. */
export interface Shared {
  readonly by: 'type' | 'vendor' | 'tag' | 'option' | 'words';
  readonly value: string;
}

/** In what one product exceeds another, as its own texts say: `{ what: 'volume', from: '500 ml', to: '750 ml' }`. */
export interface Gain {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** A product that the model proposes, best first. `score` is comparable only within one answer. */
export interface Candidate {
  readonly productId: ProductId;
  readonly score: number;
  readonly reason: Reason;
}

/** The moment for which suggestions are asked. */
export interface SuggestRequest {
  readonly placement: Placement;
  /** The product in hand (product page), or last viewed (exit). */
  readonly productId: ProductId | null;
  readonly cart: readonly ProductId[];
  readonly limit: number;
  /** Only with the shopper's consent; without it the answer is everybody's. */
  readonly personal?: Personal | null;
  /** Blocks that the merchant has placed on this page: all of them are decided at once. Absent: the placement's own. */
  readonly spots?: readonly Spot[];
  /** What this browser remembers; absent: nothing yet. */
  readonly memory?: Memory;
  /** Products that this page shows already, by an earlier answer: not shown again beside them. */
  readonly onPage?: readonly ProductId[];
  /** The shopper's surroundings, as far as the request tells. */
  readonly context?: ShopperContext;
}

/** What conditions may ask of a shopper besides product and cart. Amounts in minor units of the shop's own currency. */
export interface ShopperContext {
  /** ISO 3166, '' where unknown. */
  readonly country: string;
  /** ISO 639, '' where unknown. */
  readonly language: string;
  readonly device: Device | null;
  /** Of the cart, as the page says; for showing alone, never for charging. */
  readonly cartTotal: number | null;
  /** Epoch milliseconds, for deadlines. */
  readonly now: number;
}

export interface Suggestion {
  readonly productId: ProductId;
  readonly handle: string;
  readonly reason: Reason;
  readonly technique: Technique;
  readonly spot: Spot;
  /** Id of the offer that it stands under; null for a plain suggestion. */
  readonly offer: OfferId | null;
  readonly score: number;
}

/** Why there is nothing: `no-offer` where only offers stand, `held-back` where tact forbids what there is. */
export type WhyNothing =
  | 'no-model'
  | 'placement-off'
  | 'no-support'
  | 'all-ineligible'
  | 'nothing-in-hand'
  | 'no-offer'
  | 'held-back';

/** Outcome of the suggest flow. `why` explains an empty answer to the merchant; shoppers just see nothing. */
export type SuggestOutcome =
  | {
      readonly kind: 'suggestions';
      /** Cards, those under offers first; none where there is only a bar or a price. */
      readonly suggestions: readonly Suggestion[];
      /** In the order in which their spots stand. */
      readonly offers: readonly ToldOffer[];
      readonly modelVersion: number;
    }
  /** `quiet`: at the door in one of the merchant's quiet times, when not even a cart is offered to be kept. */
  | { readonly kind: 'nothing'; readonly why: WhyNothing; readonly quiet?: true };

/** A reason as it travels to a shopper: no amounts, since prices there are the platform's own, in the shopper's currency. */
export type ToldReason =
  | Extract<Reason, { kind: 'bought-together' | 'like-bought-together' | 'again' | 'popular' | 'pinned' }>
  | { readonly kind: 'similar-cheaper'; readonly to: ProductId }
  | {
      readonly kind: 'similar-better';
      readonly than: ProductId;
      readonly gains: readonly Pick<Gain, 'from' | 'to'>[];
    };

/** The same reason without what must not travel. */
export function toldReason(reason: Reason): ToldReason {
  switch (reason.kind) {
    case 'similar-cheaper':
      return { kind: reason.kind, to: reason.to };
    case 'similar-better':
      return {
        kind: reason.kind,
        than: reason.than,
        gains: reason.gains.slice(0, 2).map(({ from, to }) => ({ from, to })),
      };
    default:
      return reason;
  }
}

/** One card, as the app proxy's Liquid answer gives it: titles, prices and stock straight from the platform. */
export interface SuggestItem {
  readonly id: ProductId;
  readonly handle: string;
  readonly title: string;
  readonly url: string;
  readonly img: string | null;
  readonly alt: string;
  /** Minor units in the shopper's currency: Liquid's `price` is already in hundredths. */
  readonly price: number;
  readonly reason: ToldReason;
  readonly variants: readonly SuggestItemVariant[];
  /** Where on the page it belongs; absent: the placement's own shelf. */
  readonly spot?: Spot;
  /** Id of the offer under which it stands; absent: a plain card of the spot's shelf. */
  readonly offer?: string;
  /** From the standard review metafields, on a scale that ends at 5; absent where there are none. */
  readonly rating?: Rating;
}

export interface Rating {
  /** Up to 5, one decimal. */
  readonly value: number;
  readonly count: number;
}

export interface SuggestItemVariant {
  readonly id: VariantId;
  readonly title: string;
  readonly available: boolean;
  readonly price: number;
  /** The price as the shop's own money format writes it, e.g. `129,00 kr`. Plain text, never HTML. */
  readonly money: string;
  readonly compareAt: number | null;
  readonly compareAtMoney: string | null;
  /** Where there is a `base`: how much less than it this costs, as the shop writes money; null when it is not less. */
  readonly less?: string | null;
  /** Likewise, how much more. */
  readonly more?: string | null;
}

/** The JSON that `GET /apps/mersalg/suggest` renders to. `items` may hold nulls: what the platform would not sell now. */
export interface SuggestAnswer {
  readonly v: 1;
  readonly placement: Placement;
  /** Value for the line property `_mersalg`. */
  readonly mark: string;
  readonly locale: string;
  readonly currency: string;
  /** The product in hand and its price, where a difference to it is to be stated: at the door, beside something better. */
  readonly base: SuggestBase | null;
  readonly items: readonly (SuggestItem | null)[];
  /** A quiet time: the door stays shut. */
  readonly quiet?: true;
  /** Absent when there are none. */
  readonly offers?: readonly ToldOffer[];
  /** Headings in place of the theme's own, by spot, in the shopper's language: a trial's. Absent when there are none. */
  readonly headings?: Readonly<Partial<Record<Spot, string>>>;
  /** Where there are offers with terms: what widgets need to reckon and to write sums as the shop does. */
  readonly money?: {
    /** 1,234,567.89 as the shop writes money: separators, decimals and signs are read off it. */
    readonly sample: string;
    /**
     * Units of the shopper's currency per unit of the shop's: 1 where both are the same, else 0, since Liquid knows no
     * rate. Widgets then take `Shopify.currency.rate`, which the platform puts on every page.
     */
    readonly rate: number;
    readonly shopCurrency: string;
    readonly country: string;
  };
  /** Selling plans of the product in hand, where a subscription is offered. */
  readonly plans?: readonly SuggestPlan[];
}

/** The product in hand. What is beyond title and price is there when offers are: to stand beside others. */
export interface SuggestBase {
  readonly id: ProductId;
  readonly title: string;
  readonly price: number;
  readonly money: string;
  readonly url?: string;
  readonly img?: string | null;
  readonly alt?: string;
  readonly variants?: readonly SuggestItemVariant[];
  readonly rating?: Rating;
}

/** A selling plan, with what each variant costs under it as the platform will charge. */
export interface SuggestPlan {
  readonly id: number;
  readonly name: string;
  readonly prices: readonly {
    readonly variant: VariantId;
    readonly price: number;
    readonly money: string;
  }[];
}

/** One thing a widget reports. Counts only: no ids of shoppers, no money. */
export interface WidgetEvent {
  readonly kind: 'shown' | 'added' | 'dismissed';
  readonly placement: Placement;
  /** Number of cards shown, or 1. */
  readonly count: number;
  /** Absent from a widget of before it was told, or where several stand together. */
  readonly technique?: Technique;
  /** Id of the offer under which it stood; absent for a plain suggestion. */
  readonly offer?: OfferId;
}

/**
 * What may be counted: what widgets report, and with the shopper's consent what the pixel does: `seen` is an exposure in
 * a browser whose checkout steps are counted too, `started` and `completed` are those steps (their placement: checkout).
 */
export interface CountedEvent extends Omit<WidgetEvent, 'kind'> {
  readonly kind: WidgetEvent['kind'] | 'seen' | 'started' | 'completed';
}
