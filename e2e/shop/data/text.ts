/** Small text and number forms that a shop uses: handles, ISO instants, price tags. */

/** Handle as Shopify makes it: lower case, accents dropped, everything else a hyphen. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/['’]/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Rounds kronor to what a price tag would say: 129, 249, 1 495. */
export function nicePrice(kronor: number): number {
  if (kronor < 20) return Math.round(kronor);
  if (kronor < 1000) return Math.round((kronor + 1) / 10) * 10 - 1;
  return Math.round((kronor + 5) / 100) * 100 - 5;
}
