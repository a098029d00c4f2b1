/** What Shopify gives the Function (the answer to run.graphql) and takes from it, as its schema says. */

export interface InputLine {
  readonly id: string;
  readonly quantity: number;
  /** Null where the line has no such property. */
  readonly attribute: { readonly value: string | null } | null;
  readonly parentRelationship: { readonly parent: { readonly id: string } } | null;
  readonly cost: { readonly amountPerQuantity: { readonly amount: string } };
  readonly merchandise:
    | {
        readonly __typename: 'ProductVariant';
        readonly id: string;
        readonly product: { readonly id: string };
      }
    | { readonly __typename: 'CustomProduct' };
}

export interface Input {
  readonly cart: {
    /** The cart's private property of ours; null where it has none. */
    readonly attribute: { readonly value: string | null } | null;
    readonly cost: { readonly subtotalAmount: { readonly currencyCode: string } };
    readonly lines: readonly InputLine[];
  };
  readonly discount: {
    readonly discountClasses: readonly ('PRODUCT' | 'ORDER' | 'SHIPPING')[];
    readonly metafield: { readonly jsonValue: unknown } | null;
  };
  readonly localization: {
    readonly country: { readonly isoCode: string };
    readonly language: { readonly isoCode: string };
  };
  readonly presentmentCurrencyRate: string;
  readonly shop: {
    readonly localTime: Readonly<Record<'past1' | 'past2' | 'past3' | 'past4', boolean>>;
  };
}

export interface LineTarget {
  readonly cartLine: {
    readonly id: string;
    /** Absent: all pieces of the line. */
    readonly quantity?: number;
  };
}

/** A decimal amount in the cart's currency, once for all targets together. */
interface Value {
  readonly fixedAmount: { readonly amount: string };
}

export interface ProductCandidate {
  /** What shoppers read; absent: the title of the discount. */
  readonly message?: string;
  readonly targets: readonly LineTarget[];
  readonly value: Value;
}

export interface OrderCandidate {
  readonly message?: string;
  readonly targets: readonly {
    readonly orderSubtotal: { readonly excludedCartLineIds: readonly string[] };
  }[];
  readonly value: Value;
}

export type Operation =
  | {
      readonly productDiscountsAdd: {
        readonly selectionStrategy: 'ALL';
        readonly candidates: readonly ProductCandidate[];
      };
    }
  | {
      readonly orderDiscountsAdd: {
        readonly selectionStrategy: 'FIRST';
        readonly candidates: readonly OrderCandidate[];
      };
    };

export interface Output {
  readonly operations: readonly Operation[];
}
