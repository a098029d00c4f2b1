/** Terms for a trial's shoppers alone: which of an offer and its siblings holds for the cart before us. */
import type { OfferId, PricedCart, Terms } from './terms.ts';

/** One letter tells of six buckets; all of them stand unescaped in JSON. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PER_LETTER = 6;
/** Buckets 0 to 999; and after them those of whom no bucket is known. */
export const NO_BUCKET = 1_000;

/** Writes the buckets for which terms hold, `NO_BUCKET` among them where they hold for all others: 167 letters. */
export function writeBuckets(holds: (bucket: number) => boolean): string {
  let text = '';
  for (let first = 0; first <= NO_BUCKET; first += PER_LETTER) {
    let bits = 0;
    for (let bit = 0; bit < PER_LETTER && first + bit <= NO_BUCKET; bit++) {
      if (holds(first + bit)) bits |= 1 << bit;
    }
    text += LETTERS[bits]!;
  }
  return text;
}

export function isIn(buckets: string, bucket: number): boolean {
  const letter = LETTERS.indexOf(buckets.charAt(Math.floor(bucket / PER_LETTER)));
  return letter >= 0 && (letter & (1 << (bucket % PER_LETTER))) !== 0;
}

/**
 * Those of the terms that are for this cart, as far as trials go: to be settled in place of all. Where the cart does not
 * tell its bucket, the line that an offer's own button put there tells which of the siblings was shown; else the offer
 * itself holds, which is shown to whoever is in no trial. Whoever writes a bucket or a line by hand gets what some other
 * shopper is shown, and no more.
 */
export function termsFor({ bucket, lines }: PricedCart, terms: readonly Terms[]): readonly Terms[] {
  if (terms.every(({ only }) => only === undefined)) return terms;
  if (bucket !== null && bucket !== undefined)
    return terms.filter(({ only }) => only === undefined || isIn(only.buckets, bucket));
  const shown = new Map<OfferId, OfferId>();
  for (const { offer } of lines) {
    const only = offer === null ? undefined : terms.find(({ id }) => id === offer)?.only;
    if (only !== undefined && !shown.has(only.of)) shown.set(only.of, offer!);
  }
  return terms.filter(({ id, only }) => {
    if (only === undefined) return true;
    const own = shown.get(only.of);
    return own === undefined ? isIn(only.buckets, NO_BUCKET) : own === id;
  });
}
