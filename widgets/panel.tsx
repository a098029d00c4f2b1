/** @jsxImportSource preact */
/** The frame of every block: draws at each change, changes the cart, says what happened, and notes what was seen. */
import { type ComponentChildren, render } from 'preact';
import type { StoreApi } from 'zustand/vanilla';
import type { Spot } from '../server/domain/offer/told.ts';
import type { SuggestItem } from '../server/domain/suggestion.ts';
import { report } from './beacon.ts';
import type { NewLine } from './cart.ts';
import type { Swapped } from './hands.ts';
import { noteSeen } from './memory.ts';
import type { Page } from './page.ts';
import { createShelf, type ShelfState, setStep } from './store.ts';
import { say } from './text.ts';

/** What hands do is code of its own: fetched when a shopper's hand or focus comes near, not by everybody who looks. */
const load = () => import('./hands.ts');

/**
 * A change of the cart: `key` is the step that shows it, `mark` what its lines are counted under, `said` what is read out
 * when it is done. `instead`: the product in whose place the one line goes; once that is done, the same deed undoes it.
 */
export type Deed = readonly [
  key: number | string,
  mark: string,
  said: string,
  lines: readonly Pick<NewLine, 'id' | 'quantity'>[],
  instead?: number,
];

/** What is seen when the block is. */
export interface Sight {
  /** Keys of the memory: products, offers, technique, spot. */
  readonly keys: readonly string[];
  /** For the counts: under what it stands, as on lines that come of it, and how many cards under each. */
  readonly marks: readonly string[];
  readonly count: number;
  /** With a discount that nobody had asked for. */
  readonly discount?: boolean;
}

export interface Panel {
  readonly page: Page;
  readonly spot: Spot;
  readonly shelf: StoreApi<ShelfState>;
  readonly pick: (product: number, variant: number) => void;
  /** Changes the cart. */
  readonly act: (...deed: Deed) => void;
  /** What was taken in the place of something, as long as it can be undone. */
  taken?: Swapped | undefined;
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
  const shelf = createShelf(items);
  let forget = () => {};
  let seen = () => {};

  const panel: Panel = {
    page,
    spot,
    shelf,
    pick: (product, variant) => shelf.setState(({ picks }) => ({ picks: { ...picks, [product]: variant } })),
    act(...deed) {
      const [key] = deed;
      if (shelf.getState().steps[key]?.kind === 'adding') return;
      // Who takes something has seen it, even within the second that counts as seeing.
      seen();
      setStep(shelf, key, { kind: 'adding' }, '');
      load()
        .then((hands) => hands.act(panel, ...deed))
        .catch(() => setStep(shelf, key, { kind: 'refused', message: '' }, say('failed')));
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
    look({ keys, marks, count, discount }) {
      forget();
      let counted = false;
      seen = () => {
        if (counted) return;
        counted = true;
        for (const mark of marks) report(page.root, 'shown', mark, count);
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
