/** @jsxImportSource preact */
/** The door: one honest cheaper alternative to what was looked at last, or the cart to take along. Once, politely. */
import { type ComponentChildren, render } from 'preact';
import { type Suggestions, suggest } from '../api.ts';
import { report } from '../beacon.ts';
import { Card } from '../card.tsx';
import { addToCart, type Cart, readCart } from '../cart.ts';
import { addStyle } from '../dress.ts';
import type { Page } from '../page.ts';
import { createShelf, markShown, setStep, variantOf, visitOf } from '../store.ts';
import { readTexts, say, type Texts } from '../text.ts';
import css from './exit.css?inline';

/** What stands in the dialog; `close` takes it away, and it counts as dismissed unless `accept` was called. */
type View = (dialog: { draw(): void; close(): void; accept(): void }) => ComponentChildren;

/** An amount must not be torn apart at the end of a line. */
const unbroken = (money: string) => money.replaceAll(' ', '\u00a0');

/** Asks for an alternative and opens the dialog, unless there is nothing honest to offer or the shopper is busy. */
export async function offer(page: Page, isBusy: () => boolean): Promise<void> {
  const cart = await readCart(page.root);
  const ids = cart?.items.map(({ product_id }) => product_id) ?? [];
  const product = page.visit.last;
  // Somebody who has put the product into the cart does not need to hear of a cheaper one.
  const answer =
    product && !ids.includes(product)
      ? await suggest(page, { placement: 'exit', product, cart: ids, limit: 1 })
      : null;
  const texts = readTexts();
  const view =
    (answer && alternative(page, texts, answer)) ?? (cart?.items.length ? keepCart(texts, cart) : null);
  if (!view || isBusy()) return;
  visitOf(page).setState({ exitShown: true });
  markShown(visitOf(page), 'exit', 1);
  report(page.root, { kind: 'shown', placement: 'exit', count: 1 });
  openDialog(page, texts, view);
}

/** The cheaper product with both prices and their difference; null when it is not cheaper after all. */
function alternative(page: Page, texts: Texts, { base, items, mark }: Suggestions): View | null {
  const found = items[0];
  const variants = found?.variants.filter(({ less }) => less);
  if (!base || !found || !variants?.length) return null;
  const item = { ...found, variants };
  const shelf = createShelf([item]);
  return ({ draw, close, accept }) => {
    const state = shelf.getState();
    const { money, less } = variantOf(item, state.picks);
    const add = async () => {
      if (state.steps[item.id]?.kind === 'adding') return;
      setStep(shelf, item.id, { kind: 'adding' }, '');
      draw();
      const outcome = await addToCart(page.root, variantOf(item, shelf.getState().picks).id, mark);
      const said = outcome.kind === 'added' ? say(texts, 'announce', { title: item.title }) : outcome.message;
      setStep(shelf, item.id, outcome, said);
      draw();
      if (outcome.kind === 'refused') return;
      accept();
      report(page.root, { kind: 'added', placement: 'exit', count: 1 });
      // A theme with a drawer shows the cart itself, at once; else our word must stand long enough to be read.
      setTimeout(close, document.querySelector('cart-drawer,cart-drawer-component') ? 0 : 1_500);
    };
    const pick = (_: number, variant: number) => {
      shelf.setState({ picks: { [item.id]: variant } });
      draw();
    };
    const values = {
      difference: unbroken(less ?? ''),
      price: unbroken(money),
      base: base.title,
      base_price: unbroken(base.money),
    };
    return (
      <>
        <h2 class="mersalg__heading" id="mersalg-exit">
          {say(texts, 'exit.heading')}
        </h2>
        <ul class="mersalg__row">
          <Card {...{ item, state, texts, reason: say(texts, 'exit.line', values), pick, add }} />
        </ul>
        <p class="mersalg__unseen" role="status">
          {state.said}
        </p>
      </>
    );
  };
}

/** A link that opens this cart again, on any device. */
function keepCart(texts: Texts, cart: Cart): View {
  const lines = cart.items.map(({ variant_id, quantity }) => `${variant_id}:${quantity}`);
  // Without `storefront` a permalink leads straight to checkout.
  const link = `${location.origin}/cart/${lines.join()}?storefront=true`;
  let copied = false;
  return ({ draw, accept }) => {
    const copy = async (event: Event) => {
      const field = (event.currentTarget as Element).previousElementSibling as HTMLInputElement;
      accept();
      field.select();
      // Where the clipboard is closed to us, the selected link can still be copied by hand.
      await navigator.clipboard.writeText(link).then(
        () => {
          copied = true;
        },
        () => {},
      );
      draw();
    };
    return (
      <>
        <h2 class="mersalg__heading" id="mersalg-exit">
          {say(texts, 'keep.heading')}
        </h2>
        <p>{say(texts, 'keep.line')}</p>
        <div class="mersalg__actions">
          <input readOnly value={link} aria-label={say(texts, 'keep.link')} />
          <button type="button" onClick={copy}>
            {say(texts, copied ? 'keep.copied' : 'keep.copy')}
          </button>
        </div>
        <p class="mersalg__unseen" role="status">
          {copied && say(texts, 'keep.copied')}
        </p>
      </>
    );
  };
}

function openDialog(page: Page, texts: Texts, view: View): void {
  addStyle(css);
  const dialog = document.createElement('dialog');
  dialog.className = 'mersalg mersalg--exit';
  dialog.setAttribute('aria-labelledby', 'mersalg-exit');
  dress(dialog);
  let accepted = false;
  let pressed: EventTarget | null = null;
  const close = () => dialog.close();
  const controls = {
    close,
    accept: () => {
      accepted = true;
    },
    draw: () =>
      render(
        // The focus starts on the panel: the dialog's name is read first, and no button looks chosen.
        <div class="mersalg__panel" tabIndex={-1} autofocus>
          <button type="button" class="mersalg__close" aria-label={say(texts, 'close')} onClick={close} />
          {view(controls)}
          <button type="button" class="mersalg__decline" onClick={close}>
            {say(texts, 'decline')}
          </button>
        </div>,
        dialog,
      ),
  };
  // A press and a release both outside the panel: dragging a selection out of it is not a wish to leave.
  dialog.onpointerdown = ({ target }) => {
    pressed = target;
  };
  dialog.onclick = ({ target }) => {
    if (target === dialog && pressed === dialog) close();
  };
  dialog.onclose = () => {
    dialog.remove();
    if (accepted) return;
    report(page.root, { kind: 'dismissed', placement: 'exit', count: 1 });
    visitOf(page).setState({ dismissed: true });
  };
  controls.draw();
  document.body.append(dialog);
  dialog.showModal();
}

/** The shop's own colours: a dialog would otherwise be white in the darkest theme. */
function dress(dialog: HTMLElement): void {
  for (const element of [document.body, document.documentElement]) {
    const { backgroundColor } = getComputedStyle(element);
    if (/^transparent$|[,/] 0\)$/.test(backgroundColor)) continue;
    Object.assign(dialog.style, { backgroundColor, color: getComputedStyle(document.body).color });
    return;
  }
}
