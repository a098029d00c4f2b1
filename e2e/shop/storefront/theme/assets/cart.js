/* The cart's lines after Dawn's conventions: <cart-items>, <cart-remove-button>, refreshed by section rendering. */
class CartRemoveButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      event.preventDefault();
      (this.closest('cart-items') ?? this.closest('cart-drawer-items')).updateQuantity(this.dataset.index, 0);
    });
  }
}

class CartItems extends HTMLElement {
  cartUpdateUnsubscriber = undefined;

  constructor() {
    super();
    const onChange = debounce((event) => this.onChange(event), ON_CHANGE_DEBOUNCE_TIMER);
    this.addEventListener('change', onChange);
  }

  connectedCallback() {
    this.cartUpdateUnsubscriber = subscribe(PUB_SUB_EVENTS.cartUpdate, (event) => {
      if (event.source === 'cart-items') return undefined;
      return this.onCartUpdate();
    });
  }

  disconnectedCallback() {
    this.cartUpdateUnsubscriber?.();
  }

  onChange(event) {
    const { index, quantityVariantId } = event.target.dataset;
    if (index) this.updateQuantity(index, event.target.value, event.target.id, quantityVariantId);
  }

  /* Somebody else changed the cart: fetch the lines and the sum anew. */
  async onCartUpdate() {
    const drawer = this.tagName === 'CART-DRAWER-ITEMS';
    const section = drawer ? 'cart-drawer' : document.getElementById('main-cart-items').dataset.id;
    try {
      const response = await fetch(`${routes.cart_url}?section_id=${section}`);
      const html = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (drawer) {
        for (const selector of ['cart-drawer-items', '.cart-drawer__footer']) {
          const target = document.querySelector(selector);
          const source = html.querySelector(selector);
          if (target && source) target.replaceWith(source);
        }
      } else {
        this.innerHTML = html.querySelector('cart-items').innerHTML;
      }
    } catch (error) {
      console.error(error);
    }
  }

  getSectionsToRender() {
    return [
      {
        id: 'main-cart-items',
        section: document.getElementById('main-cart-items').dataset.id,
        selector: '.js-contents',
      },
      { id: 'cart-icon-bubble', section: 'cart-icon-bubble', selector: '.shopify-section' },
      { id: 'cart-live-region-text', section: 'cart-live-region-text', selector: '.shopify-section' },
      {
        id: 'main-cart-footer',
        section: document.getElementById('main-cart-footer').dataset.id,
        selector: '.js-contents',
      },
    ];
  }

  async updateQuantity(line, quantity, focusId, variantId) {
    this.classList.add('cart__items--disabled');
    const body = JSON.stringify({
      line,
      quantity,
      sections: this.getSectionsToRender().map((section) => section.section),
      sections_url: window.location.pathname,
    });
    try {
      const response = await fetch(routes.cart_change_url, { ...fetchConfig(), body });
      const state = await response.json();
      if (state.errors) {
        const input = this.querySelector(`[data-index="${line}"].quantity__input`);
        if (input) input.value = input.getAttribute('value');
        this.showError(line, state.errors);
        return;
      }
      const empty = state.item_count === 0;
      this.classList.toggle('is-empty', empty);
      document.querySelector('cart-drawer')?.classList.toggle('is-empty', empty);
      for (const section of this.getSectionsToRender()) {
        const holder = document.getElementById(section.id);
        const target = holder?.querySelector(section.selector) ?? holder;
        const source = new DOMParser()
          .parseFromString(state.sections[section.section], 'text/html')
          .querySelector(section.selector);
        if (target && source) target.innerHTML = source.innerHTML;
      }
      const drawer = document.querySelector('cart-drawer');
      const again = focusId && document.getElementById(focusId);
      if (again) again.focus();
      else if (drawer?.classList.contains('active')) drawer.querySelector('.drawer__inner').focus();
      publish(PUB_SUB_EVENTS.cartUpdate, { source: 'cart-items', cartData: state, variantId });
    } catch (error) {
      console.error(error);
      const errors =
        document.getElementById('cart-errors') ?? document.getElementById('CartDrawer-CartErrors');
      if (errors) errors.textContent = window.cartStrings.error;
    } finally {
      this.classList.remove('cart__items--disabled');
    }
  }

  showError(line, message) {
    const holder =
      document.getElementById(`Line-item-error-${line}`) ??
      document.getElementById(`CartDrawer-LineItemError-${line}`);
    const text = holder?.querySelector('.cart-item__error-text');
    if (text) text.textContent = message;
  }
}

customElements.define('cart-remove-button', CartRemoveButton);
customElements.define('cart-items', CartItems);
