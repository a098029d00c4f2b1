/** Checks what a variant changes of an offer or of the settings, by the very rules by which those are checked. */
import { MersalgError } from '../errors.ts';
import { ANYBODY, type Offer } from '../offer/offer.ts';
import { type OfferFields, parseDetail, parseOffer } from '../offer/parseOffer.ts';
import { DEFAULT_SETTINGS, parseSettings } from '../settings.ts';
import { patched } from './overlay.ts';
import type { OfferPatch, SettingsPatch } from './trial.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @throws MersalgError `bad-input` whose field begins with `field`. */
export function parseOfferPatch(value: unknown, field: string): OfferPatch {
  const { conditions, detail, tellsEnd, stockNote } = record(value, field);
  if ([conditions, detail, tellsEnd, stockNote].every((one) => one === undefined))
    throw bad(field, 'conditions, detail, tellsEnd or stockNote');
  // Read as an offer that says nothing else; one without an end tells none, one with an end may.
  const read = under(field, () => {
    const stub: OfferFields = {
      name: 'x',
      status: 'draft',
      conditions: ANYBODY,
      startsAt: null,
      endsAt: tellsEnd === true ? 1 : null,
      tellsEnd: false,
      stockNote: null,
      combines: { products: false, orders: false, shipping: false },
      detail: { kind: 'subscription', products: [] },
    };
    const given = Object.entries({ conditions, tellsEnd, stockNote }).filter(([, one]) => one !== undefined);
    const parsed = parseOffer({ ...stub, ...Object.fromEntries(given) });
    return detail === undefined ? parsed : { ...parsed, detail: parseDetail(detail) };
  });
  return {
    ...(conditions === undefined ? {} : { conditions: read.conditions }),
    ...(detail === undefined ? {} : { detail: read.detail }),
    ...(tellsEnd === undefined ? {} : { tellsEnd: read.tellsEnd }),
    ...(stockNote === undefined ? {} : { stockNote: read.stockNote }),
  };
}

/** @throws MersalgError `bad-input` whose field begins with `field`. */
export function parseSettingsPatch(value: unknown, field: string): SettingsPatch {
  const { placements, rules, tact } = record(value, field);
  const given = Object.fromEntries(
    Object.entries({ placements, rules, tact }).filter(([, one]) => one !== undefined),
  );
  if (Object.keys(given).length === 0) throw bad(field, 'placements, rules or tact');
  const read = under(field, () =>
    parseSettings({ placements: {}, excludedProducts: [], ...given }, DEFAULT_SETTINGS),
  );
  const clean = only(given, read) as SettingsPatch;
  if (!saysSomething(clean)) throw bad(field, 'placements, rules or tact');
  return clean;
}

/**
 * The offer's fields as the variant has them.
 * @throws MersalgError `bad-input` where the offer of today cannot be so.
 */
export function offerAsPatched(offer: OfferFields, patch: OfferPatch): OfferFields {
  const { detail } = patch;
  if (detail !== undefined && detail.kind !== offer.detail.kind)
    throw bad('detail.kind', `${offer.detail.kind}, as the offer is`);
  if (detail !== undefined && delivery(detail) !== delivery(offer.detail))
    throw bad('detail.tiers', 'the same free delivery as the offer’s own: it cannot differ between shoppers');
  return parseOffer({ ...offer, ...patch });
}

/** From which sum a bar delivers free; null for none. Rates and native discounts keep that, for everybody alike. */
function delivery(detail: Offer['detail']): number | null {
  if (detail.kind !== 'progress') return null;
  return detail.tiers.find(({ gives }) => gives.kind === 'shipping')?.at ?? null;
}

/** @throws MersalgError `bad-input` where the settings of today cannot be so. */
export function checkSettingsPatch(settings: typeof DEFAULT_SETTINGS, patch: SettingsPatch): void {
  parseSettings(patched(settings, patch), settings);
}

/** Of `clean` what `given` speaks of, lists whole. */
function only(given: Fields, clean: unknown): Fields {
  const found = Object.entries(given).flatMap(([key, one]) => {
    const own = (clean as Fields)[key];
    if (own === undefined) return [];
    return [[key, isRecord(one) && isRecord(own) ? only(one, own) : own] as const];
  });
  return Object.fromEntries(found);
}

function saysSomething(value: unknown): boolean {
  return isRecord(value) ? Object.values(value).some(saysSomething) : value !== undefined;
}

/** Errors of others' parsers, told as of this field. */
function under<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof MersalgError) || typeof thrown.data.field !== 'string') throw thrown;
    const wants = / must be (.*)\.$/s.exec(thrown.message)?.[1] ?? 'otherwise';
    throw bad(`${field}.${thrown.data.field}`, wants);
  }
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown, field: string): Fields {
  if (!isRecord(value)) throw bad(field, 'an object');
  return value;
}

function bad(field: string, wants: string): MersalgError {
  return new MersalgError('bad-input', `The trial was not saved: ${field} must be ${wants}.`, { field });
}
