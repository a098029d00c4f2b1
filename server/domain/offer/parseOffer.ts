/** Checks an offer that came from outside and returns it clean: what the merchant decides of it, and nothing else. */
import {
  codes,
  type Fields,
  flag,
  ids,
  MOST_AMOUNT,
  oneOf,
  orNull,
  record,
  refused,
  selection,
  someOf,
  whole,
} from './kinds/fields.ts';
import { KINDS, kindOf } from './kinds/index.ts';
import type { Mention } from './kinds/kind.ts';
import { productsAt } from './kinds/kind.ts';
import { type Conditions, DEVICES, type Detail, OFFER_KINDS, type Offer, SEGMENTS } from './offer.ts';

/** What the merchant decides; id, order, version and times are kept by the shop. */
export type OfferFields = Omit<Offer, 'id' | 'priority' | 'version' | 'createdAt' | 'updatedAt'>;

export const STATUSES = ['draft', 'active', 'paused'] as const satisfies readonly Offer['status'][];
export const LONGEST_NAME = 200;
export const MOST_STOCK_NOTE = 1_000;
/** The last moment that a Date can hold. */
const LAST = 8.64e15;
const COUNTRY = /^[A-Z]{2}$/;
const LANGUAGE = /^[a-z]{2,3}$/;

/**
 * Unknown keys are dropped, lists are without repeats; reading what was read changes nothing.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseOffer(input: unknown): OfferFields {
  const fields = record(input, 'the offer');
  const startsAt = moment(fields.startsAt, 'startsAt');
  const endsAt = moment(fields.endsAt, 'endsAt');
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) throw refused('endsAt', 'after startsAt');
  const tellsEnd = flag(fields.tellsEnd, 'tellsEnd');
  if (tellsEnd && endsAt === null) throw refused('tellsEnd', 'false while the offer has no end');
  return {
    name: name(fields.name),
    status: oneOf(fields.status, 'status', STATUSES),
    conditions: conditions(fields.conditions),
    startsAt,
    endsAt,
    tellsEnd,
    stockNote: orNull(fields.stockNote, (value) => whole(value, 'stockNote', 1, MOST_STOCK_NOTE)),
    combines: combines(fields.combines),
    detail: parseDetail(fields.detail),
  };
}

/** The fields of an offer that the merchant decides. */
export function fieldsOf({ id, priority, version, createdAt, updatedAt, ...fields }: Offer): OfferFields {
  return fields;
}

export function parseDetail(input: unknown): Detail {
  const fields = record(input, 'detail');
  return KINDS[oneOf(fields.kind, 'detail.kind', OFFER_KINDS)].parse(fields);
}

function name(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '' || text.length > LONGEST_NAME)
    throw refused('name', `text of 1 to ${LONGEST_NAME} characters`);
  return text;
}

function moment(value: unknown, field: string): number | null {
  return orNull(value, (one) => whole(one, field, 0, LAST));
}

function combines(value: unknown): Offer['combines'] {
  const { products, orders, shipping } = record(value, 'combines');
  return {
    products: flag(products, 'combines.products'),
    orders: flag(orders, 'combines.orders'),
    shipping: flag(shipping, 'combines.shipping'),
  };
}

function conditions(value: unknown): Conditions {
  const fields = record(value, 'conditions');
  const at = (key: string) => `conditions.${key}`;
  return {
    about: selection(fields.about, at('about')),
    cart: cart(record(fields.cart, at('cart'))),
    countries: codes(fields.countries, at('countries'), COUNTRY, 'an ISO 3166 code such as SE'),
    languages: codes(fields.languages, at('languages'), LANGUAGE, 'an ISO 639 code such as sv'),
    devices: someOf(fields.devices, at('devices'), DEVICES),
    visitor: oneOf(fields.visitor, at('visitor'), ['any', 'new', 'returning']),
    boughtBefore: ids(fields.boughtBefore, at('boughtBefore')),
    segments: someOf(fields.segments, at('segments'), SEGMENTS),
  };
}

function cart(fields: Fields): Conditions['cart'] {
  const at = (key: string) => `conditions.cart.${key}`;
  const least = orNull(fields.least, (value) => whole(value, at('least'), 0, MOST_AMOUNT));
  const most = orNull(fields.most, (value) => whole(value, at('most'), 0, MOST_AMOUNT));
  if (least !== null && most !== null && most < least) throw refused(at('most'), 'no less than the least');
  const holds = ids(fields.holds, at('holds'));
  const lacks = ids(fields.lacks, at('lacks'));
  if (lacks.some((one) => holds.includes(one)))
    throw refused(at('lacks'), 'other products than those that it must hold');
  return { least, most, holds, lacks };
}

/** All that an offer names, with the fields that name it. */
export function mentionsOf({
  detail,
  conditions: { about, cart, boughtBefore },
}: OfferFields): readonly Mention[] {
  return [
    ...kindOf(detail).mentions(detail),
    ...productsAt('conditions.about.products', about.products),
    ...about.collections.map((id, at) => ({
      kind: 'collection' as const,
      field: `conditions.about.collections[${at}]`,
      id,
    })),
    ...productsAt('conditions.cart.holds', cart.holds),
    ...productsAt('conditions.cart.lacks', cart.lacks),
    ...productsAt('conditions.boughtBefore', boughtBefore),
  ];
}
