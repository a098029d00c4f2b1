/** What surrounds the widget in the preview: a plain page of a plain theme, with the product in hand or in the cart. */
import type { Show } from './message.ts';

/** Words that a theme would bring itself. */
const WORDS: Readonly<Record<string, { add: string; cart: string; checkout: string }>> = {
  en: { add: 'Add to cart', cart: 'Your cart', checkout: 'Check out' },
  sv: { add: 'Lägg i varukorgen', cart: 'Din varukorg', checkout: 'Till kassan' },
  da: { add: 'Læg i kurv', cart: 'Din indkøbskurv', checkout: 'Gå til betaling' },
  nb: { add: 'Legg i handlekurven', cart: 'Handlekurven din', checkout: 'Gå til kassen' },
};

/** Everything in it is text or an attribute, never markup: titles are the shop's, and may be anything. */
export function drawGround(host: HTMLElement, { spot, product, language }: Show): void {
  const words = WORDS[language] ?? WORDS.en!;
  const picture = element('span', { class: 'ground-picture' });
  if (product.img !== null) picture.append(element('img', { src: product.img, alt: '' }));
  const about = element('div', { class: 'ground-about' });
  about.append(
    element('a', { class: 'ground-title', href: `/products/${product.id}` }, product.title),
    element('span', {}, product.money),
  );
  const line = element('div', { class: 'ground-line' });
  line.append(picture, about);

  if (spot === 'cart') {
    const drawer = element('aside', { class: 'ground-drawer' });
    const form = element('form', { action: '/cart' });
    form.append(
      element('button', { type: 'button', name: 'checkout', class: 'ground-button' }, words.checkout),
    );
    const lines = element('div', {});
    lines.append(line);
    drawer.append(element('p', { class: 'ground-heading' }, words.cart), lines, form);
    host.replaceChildren(drawer);
    return;
  }
  const form = element('form', { action: '/cart/add' });
  form.append(
    element('input', { type: 'hidden', name: 'id', value: String(product.variant) }),
    element('button', { type: 'button', class: 'ground-button' }, words.add),
  );
  about.append(form);
  host.replaceChildren(line);
}

function element(name: string, attributes: Readonly<Record<string, string>>, text = ''): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
