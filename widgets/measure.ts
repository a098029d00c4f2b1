/**
 * Tells the server of a visitor who has consented: once a visit, of where Mersalg stands in what this visitor sees or
 * would see, and in the cart, whose it is. Alike in both arms, or the comparison would be worth nothing: so it goes by what
 * the page was rendered with and by what the cart does, never by what was suggested or came into view.
 */
import type { Arm } from './page.ts';

let begun = false;

/** Called whenever consent is given. Throws where the browser keeps nothing: then this visitor is not measured. */
export function measure(arm: Arm): void {
  const { id } = arm;
  delete sessionStorage.mersalgFree;
  localStorage.mersalgVisitor ??= id;
  // Another tab was faster: from the next page on this one is that visitor too.
  if (begun || localStorage.mersalgVisitor !== id) return;
  begun = true;
  let holds = Number(pageData().count) > 0;

  const tell = () => {
    // Consent may have been withdrawn meanwhile.
    if (!arm.id) return;
    let told: string = sessionStorage.mersalgTold ?? '';
    const spots: string[] = [];
    for (const spot of standing(holds))
      if (!told.includes(spot)) {
        spots.push(spot);
        told += ` ${spot}`;
      }
    if (spots.length && send('apps/mersalg/events', JSON.stringify({ visitor: id, spots, events: [] })))
      sessionStorage.mersalgTold = told;
    if (holds) tie(arm.held ? `${id}:0` : id);
  };
  tell();
  // Nothing is patched: the browser itself tells of requests that have been answered, and how.
  new PerformanceObserver((list) => {
    // Status 0: a browser that does not tell.
    for (const { name, responseStatus } of list.getEntries() as PerformanceResourceTiming[])
      if (/\/cart\/add\b/.test(name) && !(responseStatus >= 400)) {
        holds = true;
        tell();
      }
  }).observe({ type: 'resource', buffered: true });
}

const pageData = () => document.querySelector<HTMLElement>('[data-root]')!.dataset;
/** In a message that outlives the page: it may be on its way to checkout. */
const send = (path: string, body: string | URLSearchParams) =>
  navigator.sendBeacon(pageData().root + path, body);

/** Spots of this page that Mersalg may fill: blocks that stand there; the cart once it holds something; the door. */
function standing(holds: boolean): string[] {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-mersalg]')];
  const spots = blocks.map(({ dataset }) => dataset.mersalg!);
  if (document.querySelector(`${holds ? '[data-drawer],' : ''}[data-mersalg-bar]`)) spots.push('cart');
  if (document.querySelector(`[data-exit]${holds ? '' : ':not([data-product=""])'}`)) spots.push('exit');
  return spots;
}

/**
 * Writes into the cart, as a private attribute, whose it is: once per cart and value, as far as the browser lets us tell
 * carts apart. Only into a cart that holds something, so that none is made. '' where consent is withdrawn: its order is
 * nobody's.
 */
export function tie(value: string): void {
  const [, cart] = /(?:^|; )cart=([^;]*)/.exec(document.cookie) ?? [];
  const tied = value && `${cart} ${value}`;
  if (cart && localStorage.mersalgCart === tied) return;
  // The name at the end tells our own watch of the cart that nothing has changed.
  if (send('cart/update.js?mersalg', new URLSearchParams({ 'attributes[__mersalg]': value })))
    localStorage.mersalgCart = tied;
}
