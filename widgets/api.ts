/** Asks the app for suggestions through the shop's own address, and believes nothing of the answer unchecked. */
import type { Placement } from '../server/domain/placement.ts';
import type { SuggestAnswer, SuggestItem, SuggestItemVariant } from '../server/domain/suggestion.ts';
import type { Page } from './page.ts';

/** An answer in which everything can be sold: no nulls, no sold-out variants. */
export type Suggestions = Omit<SuggestAnswer, 'items'> & { readonly items: readonly SuggestItem[] };

export interface SuggestQuery {
  readonly placement: Placement;
  readonly product?: number;
  readonly cart: readonly number[];
  readonly limit: number;
}

/** Milliseconds. A suggestion that comes later than this interrupts instead of helping. */
const TIMEOUT = 4_000;

/** Suggestions to show, or null: nothing to suggest, server gone, answer slow or malformed are all one to a shopper. */
export async function suggest(
  { root, personal }: Pick<Page, 'root' | 'personal'>,
  query: SuggestQuery,
): Promise<Suggestions | null> {
  const { placement, product = '', cart, limit } = query;
  const params = new URLSearchParams({
    placement,
    cart: `${cart}`,
    limit: `${limit}`,
    product: `${product}`,
  });
  try {
    const response = await fetch(`${root}apps/mersalg/suggest?${params}${await personal()}`, {
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) return null;
    const answer = readAnswer(await response.json(), placement);
    const items = answer?.items.filter((item) => !cart.includes(item.id)).slice(0, limit);
    return answer && items?.length ? { ...answer, items } : null;
  } catch {
    return null;
  }
}

/** Checks the shape; drops what is null, broken or sold out; null when the whole is not an answer to `placement`. */
export function readAnswer(json: unknown, placement: Placement): Suggestions | null {
  if (!like<SuggestAnswer>(json, { v: 1, placement: '', mark: '', currency: '', items: [] })) return null;
  if (json.v !== 1 || json.placement !== placement) return null;
  const base = like<SuggestAnswer['base']>(json.base, { id: 1, title: '', price: 1, money: '' })
    ? json.base
    : null;
  return { ...json, base, items: json.items.map(readItem).filter((item) => item !== null) };
}

function readItem(item: unknown): SuggestItem | null {
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
