/** The preview's frame: draws our real blocks on a plain ground, and lets the real widget bundle fill them from what the page tells. */
import { drawGround } from './ground.ts';
import { type BlockName, renderBlock } from './liquid.ts';
import { HELLO, isShow, type Show, type Told } from './message.ts';
import { standIn } from './standIns.ts';
import './frame.css';

const BLOCK_OF: Readonly<Record<Show['spot'], BlockName>> = {
  product: 'goes-well-with',
  upgrade: 'upgrade',
  bundle: 'bundle',
  extras: 'extras',
  cart: 'mersalg-embed',
  exit: 'mersalg-embed',
};

/** Without a wait at the door: whoever looks at it here has come for it. */
const AT_ONCE = { cart: true, exit: true, dwell: 0 };

const ground = document.getElementById('ground')!;
const place = document.getElementById('place')!;
const { port1: port, port2 } = new MessageChannel();
const shop = standIn(window, () => document.dispatchEvent(new CustomEvent('shopify:cart:lines-update')));
let last: { readonly look: string; readonly rest: string } | null = null;
let ready = false;

port.onmessage = ({ data }) => {
  if (isShow(data)) show(data);
};
// This frame has no origin of its own, but its address has: only a page of the same server hears it.
parent.postMessage(HELLO, location.origin, [port2]);
new ResizeObserver(tell).observe(document.body);

// A link would lead away, and there is no form to send.
document.addEventListener('click', (event) => {
  if ((event.target as Element).closest('a')) event.preventDefault();
});

function show(shown: Show): void {
  shop.show(shown);
  const html = renderBlock(BLOCK_OF[shown.spot], shown, shown.spot === 'exit' ? AT_ONCE : {});
  // What changes with each key in the CSS field is the style sheet alone: then nothing is drawn anew.
  const { css, ...look } = shown.look;
  const now = { look: css ?? '', rest: JSON.stringify({ ...shown, look }) };
  const isNew = last?.rest !== now.rest;
  if (!isNew && last?.look === now.look) return;
  last = now;
  document.documentElement.lang = shown.language;
  document.body.dataset.spot = shown.spot;
  if (isNew) {
    drawGround(ground, shown);
    lay(html, shown.spot);
  } else {
    const fresh = parse(html).querySelector('style[data-mersalg-look]');
    const kept = place.querySelector('style[data-mersalg-look]');
    if (fresh && kept) kept.replaceWith(fresh);
    else if (fresh) place.append(fresh);
    else kept?.remove();
  }
}

/** The next block is filled behind the one that stands, which then makes place: typing a title does not make it blink. */
function lay(html: string, spot: Show['spot']): void {
  const before = [...place.children];
  const layer = document.createElement('div');
  layer.append(...parse(html).childNodes);
  layer.style.opacity = before.length > 0 ? '0' : '';
  place.append(layer);
  const done = () => {
    for (const old of before) old.remove();
    layer.style.opacity = '';
    ready = true;
    tell();
  };
  const block = layer.querySelector<HTMLElement>('[data-mersalg]');
  if (block === null) begin(spot, done);
  else {
    const watcher = new MutationObserver(() => {
      if (block.dataset.state === 'waiting') return;
      watcher.disconnect();
      done();
    });
    watcher.observe(block, { attributes: true, attributeFilter: ['data-state'], childList: true });
    start();
  }
}

/** The loader is fetched once; blocks that come later are told of as in the theme editor. */
let loader: Promise<void> | null = null;
function start(): Promise<void> {
  if (loader !== null) document.dispatchEvent(new CustomEvent('shopify:section:load'));
  loader ??= new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = '/frame/widgets/mersalg.js';
    script.onload = () => resolve();
    document.head.append(script);
  });
  return loader;
}

/** Cart and door wait for a hand: a press begins them, and for the door the pointer leaves at the top. */
async function begin(spot: Show['spot'], done: () => void): Promise<void> {
  await start();
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  const found = () => document.querySelector('mersalg-cart h2, mersalg-cart .mersalg__track, dialog[open]');
  for (let turn = 0; turn < 60 && !found(); turn += 1) {
    if (spot === 'cart') document.dispatchEvent(new CustomEvent('shopify:cart:lines-update'));
    else {
      document.body.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientY: 400 }));
      document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: 0 }));
    }
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  done();
}

/** Scripts in it do not run: it is no page that is loaded, and the policy forbids them besides. */
function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  // In a template nothing can be scripted, so this is taken for what it shows to those without scripts.
  for (const without of template.content.querySelectorAll('noscript')) without.remove();
  return template.content;
}

function tell(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  port.postMessage({ kind: 'size', height, ready } satisfies Told);
}
