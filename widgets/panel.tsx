/** @jsxImportSource preact */
/** The frame of every block: draws at each change, changes the cart, says what happened, and notes what was seen. */
import { type ComponentChildren, render } from 'preact';
import type { StoreApi } from 'zustand/vanilla';
import type { Spot } from '../server/domain/offer/told.ts';
import type { SuggestItem } from '../server/domain/suggestion.ts';
import { report } from './beacon.ts';
import type { AddOutcome } from './cart.ts';
import { noteSeen } from './memory.ts';
import type { Page } from './page.ts';
import { createShelf, type ShelfState, setStep } from './store.ts';
import { readTexts, say, type Texts } from './text.ts';

/** What hands do is code of its own: fetched when a shopper's hand or focus comes near, not by everybody who looks. */
const load = () => import('./hands.ts');
type Hands = Awaited<ReturnType<typeof load>>;

/** What is seen when the block is. */
export interface Sight {
  /** Keys of the memory: products, offers, technique, spot. */
  readonly keys: readonly string[];
  /** Cards, for the counts. */
  readonly count: number;
  /** With a discount that nobody had asked for. */
  readonly discount?: boolean;
}

export interface Panel {
  readonly page: Page;
  readonly spot: Spot;
  readonly texts: Texts;
  readonly shelf: StoreApi<ShelfState>;
  readonly pick: (product: number, variant: number) => void;
  /** Changes the cart; `key` is the step that shows it, and `said` what is read out when it is done. */
  readonly act: (key: number | string, said: string, change: (hands: Hands) => Promise<AddOutcome>) => void;
  readonly draw: () => void;
  /** It has been seen: who declines it has, even within a second. */
  readonly seen: () => void;
  /** From now on it is another sight. */
  readonly look: (sight: Sight) => void;
}

export function openPanel(
  host: HTMLElement,
  page: Page,
  spot: Spot,
  items: readonly SuggestItem[],
  sight: Sight,
  view: (panel: Panel, state: ShelfState) => ComponentChildren,
): Panel {
  const texts = readTexts();
  const shelf = createShelf(items);
  let forget = () => {};
  let seen = () => {};

  const panel: Panel = {
    page,
    spot,
    texts,
    shelf,
    pick: (product, variant) => shelf.setState(({ picks }) => ({ picks: { ...picks, [product]: variant } })),
    act(key, said, change) {
      if (shelf.getState().steps[key]?.kind === 'adding') return;
      // Who takes something has seen it, even within the second that counts as seeing.
      seen();
      setStep(shelf, key, { kind: 'adding' }, '');
      load()
        .then((hands) => hands.finish(panel, key, said, change(hands)))
        .catch(() => setStep(shelf, key, { kind: 'refused', message: '' }, say(texts, 'failed')));
    },
    seen: () => seen(),
    draw: () => {
      const state = shelf.getState();
      render(
        <>
          {view(panel, state)}
          <p class="mersalg__unseen" role="status">
            {state.said}
          </p>
        </>,
        host,
      );
    },
    look({ keys, count, discount }) {
      forget();
      let counted = false;
      seen = () => {
        if (counted) return;
        counted = true;
        report(page.root, { kind: 'shown', placement: spot, count });
        noteSeen(page, keys, discount);
      };
      forget = whenSeen(host, seen);
    },
  };
  for (const near of ['pointerover', 'focusin']) {
    host.addEventListener(near, () => load().catch(() => {}), { once: true, passive: true });
  }
  shelf.subscribe(panel.draw);
  panel.draw();
  panel.look(sight);
  return panel;
}

/** Calls back once, when at least half of `element` has been in view for a second. Returns how to stop waiting. */
export function whenSeen(element: Element, seen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const watcher = new IntersectionObserver(
    ([entry]) => {
      clearTimeout(timer);
      if (!entry?.isIntersecting) return;
      timer = setTimeout(() => {
        watcher.disconnect();
        seen();
      }, 1_000);
    },
    { threshold: 0.5 },
  );
  watcher.observe(element);
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
  };
}
