/* The cart after Horizon's conventions: cart-drawer-component, cart-items-component, and `cart:update` events with
   detail {resource, sourceId, data: {itemCount, source, sections}}. Sections are morphed: foreign nodes inside them go. */
const ThemeEvents = { cartUpdate: 'cart:update', cartError: 'cart:error' };

class CartEvent extends Event {
  constructor(name, resource, sourceId, data) {
    super(name, { bubbles: true });
    this.detail = { resource, sourceId, data: { ...data } };
  }
}

/* Makes `from` like `to`, keeping the nodes that match by position and name (focus and open dialogs survive). */
function morph(from, to) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !(name === 'open' && from.tagName === 'DIALOG')) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  if (from.tagName === 'INPUT') from.value = to.getAttribute('value') ?? '';
  const old = [...from.childNodes];
  [...to.childNodes].forEach((child, i) => {
    const match = old[i];
    if (!match) from.append(child.cloneNode(true));
    else if (
      match.nodeType !== child.nodeType ||
      match.nodeName !== child.nodeName ||
      match.id !== child.id
    ) {
      match.replaceWith(child.cloneNode(true));
    } else if (match.nodeType === Node.ELEMENT_NODE) morph(match, child);
    else if (match.textContent !== child.textContent) match.textContent = child.textContent;
  });
  for (const extra of old.slice(to.childNodes.length)) extra.remove();
}

function morphSection(sectionId, html) {
  const id = `shopify-section-${sectionId}`;
  const to = new DOMParser().parseFromString(html, 'text/html').getElementById(id);
  const from = document.getElementById(id);
  if (from && to) morph(from, to);
}

async function renderSection(sectionId) {
  const url = new URL(window.location.href);
  url.searchParams.set('section_id', sectionId);
  morphSection(sectionId, await (await fetch(url)).text());
}

function cartSectionIds() {
  return [
    ...new Set([...document.querySelectorAll('cart-items-component')].map((item) => item.dataset.sectionId)),
  ];
}

class CartIcon extends HTMLElement {
  connectedCallback() {
    document.addEventListener(ThemeEvents.cartUpdate, this.onCartUpdate);
  }
  disconnectedCallback() {
    document.removeEventListener(ThemeEvents.cartUpdate, this.onCartUpdate);
  }
  onCartUpdate = (event) => {
    const count = this.querySelector('[ref="cartBubbleCount"]');
    const { itemCount = 0, source, sections } = event.detail.data ?? {};
    /* An add tells how many were added, everything else how many there are; a rendered header already knows. */
    const header = this.closest('.shopify-section');
    if (header && sections?.[header.id.replace('shopify-section-', '')]) return;
    const total = source === 'product-form-component' ? Number(count.textContent) + itemCount : itemCount;
    count.textContent = String(total);
    this.querySelector('[ref="cartBubble"]').classList.toggle('visually-hidden', total === 0);
  };
}

class CartDrawerComponent extends HTMLElement {
  connectedCallback() {
    document.addEventListener(ThemeEvents.cartUpdate, this.#onCartUpdate);
    this.addEventListener('click', this.#onClick);
  }
  disconnectedCallback() {
    document.removeEventListener(ThemeEvents.cartUpdate, this.#onCartUpdate);
    this.removeEventListener('click', this.#onClick);
  }
  #onCartUpdate = () => {
    if (this.hasAttribute('auto-open')) this.open();
  };
  #onClick = (event) => {
    if (event.target.closest('[ref="trigger"]')) this.open();
    else if (event.target.closest('[data-close]') || event.target === this.dialog) this.close();
  };
  get dialog() {
    return this.querySelector('dialog');
  }
  open() {
    if (!this.dialog.open) this.dialog.showModal();
  }
  close() {
    this.dialog.close();
  }
}

class CartItemsComponent extends HTMLElement {
  #timer;
  connectedCallback() {
    document.addEventListener(ThemeEvents.cartUpdate, this.#onCartUpdate);
    this.addEventListener('change', this.#onChange);
    this.addEventListener('click', this.#onClick);
  }
  disconnectedCallback() {
    document.removeEventListener(ThemeEvents.cartUpdate, this.#onCartUpdate);
    this.removeEventListener('change', this.#onChange);
    this.removeEventListener('click', this.#onClick);
  }
  get sectionId() {
    return this.dataset.sectionId;
  }
  #onChange = (event) => {
    const { index } = event.target.dataset;
    if (!index) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.updateQuantity({ line: Number(index), quantity: Number(event.target.value) }),
      300,
    );
  };
  #onClick = (event) => {
    const remove = event.target.closest('cart-remove-button');
    if (!remove) return;
    event.preventDefault();
    this.updateQuantity({ line: Number(remove.dataset.index), quantity: 0 });
  };
  #onCartUpdate = (event) => {
    if (event.target === this) return;
    const html = event.detail?.data?.sections?.[this.sectionId];
    if (html) morphSection(this.sectionId, html);
    else renderSection(this.sectionId).catch(console.error);
  };
  async updateQuantity({ line, quantity }) {
    this.classList.add('cart-items-disabled');
    try {
      const response = await fetch(window.Theme.routes.cart_change_url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({
          line,
          quantity,
          sections: cartSectionIds().join(','),
          sections_url: window.location.pathname,
        }),
      });
      const answer = await response.json();
      if (answer.errors) {
        const error = this.querySelector(`[ref="cartItemError-${line}"]`);
        if (error) error.textContent = answer.errors;
        const input = this.querySelector(`input[data-index="${line}"]`);
        if (input) input.value = input.defaultValue;
        return;
      }
      const data = {
        itemCount: answer.item_count,
        source: 'cart-items-component',
        sections: answer.sections,
      };
      this.dispatchEvent(new CartEvent(ThemeEvents.cartUpdate, {}, this.sectionId, data));
      morphSection(this.sectionId, answer.sections[this.sectionId]);
    } catch (error) {
      console.error(error);
    } finally {
      this.classList.remove('cart-items-disabled');
    }
  }
}

class ProductFormComponent extends HTMLElement {
  connectedCallback() {
    this.querySelector('form').addEventListener('submit', (event) => this.handleSubmit(event));
  }
  async handleSubmit(event) {
    event.preventDefault();
    const body = new FormData(event.target);
    body.append('sections', cartSectionIds().join(','));
    const id = String(body.get('id'));
    const added = Number(body.get('quantity')) || 1;
    const wrapper = this.querySelector('.product-form__error-message-wrapper');
    try {
      const response = await fetch(window.Theme.routes.cart_add_url, {
        method: 'POST',
        headers: { 'X-Requested-With': 'XMLHttpRequest', Accept: 'text/html' },
        body,
      });
      const answer = await response.json();
      const data = { source: 'product-form-component', itemCount: added, productId: this.dataset.productId };
      wrapper.hidden = !answer.status;
      if (answer.status) {
        wrapper.querySelector('.product-form__error-message').textContent = answer.message;
        const { message, description, errors } = answer;
        this.dispatchEvent(
          new CartEvent(ThemeEvents.cartError, undefined, event.target.id, { message, description, errors }),
        );
        /* What was left in stock has been added all the same. */
        this.dispatchEvent(new CartEvent(ThemeEvents.cartUpdate, {}, this.id, { ...data, didError: true }));
        return;
      }
      this.querySelector('[ref="liveRegion"]').textContent = window.Theme.translations.added;
      this.dispatchEvent(
        new CartEvent(ThemeEvents.cartUpdate, {}, id, { ...data, sections: answer.sections }),
      );
    } catch (error) {
      console.error(error);
    }
  }
}

customElements.define('cart-icon', CartIcon);
customElements.define('cart-drawer-component', CartDrawerComponent);
customElements.define('cart-items-component', CartItemsComponent);
customElements.define('product-form-component', ProductFormComponent);
