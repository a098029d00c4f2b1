/** Placements: where a widget stands, and which technique it speaks for. */

export const PLACEMENTS = [
  'product',
  'upgrade',
  'bundle',
  'extras',
  'cart',
  'exit',
  'checkout',
  'thanks',
] as const;
export type Placement = (typeof PLACEMENTS)[number];

export const TECHNIQUES = ['cross-sell', 'upsell', 'downsell'] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** The technique each placement uses first: with the cart we complete, at the door we offer the cheaper one. */
export const TECHNIQUE: Readonly<Record<Placement, Technique>> = {
  product: 'cross-sell',
  upgrade: 'upsell',
  bundle: 'cross-sell',
  extras: 'cross-sell',
  cart: 'cross-sell',
  exit: 'downsell',
  checkout: 'cross-sell',
  thanks: 'cross-sell',
};

/** Where the upgrade was declined, the cheaper one is offered in its place. */
const ALSO: Readonly<Partial<Record<Placement, Technique>>> = { upgrade: 'downsell' };

export function isPlacement(text: unknown): text is Placement {
  return typeof text === 'string' && (PLACEMENTS as readonly string[]).includes(text);
}

/** The line property that joins an order line to a suggestion. A leading underscore keeps it out of the shopper's sight. */
export const LINE_PROPERTY = '_mersalg';

/** An offer's id, as it may stand in a mark and in what widgets report. */
export const OFFER_ID = /^[a-z0-9]{1,20}$/;

/** `product:cross-sell`, or `bundle:cross-sell:o3fk29ax1`: what the widget writes into the line property. */
export function suggestionMark(
  placement: Placement,
  technique = TECHNIQUE[placement],
  offer?: string,
): string {
  return `${placement}:${technique}${offer === undefined ? '' : `:${offer}`}`;
}

/** What put a line into the cart. */
export interface SuggestionMark {
  readonly placement: Placement;
  readonly technique: Technique;
  /** Null for a plain suggestion. */
  readonly offer: string | null;
}

/** Reads a line property back; null for anything we did not write (shoppers can write what they like). */
export function parseSuggestionMark(mark: string | null): SuggestionMark | null {
  if (mark === null) return null;
  const [placement, technique, offer = null, ...rest] = mark.split(':');
  if (!isPlacement(placement) || rest.length > 0) return null;
  if (technique === undefined) return null;
  if (technique !== TECHNIQUE[placement] && technique !== ALSO[placement]) return null;
  if (offer !== null && !OFFER_ID.test(offer)) return null;
  return { placement, technique: technique as Technique, offer };
}
