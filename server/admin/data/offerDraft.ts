/** Two people's changes of one offer, brought together field by field: none is lost silently. */
import type { OfferFields } from '../../domain/offer/parseOffer.ts';

export interface Merged {
  readonly fields: OfferFields;
  /** Fields that both changed, differently: `fields` holds mine. */
  readonly clashes: readonly (keyof OfferFields)[];
}

/** `mine` and `theirs` both began as `base`. */
export function mergeOffers(base: OfferFields, mine: OfferFields, theirs: OfferFields): Merged {
  const clashes: (keyof OfferFields)[] = [];
  const merged: Record<string, unknown> = {};
  for (const name of Object.keys(base) as (keyof OfferFields)[]) {
    const isMine = differs(base[name], mine[name]);
    const isTheirs = differs(base[name], theirs[name]);
    if (isMine && isTheirs && differs(mine[name], theirs[name])) clashes.push(name);
    merged[name] = isMine ? mine[name] : theirs[name];
  }
  return { fields: merged as unknown as OfferFields, clashes };
}

/** Mine, but theirs where both changed the same. */
export function takeTheirs(merged: Merged, theirs: OfferFields): OfferFields {
  const taken = Object.fromEntries(merged.clashes.map((name) => [name, theirs[name]]));
  return { ...merged.fields, ...taken } as OfferFields;
}

export function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
