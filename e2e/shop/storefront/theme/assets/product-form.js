/* Adding without leaving the page, after Dawn's conventions; without a drawer the form posts and the browser goes to the cart. */
class ProductForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form');
    this.form.addEventListener('submit', (event) => this.onSubmitHandler(event));
    this.cart = document.querySelector('cart-notification') ?? document.querySelector('cart-drawer');
    this.submitButton = this.querySelector('[type="submit"]');
    if (this.cart) this.submitButton.setAttribute('aria-haspopup', 'dialog');
  }

  async onSubmitHandler(event) {
    event.preventDefault();
    if (this.submitButton.getAttribute('aria-disabled') === 'true') return;
    this.handleErrorMessage();
    this.submitButton.setAttribute('aria-disabled', 'true');
    this.submitButton.classList.add('loading');
    const config = fetchConfig('javascript');
    config.headers['X-Requested-With'] = 'XMLHttpRequest';
    delete config.headers['Content-Type'];
    const body = new FormData(this.form);
    if (this.cart) {
      body.append(
        'sections',
        this.cart
          .getSectionsToRender()
          .map((section) => section.id)
          .join(','),
      );
      body.append('sections_url', window.location.pathname);
      this.cart.setActiveElement(document.activeElement);
    }
    try {
      const answer = await (await fetch(routes.cart_add_url, { ...config, body })).json();
      const productVariantId = body.get('id');
      if (answer.status) {
        publish(PUB_SUB_EVENTS.cartError, {
          source: 'product-form',
          productVariantId,
          errors: answer.errors || answer.description,
          message: answer.message,
        });
        this.handleErrorMessage(answer.description);
        return;
      }
      if (!this.cart) {
        window.location = routes.cart_url;
        return;
      }
      publish(PUB_SUB_EVENTS.cartUpdate, { source: 'product-form', productVariantId, cartData: answer });
      this.cart.renderContents(answer);
    } catch (error) {
      console.error(error);
      this.handleErrorMessage(window.cartStrings.error);
    } finally {
      this.submitButton.classList.remove('loading');
      this.submitButton.removeAttribute('aria-disabled');
    }
  }

  handleErrorMessage(message) {
    const wrapper = this.querySelector('.product-form__error-message-wrapper');
    if (!wrapper) return;
    wrapper.toggleAttribute('hidden', !message);
    if (message) wrapper.querySelector('.product-form__error-message').textContent = message;
  }
}

customElements.define('product-form', ProductForm);
