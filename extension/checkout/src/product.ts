/** The suggested product as the platform sells it here: title, picture, price and stock in the buyer's market and language. */
import { shared } from './api.ts';

export interface Offered {
  readonly title: string;
  /** On the online store; null where it is not sold there. */
  readonly url: string | null;
  readonly image: { readonly url: string; readonly alt: string } | null;
  /** Those that can be bought now, in the shop's order. Never empty. */
  readonly variants: readonly OfferedVariant[];
}

export interface OfferedVariant {
  /** As the platform writes ids. */
  readonly id: string;
  readonly title: string;
  /** As the buyer's language writes it, in the currency of this checkout. */
  readonly price: string;
}

/** More than anybody chooses from in a checkout; a product with more variants shows the first of them. */
const MOST_VARIANTS = 50;

export const PRODUCT_QUERY = `query Offered($id: ID!, $country: CountryCode, $language: LanguageCode)
  @inContext(country: $country, language: $language) {
  product(id: $id) {
    title
    onlineStoreUrl
    requiresSellingPlan
    featuredImage { url(transform: { maxWidth: 200, maxHeight: 200 }) altText }
    variants(first: ${MOST_VARIANTS}) {
      nodes { id title availableForSale price { amount currencyCode } }
    }
  }
}`;

interface Answer {
  readonly product: {
    readonly title: string;
    readonly onlineStoreUrl: string | null;
    readonly requiresSellingPlan: boolean;
    readonly featuredImage: { readonly url: string; readonly altText: string | null } | null;
    readonly variants: {
      readonly nodes: readonly {
        readonly id: string;
        readonly title: string;
        readonly availableForSale: boolean;
        readonly price: { readonly amount: string; readonly currencyCode: string };
      }[];
    };
  } | null;
}

/** The languages that the platform knows by their region too. */
const WITH_REGION = new Set(['PT_BR', 'PT_PT', 'ZH_CN', 'ZH_TW']);

/** `sv-SE` is `SV`. */
export function languageCode(isoCode: string): string {
  const whole = isoCode.toUpperCase().replace('-', '_');
  return WITH_REGION.has(whole) ? whole : whole.slice(0, 2);
}

/**
 * Null when it cannot be bought here and now: gone, sold out, by subscription only, or priced in another currency than
 * the checkout's, for a price that checkout does not charge must not be shown.
 */
export async function offered(product: number): Promise<Offered | null> {
  const { query, localization, i18n } = shared();
  const variables = {
    id: `gid://shopify/Product/${product}`,
    country: localization.country.value?.isoCode,
    language: languageCode(localization.language.value.isoCode),
  };
  const { data } = await query<Answer>(PRODUCT_QUERY, { variables }).catch(() => ({ data: undefined }));
  const found = data?.product;
  if (!found || found.requiresSellingPlan) return null;
  const currency = localization.currency.value.isoCode;
  const variants = found.variants.nodes
    .filter(({ availableForSale, price }) => availableForSale && price.currencyCode === currency)
    .map(({ id, title, price }) => ({
      id,
      title,
      price: i18n.formatCurrency(Number(price.amount), { currency }),
    }));
  if (variants.length === 0) return null;
  const { featuredImage: image } = found;
  return {
    title: found.title,
    url: found.onlineStoreUrl,
    image: image === null ? null : { url: image.url, alt: image.altText ?? '' },
    variants,
  };
}
