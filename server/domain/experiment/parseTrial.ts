/** Checks a trial that came from outside and returns it clean: what the merchant decides of it, and nothing else. */
import { MersalgError } from '../errors.ts';
import { isOfferId } from '../offer/kinds/fields.ts';
import { isPlacement } from '../placement.ts';
import { quotas } from './allocate.ts';
import { TRIAL_BUCKETS } from './assign.ts';
import { parseOfferPatch, parseSettingsPatch } from './parsePatch.ts';
import {
  type Allocation,
  CHANGE_KINDS,
  type Change,
  STRATEGY_NAMES,
  TEXT_SPOTS,
  type TextSpot,
  type Texts,
  type TrialFields,
  VARIANT_KEYS,
  type Variant,
} from './trial.ts';

export const LONGEST_TRIAL_NAME = 200;
export const LONGEST_HEADING = 120;
export const MOST_LANGUAGES = 20;
export const MOST_WEIGHT = 1_000;
/** Of what leans, so much stays fixed in percent: less would leave nothing to estimate by. */
export const FIXED_SHARE = { least: 10, most: 100 } as const;
const LANGUAGE = /^[a-z]{2,3}$/;

type Fields = Readonly<Record<string, unknown>>;

/** What a refused field must be, as an error for the person who sent it. */
export function refused(field: string, wants: string): MersalgError {
  return new MersalgError('bad-input', `The trial was not saved: ${field} must be ${wants}.`, { field });
}

/**
 * Unknown keys are dropped; reading what was read changes nothing. Whether the shop has what is named, and whether an
 * offer can be as its patch says, is for whoever knows the shop.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseTrial(input: unknown): TrialFields {
  const fields = record(input, 'the trial');
  const size = whole(fields.size, 'size', 1, TRIAL_BUCKETS);
  const allocation = parseAllocation(fields.allocation);
  const variants = parseVariants(fields.variants);
  const counted = allocation.kind === 'fixed' ? size : Math.round((size * allocation.fixedShare) / 100);
  const smallest = Math.min(
    ...quotas(
      counted,
      variants.map(({ weight }) => weight),
    ),
  );
  // Without a bucket, a variant would be a name for nobody.
  if (smallest < 1) throw refused('size', 'large enough to give each variant a bucket, by its weight');
  return { name: text(fields.name, 'name', LONGEST_TRIAL_NAME), size, variants, allocation };
}

function parseVariants(value: unknown): readonly Variant[] {
  const most = VARIANT_KEYS.length;
  if (!Array.isArray(value) || value.length < 2 || value.length > most)
    throw refused('variants', `a list of 2 to ${most}`);
  const variants = value.map((one, at): Variant => {
    const field = `variants[${at}]`;
    const fields = record(one, field);
    return {
      key: VARIANT_KEYS[at]!,
      name: text(fields.name, `${field}.name`, LONGEST_TRIAL_NAME),
      weight: whole(fields.weight, `${field}.weight`, 1, MOST_WEIGHT),
      change: parseChange(fields.change, `${field}.change`),
    };
  });
  const seen = new Set<string>();
  for (const [at, { change }] of variants.entries()) {
    const said = JSON.stringify(change);
    if (seen.has(said))
      throw refused(`variants[${at}].change`, 'another change than that of a variant before it');
    seen.add(said);
  }
  return variants;
}

function parseChange(value: unknown, field: string): Change {
  const fields = record(value, field);
  const kind = oneOf(fields.kind, `${field}.kind`, CHANGE_KINDS);
  switch (kind) {
    case 'none':
      return { kind };
    case 'offer-off':
      return { kind, offer: offerId(fields.offer, `${field}.offer`) };
    case 'offer':
      return {
        kind,
        offer: offerId(fields.offer, `${field}.offer`),
        patch: parseOfferPatch(fields.patch, `${field}.patch`),
      };
    case 'settings':
      return { kind, patch: parseSettingsPatch(fields.patch, `${field}.patch`) };
    case 'strategy':
      return { kind, strategy: oneOf(fields.strategy, `${field}.strategy`, STRATEGY_NAMES) };
    case 'text':
      return { kind, texts: parseTexts(fields.texts, `${field}.texts`) };
  }
}

function parseTexts(value: unknown, field: string): Texts {
  const languages = Object.entries(record(value, field));
  if (languages.length < 1 || languages.length > MOST_LANGUAGES)
    throw refused(field, `texts in 1 to ${MOST_LANGUAGES} languages`);
  return Object.fromEntries(
    languages.map(([language, own]) => {
      const at = `${field}.${language}`;
      if (!LANGUAGE.test(language)) throw refused(at, 'under an ISO 639 code such as sv');
      const spots = Object.entries(record(own, at));
      if (spots.length === 0) throw refused(at, 'a heading for some spot');
      return [language, Object.fromEntries(spots.map(([spot, heading]) => headingOf(spot, heading, at)))];
    }),
  );
}

function headingOf(spot: string, heading: unknown, field: string): [TextSpot, string] {
  const known = isPlacement(spot) ? TEXT_SPOTS.find((one) => one === spot) : undefined;
  if (known === undefined) throw refused(`${field}.${spot}`, `for one of ${TEXT_SPOTS.join(', ')}`);
  return [known, text(heading, `${field}.${spot}`, LONGEST_HEADING)];
}

function parseAllocation(value: unknown): Allocation {
  const fields = record(value, 'allocation');
  const kind = oneOf(fields.kind, 'allocation.kind', ['fixed', 'thompson']);
  if (kind === 'fixed') return { kind };
  const { least, most } = FIXED_SHARE;
  return {
    kind,
    fixedShare: whole(fields.fixedShare, 'allocation.fixedShare', least, most),
    goal: oneOf(fields.goal, 'allocation.goal', ['profit', 'conversion']),
    // What is known is the server's to say.
    leaning: null,
  };
}

function record(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(field, 'an object');
  return value as Fields;
}

function text(value: unknown, field: string, longest: number): string {
  const clean = typeof value === 'string' ? value.trim() : '';
  if (clean === '' || clean.length > longest) throw refused(field, `text of 1 to ${longest} characters`);
  return clean;
}

function whole(value: unknown, field: string, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
    throw refused(field, `a whole number from ${least} to ${most}`);
  return value as number;
}

function oneOf<T extends string>(value: unknown, field: string, all: readonly T[]): T {
  const found = all.find((one) => one === value);
  if (found === undefined) throw refused(field, `one of ${all.join(', ')}`);
  return found;
}

function offerId(value: unknown, field: string): string {
  if (!isOfferId(value)) throw refused(field, 'the id of an offer');
  return value;
}
