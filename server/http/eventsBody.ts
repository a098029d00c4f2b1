/** A storefront's beacon, which any shopper could have written: who it is with consent, what stands there, what was seen. */
import { isVisitorId, type VisitorId } from '../domain/experiment/assign.ts';
import {
  isPlacement,
  OFFER_ID,
  PLACEMENTS,
  type Placement,
  TECHNIQUES,
  type Technique,
} from '../domain/placement.ts';
import type { WidgetEvent } from '../domain/suggestion.ts';
import { bad, type Params } from './params.ts';

export const MOST_EVENTS = 50;
const KINDS: readonly WidgetEvent['kind'][] = ['shown', 'added', 'dismissed'];

export interface Beacon {
  readonly events: readonly WidgetEvent[];
  /** Null from a browser without consent: it is neither enrolled nor counted in any comparison. */
  readonly visitor: VisitorId | null;
  /** Where Mersalg stands on that page, told alike whether anything is shown there or not. */
  readonly spots: readonly Placement[];
}

/**
 * Reads `{"visitor": uuid, "spots": ["product"], "events": [{kind, placement, count, technique?, offer?}]}` from a
 * beacon's text; visitor and spots may be absent.
 * @throws MersalgError `bad-input` naming the field.
 */
export function eventsBody(text: unknown): Beacon {
  let parsed: unknown;
  try {
    parsed = JSON.parse(String(text));
  } catch {
    throw bad('the body', 'JSON');
  }
  const { events, visitor, spots } = record(parsed);
  if (!Array.isArray(events) || events.length > MOST_EVENTS)
    throw bad('events', `a list of at most ${MOST_EVENTS}`);
  if (visitor !== undefined && !isVisitorId(visitor)) throw bad('visitor', 'an id as browsers draw it');
  return { events: events.map(eventOf), visitor: visitor ?? null, spots: spotsOf(spots) };
}

function record(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {};
}

function spotsOf(spots: unknown): readonly Placement[] {
  if (spots === undefined) return [];
  const wants = `a list of ${PLACEMENTS.join(', ')}`;
  if (!Array.isArray(spots) || spots.length > PLACEMENTS.length) throw bad('spots', wants);
  if (!spots.every(isPlacement)) throw bad('spots', wants);
  return [...new Set<Placement>(spots)];
}

function eventOf(value: unknown): WidgetEvent {
  const { kind, placement, count, technique, offer } = record(value);
  if (!KINDS.includes(kind as WidgetEvent['kind'])) throw bad('kind', `one of ${KINDS.join(', ')}`);
  if (!isPlacement(placement)) throw bad('placement', `one of ${PLACEMENTS.join(', ')}`);
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1 || count > 100) {
    throw bad('count', 'a whole number from 1 to 100');
  }
  if (technique !== undefined && !TECHNIQUES.includes(technique as Technique))
    throw bad('technique', `one of ${TECHNIQUES.join(', ')}`);
  if (offer !== undefined && !(typeof offer === 'string' && OFFER_ID.test(offer)))
    throw bad('offer', 'the id of an offer');
  return {
    kind: kind as WidgetEvent['kind'],
    placement,
    count,
    ...(technique === undefined ? {} : { technique: technique as Technique }),
    ...(offer === undefined ? {} : { offer: offer as string }),
  };
}
