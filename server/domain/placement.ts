/** Placements: where a widget stands, and which technique it speaks for. */

export const PLACEMENTS = ['product', 'cart', 'exit'] as const;
export type Placement = (typeof PLACEMENTS)[number];

export type Technique = 'cross-sell' | 'upsell' | 'downsell';

/** The technique each placement uses: with the cart we complete, at the door we offer the cheaper one. */
export const TECHNIQUE: Readonly<Record<Placement, Technique>> = {
  product: 'cross-sell',
  cart: 'cross-sell',
  exit: 'downsell',
};

export function isPlacement(text: unknown): text is Placement {
  return typeof text === 'string' && (PLACEMENTS as readonly string[]).includes(text);
}

/** The line property that joins an order line to a suggestion. A leading underscore keeps it out of the shopper's sight. */
export const LINE_PROPERTY = '_mersalg';

/** `product:cross-sell`: what the widget writes into the line property. */
export function suggestionMark(placement: Placement): string {
  return `${placement}:${TECHNIQUE[placement]}`;
}

/** Reads a line property back; null for anything we did not write (shoppers can write what they like). */
export function parseSuggestionMark(
  mark: string | null,
): { placement: Placement; technique: Technique } | null {
  if (mark === null) return null;
  const [placement, technique] = mark.split(':');
  if (!isPlacement(placement) || TECHNIQUE[placement] !== technique) return null;
  return { placement, technique: TECHNIQUE[placement] };
}
