/** Discount nodes as the documents ask for them. */

export interface DiscountUserErrors {
  readonly userErrors: readonly {
    readonly field?: readonly string[] | null;
    readonly code?: string | null;
    readonly message: string;
  }[];
}

type Decimal = string;

export interface MinimumNode {
  readonly __typename: string;
  /** UnsignedInt64 travels as text. */
  readonly greaterThanOrEqualToQuantity?: string;
  readonly greaterThanOrEqualToSubtotal?: { readonly amount: Decimal };
}

interface Effect {
  readonly __typename: string;
  /** A share, 0 to 1. */
  readonly percentage?: number;
  readonly amount?: { readonly amount: Decimal };
  readonly appliesOnEachItem?: boolean;
}

export interface ValueNode extends Effect {
  readonly quantity?: { readonly quantity: string };
  readonly effect?: Effect;
}

export interface NeedNode {
  readonly __typename: string;
  readonly quantity?: string;
  readonly amount?: Decimal;
}

interface Ids {
  readonly nodes: readonly { readonly id: string }[];
}

export interface ItemsNode {
  readonly __typename: string;
  readonly products?: Ids;
  readonly productVariants?: Ids;
  readonly collections?: Ids;
}

export interface DiscountFields {
  readonly __typename: string;
  readonly title: string;
  readonly status: 'ACTIVE' | 'EXPIRED' | 'SCHEDULED';
  readonly tags: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly discountClasses: readonly ('PRODUCT' | 'ORDER' | 'SHIPPING')[];
  readonly combinesWith: {
    readonly productDiscounts: boolean;
    readonly orderDiscounts: boolean;
    readonly shippingDiscounts: boolean;
  };
  readonly appDiscountType?: { readonly appKey: string };
  readonly minimumRequirement?: MinimumNode | null;
  readonly usesPerOrderLimit?: number | null;
  readonly customerBuys?: { readonly value: NeedNode; readonly items?: ItemsNode };
  readonly customerGets?: { readonly value: ValueNode; readonly items?: ItemsNode };
}

export interface AutomaticNode {
  readonly id: string;
  readonly terms: { readonly value: string } | null;
  readonly ends: { readonly value: string } | null;
  readonly discount: DiscountFields;
}

export interface OtherNode {
  readonly id: string;
  readonly discount: DiscountFields & {
    readonly codes?: { readonly nodes: readonly { readonly code: string }[] };
  };
}

/** Every discount of ours bears the tag `mersalg` and one that names what it is for. */
export const TAG = 'mersalg';
const KEY = `${TAG}-for-`;
const PRINT = `${TAG}-is-`;

/** The tags of the discount under `key`; `print` stands for all that it was made of. */
export function tagsOf(key: string, print: string): string[] {
  return [TAG, KEY + key, PRINT + print];
}

/** The key in its tags; null where it is none of ours. */
export function keyOf({ tags }: Pick<DiscountFields, 'tags'>): string | null {
  return tags.find((tag) => tag.startsWith(KEY))?.slice(KEY.length) ?? null;
}

export function printOf({ tags }: Pick<DiscountFields, 'tags'>): string | null {
  return tags.find((tag) => tag.startsWith(PRINT))?.slice(PRINT.length) ?? null;
}
