/** An experiment as the form holds it: what is chosen for each variant, and the trial that it makes when it is complete. */
import {
  type BanditGoal,
  type Change,
  STRATEGY_NAMES,
  type StrategyName,
  TEXT_SPOTS,
  type TextSpot,
  type Trial,
  type TrialFields,
  VARIANT_KEYS,
} from '../../domain/experiment/trial.ts';
import type { Detail } from '../../domain/offer/offer.ts';
import type { OfferBrief } from '../../domain/offer/report.ts';
import type { Off } from '../../domain/offer/terms.ts';
import { PLACEMENTS, type Placement } from '../../domain/placement.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Tried } from '../text/en/trials.ts';

/** All that could be chosen, kept while the merchant looks at other kinds. */
export interface VariantDraft {
  readonly name: string;
  readonly weight: number;
  readonly tried: Tried;
  /** '' while none is chosen. */
  readonly offer: string;
  readonly off: Off;
  readonly placement: Placement;
  readonly spot: TextSpot;
  readonly headings: readonly { readonly language: string; readonly heading: string }[];
  readonly strategy: StrategyName;
}

export interface TrialDraft {
  readonly name: string;
  /** Percent of the exposed shoppers. */
  readonly size: number;
  readonly control: Pick<VariantDraft, 'name' | 'weight'>;
  readonly variants: readonly VariantDraft[];
  readonly allocation: 'fixed' | 'thompson';
  readonly fixedShare: number;
  readonly goal: BanditGoal;
}

/** What the form chooses from. */
export interface TrialShop {
  readonly offers: readonly OfferBrief[];
  readonly placements: Settings['placements'];
  readonly currency: string;
}

type OffDetail = Extract<Detail, { readonly off: Off | null }>;

/** Offers with one discount that could be another one. */
export function discounted(
  offers: readonly OfferBrief[],
): readonly (OfferBrief & { readonly detail: OffDetail })[] {
  return offers.filter(
    (offer): offer is OfferBrief & { detail: OffDetail } =>
      'off' in offer.detail && offer.detail.off !== null,
  );
}

export function offersFor(tried: Tried, offers: readonly OfferBrief[]): readonly OfferBrief[] {
  const active = offers.filter(({ status }) => status === 'active');
  return tried === 'offer' ? discounted(active) : active;
}

export function freshVariant(name: string, language: string): VariantDraft {
  return {
    name,
    weight: 1,
    tried: 'placement',
    offer: '',
    off: { kind: 'percent', hundredths: 1_000 },
    placement: PLACEMENTS[0],
    spot: TEXT_SPOTS[0],
    headings: [{ language, heading: '' }],
    strategy: STRATEGY_NAMES[0],
  };
}

/** Null while something is missing. */
export function changeOf(draft: VariantDraft, shop: TrialShop): Change | null {
  const { tried } = draft;
  switch (tried) {
    case 'placement':
      return {
        kind: 'settings',
        patch: { placements: { [draft.placement]: !shop.placements[draft.placement] } },
      };
    case 'strategy':
      return { kind: 'strategy', strategy: draft.strategy };
    case 'offer-off': {
      const offer = offersFor(tried, shop.offers).find(({ id }) => id === draft.offer);
      return offer === undefined ? null : { kind: 'offer-off', offer: offer.id };
    }
    case 'offer': {
      const offer = discounted(shop.offers).find(({ id }) => id === draft.offer);
      if (offer === undefined || isNothing(draft.off)) return null;
      return { kind: 'offer', offer: offer.id, patch: { detail: { ...offer.detail, off: draft.off } } };
    }
    case 'text': {
      const headings = draft.headings.filter(({ heading }) => heading.trim() !== '');
      if (headings.length === 0 || !headings.every(({ language }) => /^[a-z]{2,3}$/.test(language)))
        return null;
      const texts = headings.map(({ language, heading }) => [language, { [draft.spot]: heading.trim() }]);
      return { kind: 'text', texts: Object.fromEntries(texts) };
    }
  }
}

function isNothing(off: Off): boolean {
  return off.kind === 'percent' ? off.hundredths === 0 : off.amount === 0;
}

/** The trial as it is sent; null while something is missing. */
export function trialOf(draft: TrialDraft, shop: TrialShop): TrialFields | null {
  const { control, allocation, fixedShare, goal } = draft;
  const changes = draft.variants.map((one) => changeOf(one, shop));
  if (draft.name.trim() === '' || changes.some((change) => change === null)) return null;
  const all: { name: string; weight: number; change: Change | null }[] = [
    { ...control, change: { kind: 'none' } },
    ...draft.variants.map(({ name, weight }, at) => ({ name, weight, change: changes[at] ?? null })),
  ];
  return {
    name: draft.name.trim(),
    size: Math.round(draft.size * 10),
    variants: all.map(({ name, weight, change }, at) => ({
      key: VARIANT_KEYS[at]!,
      name: name.trim() === '' ? VARIANT_KEYS[at]!.toUpperCase() : name.trim(),
      weight,
      change: change!,
    })),
    allocation:
      allocation === 'fixed' ? { kind: 'fixed' } : { kind: 'thompson', fixedShare, goal, leaning: null },
  };
}

/** A draft of the server's, to be edited; null where it changes what this form cannot show. */
export function draftOf(trial: Trial, fresh: VariantDraft): TrialDraft | null {
  const [control, ...others] = trial.variants;
  const variants = others.map(({ name, weight, change }) => {
    const chosen = chosenIn(change);
    return chosen === null ? null : { ...fresh, name, weight, ...chosen };
  });
  if (control?.change.kind !== 'none' || variants.some((one) => one === null)) return null;
  const { allocation } = trial;
  return {
    name: trial.name,
    size: trial.size / 10,
    control: { name: control.name, weight: control.weight },
    variants: variants as VariantDraft[],
    allocation: allocation.kind,
    fixedShare: allocation.kind === 'thompson' ? allocation.fixedShare : 50,
    goal: allocation.kind === 'thompson' ? allocation.goal : 'conversion',
  };
}

/** Whether this form can show all that the draft changes. */
export function isEditable(trial: Trial): boolean {
  return trial.status === 'draft' && draftOf(trial, freshVariant('', '')) !== null;
}

function chosenIn(change: Change): Partial<VariantDraft> | null {
  switch (change.kind) {
    case 'none':
      return null;
    case 'offer-off':
      return { tried: 'offer-off', offer: change.offer };
    case 'strategy':
      return { tried: 'strategy', strategy: change.strategy };
    case 'offer': {
      const { detail, ...rest } = change.patch;
      const off = detail !== undefined && 'off' in detail ? detail.off : null;
      if (off === null || Object.keys(rest).length > 0) return null;
      return { tried: 'offer', offer: change.offer, off };
    }
    case 'settings': {
      const { placements = {}, rules, tact } = change.patch;
      const [placement, ...more] = PLACEMENTS.filter((spot) => placements[spot] !== undefined);
      if (placement === undefined || more.length > 0 || rules !== undefined || tact !== undefined)
        return null;
      return { tried: 'placement', placement };
    }
    case 'text': {
      const headings = Object.entries(change.texts).flatMap(([language, spots]) =>
        Object.entries(spots).map(([spot, heading]) => ({ language, spot: spot as TextSpot, heading })),
      );
      const spots = new Set(headings.map(({ spot }) => spot));
      if (spots.size !== 1) return null;
      return { tried: 'text', spot: headings[0]!.spot, headings };
    }
  }
}
