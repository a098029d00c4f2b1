/** Tells the merchant what checkout will charge for a cart, and why: his offers and the shop's other discounts together. */
import type { Product } from '../domain/catalog.ts';
import { asMersalgError, MersalgError } from '../domain/errors.ts';
import type { ShopDomain, VariantId } from '../domain/ids.ts';
import { isKept } from '../domain/offer/kept.ts';
import { isOfferId } from '../domain/offer/kinds/fields.ts';
import type { Offer } from '../domain/offer/offer.ts';
import type { OtherDiscount } from '../domain/offer/otherDiscount.ts';
import type { SimulationReport } from '../domain/offer/report.ts';
import { simulate } from '../domain/offer/simulate.ts';
import type { PricedLine } from '../domain/offer/terms.ts';
import { termsOf } from '../domain/offer/termsOf.ts';
import type { Clock, Logger } from './ports.ts';
import type { ShopView } from './views.ts';

export interface SimulateDeps {
  readonly clock: Clock;
  readonly log: Logger;
  /** What else may go off a cart in this shop. */
  readonly otherDiscounts: (shop: ShopDomain) => Promise<readonly OtherDiscount[]>;
}

const MOST_LINES = 50;
const MOST_PIECES = 1_000;
const MOST_CODES = 10;
const LONGEST_CODE = 255;

/** @throws MersalgError `bad-input` naming the field, for a cart that this shop cannot sell or charge. */
export async function simulateCart(
  { clock, log, otherDiscounts }: SimulateDeps,
  view: ShopView,
  input: unknown,
): Promise<SimulationReport> {
  const now = clock.now();
  const { shop, currency } = view.shop;
  const body = record(input, 'the body');
  if ((body.currency ?? currency) !== currency)
    throw bad('currency', `${currency}: others are converted by Shopify, at rates that it alone knows`);
  const lines = linesOf(view, body.lines);
  const others = await otherDiscounts(shop).catch((thrown: unknown) => {
    log.warn({ shop, code: asMersalgError(thrown).code }, 'Other discounts were not read for the simulator.');
    return null;
  });
  const due = view.offers.filter((offer) => termsOf([offer], now).length > 0);
  const kept = due.filter((offer) => isKept(offer, view.promises));
  const every = (what: keyof Offer['combines']) => kept.every(({ combines }) => combines[what]);
  return {
    simulation: simulate({
      cart: {
        currency,
        rate: 1,
        shopCurrency: currency,
        country: countryOf(body.country),
        lines: lines.map(({ line }) => line),
        now,
      },
      terms: termsOf(kept, now),
      names: new Map(kept.map(({ id, name }) => [id, name])),
      // As the one discount is written that carries them all: it combines with what each of them allows.
      combinesWith: { product: every('products'), order: every('orders'), shipping: every('shipping') },
      others: others ?? [],
      codes: codesOf(body.codes),
      collectionsOf: (id) => view.catalog.get(id)?.collections ?? [],
      shipping: null,
    }),
    titles: lines.map(({ product }) => product.title),
    unkept: due.filter((offer) => !kept.includes(offer)).map(({ id, name }) => ({ id, name })),
    othersUnread: others === null,
  };
}

function linesOf(
  { catalog }: ShopView,
  value: unknown,
): readonly { readonly line: PricedLine; readonly product: Product }[] {
  const sold = new Map<VariantId, Product>();
  for (const product of catalog.values()) for (const { id } of product.variants) sold.set(id, product);
  return list(value, 'lines', MOST_LINES).map((one, at) => {
    const field = `lines[${at}]`;
    const { variant, quantity, offer, parent } = record(one, field);
    const product = sold.get(variant as VariantId);
    const found = product?.variants.find(({ id }) => id === variant);
    if (product === undefined || found === undefined)
      throw bad(`${field}.variant`, 'a variant that this shop has');
    if (!isWhole(quantity, 1, MOST_PIECES))
      throw bad(`${field}.quantity`, `a whole number from 1 to ${MOST_PIECES}`);
    if (offer !== undefined && !isOfferId(offer)) throw bad(`${field}.offer`, 'the id of an offer');
    if (parent !== undefined && !isWhole(parent, 0, at - 1))
      throw bad(`${field}.parent`, 'the index of a line before it');
    const line: PricedLine = {
      key: String(at),
      productId: product.id,
      variantId: found.id,
      quantity,
      price: found.price,
      offer: offer ?? null,
      parent: parent === undefined ? null : String(parent),
    };
    return { line, product };
  });
}

function countryOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !/^[A-Z]{2}$/.test(value))
    throw bad('country', 'an ISO 3166 code such as SE, or null');
  return value;
}

function codesOf(value: unknown): readonly string[] {
  const codes = list(value ?? [], 'codes', MOST_CODES).map((code, at) => {
    if (typeof code !== 'string' || code.length > LONGEST_CODE)
      throw bad(`codes[${at}]`, `text of at most ${LONGEST_CODE} characters`);
    return code.trim();
  });
  return codes.filter((code) => code !== '');
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function record(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(field, 'an object');
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, field: string, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw bad(field, `a list of at most ${most}`);
  return value;
}

function bad(field: string, wants: string): MersalgError {
  return new MersalgError('bad-input', `${field} must be ${wants}.`, { field });
}
