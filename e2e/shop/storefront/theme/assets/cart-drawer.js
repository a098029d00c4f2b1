/* The drawer after Dawn's conventions: open(), close(), renderContents(parsedState), getSectionsToRender(). */
class CartDrawer extends HTMLElement {
  activeElement = null;

  connectedCallback() {
    document.addEventListener('keyup', (event) => {
      if (event.code === 'Escape' && this.classList.contains('active')) this.close();
    });
    this.addEventListener('click', (event) => {
      if (event.target.closest('.drawer__close') || event.target.id === 'CartDrawer-Overlay') this.close();
    });
    const link = document.getElementById('cart-icon-bubble');
    if (!link) return;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.open(link);
    });
    link.addEventListener('keydown', (event) => {
      if (event.code !== 'Space') return;
      event.preventDefault();
      this.open(link);
    });
  }

  open(triggeredBy) {
    if (triggeredBy) this.setActiveElement(triggeredBy);
    setTimeout(() => this.classList.add('animate', 'active'));
    document.body.classList.add('overflow-hidden');
    setTimeout(() => {
      if (this.classList.contains('active'))
        trapFocus(this.querySelector('#CartDrawer'), this.querySelector('.drawer__inner'));
    }, 60);
  }

  close() {
    this.classList.remove('active');
    removeTrapFocus(this.activeElement);
    document.body.classList.remove('overflow-hidden');
  }

  /* `parsedState` is an answer of /cart/add or /cart/change with the sections of getSectionsToRender(). */
  renderContents(parsedState) {
    this.querySelector('.drawer__inner').classList.remove('is-empty');
    this.classList.remove('is-empty');
    this.productId = parsedState.id;
    for (const section of this.getSectionsToRender()) {
      const target = section.selector
        ? document.querySelector(section.selector)
        : document.getElementById(section.id);
      if (target)
        target.innerHTML = this.getSectionInnerHTML(parsedState.sections[section.id], section.selector);
    }
    setTimeout(() => this.open());
  }

  getSectionInnerHTML(html, selector = '.shopify-section') {
    return this.getSectionDOM(html, selector).innerHTML;
  }

  getSectionDOM(html, selector = '.shopify-section') {
    return new DOMParser().parseFromString(html, 'text/html').querySelector(selector);
  }

  getSectionsToRender() {
    return [{ id: 'cart-drawer', selector: '#CartDrawer' }, { id: 'cart-icon-bubble' }];
  }

  setActiveElement(element) {
    this.activeElement = element;
  }
}

class CartDrawerItems extends CartItems {
  getSectionsToRender() {
    return [
      { id: 'CartDrawer', section: 'cart-drawer', selector: '.drawer__inner' },
      { id: 'cart-icon-bubble', section: 'cart-icon-bubble', selector: '.shopify-section' },
    ];
  }
}

customElements.define('cart-drawer', CartDrawer);
customElements.define('cart-drawer-items', CartDrawerItems);
