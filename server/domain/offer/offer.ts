/** Offers: what the merchant promises with a suggestion. One kind today; each further kind is one more case here. */

export type Offer = { readonly kind: 'plain' };

/** The plain suggestion promises nothing beyond the shop's own price. */
export const PLAIN: Offer = { kind: 'plain' };
