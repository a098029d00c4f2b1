/** The widgets' state, in zustand's vanilla core: what this visit remembers, and what one shelf of cards is doing. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Placement } from '../server/domain/placement.ts';
import type { SuggestItem } from '../server/domain/suggestion.ts';
import type { Page, Visit } from './page.ts';

let memory: StoreApi<Visit> | null = null;

/** The memory of this visit, one for all placements on the page; every change is written back to the browser. */
export function visitOf(page: Page): StoreApi<Visit> {
  if (!memory) {
    memory = createStore<Visit>(() => page.visit);
    memory.subscribe(page.save);
  }
  return memory;
}

/** Counts cards that were really seen. */
export function markShown(visit: StoreApi<Visit>, placement: Placement, count: number): void {
  visit.setState(({ shown }) => ({ shown: { ...shown, [placement]: (shown[placement] ?? 0) + count } }));
}

/** What a card is doing. `refused` carries Shopify's own words where it gave some. */
export type Step =
  | { readonly kind: 'idle' | 'adding' | 'added' }
  | { readonly kind: 'refused'; readonly message: string };

export interface ShelfState {
  readonly items: readonly SuggestItem[];
  /** By product id. A card that nobody touched is absent. */
  readonly steps: Readonly<Record<number, Step>>;
  /** By product id: the variant picked. */
  readonly picks: Readonly<Record<number, number>>;
  /** Read out by screen readers. */
  readonly said: string;
}

export function createShelf(items: readonly SuggestItem[]): StoreApi<ShelfState> {
  return createStore<ShelfState>(() => ({ items, steps: {}, picks: {}, said: '' }));
}

export function setStep(shelf: StoreApi<ShelfState>, product: number, step: Step, said: string): void {
  shelf.setState(({ steps }) => ({ steps: { ...steps, [product]: step }, said }));
}

/** The variant that a card stands for: the one picked, else the first that can be sold. */
export function variantOf(item: SuggestItem, picks: ShelfState['picks']) {
  return item.variants.find(({ id }) => id === picks[item.id]) ?? item.variants[0]!;
}
