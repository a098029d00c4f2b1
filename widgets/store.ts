/** What one block is doing, in zustand's vanilla core: its products, the variants picked, its changes of the cart. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SuggestItem } from '../server/domain/suggestion.ts';

/** What a card is doing. `refused` carries Shopify's own words where it gave some. */
export type Step =
  | { readonly kind: 'idle' | 'adding' | 'added' }
  | { readonly kind: 'refused'; readonly message: string };

export interface ShelfState {
  readonly items: readonly SuggestItem[];
  /** By product id, or by the name of what was pressed. What nobody touched is absent. */
  readonly steps: Readonly<Record<number | string, Step>>;
  /** By product id: the variant picked. */
  readonly picks: Readonly<Record<number, number>>;
  /** Read out by screen readers. */
  readonly said: string;
}

export function createShelf(items: readonly SuggestItem[]): StoreApi<ShelfState> {
  return createStore<ShelfState>(() => ({ items, steps: {}, picks: {}, said: '' }));
}

export function setStep(
  shelf: StoreApi<ShelfState>,
  product: number | string,
  step: Step,
  said: string,
): void {
  shelf.setState(({ steps }) => ({ steps: { ...steps, [product]: step }, said }));
}

/** The variant that a card stands for: the one picked, else the first that can be sold. */
export function variantOf(item: SuggestItem, picks: ShelfState['picks']) {
  return item.variants.find(({ id }) => id === picks[item.id]) ?? item.variants[0]!;
}
