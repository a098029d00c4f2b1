/** What each kind of offer knows of itself: how it is read from outside, how a first draft looks, what it speaks of. */
import type { Product } from '../../catalog.ts';
import type { CollectionId, ProductId, VariantId } from '../../ids.ts';
import type { Model } from '../../recommend/model.ts';
import type { Detail, OfferId, OfferKind } from '../offer.ts';
import type { Fields } from './fields.ts';

export type DetailOf<K extends OfferKind> = Extract<Detail, { kind: K }>;

/** One thing that an offer names, with the field that names it: each must be in the shop. */
export type Mention =
  | { readonly kind: 'product'; readonly field: string; readonly id: ProductId }
  | { readonly kind: 'variant'; readonly field: string; readonly id: VariantId; readonly of: ProductId }
  | { readonly kind: 'collection'; readonly field: string; readonly id: CollectionId }
  /** Another offer, which must be a gift. */
  | { readonly kind: 'gift'; readonly field: string; readonly id: OfferId };

/** The shop's own data, from which a first draft is made. */
export interface Material {
  readonly catalog: ReadonlyMap<ProductId, Product>;
  /** Null until one is trained. */
  readonly model: Model | null;
  /** ISO 4217 of the shop. */
  readonly currency: string;
  /** Offers that the shop has. */
  readonly gifts: readonly OfferId[];
}

export interface Kind<D extends Detail> {
  /**
   * Clean detail of this kind: unknown keys dropped, lists without repeats.
   * @throws MersalgError `bad-input` naming the field.
   */
  parse(fields: Fields): D;
  /** A good first draft, for the merchant to judge; null where the shop gives nothing to go by: then the form begins empty. */
  draft(material: Material): D | null;
  /** Where the form begins without a draft: not complete, hence not to be saved as it is. */
  readonly blank: D;
  mentions(detail: D): readonly Mention[];
}

/** `products` of one field as mentions. */
export function productsAt(field: string, products: readonly ProductId[]): Mention[] {
  return products.map((id, at) => ({ kind: 'product', field: `${field}[${at}]`, id }));
}
