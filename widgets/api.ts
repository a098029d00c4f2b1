/** Asks the app for suggestions through the shop's own address, and believes nothing of the answer unchecked. */
import type { Spot, ToldOffer } from '../server/domain/offer/told.ts';
import type { Placement } from '../server/domain/placement.ts';
import type {
  SuggestAnswer,
  SuggestBase,
  SuggestItem,
  SuggestItemVariant,
} from '../server/domain/suggestion.ts';
import { recalled } from './memory.ts';
import type { Page } from './page.ts';

/** An answer in which everything can be sold: no nulls, no sold-out variants, no offers that are over. */
export type Suggestions = Omit<SuggestAnswer, 'items' | 'offers'> & {
  readonly items: readonly SuggestItem[];
  readonly offers: readonly ToldOffer[];
};

export interface SuggestQuery {
  readonly placement: Placement;
  readonly product?: number;
  readonly cart: readonly number[];
  readonly limit: number;
  /** The blocks on this page, in order; absent: the placement's own. */
  readonly spots?: readonly Spot[];
}

/** Milliseconds. A suggestion that comes later than this interrupts instead of helping. */
const TIMEOUT = 4_000;

/** Suggestions to show, or null: nothing to suggest, server gone, answer slow or malformed are all one to a shopper. */
export async function suggest(
  page: Pick<Page, 'root' | 'where' | 'memory' | 'personal'>,
  { placement, product, cart, limit, spots }: SuggestQuery,
): Promise<Suggestions | null> {
  try {
    const response = await fetch(
      `${page.root}apps/mersalg/suggest?placement=${placement}&cart=${cart}&limit=${limit}&product=${product || ''}${
        spots ? `&spots=${spots}` : ''
      }${page.where}${recalled(page)}${await page.personal()}`,
      { signal: AbortSignal.timeout(TIMEOUT) },
    );
    const answer = response.ok ? readAnswer(await response.json(), placement) : null;
    if (!answer) return null;
    let left = limit;
    // Of a shelf, what is not in the cart, up to its limit; what stands under an offer is the offer's.
    const items = answer.items.filter(({ offer, id }) => offer ?? (!cart.includes(id) && left-- > 0));
    return answer.quiet || items.length + answer.offers.length ? { ...answer, items } : null;
  } catch {
    return null;
  }
}

/** Products in the cart as Liquid saw it when it rendered a block. */
export const cartOf = ({ dataset: { cart = '' } }: HTMLElement) =>
  cart.split(',').map(Number).filter(Boolean);

/** The plain cards of one spot's shelf. */
export const shelfOf = ({ items }: Suggestions, at: Spot) =>
  items.filter(({ offer, spot = at }) => !offer && spot === at);

/** Checks the shape; drops what is null, broken, sold out or over; null when the whole is not an answer to `placement`. */
export function readAnswer(json: unknown, placement: Placement): Suggestions | null {
  if (!like<SuggestAnswer>(json, { v: 1, placement: '', mark: '', currency: '', items: [] })) return null;
  if (json.v !== 1 || json.placement !== placement) return null;
  const base = like<SuggestBase>(json.base, { id: 1, title: '', price: 1, money: '' }) ? json.base : null;
  const offers = (json.offers ?? []).filter(
    (offer) =>
      like<ToldOffer>(offer, { id: '', kind: '', spot: '' }) && !(Date.parse(offer.ends ?? '') < Date.now()),
  );
  return { ...json, base, offers, items: json.items.map(readItem).filter((item) => item !== null) };
}

/** With the variants that can be sold; null when there are none. */
export function readItem(item: unknown): SuggestItem | null {
  if (
    !like<SuggestItem>(item, { id: 1, title: '', url: '', reason: {}, variants: [] }) ||
    !isAddress(item.url)
  )
    return null;
  const variants = item.variants.filter(
    (variant) =>
      like<SuggestItemVariant>(variant, { id: 1, title: '', price: 1, money: '' }) && variant.available,
  );
  return variants.length ? { ...item, img: isAddress(item.img) ? item.img : null, variants } : null;
}

/** Has `value` everything that `sample` has, each of the same kind? */
function like<T>(
  value: unknown,
  sample: Partial<Record<keyof NonNullable<T>, unknown>>,
): value is NonNullable<T> {
  const kind = (thing: unknown) => (Array.isArray(thing) ? 'list' : typeof (thing ?? undefined));
  return Object.entries(sample).every(
    ([key, part]) => kind((value as Record<string, unknown> | null)?.[key]) === kind(part),
  );
}

/** Only web addresses: a `javascript:` link in a product's data must not become a link on the page. */
const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^(https?:)?\//i.test(value);
