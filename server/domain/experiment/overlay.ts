/** Lays variants' changes over what suggestions are decided from; what no variant speaks of stays the very same object. */
import type { Detail, Offer, OfferId } from '../offer/offer.ts';
import type { Model } from '../recommend/model.ts';
import type { Settings } from '../settings.ts';
import { siblingOf } from './sibling.ts';
import type { OfferPatch, SettingsPatch, StrategyName, Texts, Trial, Variant } from './trial.ts';

/** A variant with the trial that it belongs to. */
export interface Laid {
  readonly trial: Trial;
  readonly variant: Variant;
}

/** What suggestions are decided from, as far as variants may change it. */
export interface Ground {
  /** By priority. */
  readonly offers: readonly Offer[];
  readonly settings: Settings;
  readonly model: Model | null;
}

export interface Overlaid extends Ground {
  /** Headings in place of the theme's own; absent for none. */
  readonly texts?: Texts;
}

/** `laid` in the order in which they are laid: of two that speak of one thing the last holds. */
export function overlay(ground: Ground, laid: readonly Laid[]): Overlaid {
  let { settings, model } = ground;
  let texts: Texts | undefined;
  for (const {
    variant: { change },
  } of laid) {
    switch (change.kind) {
      case 'none':
      case 'offer-off':
      case 'offer':
        break;
      case 'settings':
        settings = patched(settings, change.patch);
        break;
      case 'strategy':
        model = model === null ? null : alone(model, change.strategy);
        break;
      case 'text':
        texts = joined(texts, change.texts);
        break;
    }
  }
  const offers = overlayOffers(ground.offers, laid);
  return { offers, settings, model, ...(texts === undefined ? {} : { texts }) };
}

/** The offers alone: what decides what is charged, as well as what is shown. */
export function overlayOffers(offers: readonly Offer[], laid: readonly Laid[]): readonly Offer[] {
  let shown = offers;
  for (const { trial, variant } of laid) {
    const { change } = variant;
    if (change.kind === 'offer-off') shown = shown.filter(({ id }) => id !== change.offer);
    if (change.kind === 'offer') shown = inPlace(shown, change.offer, change.patch, trial, variant);
  }
  return shown;
}

/** The sibling where the offer stood; bars that give the offer as their gift give the sibling. */
function inPlace(
  offers: readonly Offer[],
  id: OfferId,
  patch: OfferPatch,
  trial: Trial,
  { key }: Variant,
): readonly Offer[] {
  const offer = offers.find((one) => one.id === id);
  if (offer === undefined) return offers;
  const sibling = siblingOf(offer, trial, key, patch);
  return offers.map((one) => (one === offer ? sibling : giving(one, id, sibling.id)));
}

function giving(offer: Offer, id: OfferId, instead: OfferId): Offer {
  const { detail } = offer;
  const isGiven = (tier: Extract<Detail, { kind: 'progress' }>['tiers'][number]) =>
    tier.gives.kind === 'gift' && tier.gives.offer === id;
  if (detail.kind !== 'progress' || !detail.tiers.some(isGiven)) return offer;
  const tiers = detail.tiers.map((tier) =>
    isGiven(tier) ? { ...tier, gives: { kind: 'gift' as const, offer: instead } } : tier,
  );
  return { ...offer, detail: { ...detail, tiers } };
}

/** The settings with what the patch says in place of their own; lists are replaced whole. */
export function patched(settings: Settings, patch: SettingsPatch): Settings {
  return merged(settings, patch) as Settings;
}

function merged(own: unknown, patch: unknown): unknown {
  if (patch === undefined) return own;
  if (!isRecord(own) || !isRecord(patch)) return patch;
  const entries = Object.keys(patch).map((key) => [key, merged(own[key], patch[key])]);
  return { ...own, ...Object.fromEntries(entries) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same knowledge, asked of one strategy alone. */
function alone(model: Model, strategy: StrategyName): Model {
  return { ...model, complements: (question) => model.complements({ ...question, by: strategy }) };
}

function joined(before: Texts | undefined, texts: Texts): Texts {
  if (before === undefined) return texts;
  const languages = new Set([...Object.keys(before), ...Object.keys(texts)]);
  return Object.fromEntries([...languages].map((one) => [one, { ...before[one], ...texts[one] }]));
}
