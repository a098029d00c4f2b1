/** @jsxImportSource preact */
/** The door: one honest cheaper alternative to what was looked at last, or the cart to take along. Once, politely. */
import { type ComponentChildren, render } from 'preact';
import { type Suggestions, suggest } from '../api.ts';
import { report } from '../beacon.ts';
import { Card } from '../card.tsx';
import { addToCart, type Cart, readCart } from '../cart.ts';
import { noteDeclined } from '../declined.ts';
import '../dress.ts';
import { noteSeen } from '../memory.ts';
import type { Page } from '../page.ts';
import { createShelf, setStep, variantOf } from '../store.ts';
import { joined, say, sayFacts, sayRating } from '../text.ts';
import { addStyle } from '../touch.ts';
import { pricesUnder } from '../under.ts';
import { isBusy } from '../watch.ts';
import css from './exit.css?inline';

/** What stands in the dialog; `close` takes it away, and it counts as dismissed unless `accept` was called. */
type View = (dialog: { draw(): void; close(): void; accept(): void }) => ComponentChildren;

/** An amount must not be torn apart at the end of a line. */
const unbroken = (money: string) => money.replaceAll(' ', '\u00a0');

/** Asks for an alternative and opens the dialog, unless there is nothing honest to offer or the shopper is busy. */
export async function offer(page: Page): Promise<void> {
  const cart = await readCart(page.root);
  const ids = cart?.items.map(({ product_id }) => product_id) ?? [];
  const product = page.memory().last;
  // Somebody who has put the product into the cart does not need to hear of a cheaper one.
  const answer = await suggest(page, {
    placement: 'exit',
    product: ids.includes(product) ? 0 : product,
    cart: ids,
    limit: 1,
  });
  if (answer?.quiet) return;
  const found = answer && alternative(page, answer);
  const view = found?.view ?? (cart?.items.length ? keepCart(cart) : null);
  if (!view || isBusy()) return;
  const keys = found?.keys ?? [];
  noteSeen(page, [...keys, 'exit'], found?.discount);
  const mark = found?.mark ?? 'exit';
  report(page.root, 'shown', mark);
  openDialog(page, view, keys, mark);
}

interface Found {
  readonly view: View;
  /** Of the memory. */
  readonly keys: readonly string[];
  readonly mark: string;
  readonly discount: boolean;
}

/** The cheaper product with both prices and their difference; null when it is not cheaper after all. */
function alternative(page: Page, answer: Suggestions): Found | null {
  const { base, items, offers } = answer;
  const offer = offers.find(({ kind, spot }) => kind === 'downgrade' && spot === 'exit');
  const found = items.find(
    ({ id, offer: under }) => !offer || (under === offer.id && 'product' in offer && id === offer.product),
  );
  const priceOf = found && pricesUnder(answer, offer ?? {}, found);
  const variants = found?.variants.filter((variant) => priceOf?.(variant).less);
  if (!base || !found || !priceOf || !variants?.length) return null;
  const item = { ...found, variants };
  const mark = offer ? `exit:downsell:${offer.id}` : answer.mark;
  const shelf = createShelf([item]);
  const facts = joined(sayRating(item.rating), sayFacts(offer ?? {}));
  const view: View = ({ draw, close, accept }) => {
    const state = shelf.getState();
    const price = priceOf(variantOf(item, state.picks));
    const add = async () => {
      if (state.steps[item.id]?.kind === 'adding') return;
      setStep(shelf, item.id, { kind: 'adding' }, '');
      draw();
      const outcome = await addToCart(page.root, variantOf(item, shelf.getState().picks).id, mark);
      const said = outcome.kind === 'added' ? say('announce', { title: item.title }) : outcome.message;
      setStep(shelf, item.id, outcome, said);
      draw();
      if (outcome.kind === 'refused') return;
      accept();
      report(page.root, 'added', mark);
      // A theme with a drawer shows the cart itself, at once; else our word must stand long enough to be read.
      setTimeout(close, document.querySelector('cart-drawer,cart-drawer-component') ? 0 : 1_500);
    };
    const pick = (_: number, variant: number) => {
      shelf.setState({ picks: { [item.id]: variant } });
      draw();
    };
    const values = {
      difference: unbroken(price.less),
      price: unbroken(price.money),
      base: base.title,
      base_price: unbroken(base.money),
    };
    return (
      <>
        <h2 class="mersalg__heading" id="mersalg-exit">
          {answer.headings?.exit ?? say('exit.heading')}
        </h2>
        <ul class="mersalg__row">
          <Card {...{ item, state, price, reason: say('exit.line', values), pick, add }} />
        </ul>
        {facts && <p class="mersalg__note">{facts}</p>}
        <p class="mersalg__unseen" role="status">
          {state.said}
        </p>
      </>
    );
  };
  const keys = [`p${item.id}`, ...(offer ? [offer.id] : []), 'downsell'];
  return { view, keys, mark, discount: offer?.terms !== undefined };
}

/** A link that opens this cart again, on any device. */
function keepCart(cart: Cart): View {
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
          {say('keep.heading')}
        </h2>
        <p>{say('keep.line')}</p>
        <div class="mersalg__actions">
          <input readOnly value={link} aria-label={say('keep.link')} />
          <button type="button" onClick={copy}>
            {say(copied ? 'keep.copied' : 'keep.copy')}
          </button>
        </div>
        <p class="mersalg__unseen" role="status">
          {copied && say('keep.copied')}
        </p>
      </>
    );
  };
}

function openDialog(page: Page, view: View, keys: readonly string[], mark: string): void {
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
          <button type="button" class="mersalg__close" aria-label={say('close')} onClick={close} />
          {view(controls)}
          <button type="button" class="mersalg__decline" onClick={close}>
            {say('decline')}
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
    report(page.root, 'dismissed', mark);
    // Whoever closed it wants no dialog again; and not this product, nor the merchant's offer of it.
    noteDeclined(page, [...keys.filter((key) => !['downsell', 'downgrade'].includes(key)), 'exit']);
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
