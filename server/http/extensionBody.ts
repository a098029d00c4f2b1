/** Bodies of extensions and of the pixel, which any shopper could have written: typed, bounded, or refused by name. */
import { MersalgError } from '../domain/errors.ts';
import { isVisitorId, type VisitorId } from '../domain/experiment/assign.ts';
import { type Memory, NO_MEMORY } from '../domain/journey/memory.ts';
import { type FeedbackAnswer, MOST_ANSWER } from '../domain/measure/feedback.ts';
import type { Placement } from '../domain/placement.ts';
import { isPlacement, PLACEMENTS } from '../domain/placement.ts';
import type { CountedEvent, SuggestRequest } from '../domain/suggestion.ts';
import { MOST_CART_IDS } from './params.ts';

type Body = Readonly<Record<string, unknown>>;

const MOST_EVENTS = 20;
const MOST_REMEMBERED = 100;
/** Where an extension of ours can stand. */
const SPOTS: readonly Placement[] = ['checkout', 'thanks'];

function bad(field: string, wants: string): MersalgError {
  return new MersalgError('bad-input', `${field} must be ${wants}.`, { field });
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(text: unknown): Body {
  let parsed: unknown;
  try {
    parsed = JSON.parse(String(text));
  } catch {
    throw bad('the body', 'JSON');
  }
  if (!isRecord(parsed)) throw bad('the body', 'an object');
  return parsed;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/** Whose checkout a body speaks of, as far as it knows. */
export interface Whose {
  /** From the cart's own property, where the platform lets a block read it. */
  readonly visitor: VisitorId | null;
  /** The checkout's token, the same that the pixel is told. */
  readonly checkout: string | null;
}

/** Unknown rather than refused: what a browser keeps, its owner may have written. */
function whose({ visitor, checkout }: Body): Whose {
  return {
    visitor: isVisitorId(visitor) ? visitor : null,
    checkout: typeof checkout === 'string' && /^[\w-]{1,100}$/.test(checkout) ? checkout : null,
  };
}

/**
 * `{placement, products, memory?, country?, language?, checkout?}`: `products` are those in the checkout's lines, or those
 * bought. One suggestion is asked, never more.
 * @throws MersalgError `bad-input` naming the field.
 */
export function extensionQuestion(text: unknown, now: number): Whose & { readonly question: SuggestRequest } {
  const body = read(text);
  const { placement, products, memory, country, language } = body;
  if (!isPlacement(placement) || !SPOTS.includes(placement))
    throw bad('placement', `one of ${SPOTS.join(', ')}`);
  if (!Array.isArray(products) || products.length > MOST_CART_IDS || !products.every(isCount)) {
    throw bad('products', `a list of at most ${MOST_CART_IDS} ids`);
  }
  const question: SuggestRequest = {
    placement,
    productId: null,
    cart: [...new Set(products)],
    limit: 1,
    memory: memoryOf(memory),
    context: {
      country: code(country, /^[A-Z]{2}$/),
      language: code(language, /^[a-z]{2,3}$/),
      device: null,
      cartTotal: null,
      now,
    },
  };
  return { ...whose(body), question };
}

/** What the extension's own storage remembers: days on which products or the placement were declined. */
function memoryOf(value: unknown): Memory {
  if (value === undefined) return NO_MEMORY;
  if (!isRecord(value) || !isRecord(value.declined)) throw bad('memory', 'an object with declined');
  const declined = Object.entries(value.declined);
  if (declined.length > MOST_REMEMBERED || !declined.every(([key, day]) => KEY.test(key) && isCount(day))) {
    throw bad('memory.declined', `at most ${MOST_REMEMBERED} days by key`);
  }
  return { ...NO_MEMORY, declined: Object.fromEntries(declined) as Record<string, number> };
}

const KEY = /^[a-z0-9-]{1,24}$/;

/** Unknown rather than refused: a market's code is no reason to show an error in a checkout. */
function code(value: unknown, form: RegExp): string {
  return typeof value === 'string' && form.test(value) ? value : '';
}

/** `{events: [{kind, placement}]}` of our blocks in checkout: what was shown, added and declined there. */
export function extensionEvents(text: unknown): CountedEvent[] {
  return eventList(read(text), ['shown', 'added', 'dismissed'], SPOTS);
}

export interface PixelWord extends Whose {
  /** As they came: to be verified. */
  readonly shop: unknown;
  readonly key: unknown;
  readonly events: CountedEvent[];
  /** The order that the checkout has become. */
  readonly order: number | null;
}

/**
 * `{shop, key, events: [{kind, placement}], visitor?, checkout?, order?}` of the pixel.
 * @throws MersalgError `bad-input` naming the field.
 */
export function pixelWord(text: unknown): PixelWord {
  const body = read(text);
  const { shop, key, order } = body;
  const events = eventList(body, ['seen', 'started', 'completed'], PLACEMENTS);
  return { ...whose(body), shop, key, events, order: isCount(order) ? order : null };
}

export type FeedbackBody = Whose &
  (
    | { readonly kind: 'ask'; readonly helpful: boolean }
    | { readonly kind: 'answer'; readonly answer: FeedbackAnswer }
  );

/**
 * `{ask: {helpful}, visitor?, checkout?}` or `{answer: {question, answer}, visitor?, checkout?}`.
 * @throws MersalgError `bad-input` naming the field.
 */
export function feedbackBody(text: unknown): FeedbackBody {
  const body = read(text);
  const { ask, answer: said } = body;
  if (isRecord(ask)) {
    if (typeof ask.helpful !== 'boolean') throw bad('ask.helpful', 'true or false');
    return { ...whose(body), kind: 'ask', helpful: ask.helpful };
  }
  if (!isRecord(said)) throw bad('the body', 'an object with ask or answer');
  const { question, answer } = said;
  if (question !== 'helpful' && question !== 'nps') throw bad('answer.question', 'helpful or nps');
  const most = MOST_ANSWER[question];
  if (!Number.isInteger(answer) || (answer as number) < 0 || (answer as number) > most) {
    throw bad('answer.answer', `a whole number from 0 to ${most}`);
  }
  return { ...whose(body), kind: 'answer', answer: { question, answer: answer as number } };
}

function eventList(
  { events }: Body,
  kinds: readonly CountedEvent['kind'][],
  placements: readonly Placement[],
): CountedEvent[] {
  if (!Array.isArray(events) || events.length === 0 || events.length > MOST_EVENTS) {
    throw bad('events', `a list of 1 to ${MOST_EVENTS}`);
  }
  return events.map((event: unknown) => {
    const { kind, placement } = isRecord(event) ? event : {};
    const known = kinds.find((one) => one === kind);
    if (known === undefined) throw bad('kind', `one of ${kinds.join(', ')}`);
    const where = placements.find((one) => one === placement);
    if (where === undefined) throw bad('placement', `one of ${placements.join(', ')}`);
    return { kind: known, placement: where, count: 1 };
  });
}
