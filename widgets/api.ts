/** Asks the app for suggestions through the shop's own address, and believes nothing of the answer unchecked. */
import type { Placement } from '../server/domain/placement.ts';
import type { Reason, SuggestAnswer, SuggestItem, SuggestItemVariant } from '../server/domain/suggestion.ts';

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
export async function suggest(root: string, query: SuggestQuery): Promise<Suggestions | null> {
  const { placement, product, cart, limit } = query;
  const params = new URLSearchParams({ placement, cart: cart.join(), limit: `${limit}` });
  if (product) params.set('product', `${product}`);
  try {
    const response = await fetch(`${root}apps/mersalg/suggest?${params}`, {
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
  const answer = json as SuggestAnswer | null;
  if (
    answer?.v !== 1 ||
    answer.placement !== placement ||
    !isText(answer.mark) ||
    !Array.isArray(answer.items)
  ) {
    return null;
  }
  const items = answer.items.map(readItem).filter((item) => item !== null);
  const { base } = answer;
  const based = base && isAmount(base.id) && isText(base.title) && isAmount(base.price) && isText(base.money);
  return { ...answer, base: based ? base : null, items };
}

function readItem(item: SuggestItem | null): SuggestItem | null {
  if (
    !item ||
    !isAmount(item.id) ||
    !isText(item.title) ||
    !isAddress(item.url) ||
    !Array.isArray(item.variants)
  ) {
    return null;
  }
  const variants = item.variants.filter(isForSale);
  const img = isAddress(item.img) ? item.img : null;
  return variants.length && isReason(item.reason) ? { ...item, img, variants } : null;
}

function isForSale(variant: SuggestItemVariant | null): boolean {
  return (
    variant?.available === true && isAmount(variant.id) && isAmount(variant.price) && isText(variant.money)
  );
}

function isReason(reason: Reason | null): boolean {
  if (reason?.kind === 'bought-together') return isAmount(reason.orders) && reason.orders > 0;
  return reason?.kind === 'similar-cheaper';
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Only web addresses: a `javascript:` link in a product's data must not become a link on the page. */
const isAddress = (value: unknown): value is string => isText(value) && /^(https?:)?\//i.test(value);
