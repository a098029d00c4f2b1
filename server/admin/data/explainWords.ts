/** Puts the arbiter's reasons into sentences. */
import type { Refusal } from '../../domain/conditions/holds.ts';
import type { HeldBack, Unproposed } from '../../domain/journey/decision.ts';
import type { ExplainedDecision, ExplainedPage, LeftOutWhy, ProductCard } from '../../domain/report.ts';
import { explain, type Naming } from '../text/explain.ts';
import { recommendationsText } from '../text/recommendations.ts';
import { tactText } from '../text/tact.ts';
import { text } from '../text.ts';
import { format } from './format.ts';

/** Names of all that an explanation speaks of; what it does not know by name it calls by its number. */
export function namingOf({ decisions, offers }: ExplainedPage, inHand: ProductCard, now: number): Naming {
  const titles = new Map(
    [inHand, ...decisions.flatMap(({ products }) => products)].map((one) => [one.id, one.title]),
  );
  const names = new Map<string, string>(offers.map(({ id, name }) => [id, name]));
  return {
    name(key) {
      const id = typeof key === 'number' ? key : /^p(\d+)$/.test(key) ? Number(key.slice(1)) : null;
      if (id !== null) return titles.get(id) ?? `${text.settings.unknown} (${id})`;
      const known = names.get(String(key)) ?? explain.builtIn[key] ?? explain.technique[key];
      return known ?? text.placement[key as keyof typeof text.placement] ?? String(key);
    },
    spot: (spot) => text.placement[spot],
    money: (minor) => format.money(minor, inHand.currency),
    when: (at) => format.when(at, now),
  };
}

/** What a decision is called: its offer, or what it is. */
export function decisionName({ offer }: ExplainedDecision, naming: Naming): string {
  return offer === null ? explain.plain : naming.name(offer);
}

export function heldBackInWords(reason: HeldBack, naming: Naming): string {
  if (reason.why === 'quiet' || reason.why === 'door') return tactText.held[reason.why];
  return (explain.held_back[reason.why] as (reason: HeldBack, naming: Naming) => string)(reason, naming);
}

export function unproposedInWords(one: Unproposed, naming: Naming): string {
  switch (one.kind) {
    case 'refused':
      return (explain.refusal[one.refusal.why] as (reason: Refusal, naming: Naming) => string)(
        one.refusal,
        naming,
      );
    case 'elsewhere':
      return explain.elsewhere(one.spots.map(naming.spot));
    case 'no-occasion':
      return explain.noOccasion;
  }
}

/** Why a product that the model ranks is not shown. */
export function leftInWords(left: LeftOutWhy): string {
  const say = recommendationsText.leftWhy;
  switch (left.why) {
    case 'stock':
    case 'margin':
      return say[left.why](left.least);
    case 'price':
    case 'type':
      return say[left.why](left.most);
    default:
      return say[left.why]();
  }
}
