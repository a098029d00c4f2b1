/** @jsxImportSource preact */
/** A shelf of cards in a host element: draws them, adds to the cart, says what happened, and counts what was seen. */
import { render } from 'preact';
import type { SuggestItem } from '../server/domain/suggestion.ts';
import type { Suggestions } from './api.ts';
import { report } from './beacon.ts';
import { Card } from './card.tsx';
import type { Page } from './page.ts';
import { sayReason } from './reason.ts';
import { createShelf, markShown, setStep, variantOf, visitOf } from './store.ts';
import { readTexts, say } from './text.ts';

export interface Shelf {
  /** Draws other suggestions in the same place. */
  update(answer: Suggestions): void;
}

export interface ShelfOptions {
  readonly heading: string;
  /** Titles of products by id, to name what a suggestion goes with. */
  readonly titles?: (id: number) => string | undefined;
}

/** Milliseconds that "Added" stands on the button. */
const ADDED = 3_000;

/** Adding is code of its own: fetched when a shopper's hand or focus comes near, not by everybody who looks. */
const load = () => import('./cart.ts');

export function mountShelf(host: HTMLElement, page: Page, first: Suggestions, options: ShelfOptions): Shelf {
  const texts = readTexts();
  const shelf = createShelf(first.items);
  let answer = first;

  const add = async (item: SuggestItem) => {
    const kind = shelf.getState().steps[item.id]?.kind;
    if (kind === 'adding') return;
    // Who takes something has seen it, even within the second that counts as seeing.
    seen();
    setStep(shelf, item.id, { kind: 'adding' }, '');
    const { placement, mark } = answer;
    const outcome = await load().then(
      ({ addToCart }) => addToCart(page.root, variantOf(item, shelf.getState().picks).id, mark),
      () => ({ kind: 'refused', message: '' }) as const,
    );
    if (outcome.kind === 'refused') {
      return setStep(shelf, item.id, outcome, outcome.message || say(texts, 'failed'));
    }
    report(page.root, { kind: 'added', placement, count: 1 });
    setStep(shelf, item.id, { kind: 'added' }, say(texts, 'announce', { title: item.title }));
    setTimeout(() => setStep(shelf, item.id, { kind: 'idle' }, ''), ADDED);
  };
  const pick = (product: number, variant: number) =>
    shelf.setState(({ picks }) => ({ picks: { ...picks, [product]: variant } }));

  const draw = () => {
    const state = shelf.getState();
    render(
      <>
        <h2 class="mersalg__heading">{options.heading}</h2>
        <ul class="mersalg__row">
          {state.items.map((item) => {
            const reason = sayReason(texts, item, variantOf(item, state.picks), options.titles);
            return <Card key={item.id} {...{ item, state, texts, reason, pick, add }} />;
          })}
        </ul>
        <p class="mersalg__unseen" role="status">
          {state.said}
        </p>
      </>,
      host,
    );
  };
  let forget = () => {};
  let counted = false;
  const seen = () => {
    if (counted) return;
    counted = true;
    const { placement, items } = answer;
    report(page.root, { kind: 'shown', placement, count: items.length });
    markShown(visitOf(page), placement, items.length);
  };
  const watchSeen = () => {
    forget();
    counted = false;
    forget = whenSeen(host, seen);
  };

  for (const near of ['pointerover', 'focusin']) {
    host.addEventListener(near, () => load().catch(() => {}), { once: true, passive: true });
  }
  shelf.subscribe(draw);
  draw();
  watchSeen();
  return {
    update(next) {
      answer = next;
      shelf.setState({ items: next.items });
      watchSeen();
    },
  };
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
